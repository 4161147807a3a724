// What a backup costs who files meanwhile: the same filings alone, beside a copy page by page (SQLite's backup
// interface, what `redress backup` does) and beside VACUUM INTO, all in one run. Prints filings a second, how long an
// answer takes, and how far the write-ahead log grows since a snapshot holds it.

#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <thread>

#include "adapters/store/sqlite/snapshot.hpp"
#include "app/redress/system.hpp"
#include "filing_body.hpp"

namespace {

using namespace redress;
using Steady = std::chrono::steady_clock;

constexpr std::size_t kInFlight = 256;

template <class T>
T take(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

double seconds_since(Steady::time_point begin) { return std::chrono::duration<double>(Steady::now() - begin).count(); }

/// Keeps so many filings in flight until told to stop.
class Filers {
 public:
  explicit Filers(service::CommitLoop& commits) : commits_(commits) {}

  /// Files until `done` says so; the answers' times in milliseconds.
  std::vector<double> run(const std::function<bool()>& done) {
    std::vector<double> times;
    while (!done()) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return in_flight_ < kInFlight; });
      ++in_flight_;
      lock.unlock();
      const auto begin = Steady::now();
      service::Submission submission{
          bench::bench_filing(), complaint::ActorKind::Operator, {}, [this, &times, begin](const service::Answer&) {
            answered(times, begin);
          }};
      if (!commits_.submit(std::move(submission))) throw std::runtime_error("the queue is full");
    }
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return in_flight_ == 0; });
    return times;
  }

 private:
  void answered(std::vector<double>& times, Steady::time_point begin) {
    const std::lock_guard lock(mutex_);
    times.push_back(seconds_since(begin) * 1000);
    --in_flight_;
    changed_.notify_one();
  }

  service::CommitLoop& commits_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t in_flight_ = 0;
};

struct Setting {
  std::uint64_t filings;
  double seconds;
  std::filesystem::path folder;
};

void copy_pages(const std::string& from, const std::string& to) {
  auto snapshot = take(store::Snapshot::open(from));
  take(snapshot.copy_to(to, {}));
}

void vacuum_into(const std::string& from, const std::string& to) {
  auto database = take(store::Database::open(from, store::Database::Mode::ReadWrite));
  take(database.execute("VACUUM INTO '" + to + "'"));
}

/// Files while `copy` runs again and again for the time that is set.
double measure(const char* what, app::System& system, const Setting& setting,
               const std::function<void(const std::string&, const std::string&)>& copy) {
  const auto database = (setting.folder / "data" / "redress.db").string();
  const auto target = (setting.folder / "copy.db").string();
  std::atomic<bool> over = false;
  int copies = 0;
  std::uintmax_t wal_bytes = 0;
  const auto begin = Steady::now();
  std::thread copier([&] {
    for (; seconds_since(begin) < setting.seconds; ++copies) {
      std::filesystem::remove(target);
      copy ? copy(database, target) : std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    over = true;
  });
  auto times = Filers(system.office().commits).run([&] {
    std::error_code error;
    wal_bytes = std::max(wal_bytes, std::filesystem::file_size(database + "-wal", error));
    return over.load();
  });
  const auto seconds = seconds_since(begin);
  copier.join();
  std::sort(times.begin(), times.end());
  const auto rate = static_cast<double>(times.size()) / seconds;
  std::printf("%-32s %8.0f /s   p50 %6.2f ms   p99 %7.2f ms   WAL up to %5.0f MiB   %d copies, %.2f s each\n", what,
              rate, times[times.size() / 2], times[times.size() * 99 / 100], static_cast<double>(wal_bytes) / (1 << 20),
              copy ? copies : 0, copy ? seconds / copies : 0);
  std::fflush(stdout);
  return rate;
}

void run(const Setting& setting) {
  auto system = take(app::System::open({.data_directory = setting.folder / "data"}));
  std::uint64_t filed = 0;
  (void)Filers(system->office().commits).run([&] { return ++filed > setting.filings; });
  const auto bytes = std::filesystem::file_size(setting.folder / "data" / "redress.db");
  std::printf("%llu complaints, %.0f MiB\n", static_cast<unsigned long long>(setting.filings),
              static_cast<double>(bytes) / (1 << 20));
  const auto alone = measure("alone", *system, setting, {});
  const auto pages = measure("beside a copy page by page", *system, setting, copy_pages);
  const auto vacuum = measure("beside VACUUM INTO", *system, setting, vacuum_into);
  std::printf("ratios to alone: page by page %.2f, VACUUM INTO %.2f\n", pages / alone, vacuum / alone);
}

}  // namespace

// backup [COMPLAINTS [SECONDS [FOLDER]]]: a register of so many, so many seconds a measurement.
int main(int argc, char** argv) {
  if (sodium_init() < 0) return 1;
  Setting setting{100'000, 6,
                  std::filesystem::temp_directory_path() / ("redress-backup-" + std::to_string(::getpid()))};
  if (argc > 1) setting.filings = std::strtoull(argv[1], nullptr, 10);
  if (argc > 2) setting.seconds = std::strtod(argv[2], nullptr);
  if (argc > 3) setting.folder = argv[3];
  int code = 0;
  try {
    run(setting);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "backup: %s\n", error.what());
    code = 1;
  }
  std::filesystem::remove_all(setting.folder);
  return code;
}
