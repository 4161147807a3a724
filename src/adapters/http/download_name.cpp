#include "adapters/http/download_name.hpp"

namespace redress::http {
namespace {

bool is_one_of(char c, std::string_view marks) { return marks.find(c) != std::string_view::npos; }

bool is_letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// A percent sign is left out: some clients decode it here though they should not.
std::string fallback_of(std::string_view name) {
  std::string text;
  for (const char c : name) {
    const bool continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80;  // one underscore a character
    if (is_letter_or_digit(c) || is_one_of(c, " -_.,()+=@!#"))
      text += c;
    else if (!continues)
      text += '_';
  }
  return text;
}

// attr-char of RFC 8187; all else as percent-encoded bytes.
std::string percent_encoded(std::string_view name) {
  static constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string text;
  for (const char c : name) {
    if (is_letter_or_digit(c) || is_one_of(c, "!#$&+-.^_`|~")) {
      text += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    text += '%';
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15U];
  }
  return text;
}

}  // namespace

std::string content_disposition(std::string_view name, std::string_view otherwise) {
  if (name.empty()) name = otherwise;
  return "attachment; filename=\"" + fallback_of(name) + "\"; filename*=UTF-8''" + percent_encoded(name);
}

}  // namespace redress::http
