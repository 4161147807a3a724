#include "domain/complaint/file_name.hpp"

#include <cstdint>

#include "base/text.hpp"

namespace redress::complaint {
namespace {

constexpr std::size_t kExtensionCharsMax = 16;
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

// How many bytes the character that begins here takes; 0 when it is no UTF-8.
std::size_t character_bytes(std::string_view text) {
  for (std::size_t count = 1; count <= 4 && count <= text.size(); ++count) {
    if (is_utf8(text.substr(0, count))) return count;
  }
  return 0;
}

std::uint32_t code_point(std::string_view character) {
  const auto first = static_cast<unsigned char>(character.front());
  if (character.size() == 1) return first;
  std::uint32_t value = first & (0x7FU >> character.size());
  for (const char c : character.substr(1)) value = (value << 6) | (static_cast<unsigned char>(c) & 0x3FU);
  return value;
}

bool is_between(std::uint32_t point, std::uint32_t first, std::uint32_t last) {
  return point >= first && point <= last;
}

// Controls (C0, C1), soft hyphen, Arabic letter mark, zero width and directional marks, separators, embeddings and
// overrides, invisible operators and isolates, byte order mark, interlinear marks, tags, non-characters.
bool is_dropped(std::uint32_t point) {
  return point < 0x20 || is_between(point, 0x7F, 0x9F) || point == 0xAD || point == 0x61C || point == 0x180E ||
         is_between(point, 0x200B, 0x200F) || is_between(point, 0x2028, 0x202E) || is_between(point, 0x2060, 0x206F) ||
         point == 0xFEFF || is_between(point, 0xFFF9, 0xFFFB) || is_between(point, 0xFFFE, 0xFFFF) ||
         is_between(point, 0xE0000, 0xE0FFF);
}

std::string readable(std::string_view given) {
  std::string name;
  while (!given.empty()) {
    const auto count = character_bytes(given);
    if (count == 0)
      name += kReplacement;
    else if (!is_dropped(code_point(given.substr(0, count))))
      name += given.substr(0, count);
    given.remove_prefix(count == 0 ? 1 : count);
  }
  return name;
}

// A leading dot would hide the file, and a trailing one changes the name on some systems.
std::string_view trimmed(std::string_view name) {
  const auto first = name.find_first_not_of(" .");
  if (first == std::string_view::npos) return {};
  return name.substr(first, name.find_last_not_of(" .") - first + 1);
}

std::string_view first_characters(std::string_view text, std::size_t count) {
  std::size_t bytes = 0;
  for (; count > 0 && bytes < text.size(); --count) bytes += character_bytes(text.substr(bytes));
  return text.substr(0, bytes);
}

std::string shortened(std::string_view name) {
  if (count_code_points(name) <= kFileNameCharsMax) return std::string(name);
  const auto dot = name.rfind('.');
  auto extension = dot == std::string_view::npos ? std::string_view() : name.substr(dot);
  if (count_code_points(extension) > kExtensionCharsMax) extension = {};
  const auto stem = name.substr(0, name.size() - extension.size());
  return std::string(first_characters(stem, kFileNameCharsMax - count_code_points(extension))) + std::string(extension);
}

}  // namespace

std::string clean_file_name(std::string_view given) {
  const auto slash = given.find_last_of("/\\");
  const auto name = readable(slash == std::string_view::npos ? given : given.substr(slash + 1));
  return shortened(trimmed(name));
}

}  // namespace redress::complaint
