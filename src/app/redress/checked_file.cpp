#include "app/redress/checked_file.hpp"

#include <algorithm>
#include <utility>
#include <valijson/adapters/boost_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "adapters/keys/key_folder.hpp"

namespace redress::app {
namespace {

using Adapter = valijson::adapters::BoostJsonAdapter;

std::string line_at(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, std::min(offset, text.size()));
  return std::to_string(1 + std::count(before.begin(), before.end(), '\n'));
}

// valijson names a place as "<root>", "[http]", "[body_ms_max]"; empty for the root.
std::string_view name_of_step(std::string_view step) {
  return step.size() > 2 && step.front() == '[' ? step.substr(1, step.size() - 2) : std::string_view();
}

std::vector<std::string> names_of(const std::vector<std::string>& context) {
  std::vector<std::string> names;
  for (const auto& step : context) {
    if (const auto name = name_of_step(step); !name.empty()) names.emplace_back(name);
  }
  return names;
}

// The line where the last name of a place stands; the first line when it names nothing in the text.
std::string line_of(std::string_view text, const std::vector<std::string>& place) {
  std::size_t offset = 0;
  for (const auto& name : place) {
    const auto found = text.find('"' + name + '"', offset);
    if (found != std::string_view::npos) offset = found;
  }
  return line_at(text, offset);
}

std::string pointer_of(const std::vector<std::string>& place) {
  std::string pointer;
  for (const auto& name : place) pointer.append("/").append(name);
  return pointer.empty() ? "the file" : pointer;
}

// The line behind the last "at byte N" of the reader's message, where there is one.
std::string line_in(std::string_view text, std::string_view message) {
  constexpr std::string_view kAtByte = " at byte ";
  const auto found = message.rfind(kAtByte);
  if (found == std::string_view::npos) return {};
  std::size_t offset = 0;
  for (const char c : message.substr(found + kAtByte.size())) {
    if (c < '0' || c > '9') return {};
    offset = std::min(offset * 10 + static_cast<std::size_t>(c - '0'), text.size());
  }
  return line_at(text, offset) + ":";
}

Result<void> check_against_schema(const json::value& value, std::string_view text, const std::string& name,
                                  const json::value& document) {
  valijson::Schema schema;
  valijson::SchemaParser parser;
  parser.populateSchema(Adapter(document), schema);
  valijson::Validator validator;
  valijson::ValidationResults results;
  if (validator.validate(schema, Adapter(value), &results)) return {};
  // The last error is the innermost: the others follow from it.
  valijson::ValidationResults::Error error;
  valijson::ValidationResults::Error innermost;
  while (results.popError(error)) {
    if (error.context.size() >= innermost.context.size()) innermost = error;
  }
  return wrong_at(text, name, names_of(innermost.context), innermost.description);
}

}  // namespace

Result<std::string> read_text_file(const std::string& path) {
  auto text = keys::read_small_file(path);
  if (!text) return text.error();
  if (!*text) return Failure{FailureKind::NotFound, path + " does not exist"};
  return std::move(**text);
}

Result<json::value> parse_checked(std::string_view text, const std::string& name, const json::value& schema) {
  auto value = parse_json(text);
  if (!value) {
    const auto& why = value.error().message;
    return malformed(name + ":" + line_in(text, why) + " " + why);
  }
  if (auto checked = check_against_schema(*value, text, name, schema); !checked) return checked.error();
  return std::move(*value);
}

Failure wrong_at(std::string_view text, const std::string& name, const std::vector<std::string>& place,
                 std::string_view reason) {
  return malformed(name + ":" + line_of(text, place) + ": " + pointer_of(place) + ": " + std::string(reason));
}

}  // namespace redress::app
