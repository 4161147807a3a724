#pragma once
// JSON as this project reads and stores it: Boost.JSON for the work, a strict
// reader in front of it and RFC 8785 (JCS) behind it.

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace redress {

namespace json = boost::json;

/// What the strict reader accepts at most.
struct JsonLimits {
  std::size_t depth_max = 16;
};

/// Parses one JSON text (RFC 8259) and refuses what later readers could take
/// differently: duplicate keys, invalid UTF-8, lone surrogates, fractions and
/// exponents, |n| > 2^53 - 1, deeper nesting than the limit, trailing text.
/// The failure's message names what and where (byte offset or key). Thread-safe.
[[nodiscard]] Result<json::value> parse_json(std::string_view text, JsonLimits limits = {});

/// Canonical form (RFC 8785) of a value without floating-point numbers; keys
/// must be ASCII. Breaking either is a bug of the caller.
[[nodiscard]] std::string to_jcs(const json::value& value);
/// Appends the canonical form to `out`.
void append_jcs(std::string& out, const json::value& value);
/// Appends `text` as a JSON string in canonical escaping, with the quotes.
void append_jcs_string(std::string& out, std::string_view text);

/// True if `text` parses and is its own canonical form, with ASCII keys only.
[[nodiscard]] bool is_jcs(std::string_view text);

/// Member of an object with the wanted type, or null. Pointers live as long as `object`.
[[nodiscard]] const json::string* find_string(const json::object& object, std::string_view key) noexcept;
[[nodiscard]] const json::object* find_object(const json::object& object, std::string_view key) noexcept;
[[nodiscard]] const json::array* find_array(const json::object& object, std::string_view key) noexcept;
/// As above for a whole number; false if absent or of another type.
[[nodiscard]] bool find_integer(const json::object& object, std::string_view key, std::int64_t& value) noexcept;

/// A view of a Boost.JSON string as the standard's view.
[[nodiscard]] inline std::string_view text_of(const json::string& text) noexcept { return {text.data(), text.size()}; }

}  // namespace redress
