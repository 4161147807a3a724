#include "base/json.hpp"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>

#include "base/check.hpp"
#include "base/json_fault.hpp"

namespace redress {
namespace {

constexpr std::int64_t kIntegerMax = (std::int64_t{1} << 53) - 1;  // RFC 7493 section 2.2

/// Builds a value while it refuses duplicate keys and numbers that JCS cannot hold exactly.
class StrictHandler {
 public:
  static constexpr std::size_t max_object_size = json::object::max_size();
  static constexpr std::size_t max_array_size = json::array::max_size();
  static constexpr std::size_t max_key_size = json::string::max_size();
  static constexpr std::size_t max_string_size = json::string::max_size();
  using Error = boost::system::error_code;

  [[nodiscard]] json::value release() { return stack_.release(); }
  [[nodiscard]] const std::optional<JsonFault>& fault() const { return fault_; }

  bool on_document_begin(Error&) {
    stack_.reset();
    return true;
  }
  bool on_document_end(Error&) { return true; }
  bool on_array_begin(Error&) { return true; }
  bool on_array_end(std::size_t n, Error&) {
    stack_.push_array(n);
    return true;
  }
  bool on_object_begin(Error&) {
    first_key_.push_back(keys_.size());
    return true;
  }
  bool on_object_end(std::size_t n, Error& error) {
    const auto begin = keys_.begin() + static_cast<std::ptrdiff_t>(first_key_.back());
    std::sort(begin, keys_.end());
    const auto twice = std::adjacent_find(begin, keys_.end());
    if (twice != keys_.end()) return refuse(error, JsonProblem::DuplicateKey, *twice);
    keys_.erase(begin, keys_.end());
    first_key_.pop_back();
    stack_.push_object(n);
    return true;
  }
  bool on_key_part(json::string_view part, std::size_t, Error&) {
    key_.append(part.data(), part.size());
    stack_.push_chars(part);
    return true;
  }
  bool on_key(json::string_view part, std::size_t, Error&) {
    key_.append(part.data(), part.size());
    keys_.push_back(std::exchange(key_, {}));
    stack_.push_key(part);
    return true;
  }
  bool on_string_part(json::string_view part, std::size_t, Error&) {
    stack_.push_chars(part);
    return true;
  }
  bool on_string(json::string_view part, std::size_t, Error&) {
    stack_.push_string(part);
    return true;
  }
  bool on_number_part(json::string_view, Error&) { return true; }
  bool on_int64(std::int64_t number, json::string_view, Error& error) {
    if (number > kIntegerMax || number < -kIntegerMax) return refuse(error, JsonProblem::NumberTooLarge);
    stack_.push_int64(number);
    return true;
  }
  bool on_uint64(std::uint64_t, json::string_view, Error& error) { return refuse(error, JsonProblem::NumberTooLarge); }
  bool on_double(double, json::string_view, Error& error) { return refuse(error, JsonProblem::NotWhole); }
  bool on_bool(bool value, Error&) {
    stack_.push_bool(value);
    return true;
  }
  bool on_null(Error&) {
    stack_.push_null();
    return true;
  }
  bool on_comment_part(json::string_view, Error&) { return true; }
  bool on_comment(json::string_view, Error&) { return true; }

 private:
  bool refuse(Error& error, JsonProblem problem, std::string detail = {}) {
    fault_ = JsonFault{problem, std::move(detail)};
    error = boost::system::errc::make_error_code(boost::system::errc::invalid_argument);
    return false;
  }

  json::value_stack stack_;
  std::string key_;
  std::vector<std::string> keys_;
  std::vector<std::size_t> first_key_;
  std::optional<JsonFault> fault_;
};

JsonProblem problem_of(const boost::system::error_code& error) {
  if (error == json::error::incomplete) return JsonProblem::Incomplete;
  for (const auto half : {json::error::illegal_leading_surrogate, json::error::illegal_trailing_surrogate}) {
    if (error == half) return JsonProblem::LoneSurrogate;
  }
  return JsonProblem::Syntax;
}

// For the log and for tools; people read the catalogue's text.
std::string english(const JsonFault& fault) {
  switch (fault.problem) {
    case JsonProblem::Syntax: return "it is not JSON at byte " + fault.detail;
    case JsonProblem::Incomplete: return "it ends inside a value at byte " + fault.detail;
    case JsonProblem::LoneSurrogate: return "half of a surrogate pair ends at byte " + fault.detail;
    case JsonProblem::TrailingText: return "text follows the JSON value at byte " + fault.detail;
    case JsonProblem::TooDeep: return "nested deeper than " + fault.detail + " levels";
    case JsonProblem::DuplicateKey: return "the key \"" + fault.detail + "\" stands twice in one object";
    case JsonProblem::NumberTooLarge: return "a number lies beyond 2^53 - 1; write it as a string";
    case JsonProblem::NotWhole: break;
  }
  return "a number has a fraction or an exponent, or is too large; write a whole number or a string";
}

bool needs_escape(unsigned char c) { return c < 0x20 || c == '"' || c == '\\'; }

// True if one of the eight bytes of `word` needs an escape: the zero-byte test of Mycroft on three differences.
bool word_needs_escape(std::uint64_t word) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHighs = 0x8080808080808080U;
  const auto has_zero = [](std::uint64_t v) { return (v - kOnes) & ~v & kHighs; };
  const std::uint64_t below_space = (word - kOnes * 0x20) & ~word & kHighs;
  return (below_space | has_zero(word ^ (kOnes * '"')) | has_zero(word ^ (kOnes * '\\'))) != 0;
}

// How many bytes from the front need no escape. Receipts and long texts are nearly all plain: eight at a time.
std::size_t plain_run(std::string_view text) {
  std::size_t i = 0;
  for (std::uint64_t word = 0; i + sizeof word <= text.size(); i += sizeof word) {
    std::memcpy(&word, text.data() + i, sizeof word);
    if (word_needs_escape(word)) break;
  }
  while (i < text.size() && !needs_escape(static_cast<unsigned char>(text[i]))) ++i;
  return i;
}

void append_escape(std::string& out, unsigned char c) {
  static constexpr char kHex[] = "0123456789abcdef";
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\b': out += "\\b"; return;
    case '\t': out += "\\t"; return;
    case '\n': out += "\\n"; return;
    case '\f': out += "\\f"; return;
    case '\r': out += "\\r"; return;
    default:
      out += "\\u00";
      out += kHex[c >> 4U];
      out += kHex[c & 15U];
  }
}

