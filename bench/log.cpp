// The log's own costs: inclusion proofs of a large tree, and a full verification beside raw SHA-256 of as many bytes.

#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <thread>

#include "base/hash.hpp"
#include "batch_maker.hpp"
#include "domain/ledger/checkpoint.hpp"
#include "service/log_state.hpp"
#include "service/verify_log.hpp"

namespace {

using namespace redress;
using namespace redress::bench;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

constexpr std::size_t kLeavesABatch = 65'536;

// Leaves without events: proofs read tiles only.
service::LogSnapshot make_large_tree(store::SqliteEventStore& store, std::uint64_t size) {
  ledger::RightEdge edge;
  std::mt19937_64 random(1);
  std::vector<Hash> leaves(kLeavesABatch);
  service::Batch batch;
  while (edge.size() < size) {
    leaves.resize(std::min<std::uint64_t>(kLeavesABatch, size - edge.size()));
    for (auto& leaf : leaves) {
      for (std::size_t i = 0; i < leaf.size(); i += 8) {
        const auto bits = random();
        std::copy_n(reinterpret_cast<const std::uint8_t*>(&bits), 8, leaf.begin() + static_cast<std::ptrdiff_t>(i));
      }
    }
    const ledger::Growth growth(edge, leaves);
    edge = growth.edge();
    batch.tiles = growth.full_tiles();
    batch.head.size = growth.size();
    batch.head.root = growth.root();
    auto transaction = take(store.begin_write());
    take(transaction->append(batch));
    take(transaction->commit());
  }
  return {edge, edge.root(), ledger::sign_checkpoint({"bench", size, edge.root()}, bench_signer())};
}

void measure_proofs(const std::filesystem::path& folder, std::uint64_t size) {
  auto store = take(store::SqliteEventStore::open({.path = (folder / "tree.db").string()}));
  take(store->found(bench_founding()));
  const auto snapshot = make_large_tree(*store, size);
  auto reader = take(store->open_reader());
  std::mt19937_64 random(2);
  std::vector<double> took;
  for (int i = 0; i < 20'000; ++i) {
    const auto start = Clock::now();
    const auto proof = take(service::prove_inclusion(*reader, snapshot, random() % size));
    took.push_back(seconds_since(start) * 1e6);
    if (proof.empty()) throw std::runtime_error("an empty proof");
  }
  std::sort(took.begin(), took.end());
  std::printf("inclusion proof, %llu leaves: p50 %.1f us   p99 %.1f us   (aim: 100 us, at most 3 tiles)\n",
              static_cast<unsigned long long>(size), took[took.size() / 2], took[took.size() * 99 / 100]);
}

// As many bytes as the verification hashed, in pieces of a mean event's part, with the same hash and one thread.
double raw_sha256_seconds(std::uint64_t bytes) {
  const std::string piece(256, 'x');
  Sha256 hash;
  std::uint8_t kept = 0;
  const auto start = Clock::now();
  for (std::uint64_t done = 0; done < bytes; done += piece.size()) kept ^= hash.of({piece})[0];
  const double seconds = seconds_since(start);
  if (kept == 1) std::printf(" ");  // the result is used, so the loop stays
  return seconds;
}

void measure_verification(const std::filesystem::path& folder, std::uint64_t events) {
  auto store = take(store::SqliteEventStore::open({.path = (folder / "events.db").string()}));
  take(store->found(bench_founding()));
  BatchMaker maker;
  for (std::uint64_t made = 0; made < events; made += 1000) {
    auto transaction = take(store->begin_write());
    take(transaction->append(maker.next(1000)));
    take(transaction->commit());
  }
  const auto file_bytes = std::filesystem::file_size(folder / "events.db");
  for (const unsigned threads : {1U, std::thread::hardware_concurrency()}) {
    const auto start = Clock::now();
    const auto verdict = take(service::verify_log(*store, {threads, {}}));
    const double seconds = seconds_since(start);
    if (verdict.first_break) throw std::runtime_error("the log is not sound: " + verdict.first_break->detail);
    const double raw = raw_sha256_seconds(verdict.bytes_hashed);
    std::printf(
        "log verify, %llu events, %u thread(s): %.0f events/s, %.0f MB/s hashed; raw SHA-256 on one core %.0f MB/s; "
        "ratio per core %.2f (aim 0.50)\n",
        static_cast<unsigned long long>(events), threads, static_cast<double>(events) / seconds,
        static_cast<double>(verdict.bytes_hashed) / seconds / 1e6,
        static_cast<double>(verdict.bytes_hashed) / raw / 1e6, raw / seconds / threads);
  }
  std::printf("bytes an event in the database: %.0f\n", static_cast<double>(file_bytes) / static_cast<double>(events));
}

}  // namespace

// log [LEAVES [EVENTS]]
int main(int argc, char** argv) {
  if (sodium_init() < 0) return 1;
  const std::uint64_t leaves = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 10'000'000;
  const std::uint64_t events = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 200'000;
  const auto folder = std::filesystem::temp_directory_path() / ("redress-log-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  int code = 0;
  try {
    measure_proofs(folder, leaves);
    measure_verification(folder, events);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "log: %s\n", error.what());
    code = 1;
  }
  std::filesystem::remove_all(folder);
  return code;
}
