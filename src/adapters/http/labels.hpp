#pragma once
// What codes are called in the caller's language.

#include <string>
#include <string_view>

#include "base/catalogue.hpp"

namespace redress::http {

/// Text "<group>.<word>", which must exist.
[[nodiscard]] const std::string& label(std::string_view group, std::string_view word, Language language);

/// What an event kind is called; one that this program does not know is "other".
[[nodiscard]] const std::string& label_of_event(std::string_view kind, Language language);

}  // namespace redress::http
