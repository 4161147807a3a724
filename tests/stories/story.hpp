#pragma once
// Stories as text, taken apart (README.md here says how they are written).

#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"

namespace redress::test {

enum class Keyword { Given, When, Then };

/// One sentence with the indented lines below it.
struct Sentence {
  Keyword keyword = Keyword::Given;
  std::string text;  ///< without its keyword
  std::vector<std::string> lines;
  int line = 0;  ///< in the file
};

struct Story {
  std::string name;
  std::string file;
  int line = 0;
  std::vector<Sentence> sentences;
};

/// All stories of a file's text. Throws with file and line when it is not one.
[[nodiscard]] std::vector<Story> parse_stories(std::string_view text, const std::string& file);
/// All stories of a folder, by file name.
[[nodiscard]] std::vector<Story> read_stories(const std::string& folder);

/// A value as a story writes it: JSON, a repetition, or the text itself.
[[nodiscard]] json::value parse_value(const std::string& text);
/// The form that `name: value` lines make; throws when a line has another form.
[[nodiscard]] json::object parse_form(const Sentence& sentence);

}  // namespace redress::test
