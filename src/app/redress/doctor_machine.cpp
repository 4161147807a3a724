#include "app/redress/doctor_machine.hpp"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/timex.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <thread>

namespace redress::app {
namespace {

namespace fs = std::filesystem;

constexpr auto kClockLook = std::chrono::milliseconds(100);
constexpr std::int64_t kClockDriftMsMax = 50;

std::string limit_text(rlim_t limit, const Console& console) {
  return limit == RLIM_INFINITY ? console.text("doctor.unlimited") : std::to_string(limit);
}

Finding limit_of(std::string check, rlim_t limit, std::uint64_t least, const Console& console) {
  return {std::move(check), limit >= least ? Health::Good : Health::Warning, limit_text(limit, console)};
}

// What is wrong with a secret file; empty when all is well.
std::string fault_of(const fs::path& file, uid_t owner) {
  struct stat status{};
  if (::lstat(file.c_str(), &status) != 0) return {};  // replaced this moment
  if (status.st_uid != owner) return file.string() + " belongs to another user";
  if (S_ISREG(status.st_mode) && (status.st_mode & 077U) != 0) return "chmod 600 " + file.string();
  return {};
}

std::int64_t milliseconds_of(clockid_t clock) {
  timespec at{};
  ::clock_gettime(clock, &at);
  return std::int64_t{at.tv_sec} * 1000 + at.tv_nsec / 1'000'000;
}

std::string mib(double bytes) { return std::to_string(std::llround(bytes / (1 << 20))); }

}  // namespace

Finding closed_to_others(std::string check, const fs::path& path) {
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0) return {std::move(check), Health::Bad, path.string() + " is missing"};
  const bool closed = (status.st_mode & 077U) == 0;
  return {std::move(check), closed ? Health::Good : Health::Bad, (closed ? "" : "chmod 700 ") + path.string()};
}

Finding secrets_closed(const fs::path& folder) {
  struct stat status{};
  if (::stat(folder.c_str(), &status) != 0) return {"key_files", Health::Bad, folder.string() + " is missing"};
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (auto fault = fault_of(entry.path(), status.st_uid); !fault.empty()) {
      return {"key_files", Health::Bad, std::move(fault)};
    }
  }
  return {"key_files", error ? Health::Bad : Health::Good, error ? error.message() : folder.string()};
}

Finding free_space(const fs::path& path, std::optional<double> bytes_per_day, const DoctorLimits& limits,
                   const Console& console) {
  std::error_code error;
  const auto space = fs::space(path, error);
  if (error) return {"space", Health::Bad, error.message()};
  const auto free = static_cast<double>(space.available);
  bool enough = space.available >= limits.free_bytes_min;
  if (!bytes_per_day || *bytes_per_day < 1) {
    return {"space", enough ? Health::Good : Health::Warning,
            console.text("doctor.space.detail", {{"free", mib(free)}})};
  }
  const auto days = free / *bytes_per_day;
  enough = enough && days >= static_cast<double>(limits.free_days_min);
  return {"space", enough ? Health::Good : Health::Warning,
          console.text("doctor.space.growth", {{"free", mib(free)},
                                               {"growth", mib(*bytes_per_day)},
                                               {"days", std::to_string(std::llround(std::min(days, 1e6)))}})};
}

Finding open_files(const DoctorLimits& limits, const Console& console) {
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  return limit_of("open_files", limit.rlim_cur, limits.open_files_min, console);
}

Finding locked_memory(const DoctorLimits& limits, const Console& console) {
  rlimit limit{};
  ::getrlimit(RLIMIT_MEMLOCK, &limit);
  return limit_of("locked_memory", limit.rlim_cur, limits.locked_bytes_min, console);
}

Finding clock_synchronised(const DoctorLimits& limits) {
  timex state{};
  const int code = ::adjtimex(&state);
  if (code < 0) return {"clock_sync", Health::Warning, "the kernel does not tell"};
  const auto error_ms = static_cast<std::int64_t>(state.maxerror) / 1000;
  const bool good = code != TIME_ERROR && (state.status & STA_UNSYNC) == 0 && error_ms <= limits.clock_error_ms_max;
  return {"clock_sync", good ? Health::Good : Health::Warning, "+-" + std::to_string(error_ms) + " ms"};
}

Finding clock_steady() {
  const auto wall = milliseconds_of(CLOCK_REALTIME);
  const auto steady = milliseconds_of(CLOCK_BOOTTIME);
  std::this_thread::sleep_for(kClockLook);
  const auto drift = (milliseconds_of(CLOCK_REALTIME) - wall) - (milliseconds_of(CLOCK_BOOTTIME) - steady);
  return {"clock_step", std::abs(drift) <= kClockDriftMsMax ? Health::Good : Health::Warning,
          std::to_string(drift) + " ms"};
}

}  // namespace redress::app
