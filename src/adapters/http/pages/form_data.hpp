#pragma once
// What a form sent (application/x-www-form-urlencoded, WHATWG URL section 5).

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "adapters/http/exchange.hpp"

namespace redress::http::pages {

/// The fields of one form, decoded; well-formed UTF-8. A name may stand several times, as check boxes do.
class FormData {
 public:
  FormData() = default;
  explicit FormData(std::vector<std::pair<std::string, std::string>> fields) : fields_(std::move(fields)) {}

  /// The value of the first field with this name; empty if there is none.
  [[nodiscard]] std::string_view value(std::string_view name) const noexcept;
  [[nodiscard]] bool has(std::string_view name) const noexcept;
  /// True if a field's name begins so.
  [[nodiscard]] bool has_prefix(std::string_view prefix) const noexcept;
  /// True if one of the fields with this name has this value.
  [[nodiscard]] bool has(std::string_view name, std::string_view value) const noexcept;
  [[nodiscard]] std::vector<std::string_view> values(std::string_view name) const;
  /// Several lines as they were typed: browsers send each line break as CR LF.
  [[nodiscard]] std::string lines(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

constexpr std::size_t kFormFieldsMax = 200;
/// Of the acts of staff: a plan has a dozen fields for each of up to twenty points.
constexpr std::size_t kActFieldsMax = 500;

/// Reads the fields of `body`, or says with which problem code it cannot be read: MALFORMED_FORM, INVALID_UTF8.
[[nodiscard]] std::variant<FormData, std::string_view> parse_form(std::string_view body,
                                                                  std::size_t fields_max = kFormFieldsMax);

/// The form of a request, or 400 with why.
[[nodiscard]] std::variant<FormData, Response> read_form(const Exchange& exchange,
                                                         std::size_t fields_max = kFormFieldsMax);

}  // namespace redress::http::pages
