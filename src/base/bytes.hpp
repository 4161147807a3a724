#pragma once
// Byte strings and the encodings that the formats use.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace redress {

/// 32 bytes: a SHA-256 digest.
using Hash = std::array<std::uint8_t, 32>;
/// 32 random bytes that blind a commitment (FORMATS.md 1).
using Salt = std::array<std::uint8_t, 32>;

/// The bytes of an array, for functions that take a view.
template <std::size_t N>
[[nodiscard]] std::string_view view(const std::array<std::uint8_t, N>& bytes) noexcept {
  return {reinterpret_cast<const char*>(bytes.data()), N};
}

/// Standard base64 with padding (RFC 4648 section 4).
[[nodiscard]] std::string to_base64(std::string_view bytes);
/// Strict inverse of to_base64: canonical padding, no white space; otherwise nothing.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);
/// As from_base64 for exactly 32 bytes.
[[nodiscard]] std::optional<Hash> hash_from_base64(std::string_view text);
/// The 32 bytes as a Hash; nothing for any other length.
[[nodiscard]] std::optional<Hash> hash_from_bytes(std::string_view bytes) noexcept;

/// Lower-case hexadecimal.
[[nodiscard]] std::string to_hex(std::string_view bytes);
/// Accepts both cases; nothing for an odd length or another character.
[[nodiscard]] std::optional<std::string> from_hex(std::string_view text);

/// First `characters` of the Crockford base32 form of `bytes`, five bits each, most significant first.
[[nodiscard]] std::string to_crockford(std::string_view bytes, std::size_t characters);
/// Canonical spelling of what a person typed: upper case, O as 0, I and L as 1,
/// hyphens and spaces dropped; nothing if a character is outside the alphabet.
[[nodiscard]] std::optional<std::string> normalise_crockford(std::string_view typed);

/// Compares without a time that depends on the content (it depends on the lengths).
[[nodiscard]] bool equal_constant_time(std::string_view a, std::string_view b) noexcept;

}  // namespace redress
