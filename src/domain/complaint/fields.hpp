#pragma once
// How an act says of which fields it is made, once for all who read, check, show or draw them.
//
// `describe(f, act)` calls one member function of `f` for each field. A visitor has:
//   text(name, std::string&, Length, Need)              code(name, std::string&, CodeList, Need)
//   texts(name, std::vector<std::string>&, Length, Need, items_max)   codes(…likewise…)
//   word(name, E&)   words(name, std::vector<E>&, Need)   optional_word(name, std::optional<E>&)
//   flag(name, bool&)   integer(name, std::int64_t&, min, max)   seq(name, std::uint64_t&)
//   date(name, std::optional<LocalDate>&, Need)   list(name, std::vector<T>&, Need, items_max)

#include <cstddef>
#include <cstdint>

namespace redress::complaint {

/// How long a text may be, in code points (decide.hpp, FilingLimits).
enum class Length { Word, Text, Long };
enum class Need { Optional, Required };

/// Which data a code comes from.
enum class CodeList {
  Category,
  Flag,
  Criterion,
  Measure,
  Check,
  Remedy,
  RootCause,
  AbuseIndicator,
  RequestedItem,
  User,
  Number
};
/// Whether several of a list are chosen by ticking: lists that are short enough to be read at once.
[[nodiscard]] constexpr bool is_ticked(CodeList list) noexcept {
  return list == CodeList::Flag || list == CodeList::Criterion || list == CodeList::AbuseIndicator ||
         list == CodeList::RequestedItem;
}

inline constexpr std::size_t kAskedItemsMax = 20;
inline constexpr std::size_t kPointsMax = 20;
inline constexpr std::size_t kSecondaryMax = 5;  ///< R2.3-03
inline constexpr std::size_t kCodesMax = 40;
inline constexpr std::size_t kStepsMax = 40;
inline constexpr std::size_t kRemediesMax = 10;
inline constexpr std::size_t kWhysMax = 5;
inline constexpr std::int64_t kAmountMinorMax = 100'000'000'000'000;  ///< a billion, with two decimals

}  // namespace redress::complaint
