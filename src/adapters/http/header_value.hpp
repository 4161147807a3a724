#pragma once
// Values of the form `word; name=value; name="quoted value"`, as in Content-Type and Content-Disposition.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace redress::http {

[[nodiscard]] std::string lower_case(std::string_view text);
/// Without spaces and tabs at both ends.
[[nodiscard]] std::string_view trim_blanks(std::string_view text) noexcept;

struct HeaderValue {
  std::string word;                                             ///< lower case
  std::vector<std::pair<std::string, std::string>> parameters;  ///< names in lower case, values without quotes

  /// The value of the only parameter of this name; nothing if there is none.
  [[nodiscard]] std::optional<std::string> parameter(std::string_view name) const;
};

/// Nothing when it has another form, or names a parameter twice. In a quoted value a backslash stands for the
/// character behind it only before a quote or a backslash: some clients write whole paths.
[[nodiscard]] std::optional<HeaderValue> parse_header_value(std::string_view text);

}  // namespace redress::http
