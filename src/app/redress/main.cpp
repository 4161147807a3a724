// The program `redress`: the server and its tools. Thin: each command is in its own file.

#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <functional>
#include <utility>
#include <vector>

#include "app/redress/backup_command.hpp"
#include "app/redress/demo_command.hpp"
#include "app/redress/doctor_command.hpp"
#include "app/redress/export_command.hpp"
#include "app/redress/help_texts.hpp"
#include "app/redress/import_command.hpp"
#include "app/redress/log_command.hpp"
#include "app/redress/register_receipt.hpp"
#include "app/redress/serve_command.hpp"
#include "app/redress/user_command.hpp"

namespace {

using namespace redress;
using namespace redress::app;

// The language of the help itself is needed before the line is parsed.
Language wanted_language(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument(argv[i]);
    std::string_view value;
    if (argument == "--lang" && i + 1 < argc) value = argv[i + 1];
    if (argument.starts_with("--lang=")) value = argument.substr(7);
    if (const auto language = parse_language(value)) return *language;
  }
  return language_of_environment();
}

int run(int argc, char** argv) {
  const Console console(wanted_language(argc, argv));
  CLI::App app(console.text("cli.help"), "redress");
  std::string language;
  app.add_option("--lang", language, console.text("cli.option.lang"))->type_name("LANG");
  app.set_version_flag("--version", std::string("redress ") + REDRESS_VERSION, console.text("cli.option.version"));
  app.require_subcommand(1);
  app.fallthrough();
  app.footer(console.text("cli.footer"));

  ServeOptions serve;
  ImportOptions import;
  ExportOptions export_options;
  LogVerifyOptions log_verify;
  DoctorOptions doctor;
  DemoOptions demo;
  UserOptions user;
  BackupCall backup;
  RestoreCall restore;
  RotateKeyCall rotate_key;
  RegisterReceiptCall receipts;
  std::vector<std::pair<CLI::App*, std::function<int()>>> commands = {
      {add_serve(app, serve, console), [&] { return run_serve(serve, console); }},
      {add_import(app, import, console), [&] { return run_import(import, console); }},
      {add_export(app, export_options, console), [&] { return run_export(export_options, console); }},
      {add_log_verify(app, log_verify, console), [&] { return run_log_verify(log_verify, console); }},
      {add_rotate_key(app, rotate_key, console), [&] { return run_rotate_key(rotate_key, console); }},
      {add_backup(app, backup, console), [&] { return run_backup(backup, console); }},
      {add_restore(app, restore, console), [&] { return run_restore(restore, console); }},
      {add_register_receipt(app, receipts, console), [&] { return run_register_receipt(receipts, console); }},
      {add_doctor(app, doctor, console), [&] { return run_doctor(doctor, console); }},
      {add_demo(app, demo, console), [&] { return run_demo(demo, console); }},
  };
  for (auto& command : add_user(app, user, console)) commands.push_back(std::move(command));
  translate_help(app, console);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kExitGood : kExitUsage;
  }
  for (const auto& [command, act] : commands) {
    if (command->parsed()) return act();
  }
  return kExitUsage;
}

}  // namespace

int main(int argc, char** argv) {
  ::umask(077);  // whatever this program creates is for its owner only
  return run(argc, argv);
}
