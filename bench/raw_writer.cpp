#include "raw_writer.hpp"

#include <chrono>
#include <vector>

#include "adapters/store/sqlite/sqlite_event_store.hpp"
#include "batch_maker.hpp"
#include "filing_body.hpp"

namespace redress::bench {
namespace {

using Clock = std::chrono::steady_clock;

double rate(std::uint64_t count, Clock::time_point start) {
  return static_cast<double>(count) / std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

double measure_same_rows(const std::filesystem::path& folder, std::uint64_t filings, std::size_t batch_size) {
  std::filesystem::create_directories(folder);
  auto store = take(store::SqliteEventStore::open({.path = (folder / "same.db").string()}));
  take(store->found(bench_founding()));
  BatchMaker maker;
  std::vector<service::Batch> batches;
  for (std::uint64_t made = 0; made < filings; made += batch_size) batches.push_back(maker.next(batch_size));
  const auto start = Clock::now();
  for (const auto& batch : batches) {
    auto transaction = take(store->begin_write());
    take(transaction->append(batch));
    take(transaction->commit());
  }
  return rate(batches.size() * batch_size, start);
}

double measure_bare_insert(const std::filesystem::path& folder, std::uint64_t filings, std::size_t batch_size) {
  std::filesystem::create_directories(folder);
  auto database = take(store::Database::open((folder / "bare.db").string(), store::Database::Mode::ReadWrite));
  take(
      database.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;"
                       "CREATE TABLE complaints (id INTEGER PRIMARY KEY, body TEXT NOT NULL);"
                       "CREATE TABLE events (id INTEGER PRIMARY KEY, body TEXT NOT NULL)"));
  auto complaint = take(store::Statement::prepare(database, "INSERT INTO complaints (body) VALUES (?1)"));
  auto event = take(store::Statement::prepare(database, "INSERT INTO events (body) VALUES (?1)"));
  const auto body = filing_json();
  const auto start = Clock::now();
  std::uint64_t done = 0;
  while (done < filings) {
    take(database.execute("BEGIN IMMEDIATE"));
    for (std::size_t i = 0; i < batch_size; ++i, ++done) {
      take(complaint.bind_text(1, std::string_view(body).substr(0, 200)).run());
      take(event.bind_text(1, body).run());
    }
    take(database.execute("COMMIT"));
  }
  return rate(done, start);
}

}  // namespace redress::bench
