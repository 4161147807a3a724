#include "domain/letters/clean.hpp"

namespace redress::letters {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";
constexpr unsigned char kDelete = 0x7F;
constexpr unsigned char kFirstPrinted = 0x20;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n\v\f";
  const auto begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < kFirstPrinted || byte == kDelete;
}

}  // namespace

std::string cleaned(std::string_view text, Lines lines) {
  const char line_end = lines == Lines::Many ? '\n' : ' ';
  const char tab = lines == Lines::Many ? '\t' : ' ';
  std::string out;
  text = trimmed(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool is_pair = c == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (is_pair) continue;
    if (c == '\n' || c == '\r')
      out += line_end;
    else if (c == '\t')
      out += tab;
    else if (is_control(c))
      out += kReplacement;
    else
      out += c;
  }
  return out;
}

}  // namespace redress::letters
