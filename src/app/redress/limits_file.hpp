#pragma once
// The operator's limits: data/limits.json inside the program, or a file given by --limits (schema:
// data/schema/limits.schema.json).

#include <string>
#include <string_view>

#include "adapters/http/server.hpp"
#include "app/redress/system.hpp"

namespace redress::app {

/// From where `redress doctor` warns.
struct DoctorLimits {
  std::int64_t backup_age_hours_max = 24;
  std::int64_t clock_error_ms_max = 1000;
  std::int64_t clock_future_ms_max = 60'000;
  std::uint64_t complaints_max = 100'000;
  std::uint64_t free_bytes_min = std::uint64_t{1} << 30;
  std::int64_t free_days_min = 30;
  std::int64_t growth_days = 7;
  std::uint64_t locked_bytes_min = 65'536;
  std::uint64_t open_files_min = 4096;
};

/// Every number of the limits file, where it is used.
struct Limits {
  http::ServerLimits http;
  service::CommitLoopOptions commits;
  service::NetworkRateLimit::Options filing;
  service::NetworkRateLimit::Options acts{.per_minute = 60, .burst = 60};
  service::CodeGuessLimit::Options guess;
  service::SignInOptions sign_in;
  DoctorLimits doctor;
  service::UploadLimits uploads;
};

/// The limits inside the program.
[[nodiscard]] Limits builtin_limits();
/// Reads a limits file. Malformed names file, line, place and reason.
[[nodiscard]] Result<Limits> read_limits_file(const std::string& path);
/// Reads the text of one; `name` stands in the failure.
[[nodiscard]] Result<Limits> parse_limits(std::string_view text, const std::string& name);

}  // namespace redress::app
