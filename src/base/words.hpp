#pragma once
// Enumerators and the words that stand for them in stored events, JSON and URLs.
//
// An enumeration opts in with `constexpr auto words_of(E)` returning an array of
// pairs, found by argument-dependent look-up. Stored words are a contract: they
// are never changed, only added to.

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace redress {

template <class E, std::size_t N>
using WordTable = std::array<std::pair<E, std::string_view>, N>;

/// The word for an enumerator.
template <class E>
[[nodiscard]] constexpr std::string_view to_word(E value) noexcept {
  for (const auto& [enumerator, word] : words_of(value)) {
    if (enumerator == value) return word;
  }
  return {};
}

/// The enumerator for a word, exact spelling; nothing if there is none.
template <class E>
[[nodiscard]] constexpr std::optional<E> parse_word(std::string_view text) noexcept {
  for (const auto& [enumerator, word] : words_of(E{})) {
    if (word == text) return enumerator;
  }
  return std::nullopt;
}

}  // namespace redress
