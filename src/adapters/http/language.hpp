#pragma once
// Which language an answer speaks.

#include <optional>
#include <string_view>

#include "base/catalogue.hpp"

namespace redress::http {

/// The best of our languages for an Accept-Language value (RFC 9110 section 12.5.4); nothing if the value names
/// none of them with a weight above 0. The first of equal weights wins.
[[nodiscard]] std::optional<Language> negotiate(std::string_view accept_language);

/// The value of `lang=` in a query, if it names one of our languages.
[[nodiscard]] std::optional<Language> language_in_query(std::string_view query);

}  // namespace redress::http
