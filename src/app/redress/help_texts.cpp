#include "app/redress/help_texts.hpp"

namespace redress::app {
namespace {

// All commands share the formatter of the first.
void translate_labels(CLI::Formatter& formatter, const Console& console) {
  formatter.label("Usage", console.text("cli.label.usage"));
  formatter.label("OPTIONS", console.text("cli.label.options"));
  formatter.label("SUBCOMMAND", console.text("cli.label.command"));
  formatter.label("Positionals", console.text("cli.label.arguments"));
  formatter.label("REQUIRED", "(" + console.text("cli.label.required") + ")");
  formatter.label("Needs", console.text("cli.label.needs"));
  formatter.label("Excludes", console.text("cli.label.excludes"));
}

void translate_groups(CLI::App& app, const Console& console) {
  app.set_help_flag("-h,--help", console.text("cli.option.help"));
  for (auto* option : app.get_options()) {
    if (option->get_group() == "Options") option->group(console.text("cli.label.options"));
  }
  for (auto* command : app.get_subcommands({})) {
    command->group(console.text("cli.label.commands"));
    translate_groups(*command, console);
  }
}

}  // namespace

void translate_help(CLI::App& app, const Console& console) {
  if (auto formatter = std::dynamic_pointer_cast<CLI::Formatter>(app.get_formatter()))
    translate_labels(*formatter, console);
  translate_groups(app, console);
}

}  // namespace redress::app
