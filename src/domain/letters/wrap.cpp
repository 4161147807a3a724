#include "domain/letters/wrap.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace redress::letters {
namespace {

// Blocks whose characters are wide (UAX 11, W and F), coarsely: what stands between them is not written in letters.
constexpr std::pair<char32_t, char32_t> kWide[] = {
    {0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0xA4CF}, {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
    {0xFE30, 0xFE4F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}};
constexpr std::u32string_view kClosing = U"，。、；：！？）》〉」』】〕”’…,.;:!?)]}%";
constexpr std::u32string_view kOpening = U"（《〈「『【〔“‘([{";

/// One code point of well-formed UTF-8.
struct Character {
  std::size_t begin = 0;
  std::size_t end = 0;
  char32_t code = 0;
};

Character character_at(std::string_view line, std::size_t at) {
  constexpr unsigned char kContinuationBits = 0x3F;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(line[i]); };
  const std::size_t length = byte(at) < 0x80 ? 1 : byte(at) < 0xE0 ? 2 : byte(at) < 0xF0 ? 3 : 4;
  const auto end = std::min(at + length, line.size());
  char32_t code = length == 1 ? byte(at) : byte(at) & (0xFFU >> (length + 1));
  for (auto i = at + 1; i < end; ++i) code = (code << 6U) | (byte(i) & kContinuationBits);
  return {at, end, code};
}

bool is_wide(char32_t code) {
  return std::any_of(std::begin(kWide), std::end(kWide),
                     [&](const auto& range) { return code >= range.first && code <= range.second; });
}

bool may_break(char32_t before, char32_t after) {
  if (after == U' ') return false;
  if (before == U' ') return true;
  if (kClosing.find(after) != std::u32string_view::npos || kOpening.find(before) != std::u32string_view::npos) {
    return false;
  }
  return is_wide(before) || is_wide(after);
}

std::string_view without_trailing_spaces(std::string_view text) {
  const auto end = text.find_last_not_of(' ');
  return end == std::string_view::npos ? std::string_view() : text.substr(0, end + 1);
}

/// What stands between two places where the line may break.
struct Chunk {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t columns = 0;        ///< with the spaces behind it
  std::size_t space_columns = 0;  ///< of these alone
};

std::vector<Chunk> chunks_of(std::string_view line) {
  std::vector<Chunk> chunks;
  char32_t before = U' ';
  for (std::size_t at = 0; at < line.size();) {
    const auto character = character_at(line, at);
    if (chunks.empty() || may_break(before, character.code)) chunks.push_back({at, at, 0, 0});
    auto& chunk = chunks.back();
    chunk.end = character.end;
    chunk.columns += is_wide(character.code) ? 2 : 1;
    chunk.space_columns = character.code == U' ' ? chunk.space_columns + 1 : 0;
    before = character.code;
    at = character.end;
  }
  return chunks;
}

}  // namespace

std::vector<std::string_view> wrap(std::string_view line, std::size_t columns) {
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  std::size_t used = 0;
  for (const auto& chunk : chunks_of(line)) {
    if (used > 0 && used + chunk.columns - chunk.space_columns > columns) {
      pieces.push_back(without_trailing_spaces(line.substr(begin, chunk.begin - begin)));
      begin = chunk.begin;
      used = 0;
    }
    used += chunk.columns;
  }
  pieces.push_back(without_trailing_spaces(line.substr(begin)));
  return pieces;
}

}  // namespace redress::letters
