#include "app/verify/command_line.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <functional>

#include "app/verify/input.hpp"
#include "app/verify/verify_commands.hpp"

namespace redress::verify {
namespace {

/// The values of the options, whatever the command.
struct Options {
  std::string path;
  std::string key;
  std::string status;
  bool json = false;
  std::string language;
};

/// --lang decides the language of --help too, so it is looked up before the arguments are parsed.
Language wanted_language(const Invocation& invocation) {
  const auto& arguments = invocation.arguments;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    std::string_view value;
    if (arguments[i] == "--lang" && i + 1 < arguments.size()) value = arguments[i + 1];
    if (arguments[i].starts_with("--lang=")) value = std::string_view(arguments[i]).substr(7);
    if (const auto language = parse_language(value)) return *language;
  }
  return language_of_locale(invocation.locale);
}

/// The parser with its texts in one language.
class Parser {
 public:
  explicit Parser(Language language) : language_(language), app_(say(Text::Program), "redress-verify") {
    translate_labels();
    app_.set_help_flag("-h,--help", say(Text::OptionHelp));
    app_.require_subcommand(1);
    app_.footer(say(Text::ExitCodes));
    add_command("receipt", Text::CommandReceipt, "FILE", Text::OptionFile);
    auto* file = add_command("file", Text::CommandFile, "DIR", Text::OptionDirectory);
    file->add_option("--status", options_.status, say(Text::OptionStatus))->type_name("FILE");
    add_command("status", Text::CommandStatus, "FILE", Text::OptionStatusFile);
  }

  /// Throws CLI::ParseError, also for --help.
  void parse(std::vector<std::string> arguments) {
    std::reverse(arguments.begin(), arguments.end());  // as CLI11 takes them
    app_.parse(std::move(arguments));
  }
  [[nodiscard]] std::string help() const { return app_.help(); }
  [[nodiscard]] std::string command() const { return app_.get_subcommands().front()->get_name(); }
  [[nodiscard]] const Options& options() const { return options_; }

 private:
  [[nodiscard]] std::string say(Text which) const { return std::string(text(which, language_)); }

  void translate_labels() {
    const auto formatter = app_.get_formatter();
    formatter->label("Usage", say(Text::LabelUsage));
    formatter->label("OPTIONS", say(Text::LabelOptions));
    formatter->label("SUBCOMMAND", say(Text::LabelCommands));
    formatter->label("SUBCOMMANDS", say(Text::LabelCommands));
    formatter->label("Subcommands", say(Text::LabelCommands));
    formatter->label("Positionals", say(Text::LabelArguments));
    formatter->label("REQUIRED", "(" + say(Text::LabelRequired) + ")");
    app_.option_defaults()->group(say(Text::LabelOptions));
  }

  CLI::App* add_command(const std::string& name, Text description, const std::string& operand, Text operand_text) {
    auto* command = app_.add_subcommand(name, say(description));
    command->group(say(Text::LabelCommands));
    command->set_help_flag("-h,--help", say(Text::OptionHelp));
    command->footer(say(Text::ExitCodes));
    command->add_option(operand, options_.path, say(operand_text))->required()->type_name("");
    command->add_option("--key", options_.key, say(Text::OptionKey))->required()->type_name("VKEY");
    command->add_flag("--json", options_.json, say(Text::OptionJson));
    command->add_option("--lang", options_.language, say(Text::OptionLanguage))
        ->check(CLI::IsMember({"zh-CN", "en"}))
        ->type_name("LANG");
    return command;
  }

  Language language_;
  Options options_;
  CLI::App app_;
};

/// Runs one parsed command.
class Command {
 public:
  Command(std::string name, Options options, Style style, std::istream& standard_input)
      : name_(std::move(name)), options_(std::move(options)), style_(style), reader_(standard_input, style.language) {}

  [[nodiscard]] Answer run() const {
    const auto key = reader_.read_key(options_.key);
    if (!key) return unusable(key.error());
    if (name_ == "file") return run_file(*key);
    const bool is_receipt = name_ == "receipt";
    const auto file = reader_.read(options_.path, is_receipt ? ledger::kProofFileBytesMax : ledger::kNoteBytesMax);
    if (!file) return unusable(file.error());
    return is_receipt ? report(check_receipt(*file, *key), style_) : report(check_status(*file, *key), style_);
  }

 private:
  [[nodiscard]] Answer run_file(const ledger::VerifierKey& key) const {
    const auto receipts = reader_.read_receipts(options_.path);
    if (!receipts) return unusable(receipts.error());
    std::optional<InputFile> status;
    if (const auto path = status_path(); !path.empty()) {
      auto read = reader_.read(path, ledger::kNoteBytesMax);
      if (!read) return unusable(read.error());
      status = std::move(*read);
    }
    return report(check_file(*receipts, status, key), style_);
  }
  /// Empty when there is no status note.
  [[nodiscard]] std::string status_path() const {
    if (!options_.status.empty()) return options_.status;
    const auto beside = std::filesystem::path(options_.path) / "status.note";
    std::error_code error;
    return std::filesystem::exists(beside, error) ? beside.native() : std::string();
  }
  [[nodiscard]] Answer unusable(const Failure& failure) const {
    return report_unusable(name_, failure.message, style_);
  }

  std::string name_;
  Options options_;
  Style style_;
  Reader reader_;
};

}  // namespace

Answer run(const Invocation& invocation, std::istream& standard_input) {
  const auto language = wanted_language(invocation);
  Parser parser(language);
  try {
    parser.parse(invocation.arguments);
  } catch (const CLI::CallForHelp&) {
    return {ExitCode::Holds, parser.help(), ""};
  } catch (const CLI::ParseError& error) {
    return {ExitCode::Unusable, "", text(Text::UsageError, language, {printable(error.what())}) + "\n"};
  }
  return Command(parser.command(), parser.options(), {parser.options().json, language}, standard_input).run();
}

}  // namespace redress::verify
