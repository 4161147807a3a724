#include "app/redress/limits_file.hpp"

#include "app/redress/checked_file.hpp"
#include "base/check.hpp"
#include "base/json.hpp"

namespace redress::embedded {
std::string_view limits_json() noexcept;
std::string_view limits_schema() noexcept;
}  // namespace redress::embedded

namespace redress::app {
namespace {

/// One number of a limits file that has passed its schema.
template <class Integer>
void take(const json::object& group, std::string_view key, Integer& value) {
  std::int64_t number = 0;
  REDRESS_CHECK(find_integer(group, key, number));
  value = static_cast<Integer>(number);
}

void take_http(const json::object& group, http::ServerLimits& http) {
  take(group, "body_bytes_max", http.body_bytes_max);
  take(group, "body_ms_max", http.body_ms_max);
  take(group, "connections_max", http.connections_max);
  take(group, "drain_ms_max", http.drain_ms_max);
  take(group, "header_bytes_max", http.header_bytes_max);
  take(group, "header_ms_max", http.header_ms_max);
  take(group, "idle_ms_max", http.idle_ms_max);
  take(group, "json_depth_max", http.json_depth_max);
  take(group, "write_ms_max", http.write_ms_max);
}

void take_filing(const json::object& group, complaint::FilingLimits& filing) {
  take(group, "description_chars_max", filing.description_chars_max);
  take(group, "external_refs_max", filing.external_refs_max);
  take(group, "object_ids_max", filing.object_ids_max);
  take(group, "text_chars_max", filing.text_chars_max);
  take(group, "word_chars_max", filing.word_chars_max);
}

void take_attachments(const json::object& group, Limits& limits) {
  take(group, "expiry_ms", limits.uploads.expiry_ms);
  take(group, "file_bytes_max", limits.uploads.file_bytes_max);
  take(group, "files_max", limits.commits.filing.attachments_max);
  take(group, "first_bytes_ms_max", limits.uploads.first_bytes_ms_max);
  take(group, "free_bytes_min", limits.uploads.free_bytes_min);
  take(group, "open_bytes_max", limits.uploads.open_bytes_max);
  take(group, "open_bytes_per_network_max", limits.uploads.open_bytes_per_network_max);
  take(group, "open_max", limits.uploads.open_max);
  take(group, "open_per_complaint_max", limits.uploads.open_per_complaint_max);
  take(group, "open_per_network_max", limits.uploads.open_per_network_max);
  take(group, "progress_bytes_min", limits.http.upload_progress_bytes_min);
  take(group, "progress_ms_max", limits.http.upload_progress_ms_max);
  take(group, "threads", limits.uploads.threads);
}

void take_rates(const json::object& rate, const json::object& code, Limits& limits) {
  take(rate, "filings_burst", limits.filing.burst);
  take(rate, "filings_per_minute", limits.filing.per_minute);
  take(rate, "networks_max", limits.filing.networks_max);
  take(code, "entries_max", limits.guess.entries_max);
  take(code, "global_per_minute_max", limits.guess.global_per_minute_max);
  take(code, "tries_max", limits.guess.tries_max);
  take(code, "window_ms", limits.guess.window_ms);
}

void take_acts(const json::object& group, Limits& limits) {
  take(group, "acts_burst", limits.acts.burst);
  take(group, "acts_per_minute", limits.acts.per_minute);
  take(group, "additions_max", limits.commits.filing.additions_max);
  take(group, "networks_max", limits.acts.networks_max);
}

void take_writer(const json::object& group, service::CommitLoopOptions& commits) {
  take(group, "batch_max", commits.batch_max);
  take(group, "cache_max", commits.cache_max);
  take(group, "clock_step_ms_max", commits.clock_step_ms_max);
  take(group, "queue_max", commits.queue_max);
}

void take_sign_in(const json::object& password, const json::object& session, const json::object& sign_in,
                  service::SignInOptions& options) {
  take(password, "bytes_max", options.passwords.bytes_max);
  take(password, "chars_min", options.passwords.chars_min);
  take(password, "memory_bytes", options.passwords.memory_bytes);
  take(password, "operations", options.passwords.operations);
  take(password, "queue_max", options.queue_max);
  take(password, "threads", options.threads);
  take(session, "idle_ms_max", options.sessions.idle_ms_max);
  take(session, "lifetime_ms_max", options.sessions.lifetime_ms_max);
  take(session, "per_user_max", options.sessions.per_user_max);
  take(session, "sessions_max", options.sessions.sessions_max);
  take(sign_in, "entries_max", options.limit.entries_max);
  take(sign_in, "global_per_minute_max", options.limit.global_per_minute_max);
  take(sign_in, "tries_max", options.limit.tries_max);
  take(sign_in, "waiting_per_network_max", options.limit.waiting_per_network_max);
  take(sign_in, "window_ms", options.limit.window_ms);
}

void take_doctor(const json::object& group, DoctorLimits& doctor) {
  take(group, "backup_age_hours_max", doctor.backup_age_hours_max);
  take(group, "clock_error_ms_max", doctor.clock_error_ms_max);
  take(group, "clock_future_ms_max", doctor.clock_future_ms_max);
  take(group, "complaints_max", doctor.complaints_max);
  take(group, "free_bytes_min", doctor.free_bytes_min);
  take(group, "free_days_min", doctor.free_days_min);
  take(group, "growth_days", doctor.growth_days);
  take(group, "locked_bytes_min", doctor.locked_bytes_min);
  take(group, "open_files_min", doctor.open_files_min);
}

}  // namespace

Result<Limits> parse_limits(std::string_view text, const std::string& name) {
  static const auto schema = parse_json(embedded::limits_schema()).value();
  const auto value = parse_checked(text, name, schema);
  if (!value) return value.error();
  const auto& groups = value->get_object();
  const auto group = [&](std::string_view key) -> const json::object& { return groups.at(key).get_object(); };
  Limits limits;
  take_http(group("http"), limits.http);
  take_filing(group("filing"), limits.commits.filing);
  take_rates(group("rate"), group("query_code"), limits);
  take_sign_in(group("password"), group("session"), group("sign_in"), limits.sign_in);
  take_writer(group("writer"), limits.commits);
  take_doctor(group("doctor"), limits.doctor);
  take_attachments(group("attachments"), limits);
  take_acts(group("complainant"), limits);
  return limits;
}

Limits builtin_limits() {
  auto limits = parse_limits(embedded::limits_json(), "data/limits.json");
  REDRESS_CHECK(limits.has_value());
  return std::move(*limits);
}

Result<Limits> read_limits_file(const std::string& path) {
  const auto text = read_text_file(path);
  if (!text) return text.error();
  return parse_limits(*text, path);
}

}  // namespace redress::app
