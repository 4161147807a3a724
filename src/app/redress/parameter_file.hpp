#pragma once
// The operator's own first values of the parameters: a file given by --parameters (schema:
// data/schema/parameter_values.schema.json). Only a new log takes them; later starts hold the file against the log.

#include <map>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "domain/parameters/parameters.hpp"

namespace redress::app {

/// What the file names, checked against kinds, keys and bounds.
struct FirstValues {
  std::string file;  ///< for messages; empty when no file was given
  std::map<std::string, parameters::Value> values;

  /// p.zone, if the file names it.
  [[nodiscard]] const std::string* zone() const;
};

/// Reads the file. Malformed names file, line, place and reason.
[[nodiscard]] Result<FirstValues> read_parameter_file(const std::string& path);
/// Reads the text of one; `name` stands in the failure.
[[nodiscard]] Result<FirstValues> parse_first_values(std::string_view text, const std::string& name);

/// Nothing to say when the log began with just these values: what the file does not name, with its default. Changes
/// that two persons made since do not count. Conflict names the first parameter that differs.
[[nodiscard]] Result<void> check_first_values(const FirstValues& wanted, const parameters::Parameters& log);

}  // namespace redress::app
