#include "app/redress/limits_file.hpp"

#include <algorithm>
#include <valijson/adapters/boost_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "adapters/keys/key_folder.hpp"
#include "base/check.hpp"
#include "base/json.hpp"

namespace redress::embedded {
std::string_view limits_json() noexcept;
std::string_view limits_schema() noexcept;
}  // namespace redress::embedded

namespace redress::app {
namespace {

using Adapter = valijson::adapters::BoostJsonAdapter;

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
  take(group, "free_bytes_min", limits.uploads.free_bytes_min);
  take(group, "open_bytes_max", limits.uploads.open_bytes_max);
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

void take_writer(const json::object& group, service::CommitLoopOptions& commits) {
  take(group, "batch_max", commits.batch_max);
  take(group, "cache_max", commits.cache_max);
  take(group, "clock_step_ms_max", commits.clock_step_ms_max);
  take(group, "queue_max", commits.queue_max);
}

std::string line_at(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, std::min(offset, text.size()));
  return std::to_string(1 + std::count(before.begin(), before.end(), '\n'));
}

// valijson names a place as "<root>", "[http]", "[body_ms_max]"; empty for the root.
std::string_view name_of_step(std::string_view step) {
  return step.size() > 2 && step.front() == '[' ? step.substr(1, step.size() - 2) : std::string_view();
}

// The line where the last name of a place stands; the first line when it names nothing in the text.
std::string line_of(std::string_view text, const std::vector<std::string>& context) {
  std::size_t offset = 0;
  for (const auto& step : context) {
    const auto found = text.find('"' + std::string(name_of_step(step)) + '"', offset);
    if (found != std::string_view::npos) offset = found;
  }
  return line_at(text, offset);
}

// The place as a JSON pointer.
std::string pointer_of(const std::vector<std::string>& context) {
  std::string pointer;
  for (const auto& step : context) {
    if (const auto name = name_of_step(step); !name.empty()) pointer.append("/").append(name);
  }
  return pointer.empty() ? "the file" : pointer;
}

Result<void> check_against_schema(const json::value& limits, std::string_view text, const std::string& name) {
  static const auto document = parse_json(embedded::limits_schema()).value();
  valijson::Schema schema;
  valijson::SchemaParser parser;
  parser.populateSchema(Adapter(document), schema);
  valijson::Validator validator;
  valijson::ValidationResults results;
  if (validator.validate(schema, Adapter(limits), &results)) return {};
  // The last error is the innermost: the others follow from it.
  valijson::ValidationResults::Error error;
  valijson::ValidationResults::Error innermost;
  while (results.popError(error)) {
    if (error.context.size() >= innermost.context.size()) innermost = error;
  }
  return malformed(name + ":" + line_of(text, innermost.context) + ": " + pointer_of(innermost.context) + ": " +
                   innermost.description);
}

}  // namespace

Result<Limits> parse_limits(std::string_view text, const std::string& name) {
  const auto value = parse_json(text);
  if (!value) return malformed(name + ": " + value.error().message);
  if (auto checked = check_against_schema(*value, text, name); !checked) return checked.error();
  const auto& groups = value->get_object();
  const auto group = [&](std::string_view key) -> const json::object& { return groups.at(key).get_object(); };
  Limits limits;
  take_http(group("http"), limits.http);
  take_filing(group("filing"), limits.commits.filing);
  take_rates(group("rate"), group("query_code"), limits);
  take_writer(group("writer"), limits.commits);
  take_attachments(group("attachments"), limits);
  return limits;
}

Limits builtin_limits() {
  auto limits = parse_limits(embedded::limits_json(), "data/limits.json");
  REDRESS_CHECK(limits.has_value());
  return std::move(*limits);
}

Result<Limits> read_limits_file(const std::string& path) {
  const auto text = keys::read_small_file(path);
  if (!text) return text.error();
  if (!*text) return Failure{FailureKind::NotFound, path + " does not exist"};
  return parse_limits(**text, path);
}

}  // namespace redress::app
