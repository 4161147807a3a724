#include "stories/story.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <regex>
#include <stdexcept>

namespace redress::test {
namespace {

[[noreturn]] void fail(const std::string& file, int line, const std::string& why) {
  throw std::runtime_error(file + ":" + std::to_string(line) + ": " + why);
}

std::optional<std::string> after(const std::string& line, std::string_view word) {
  if (!line.starts_with(word)) return std::nullopt;
  return line.substr(word.size());
}

/// Reads line by line; knows the story and the sentence that it is in.
class StoryReader {
 public:
  explicit StoryReader(std::string file) : file_(std::move(file)) {}

  void read(std::string line, int number) {
    line_ = number;
    line.erase(line.find_last_not_of(" \r") + 1);
    if (line.empty() || line.starts_with("#")) return;
    if (line.starts_with("  ")) return read_detail(line.substr(2));
    if (const auto name = after(line, "story: ")) return begin_story(*name);
    read_sentence(line);
  }
  std::vector<Story> finish() { return std::move(stories_); }

 private:
  Story& story() {
    if (stories_.empty()) fail(file_, line_, "there is no story yet");
    return stories_.back();
  }
  void begin_story(const std::string& name) { stories_.push_back({name, file_, line_, {}}); }
  void read_detail(std::string detail) {
    if (story().sentences.empty()) fail(file_, line_, "there is no sentence yet");
    story().sentences.back().lines.push_back(std::move(detail));
  }
  void read_sentence(const std::string& line) {
    for (const auto& [word, keyword] :
         {std::pair("given ", Keyword::Given), std::pair("when ", Keyword::When), std::pair("then ", Keyword::Then)}) {
      if (const auto rest = after(line, word)) return add(keyword, *rest);
    }
    const auto rest = after(line, "and ");
    if (!rest || story().sentences.empty()) fail(file_, line_, "not a sentence: " + line);
    add(story().sentences.back().keyword, *rest);
  }
  void add(Keyword keyword, std::string text) { story().sentences.push_back({keyword, std::move(text), {}, line_}); }

  std::string file_;
  int line_ = 0;
  std::vector<Story> stories_;
};

json::value repeated(const std::string& count, const std::string& item) {
  std::string text;
  for (int i = std::stoi(count); i > 0; --i) text += item;
  return json::value(json::string(text));
}

json::value listed(const std::string& count, const std::string& item) {
  json::array list;
  for (int i = std::stoi(count); i > 0; --i) list.push_back(parse_value(item));
  return list;
}

bool is_json(const std::string& text) {
  static const std::regex kJson(R"((["[{][^]*)|(-?[0-9]+)|true|false|null)");
  return std::regex_match(text, kJson);
}

/// The object in which the last name of a path stands, made on the way.
json::object& step_into(json::object& form, std::string& path) {
  json::object* object = &form;
  for (auto slash = path.find('/'); slash != std::string::npos; slash = path.find('/')) {
    auto& inner = (*object)[path.substr(0, slash)];
    if (!inner.is_object()) inner.emplace_object();
    object = &inner.get_object();
    path.erase(0, slash + 1);
  }
  return *object;
}

}  // namespace

std::vector<Story> parse_stories(std::string_view text, const std::string& file) {
  StoryReader reader(file);
  for (int line = 1; !text.empty(); ++line) {
    const auto end = std::min(text.find('\n'), text.size());
    reader.read(std::string(text.substr(0, end)), line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return reader.finish();
}

std::vector<Story> read_stories(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".story") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  std::vector<Story> all;
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    for (auto& story : parse_stories(text, file)) all.push_back(std::move(story));
  }
  if (all.empty()) throw std::runtime_error("no stories in " + folder);
  return all;
}

json::value parse_value(const std::string& text) {
  static const std::regex kRepeated("([0-9]+) times (.+)");
  static const std::regex kListed("list of ([0-9]+) times (.+)");
  std::smatch found;
  if (std::regex_match(text, found, kListed)) return listed(found[1], found[2]);
  if (std::regex_match(text, found, kRepeated)) return repeated(found[1], found[2]);
  if (!is_json(text)) return json::value(json::string(text));
  auto value = parse_json(text);
  if (!value) throw std::runtime_error(text + ": " + value.error().message);
  return std::move(*value);
}

json::object parse_form(const Sentence& sentence) {
  json::object form;
  for (const auto& line : sentence.lines) {
    const auto colon = line.find(": ");
    if (colon == std::string::npos) throw std::runtime_error("not \"name: value\": " + line);
    std::string path = line.substr(0, colon);
    auto& object = step_into(form, path);
    object[path] = parse_value(line.substr(colon + 2));
  }
  return form;
}

}  // namespace redress::test
