#pragma once
// Every text that people read, in every language: one file, data/messages.json, embedded into the program.

#include <array>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace redress {

/// The languages that every text exists in.
enum class Language { English, Chinese };
constexpr std::array kLanguages = {Language::English, Language::Chinese};
constexpr std::size_t kLanguageCount = kLanguages.size();

/// BCP 47 tag: "en" or "zh-CN".
[[nodiscard]] std::string_view tag_of(Language language) noexcept;
/// The language of a BCP 47 tag by its primary subtag, in any case ("zh-Hans-CN" is Chinese); nothing for another.
[[nodiscard]] std::optional<Language> parse_language(std::string_view tag) noexcept;

/// What stands for {name} in a text.
using Placeholder = std::pair<std::string_view, std::string_view>;

/// Texts by key, such as "refusal.TOO_LONG". Immutable; thread-safe.
class Catalogue {
 public:
  /// The texts of this program, read once.
  [[nodiscard]] static const Catalogue& builtin();
  /// Malformed names the key that lacks a language, repeats, or whose placeholders differ between languages.
  [[nodiscard]] static Result<Catalogue> parse(std::string_view json_text);

  [[nodiscard]] bool has(std::string_view key) const;
  /// An unknown key is a bug of the caller.
  [[nodiscard]] const std::string& text(std::string_view key, Language language) const;
  /// The text with each {name} replaced; a name without a value stays as it is.
  [[nodiscard]] std::string fill(std::string_view key, Language language,
                                 std::initializer_list<Placeholder> values) const;
  /// All keys, ascending.
  [[nodiscard]] std::vector<std::string_view> keys() const;

 private:
  std::map<std::string, std::array<std::string, kLanguageCount>, std::less<>> texts_;
};

/// Names of the {placeholders} in a text, sorted, each once.
[[nodiscard]] std::vector<std::string> placeholders_of(std::string_view text);

}  // namespace redress
