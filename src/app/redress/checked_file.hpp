#pragma once
// A data file that the operator writes, held against its JSON Schema; what is wrong is told as FILE:LINE: PLACE:
// REASON.

#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"

namespace redress::app {

/// The whole file; NotFound names it.
[[nodiscard]] Result<std::string> read_text_file(const std::string& path);

/// The value in `text` if it fits `schema` (draft 7). Malformed names file, line, place as a JSON pointer, and reason;
/// `name` stands for the file.
[[nodiscard]] Result<json::value> parse_checked(std::string_view text, const std::string& name,
                                                const json::value& schema);

/// The same form of failure for what no schema can say. `place` holds the names that lead to the value, outermost
/// first.
[[nodiscard]] Failure wrong_at(std::string_view text, const std::string& name, const std::vector<std::string>& place,
                               std::string_view reason);

}  // namespace redress::app
