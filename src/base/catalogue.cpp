#include "base/catalogue.hpp"

#include <algorithm>
#include <cctype>

#include "base/check.hpp"
#include "base/json.hpp"

namespace redress {

namespace embedded {
std::string_view messages_json() noexcept;  // data/messages.json
}

namespace {

std::size_t index_of(Language language) { return static_cast<std::size_t>(language); }

/// Where the placeholder that opens at `open` ends; npos when the brace opens none.
std::size_t end_of_placeholder(std::string_view text, std::size_t open) {
  std::size_t at = open + 1;
  while (at < text.size() && (std::islower(static_cast<unsigned char>(text[at])) != 0 || text[at] == '_')) ++at;
  return at > open + 1 && at < text.size() && text[at] == '}' ? at : std::string_view::npos;
}

bool same_letters(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
  });
}

}  // namespace

std::string_view tag_of(Language language) noexcept { return language == Language::Chinese ? "zh-CN" : "en"; }

std::optional<Language> parse_language(std::string_view tag) noexcept {
  const auto primary = tag.substr(0, tag.find_first_of("-_"));
  if (same_letters(primary, "zh")) return Language::Chinese;
  if (same_letters(primary, "en")) return Language::English;
  return std::nullopt;
}

std::vector<std::string> placeholders_of(std::string_view text) {
  std::vector<std::string> names;
  for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    const auto close = end_of_placeholder(text, open);
    if (close != std::string_view::npos) names.emplace_back(text.substr(open + 1, close - open - 1));
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

const Catalogue& Catalogue::builtin() {
  static const Catalogue catalogue = [] {
    auto parsed = parse(embedded::messages_json());
    REDRESS_CHECK(parsed);
    return std::move(*parsed);
  }();
  return catalogue;
}

Result<Catalogue> Catalogue::parse(std::string_view json_text) {
  const auto value = parse_json(json_text);
  if (!value) return value.error();
  const auto* root = value->if_object();
  const auto* texts = root != nullptr ? find_object(*root, "texts") : nullptr;
  if (texts == nullptr) return malformed("the catalogue has no \"texts\"");
  Catalogue catalogue;
  for (const auto& item : *texts) {
    const std::string key(item.key().data(), item.key().size());
    const auto* entry = item.value().if_object();
    if (entry == nullptr || entry->size() != kLanguageCount)
      return malformed("text " + key + " is not one object of all languages");
    auto& translations = catalogue.texts_[key];
    for (const auto language : kLanguages) {
      const auto* translation = find_string(*entry, tag_of(language));
      if (translation == nullptr || translation->empty())
        return malformed("text " + key + " lacks " + std::string(tag_of(language)));
      translations[index_of(language)] = text_of(*translation);
    }
    if (placeholders_of(translations[0]) != placeholders_of(translations[1])) {
      return malformed("text " + key + " has other placeholders in one language than in the other");
    }
  }
  return catalogue;
}

bool Catalogue::has(std::string_view key) const { return texts_.find(key) != texts_.end(); }

const std::string& Catalogue::text(std::string_view key, Language language) const {
  const auto found = texts_.find(key);
  REDRESS_CHECK(found != texts_.end());
  return found->second[index_of(language)];
}

std::string Catalogue::fill(std::string_view key, Language language, std::initializer_list<Placeholder> values) const {
  const std::string_view pattern = text(key, language);
  std::string filled;
  std::size_t plain = 0;
  for (auto open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1)) {
    const auto close = end_of_placeholder(pattern, open);
    if (close == std::string_view::npos) continue;
    const auto name = pattern.substr(open + 1, close - open - 1);
    const auto* value =
        std::find_if(values.begin(), values.end(), [&](const auto& item) { return item.first == name; });
    if (value == values.end()) continue;
    filled += pattern.substr(plain, open - plain);
    filled += value->second;
    plain = close + 1;
  }
  return filled += pattern.substr(plain);
}

std::vector<std::string_view> Catalogue::keys() const {
  std::vector<std::string_view> all;
  all.reserve(texts_.size());
  for (const auto& [key, translations] : texts_) all.emplace_back(key);
  return all;
}

}  // namespace redress
