#include "base/bytes.hpp"

#include <openssl/evp.h>
#include <sodium.h>

#include <algorithm>
#include <cstring>

namespace redress {
namespace {

constexpr std::string_view kCrockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

// libsodium 1.0.18 compares signed characters in base64 and takes some bytes from 0x80 up for letters.
bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

char canonical_crockford(char typed) {
  if (typed >= 'a' && typed <= 'z') typed = static_cast<char>(typed - 'a' + 'A');
  if (typed == 'O') return '0';
  if (typed == 'I' || typed == 'L') return '1';
  return typed;
}

}  // namespace

// OpenSSL's encoder: libsodium's takes constant time for any content, ten times as long, and a receipt holds kilobytes.
std::string to_base64(std::string_view bytes) {
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const int length =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), raw(bytes), static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(length));  // drops the terminating zero
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  if (text.size() % 4 != 0 || !is_ascii(text)) return std::nullopt;
  std::string bytes(text.size() / 4 * 3, '\0');
  std::size_t length = 0;
  const char* end = nullptr;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr,
                        &length, &end, sodium_base64_VARIANT_ORIGINAL) != 0 ||
      end != text.data() + text.size()) {
    return std::nullopt;
  }
  bytes.resize(length);
  return bytes;
}

std::optional<Hash> hash_from_bytes(std::string_view bytes) noexcept {
  if (bytes.size() != Hash{}.size()) return std::nullopt;
  Hash hash;
  std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}

// OpenSSL's decoder is fast but lenient; that the text is the encoding of what it gave makes it strict.
std::optional<Hash> hash_from_base64(std::string_view text) {
  constexpr std::size_t kChars = 44;
  if (text.size() != kChars) return std::nullopt;
  std::array<unsigned char, 33> bytes;  // the padding decodes to one zero byte more
  std::array<unsigned char, kChars + 1> again;
  if (EVP_DecodeBlock(bytes.data(), raw(text), kChars) != static_cast<int>(bytes.size())) return std::nullopt;
  EVP_EncodeBlock(again.data(), bytes.data(), static_cast<int>(Hash{}.size()));
  if (std::memcmp(again.data(), text.data(), kChars) != 0) return std::nullopt;
  Hash hash;
  std::copy_n(bytes.begin(), hash.size(), hash.begin());
  return hash;
}

std::string to_hex(std::string_view bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), raw(bytes), bytes.size());
  text.pop_back();
  return text;
}

std::optional<std::string> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  std::string bytes(text.size() / 2, '\0');
  std::size_t length = 0;
  const char* end = nullptr;
  if (sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr,
                     &length, &end) != 0 ||
      end != text.data() + text.size()) {
    return std::nullopt;
  }
  return bytes;
}

std::string to_crockford(std::string_view bytes, std::size_t characters) {
  std::string text;
  text.reserve(characters);
  unsigned buffer = 0;
  int bits = 0;
  for (std::size_t next = 0; text.size() < characters;) {
    if (bits < 5) {
      if (next == bytes.size()) break;
      buffer = (buffer << 8) | static_cast<unsigned char>(bytes[next++]);
      bits += 8;
    }
    bits -= 5;
    text += kCrockford[(buffer >> bits) & 31U];
    buffer &= (1U << bits) - 1U;
  }
  return text;
}

std::optional<std::string> normalise_crockford(std::string_view typed) {
  std::string text;
  for (const char c : typed) {
    if (c == '-' || c == ' ') continue;
    const char canonical = canonical_crockford(c);
    if (kCrockford.find(canonical) == std::string_view::npos) return std::nullopt;
    text += canonical;
  }
  return text;
}

bool equal_constant_time(std::string_view a, std::string_view b) noexcept {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace redress
