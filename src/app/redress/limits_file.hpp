#pragma once
// The operator's limits: data/limits.json inside the program, or a file given by --limits (schema:
// data/schema/limits.schema.json).

#include <string>
#include <string_view>

#include "adapters/http/server.hpp"
#include "app/redress/system.hpp"

namespace redress::app {

/// Every number of the limits file, where it is used.
struct Limits {
  http::ServerLimits http;
  service::CommitLoopOptions commits;
  service::FilingRateLimit::Options filing;
  service::CodeGuessLimit::Options guess;
  service::UploadLimits uploads;
};

/// The limits inside the program.
[[nodiscard]] Limits builtin_limits();
/// Reads a limits file. Malformed names file, line, place and reason.
[[nodiscard]] Result<Limits> read_limits_file(const std::string& path);
/// Reads the text of one; `name` stands in the failure.
[[nodiscard]] Result<Limits> parse_limits(std::string_view text, const std::string& name);

}  // namespace redress::app
