#include "app/redress/log_command.hpp"

#include <algorithm>
#include <thread>

#include "app/redress/log_key.hpp"
#include "app/redress/progress.hpp"
#include "app/redress/system.hpp"
#include "service/verify_log.hpp"

namespace redress::app {
namespace {

using service::LogVerdict;

json::object verdict_json(const LogVerdict& verdict, const std::string& origin, double seconds) {
  json::object result{{"origin", origin},
                      {"size", verdict.size},
                      {"sound", !verdict.first_break.has_value()},
                      {"bytes_hashed", verdict.bytes_hashed},
                      {"milliseconds", static_cast<std::int64_t>(seconds * 1000)}};
  if (!verdict.first_break) {
    result["root"] = to_base64(view(verdict.root));
  } else {
    result["first_break"] = json::object{{"leaf", verdict.first_break->leaf},
                                         {"kind", std::string(to_word(verdict.first_break->kind))},
                                         {"detail", verdict.first_break->detail}};
  }
  return result;
}

void say_verdict(const Console& console, const LogVerdict& verdict, const std::string& origin, double seconds) {
  const auto size = std::to_string(verdict.size);
  if (verdict.first_break) {
    const auto& found = *verdict.first_break;
    const auto kind = console.text("break." + std::string(to_word(found.kind)));
    console.say("cli.log.broken",
                {{"origin", origin}, {"leaf", std::to_string(found.leaf)}, {"kind", kind}, {"detail", found.detail}});
    return;
  }
  console.say("cli.log.sound", {{"origin", origin},
                                {"size", size},
                                {"root", to_base64(view(verdict.root))},
                                {"rate", rate_text(verdict.size, seconds)}});
}

}  // namespace

CLI::App* add_log_verify(CLI::App& app, LogVerifyOptions& options, const Console& console) {
  auto* log = app.add_subcommand("log", console.text("cli.log.help"));
  log->require_subcommand(1);
  auto* verify = log->add_subcommand("verify", console.text("cli.log.verify.help"));
  verify->add_option("--data", options.data_directory, console.text("cli.option.data"))->type_name("DIR")->required();
  verify->add_option("--threads", options.threads, console.text("cli.log.threads"))->check(CLI::Range(1, 256));
  verify->add_flag("--json", options.json, console.text("cli.option.json"));
  verify->footer(console.text("cli.log.verify.footer"));
  return verify;
}

int run_log_verify(const LogVerifyOptions& options, const Console& console) {
  auto log = open_for_reading(options.data_directory);
  if (!log) return console.complain(log.error()), kExitBad;
  Progress progress(console, "cli.log.progress");
  service::VerifyLogOptions pass;
  pass.threads = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  pass.progress = [&](std::uint64_t done, std::uint64_t size) { progress.tell(done, done, size); };
  const auto verdict = service::verify_log(*log->store, pass);
  const double seconds = progress.seconds();
  if (!verdict) return console.complain(verdict.error()), kExitBad;
  if (options.json)
    print_json(verdict_json(*verdict, log->origin, seconds));
  else
    say_verdict(console, *verdict, log->origin, seconds);
  return verdict->first_break ? kExitBad : kExitGood;
}

CLI::App* add_rotate_key(CLI::App& app, RotateKeyCall& call, const Console& console) {
  auto* rotate = app.get_subcommand("log")->add_subcommand("rotate-key", console.text("cli.log.rotate.help"));
  rotate->add_option("--data", call.data_directory, console.text("cli.option.data"))->type_name("DIR")->required();
  rotate->add_flag("--keep-old", call.keep_old, console.text("cli.log.rotate.keep_old"));
  rotate->add_flag("--json", call.json, console.text("cli.option.json"));
  rotate->footer(console.text("cli.log.rotate.footer"));
  return rotate;
}

int run_rotate_key(const RotateKeyCall& call, const Console& console) {
  const auto rotation = rotate_log_key({call.data_directory, call.keep_old, {}});
  if (!rotation) return console.complain(rotation.error()), kExitBad;
  if (call.json) {
    print_json(json::object{{"origin", rotation->origin},
                            {"old_key", rotation->old_key},
                            {"new_key", rotation->new_key},
                            {"checkpoint", rotation->checkpoint}});
  } else {
    console.say("cli.log.rotate.done",
                {{"origin", rotation->origin}, {"old", rotation->old_key}, {"new", rotation->new_key}});
  }
  return kExitGood;
}

}  // namespace redress::app
