#pragma once
// Personal data made unrecognisable, so that the matter can be read without the person.

#include <string>
#include <string_view>

#include "base/json.hpp"

namespace redress::service {

struct Masking {
  bool texts = false;      ///< scrub free texts, and mask names
  bool sensitive = false;  ///< mask the members that is_sensitive() names
};

/// A copy of a personal part with what the masking says masked. The part's structure stays.
[[nodiscard]] json::object mask(const json::object& part, const Masking& masking);

/// "•••", or for a longer text its last two characters after it, so that people can compare.
[[nodiscard]] std::string mask_value(std::string_view text);
/// The text with e-mail addresses and runs of seven and more digits (with what separates them in telephone and account
/// numbers) replaced by "•••".
[[nodiscard]] std::string scrub(std::string_view text);

}  // namespace redress::service