void append_jcs_object(std::string& out, const json::object& object) {
  std::vector<const json::key_value_pair*> members;
  members.reserve(object.size());
  for (const auto& member : object) members.push_back(&member);
  // ASCII keys: byte order is the UTF-16 order that RFC 8785 section 3.2.3 asks for.
  std::sort(members.begin(), members.end(), [](const auto* a, const auto* b) { return a->key() < b->key(); });
  out += '{';
  for (const auto* member : members) {
    if (member != members.front()) out += ',';
    const std::string_view key{member->key().data(), member->key().size()};
    REDRESS_CHECK(std::all_of(key.begin(), key.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
    append_jcs_string(out, key);
    out += ':';
    append_jcs(out, member->value());
  }
  out += '}';
}

bool has_ascii_keys(const json::value& value) {
  if (const auto* array = value.if_array()) return std::all_of(array->begin(), array->end(), has_ascii_keys);
  if (const auto* object = value.if_object()) {
    return std::all_of(object->begin(), object->end(), [](const json::key_value_pair& member) {
      return std::all_of(member.key().begin(), member.key().end(),
                         [](char c) { return static_cast<unsigned char>(c) < 0x80; }) &&
             has_ascii_keys(member.value());
    });
  }
  return true;
}

}  // namespace

boost::system::result<json::value, JsonFault> read_json(std::string_view text, JsonLimits limits) {
  json::parse_options options;
  options.max_depth = limits.depth_max;
  json::basic_parser<StrictHandler> parser(options);
  boost::system::error_code error;
  const auto consumed = parser.write_some(false, text.data(), text.size(), error);
  if (!error && consumed != text.size()) return JsonFault{JsonProblem::TrailingText, std::to_string(consumed)};
  if (!error) return parser.handler().release();
  if (parser.handler().fault()) return *parser.handler().fault();
  if (error == json::error::too_deep) return JsonFault{JsonProblem::TooDeep, std::to_string(limits.depth_max)};
  return JsonFault{problem_of(error), std::to_string(consumed)};
}

Result<json::value> parse_json(std::string_view text, JsonLimits limits) {
  auto value = read_json(text, limits);
  if (!value) return malformed(english(value.error()));
  return std::move(*value);
}

void append_jcs_string(std::string& out, std::string_view text) {
  out += '"';
  for (;;) {
    const auto plain = plain_run(text);
    out.append(text, 0, plain);
    if (plain == text.size()) break;
    append_escape(out, static_cast<unsigned char>(text[plain]));
    text.remove_prefix(plain + 1);
  }
  out += '"';
}

void append_jcs(std::string& out, const json::value& value) {
  switch (value.kind()) {
    case json::kind::null: out += "null"; return;
    case json::kind::bool_: out += value.get_bool() ? "true" : "false"; return;
    case json::kind::int64: out += std::to_string(value.get_int64()); return;
    case json::kind::uint64: out += std::to_string(value.get_uint64()); return;
    case json::kind::string: append_jcs_string(out, text_of(value.get_string())); return;
    case json::kind::array: {
      out += '[';
      bool first = true;
      for (const auto& item : value.get_array()) {
        if (!std::exchange(first, false)) out += ',';
        append_jcs(out, item);
      }
      out += ']';
      return;
    }
    case json::kind::object: append_jcs_object(out, value.get_object()); return;
    case json::kind::double_: break;
  }
  REDRESS_CHECK(!value.is_double());
}

std::string to_jcs(const json::value& value) {
  std::string out;
  append_jcs(out, value);
  return out;
}

bool is_jcs(std::string_view text) {
  const auto value = parse_json(text, {.depth_max = 64});
  return value && has_ascii_keys(*value) && to_jcs(*value) == text;
}

const json::string* find_string(const json::object& object, std::string_view key) noexcept {
  const auto* value = object.if_contains(key);
  return value != nullptr ? value->if_string() : nullptr;
}

const json::object* find_object(const json::object& object, std::string_view key) noexcept {
  const auto* value = object.if_contains(key);
  return value != nullptr ? value->if_object() : nullptr;
}

const json::array* find_array(const json::object& object, std::string_view key) noexcept {
  const auto* value = object.if_contains(key);
  return value != nullptr ? value->if_array() : nullptr;
}

bool find_integer(const json::object& object, std::string_view key, std::int64_t& value) noexcept {
  const auto* found = object.if_contains(key);
  if (found == nullptr || !found->is_int64()) return false;
  value = found->get_int64();
  return true;
}

}  // namespace redress
