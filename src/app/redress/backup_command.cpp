#include "app/redress/backup_command.hpp"

#include <algorithm>
#include <charconv>
#include <thread>

#include "app/redress/interrupt.hpp"
#include "app/redress/progress.hpp"

namespace redress::app {
namespace {

constexpr std::size_t kPathsShown = 20;
constexpr int kExpireDaysMax = 36'500;

/// "35d", as people write it; nothing for another text.
std::optional<int> days_of(std::string_view text) {
  int days = 0;
  if (!text.ends_with('d')) return std::nullopt;
  text.remove_suffix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
  const bool good = error == std::errc{} && end == text.data() + text.size() && days >= 1 && days <= kExpireDaysMax;
  return good ? std::optional(days) : std::nullopt;
}

json::array json_of(const std::vector<std::string>& texts) {
  json::array list;
  for (const auto& text : texts) list.emplace_back(text);
  return list;
}

json::object report_json(const BackupReport& report, const std::string& out) {
  const auto& manifest = report.manifest;
  return {{"out", out},
          {"origin", manifest.origin},
          {"size", manifest.size},
          {"root", to_base64(view(manifest.root))},
          {"taken_at", to_string(manifest.taken_at)},
          {"blobs", manifest.blob_count},
          {"blobs_added", report.blobs_added},
          {"damaged_blobs", json_of(report.damaged)},
          {"expired", json_of(report.expired)},
          {"milliseconds", static_cast<std::int64_t>(report.seconds * 1000)}};
}

void say_report(const BackupReport& report, const BackupCall& call, const Console& console) {
  const auto& manifest = report.manifest;
  console.say("backup.done", {{"out", call.options.out},
                              {"at", to_string(manifest.taken_at)},
                              {"size", std::to_string(manifest.size)},
                              {"root", to_base64(view(manifest.root))},
                              {"blobs", std::to_string(manifest.blob_count)},
                              {"seconds", seconds_text(report.seconds)}});
  for (const auto& folder : report.expired) console.say("backup.expired", {{"folder", folder}});
  console.say(call.options.keys_out.empty() ? "backup.no_keys" : "backup.keys", {{"keys", call.options.keys_out}});
}

void complain_of(const std::vector<std::string>& paths, std::string_view key, const Console& console) {
  for (std::size_t i = 0; i < std::min(paths.size(), kPathsShown); ++i) console.complain(key, {{"path", paths[i]}});
  if (paths.size() > kPathsShown) {
    console.complain("backup.damaged_more", {{"count", std::to_string(paths.size() - kPathsShown)}});
  }
}

json::object loss_json(const RestoreOutcome& outcome) {
  return {{"lost", outcome.loss->lost_count},
          {"shown_checkpoint", outcome.loss->shown},
          {"backup_checkpoint", outcome.manifest.checkpoint}};
}

json::object outcome_json(const RestoreOutcome& outcome, const std::string& data) {
  json::object result{{"data", data},
                      {"restored", outcome.restored},
                      {"origin", outcome.origin},
                      {"size", outcome.manifest.size},
                      {"root", to_base64(view(outcome.manifest.root))},
                      {"checkpoint", outcome.checkpoint},
                      {"log_key", outcome.log_key},
                      {"opened_origin", outcome.opened},
                      {"high_water_known", outcome.mark_known},
                      {"damaged_blobs", json_of(outcome.damaged)},
                      {"missing_blobs", json_of(outcome.missing)},
                      {"loss", nullptr}};
  if (outcome.loss) result["loss"] = loss_json(outcome);
  return result;
}

void say_loss(const RestoreOutcome& outcome, const Console& console) {
  console.complain("restore.loss", {{"lost", std::to_string(outcome.loss->lost_count)},
                                    {"left", outcome.manifest.checkpoint},
                                    {"shown", outcome.loss->shown}});
}

void say_outcome(const RestoreOutcome& outcome, const RestoreCall& call, const Console& console) {
  if (!outcome.restored) return say_loss(outcome, console);
  console.say("restore.done", {{"data", call.options.data_directory},
                               {"size", std::to_string(outcome.manifest.size)},
                               {"at", to_string(outcome.manifest.taken_at)},
                               {"origin", outcome.origin}});
  if (outcome.opened) console.say("restore.opened", {{"origin", outcome.origin}, {"key", outcome.log_key}});
  if (!outcome.mark_known && !outcome.opened) console.complain("restore.no_mark");
  const auto left_out = outcome.damaged.size() + outcome.missing.size();
  if (left_out == 0) return;
  console.complain("restore.left_out", {{"count", std::to_string(left_out)}, {"data", call.options.data_directory}});
}

}  // namespace

CLI::App* add_backup(CLI::App& app, BackupCall& call, const Console& console) {
  auto* command = app.add_subcommand("backup", console.text("backup.help"));
  command->add_option("--data", call.options.data_directory, console.text("cli.option.data"))
      ->type_name("DIR")
      ->required();
  command->add_option("--out", call.options.out, console.text("backup.option.out"))->type_name("FOLDER")->required();
  command->add_option("--keys-out", call.options.keys_out, console.text("backup.option.keys_out"))->type_name("FOLDER");
  command->add_option("--expire", call.expire, console.text("backup.option.expire"))->type_name("DAYS");
  command->add_option("--threads", call.options.threads, console.text("custody.option.threads"))
      ->type_name("N")
      ->check(CLI::Range(1, 256))
      ->capture_default_str();
  command->add_flag("--json", call.json, console.text("cli.option.json"));
  command->footer(console.text("backup.footer"));
  return command;
}

int run_backup(BackupCall& call, const Console& console) {
  if (!call.expire.empty()) {
    const auto days = days_of(call.expire);
    if (!days) return console.complain("backup.bad_expire", {{"value", call.expire}}), kExitUsage;
    call.options.expire_days = *days;
  }
  stop_at_signal();
  const auto report = make_backup(call.options, console);
  if (!report) return console.complain(report.error()), kExitBad;
  complain_of(report->damaged, "backup.damaged", console);
  if (call.json)
    print_json(report_json(*report, call.options.out));
  else
    say_report(*report, call, console);
  return report->damaged.empty() ? kExitGood : kExitSome;
}

CLI::App* add_restore(CLI::App& app, RestoreCall& call, const Console& console) {
  call.options.threads = std::max(1U, std::thread::hardware_concurrency());  // no server runs meanwhile
  auto* command = app.add_subcommand("restore", console.text("restore.help"));
  command->add_option("--from", call.options.from, console.text("restore.option.from"))
      ->type_name("FOLDER")
      ->required();
  command->add_option("--keys", call.options.keys, console.text("restore.option.keys"))->type_name("FOLDER");
  command->add_option("--data", call.options.data_directory, console.text("restore.option.data"))
      ->type_name("DIR")
      ->required();
  command->add_option("--high-water", call.options.high_water, console.text("restore.option.high_water"))
      ->type_name("FILE");
  command->add_flag("--accept-loss", call.options.accept_loss, console.text("restore.option.accept_loss"));
  command->add_option("--threads", call.options.threads, console.text("custody.option.threads"))
      ->type_name("N")
      ->check(CLI::Range(1, 256))
      ->capture_default_str();
  command->add_flag("--json", call.json, console.text("cli.option.json"));
  command->footer(console.text("restore.footer"));
  return command;
}

int run_restore(const RestoreCall& call, const Console& console) {
  stop_at_signal();
  const auto outcome = restore_backup(call.options, console);
  if (!outcome) return console.complain(outcome.error()), kExitBad;
  complain_of(outcome->damaged, "restore.damaged", console);
  complain_of(outcome->missing, "restore.missing", console);
  if (call.json)
    print_json(outcome_json(*outcome, call.options.data_directory));
  else
    say_outcome(*outcome, call, console);
  if (!outcome->restored) return kExitLoss;
  return outcome->damaged.empty() && outcome->missing.empty() ? kExitGood : kExitSome;
}

}  // namespace redress::app
