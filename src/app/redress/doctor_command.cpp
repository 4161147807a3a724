#include "app/redress/doctor_command.hpp"

#include <algorithm>
#include <filesystem>

#include "adapters/clock/system_clock.hpp"
#include "adapters/keys/key_folder.hpp"
#include "app/redress/backup.hpp"
#include "app/redress/directory_lock.hpp"
#include "app/redress/doctor_attachments.hpp"
#include "app/redress/doctor_machine.hpp"
#include "app/redress/system.hpp"
#include "domain/ledger/checkpoint.hpp"
#include "service/jobs/publish_checkpoint.hpp"

namespace redress::app {
namespace {

constexpr std::int64_t kHourMs = 3'600'000;
constexpr std::int64_t kDayMs = 24 * kHourMs;

Finding clock_against(const service::Head& head, const DoctorLimits& limits) {
  const auto now = clock::wall_clock_now();
  const bool ahead = head.last_at - now > limits.clock_future_ms_max;
  return {"clock", ahead ? Health::Bad : Health::Good, to_string(now)};
}

Finding checkpoint_signed(service::ReadSession& reader, const service::Head& head) {
  const auto keys = reader.log_keys();
  if (!keys) return {"checkpoint", Health::Bad, keys.error().message};
  const auto newest = keys->empty() ? Result<ledger::VerifierKey>(malformed("the log names no key"))
                                    : ledger::parse_verifier_key(keys->back());
  if (newest && ledger::open_checkpoint(head.checkpoint, *newest)) return {"checkpoint", Health::Good, keys->back()};
  return {"checkpoint", Health::Bad, "not signed by the newest key of this log"};
}

Finding secrets_fit(service::ReadSession& reader, const DataPaths& paths, const std::string& origin) {
  const auto secrets = keys::KeyFolder(paths.keys).read();
  if (!secrets) return {"keys", Health::Bad, secrets.error().message};
  if (!*secrets) return {"keys", Health::Bad, paths.keys.string() + " holds no keys"};
  const ledger::Signer signer(origin, (*secrets)->log_seed);
  const auto known = reader.log_keys();
  const bool fits = known && !known->empty() && known->back() == ledger::to_string(signer.verifier());
  return {"keys", fits ? Health::Good : Health::Bad, paths.keys.string()};
}

Finding newest_backup(const DataPaths& paths, const DoctorLimits& limits, const Console& console) {
  const auto newest = read_newest_backup(paths.data);
  if (!newest) return {"backups", Health::Warning, newest.error().message};
  if (!*newest) return {"backups", Health::Warning, console.text("doctor.backups.none")};
  const auto hours = (clock::wall_clock_now() - (*newest)->taken_at) / kHourMs;
  return {"backups", hours < limits.backup_age_hours_max ? Health::Good : Health::Warning,
          console.text("doctor.backups.detail", {{"at", to_string((*newest)->taken_at)},
                                                 {"hours", std::to_string(hours)},
                                                 {"size", std::to_string((*newest)->size)},
                                                 {"folder", (*newest)->folder}})};
}

std::optional<Instant> time_of_leaf(service::ReadSession& reader, std::uint64_t leaf) {
  const auto event = reader.find_event(leaf);
  if (!event || !*event) return std::nullopt;
  const auto envelope = ledger::parse_envelope((*event)->sealed.envelope);
  return envelope ? std::optional(envelope->at) : std::nullopt;
}

/// The first leaf not older than `since`; times never fall, so a few reads find it.
std::optional<std::uint64_t> first_leaf_since(service::ReadSession& reader, std::uint64_t size, Instant since) {
  std::uint64_t low = 0;
  std::uint64_t high = size;
  while (low < high) {
    const auto middle = low + (high - low) / 2;
    const auto at = time_of_leaf(reader, middle);
    if (!at) return std::nullopt;
    if (*at < since)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

// Events of the last days times the bytes that an event has taken so far. Attachments are not counted.
std::optional<double> bytes_per_day(service::ReadSession& reader, const DataPaths& paths, const DoctorLimits& limits) {
  const auto head = reader.head();
  std::error_code error;
  const auto bytes = std::filesystem::file_size(paths.database, error);
  if (!head || head->size == 0 || error) return std::nullopt;
  const auto now = clock::wall_clock_now();
  const auto begin = time_of_leaf(reader, 0);
  if (!begin || now - *begin < kDayMs) return std::nullopt;  // too young to tell
  const auto span = std::min(limits.growth_days * kDayMs, now - *begin);
  const auto first = first_leaf_since(reader, head->size, now + -span);
  if (!first) return std::nullopt;
  const auto events = static_cast<double>(head->size - *first);
  const auto event_bytes = static_cast<double>(bytes) / static_cast<double>(head->size);
  return events * event_bytes / (static_cast<double>(span) / static_cast<double>(kDayMs));
}

void examine_log(std::vector<Finding>& found, service::ReadSession& reader, const DataPaths& paths,
                 const std::string& origin, const DoctorLimits& limits) {
  // The mark first: beside a running server the log only grows past it.
  const auto mark = keys::HighWaterFile(paths.high_water).read();
  const auto head = reader.head();
  if (!head) return found.push_back({"log", Health::Bad, head.error().message});
  auto edge = service::load_right_edge(reader, *head);
  found.push_back({"log", edge ? Health::Good : Health::Bad, edge ? std::to_string(head->size) : edge.error().message});
  found.push_back(checkpoint_signed(reader, *head));
  found.push_back(secrets_fit(reader, paths, origin));
  found.push_back(clock_against(*head, limits));
  if (!edge) return;
  const service::LogSnapshot snapshot{std::move(*edge), head->root, head->checkpoint};
  const auto checked = mark ? service::check_high_water(reader, snapshot, origin, *mark) : Result<void>(mark.error());
  found.push_back({"high_water", checked ? Health::Good : Health::Bad,
                   checked ? paths.high_water.string() : checked.error().message});
}

}  // namespace

CLI::App* add_doctor(CLI::App& app, DoctorOptions& options, const Console& console) {
  auto* doctor = app.add_subcommand("doctor", console.text("cli.doctor.help"));
  doctor->add_option("--data", options.data_directory, console.text("cli.option.data"))->type_name("DIR")->required();
  doctor->add_option("--limits", options.limits_file, console.text("cli.serve.limits"))->type_name("FILE");
  doctor->add_flag("--json", options.json, console.text("cli.option.json"));
  doctor->footer(console.text("cli.doctor.footer"));
  return doctor;
}

std::vector<Finding> examine(const std::string& data_directory, const DoctorLimits& limits, const Console& console) {
  const DataPaths paths(data_directory);
  std::vector<Finding> found;
  auto log = open_for_reading(data_directory);
  if (!log) return {{"store", Health::Bad, log.error().message}};
  found.push_back({"store", Health::Good, log->origin});
  found.push_back({"running", Health::Good,
                   console.text(DirectoryLock::is_held(paths.lock) ? "doctor.running.yes" : "doctor.running.no")});
  found.push_back(closed_to_others("data_folder", paths.data));
  found.push_back(closed_to_others("key_folder", paths.keys));
  found.push_back(secrets_closed(paths.keys));
  std::optional<double> growth;
  if (auto reader = log->store->open_reader()) {
    examine_log(found, **reader, paths, log->origin, limits);
    found.push_back(attachments_stored(**reader, paths, limits, console));
    growth = bytes_per_day(**reader, paths, limits);
  } else {
    found.push_back({"log", Health::Bad, reader.error().message});
  }
  found.push_back(newest_backup(paths, limits, console));
  found.push_back(free_space(paths.data, growth, limits, console));
  found.push_back(open_files(limits, console));
  found.push_back(locked_memory(limits, console));
  found.push_back(clock_synchronised(limits));
  found.push_back(clock_steady());
  return found;
}

int run_doctor(const DoctorOptions& options, const Console& console) {
  const auto limits =
      options.limits_file.empty() ? Result<Limits>(builtin_limits()) : read_limits_file(options.limits_file);
  if (!limits) return console.complain(limits.error()), kExitUsage;
  const auto found = examine(options.data_directory, limits->doctor, console);
  const auto has = [&](Health health) {
    return std::any_of(found.begin(), found.end(), [&](const Finding& one) { return one.health == health; });
  };
  json::array list;
  for (const auto& one : found) {
    const std::string health(to_word(one.health));
    if (options.json) {
      list.push_back(json::object{{"check", one.check}, {"health", health}, {"detail", one.detail}});
      continue;
    }
    console.say("doctor.line", {{"health", console.text("doctor.health." + health)},
                                {"check", console.text("doctor." + one.check)},
                                {"detail", one.detail}});
  }
  if (options.json)
    print_json(json::object{{"fit", !has(Health::Bad)}, {"warnings", has(Health::Warning)}, {"checks", list}});
  else
    console.say(has(Health::Bad) ? "doctor.unfit" : "doctor.fit");
  return has(Health::Bad) ? kExitBad : kExitGood;
}

}  // namespace redress::app
