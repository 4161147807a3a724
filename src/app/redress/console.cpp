#include "app/redress/console.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace redress::app {

Language language_of_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    const std::string_view tag(value);
    return tag.starts_with("zh") ? Language::Chinese : Language::English;
  }
  return Language::English;
}

std::string Console::text(std::string_view key, std::initializer_list<Placeholder> values) const {
  return Catalogue::builtin().fill(key, language_, values);
}

void Console::say(std::string_view key, std::initializer_list<Placeholder> values) const {
  std::fprintf(stdout, "%s\n", text(key, values).c_str());
  std::fflush(stdout);
}

void Console::complain(std::string_view key, std::initializer_list<Placeholder> values) const {
  std::fprintf(stderr, "redress: %s\n", text(key, values).c_str());
}

void Console::complain(const Failure& failure) const { std::fprintf(stderr, "redress: %s\n", failure.message.c_str()); }

void print_json(const json::value& value) {
  std::fprintf(stdout, "%s\n", to_jcs(value).c_str());
  std::fflush(stdout);  // who reads a pipe waits for the line
}

bool can_redraw() { return ::isatty(STDERR_FILENO) == 1; }

}  // namespace redress::app
