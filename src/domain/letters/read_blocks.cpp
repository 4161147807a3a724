// Blocks of data/letters.json. Patterns are split at their placeholders here, once.

#include <algorithm>
#include <set>
#include <utility>

#include "domain/letters/read_file.hpp"

namespace redress::letters {
namespace {

void add_text(Pattern& pattern, std::string_view text) {
  if (!text.empty()) pattern.push_back({std::string(text), false});
}

// A brace that opens or closes no placeholder would be printed: a slip that nobody wants in a letter.
Pattern split(std::string_view text, const std::string& place, Fault& fault) {
  Pattern pattern;
  while (!text.empty()) {
    const auto open = text.find_first_of("{}");
    add_text(pattern, text.substr(0, open));
    if (open == std::string_view::npos) break;
    const auto close = text.find('}', open + 1);
    const auto name = close == std::string_view::npos ? std::string_view() : text.substr(open + 1, close - open - 1);
    if (text[open] == '}' || !is_name(name)) {
      fault.note(place, "a brace stands there that belongs to no placeholder");
      break;
    }
    pattern.push_back({std::string(name), true});
    text.remove_prefix(close + 1);
  }
  return pattern;
}

std::set<std::string> placeholders_of(const Pattern& pattern) {
  std::set<std::string> names;
  for (const auto& piece : pattern) {
    if (piece.is_placeholder) names.insert(piece.text);
  }
  return names;
}

constexpr std::pair<std::string_view, BlockKind> kBlockWords[] = {{"text", BlockKind::Text},
                                                                  {"heading", BlockKind::Heading},
                                                                  {"each", BlockKind::Each},
                                                                  {"given", BlockKind::Given},
                                                                  {"lacking", BlockKind::Lacking}};

Block read_block(const json::value& value, const std::string& place, Fault& fault) {
  ObjectReader reader(value, place, fault);
  Block block;
  const auto* found = std::find_if(std::begin(kBlockWords), std::end(kBlockWords),
                                   [&](const auto& word) { return reader.has(word.first); });
  if (found == std::end(kBlockWords)) {
    fault.note(place, "neither text nor heading, each, given or lacking");
    return block;
  }
  block.kind = found->second;
  if (block.kind == BlockKind::Text || block.kind == BlockKind::Heading) {
    block.words = read_words(reader, found->first);
  } else {
    block.name = reader.name(found->first);
    block.body = read_blocks(reader, "body");
  }
  reader.finish();
  return block;
}

}  // namespace

Words read_words(ObjectReader& reader, std::string_view key) {
  const auto texts = reader.bilingual(key);
  Words words;
  for (const auto language : kLanguages) {
    const auto place = reader.place(key) + "/" + std::string(tag_of(language));
    words.patterns[static_cast<std::size_t>(language)] = split(in(texts, language), place, reader.fault());
  }
  if (placeholders_of(words.patterns.front()) != placeholders_of(words.patterns.back())) {
    reader.wrong(key, "other placeholders in one language than in the other");
  }
  return words;
}

std::vector<Block> read_blocks(ObjectReader& reader, std::string_view key) {
  std::vector<Block> blocks;
  const auto* list = reader.list(key);
  if (list == nullptr) return blocks;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const auto place = reader.place(key) + "/" + std::to_string(i);
    blocks.push_back(read_block((*list)[i], place, reader.fault()));
  }
  return blocks;
}

}  // namespace redress::letters
