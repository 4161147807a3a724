// What screens read, beside a raw point read of the same database in the same run: the complaint page and pages of the
// inbox at growing registers, idle and while filings are committed.
//
// Nine of ten complaints are closed, as in a register that has been used for long; one of a hundred waits for
// information.

#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <random>
#include <thread>

#include "batch_maker.hpp"
#include "domain/complaint/number.hpp"
#include "service/log_state.hpp"
#include "service/read_complaint.hpp"

namespace {

using namespace redress;
using namespace redress::bench;
using Clock = std::chrono::steady_clock;
using service::ComplaintQuery;

constexpr std::size_t kBatch = 256;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

std::string number_of(std::uint64_t serial) { return complaint::make_number({2026, 11, 23}, serial); }

// The state that the serial's complaint is in by now.
void age(complaint::State& state, std::uint64_t serial) {
  if (serial % 10 != 0) {
    state.stage = complaint::Stage::Closed;
    state.closed_at = state.registered_at;
    state.close_code = complaint::CloseCode::Withdrawn;
    state.outcome = complaint::Outcome::Withdrawn;
  } else if (serial % 100 == 0) {
    state.stage = complaint::Stage::AwaitingInfo;
    state.left_stage = complaint::Stage::Received;
  }
}

/// A register that grows.
class Register {
 public:
  explicit Register(const std::filesystem::path& file)
      : file_(file.string()), store_(take(store::SqliteEventStore::open({.path = file_}))) {
    take(store_->found(bench_founding()));
  }
  /// Filings as they come in; `aged` writes most of them as closed, as if all had been handled.
  void add(std::uint64_t count, bool aged) {
    for (std::uint64_t made = 0; made < count; made += kBatch) {
      auto batch = maker_.next(kBatch);
      for (auto& row : batch.rows) {
        ++serial_;
        if (aged) age(row.state, serial_);
      }
      auto transaction = take(store_->begin_write());
      take(transaction->append(batch));
      take(transaction->commit());
    }
  }
  [[nodiscard]] std::uint64_t size() const { return serial_; }
  [[nodiscard]] service::EventStore& store() { return *store_; }
  [[nodiscard]] const std::string& file() const { return file_; }

 private:
  std::string file_;
  std::unique_ptr<store::SqliteEventStore> store_;
  BatchMaker maker_;
  std::uint64_t serial_ = 0;
};

struct Quantiles {
  double p50_us = 0;
  double p99_us = 0;
};

Quantiles measure(double seconds, const std::function<void()>& read) {
  std::vector<double> took;
  const auto begun = Clock::now();
  while (seconds_since(begun) < seconds) {
    const auto start = Clock::now();
    read();
    took.push_back(seconds_since(start) * 1e6);
  }
  std::sort(took.begin(), took.end());
  return {took[took.size() / 2], took[took.size() * 99 / 100]};
}

/// The limit: one row by its key, nothing around it.
class RawReader {
 public:
  explicit RawReader(const std::string& file)
      : database_(take(store::Database::open(file, store::Database::Mode::ReadOnly))),
        select_(
            take(store::Statement::prepare(database_, "SELECT stage, last_seq FROM complaints WHERE number = ?1"))) {}
  void read(const std::string& number) {
    const store::ResetAtEnd reset_at_end(select_);
    if (!take(select_.bind_text(1, number).step())) throw std::runtime_error("no " + number);
  }

 private:
  store::Database database_;
  store::Statement select_;
};

void print(const char* what, std::uint64_t size, const char* when, Quantiles took, Quantiles raw) {
  std::printf("%-34s %9llu %-12s p50 %8.1f us  p99 %8.1f us   %6.1f x a point read\n", what,
              static_cast<unsigned long long>(size), when, took.p50_us, took.p99_us, took.p50_us / raw.p50_us);
}

struct NamedQuery {
  const char* name;
  ComplaintQuery query;
};

std::vector<NamedQuery> queries() {
  std::vector<NamedQuery> all(6);
  all[0].name = "inbox: newest";
  all[1].name = "inbox: open, oldest first";
  all[1].query.open = true;
  all[1].query.newest_first = false;
  all[2].name = "inbox: awaiting information";
  all[2].query.stage = complaint::Stage::AwaitingInfo;
  all[3].name = "inbox: closed, newest";
  all[3].query.open = false;
  all[4].name = "inbox: a channel that nobody used";
  all[4].query.channel = complaint::Channel::Fax;
  all[5].name = "inbox: open, behind the middle";
  all[5].query.open = true;
  return all;
}

void measure_all(Register& entries, const char* when, double seconds) {
  const auto size = entries.size();
  auto reader = take(entries.store().open_reader());
  const auto head = take(reader->head());
  const service::LogSnapshot snapshot{take(service::load_right_edge(*reader, head)), head.root, head.checkpoint};
  const ledger::Signer status_signer("bench/status", Hash{1});
  std::mt19937_64 random(3);
  const auto any = [&] { return number_of(1 + random() % size); };
  RawReader raw(entries.file());
  const auto point = measure(seconds, [&] { raw.read(any()); });
  print("raw point read", size, when, point, point);
  const auto page = measure(seconds, [&] {
    const auto view = take(service::read_complaint(*reader, snapshot, status_signer, any()));
    if (!view) throw std::runtime_error("no complaint");
  });
  print("complaint page, with its receipt", size, when, page, point);
  auto all = queries();
  for (auto& [name, query] : all) {
    if (std::string_view(name).ends_with("middle")) query.after = number_of(size / 2);
    print(name, size, when, measure(seconds, [&, &wanted = query] { (void)take(reader->list_complaints(wanted)); }),
          point);
  }
}

void measure_while_filing(Register& entries, double seconds) {
  std::atomic<bool> ending = false;
  std::thread filing([&] {
    while (!ending) {
      entries.add(kBatch, false);
      std::this_thread::sleep_for(std::chrono::milliseconds(20));  // some ten thousand filings a second
    }
  });
  measure_all(entries, "with filings", seconds);
  ending = true;
  filing.join();
}

}  // namespace

// reads [SIZE… [SECONDS]]: sizes of the register, ascending; SECONDS for each line (a number below 100)
int main(int argc, char** argv) {
  if (sodium_init() < 0) return 1;
  std::setvbuf(stdout, nullptr, _IOLBF, 0);  // lines appear as they are measured
  std::vector<std::uint64_t> sizes;
  double seconds = 2;
  for (int i = 1; i < argc; ++i) {
    const auto value = std::strtod(argv[i], nullptr);
    if (value >= 100)
      sizes.push_back(static_cast<std::uint64_t>(value));
    else if (value > 0)
      seconds = value;
  }
  if (sizes.empty()) sizes = {10'000, 100'000, 1'000'000};
  const auto folder = std::filesystem::temp_directory_path() / ("redress-reads-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  int code = 0;
  try {
    Register entries(folder / "reads.db");
    for (const auto size : sizes) {
      const auto begun = Clock::now();
      const auto before = entries.size();
      entries.add(size - std::min(size, before), true);
      const auto added = entries.size() - before;
      std::printf("%llu filings written in batches of %zu: %.0f a second\n", static_cast<unsigned long long>(added),
                  kBatch, static_cast<double>(added) / seconds_since(begun));
      measure_all(entries, "idle", seconds);
      measure_while_filing(entries, seconds);
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "reads: %s\n", error.what());
    code = 1;
  }
  std::filesystem::remove_all(folder);
  return code;
}
