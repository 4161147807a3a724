#pragma once
// Numbers of groups: GC-YYYYMMDD-NNNNNN-K, with the serial and check digit of complaint numbers (MECHANISM.md B1).

#include <cstdint>
#include <string>
#include <string_view>

#include "base/instant.hpp"

namespace redress::group {

/// What the streams of all groups begin with.
inline constexpr std::string_view kPrefix = "GC-";

/// The number of the `serial`-th group (from 1) opened on `date` in the operator's zone.
[[nodiscard]] std::string make_number(LocalDate date, std::uint64_t serial);
/// True for a canonical number whose check digit is right.
[[nodiscard]] bool is_number(std::string_view text);

}  // namespace redress::group
