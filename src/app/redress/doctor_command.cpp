#include "app/redress/doctor_command.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "adapters/keys/key_folder.hpp"
#include "app/redress/system.hpp"
#include "domain/ledger/checkpoint.hpp"
#include "service/jobs/publish_checkpoint.hpp"

namespace redress::app {
namespace {

constexpr std::uintmax_t kFreeBytesMin = std::uintmax_t{1} << 30;
constexpr rlim_t kOpenFilesMin = 4096;
constexpr std::int64_t kFutureMsMax = 60'000;

Finding closed_to_others(std::string check, const std::filesystem::path& path) {
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0) return {std::move(check), Health::Bad, path.string() + " is missing"};
  const bool closed = (status.st_mode & 077U) == 0;
  return {std::move(check), closed ? Health::Good : Health::Bad, path.string()};
}

Finding free_space(const std::filesystem::path& path) {
  std::error_code error;
  const auto space = std::filesystem::space(path, error);
  if (error) return {"space", Health::Bad, error.message()};
  const auto free_mib = space.available >> 20;
  return {"space", space.available >= kFreeBytesMin ? Health::Good : Health::Warning,
          std::to_string(free_mib) + " MiB"};
}

Finding open_files() {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  return {"open_files", limit.rlim_cur >= kOpenFilesMin ? Health::Good : Health::Warning,
          std::to_string(limit.rlim_cur)};
}

Finding running(const DataPaths& paths) {
  const int lock = ::open(paths.lock.c_str(), O_RDWR | O_CLOEXEC);
  if (lock < 0) return {"running", Health::Good, "-"};
  const bool held = ::flock(lock, LOCK_EX | LOCK_NB) != 0;
  ::close(lock);
  return {"running", Health::Good, held ? "+" : "-"};
}

Finding clock_against(const service::Head& head) {
  const auto now =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
          .count();
  const bool ahead = head.last_at.unix_ms > now + kFutureMsMax;
  return {"clock", ahead ? Health::Bad : Health::Good, to_string(Instant{now})};
}

Finding checkpoint_signed(service::ReadSession& reader, const service::Head& head) {
  const auto keys = reader.log_keys();
  if (!keys) return {"checkpoint", Health::Bad, keys.error().message};
  for (const auto& text : *keys) {
    const auto key = ledger::parse_verifier_key(text);
    if (key && ledger::open_checkpoint(head.checkpoint, *key)) return {"checkpoint", Health::Good, text};
  }
  return {"checkpoint", Health::Bad, "not signed by a key of this log"};
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

void examine_log(std::vector<Finding>& found, service::ReadSession& reader, const DataPaths& paths,
                 const std::string& origin) {
  // The mark first: beside a running server the log only grows past it.
  const auto mark = keys::HighWaterFile(paths.high_water).read();
  const auto head = reader.head();
  if (!head) return found.push_back({"log", Health::Bad, head.error().message});
  auto edge = service::load_right_edge(reader, *head);
  found.push_back({"log", edge ? Health::Good : Health::Bad, edge ? std::to_string(head->size) : edge.error().message});
  found.push_back(checkpoint_signed(reader, *head));
  found.push_back(secrets_fit(reader, paths, origin));
  found.push_back(clock_against(*head));
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
  doctor->add_flag("--json", options.json, console.text("cli.option.json"));
  doctor->footer(console.text("cli.doctor.footer"));
  return doctor;
}

std::vector<Finding> examine(const std::string& data_directory) {
  const DataPaths paths(data_directory);
  std::vector<Finding> found;
  auto log = open_for_reading(data_directory);
  if (!log) return {{"store", Health::Bad, log.error().message}};
  found.push_back({"store", Health::Good, log->origin});
  found.push_back(running(paths));
  found.push_back(closed_to_others("data_folder", paths.data));
  found.push_back(closed_to_others("key_folder", paths.keys));
  auto reader = log->store->open_reader();
  if (reader)
    examine_log(found, **reader, paths, log->origin);
  else
    found.push_back({"log", Health::Bad, reader.error().message});
  found.push_back(free_space(paths.data));
  found.push_back(open_files());
  return found;
}

int run_doctor(const DoctorOptions& options, const Console& console) {
  const auto found = examine(options.data_directory);
  const bool bad =
      std::any_of(found.begin(), found.end(), [](const Finding& one) { return one.health == Health::Bad; });
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
    print_json(json::object{{"fit", !bad}, {"checks", list}});
  else
    console.say(bad ? "doctor.unfit" : "doctor.fit");
  return bad ? kExitBad : kExitGood;
}

}  // namespace redress::app
