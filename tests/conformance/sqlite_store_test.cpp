// What is true of the SQLite store alone: founding, migrations, settings, checkpoints.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <thread>

#include "adapters/store/sqlite/migrations.hpp"
#include "conformance/batch_maker.hpp"
#include "support/connection_watch.hpp"
#include "support/log_check.hpp"

namespace redress::test {
namespace {

using store::Database;
using store::SqliteEventStore;

class SqliteStore : public testing::Test {
 protected:
  [[nodiscard]] std::string path() const { return (directory_.path() / "redress.db").string(); }
  [[nodiscard]] Result<std::unique_ptr<SqliteEventStore>> open(bool migrate = true) const {
    return SqliteEventStore::open({.path = path(), .migrate = migrate, .background_checkpoint = false});
  }
  /// Runs SQL behind the store's back.
  void execute(const std::string& sql) const {
    auto database = take(Database::open(path(), Database::Mode::ReadWrite));
    take(database.execute(sql));
  }
  [[nodiscard]] int version() const {
    auto database = take(Database::open(path(), Database::Mode::ReadWrite));
    return take(store::schema_version(database));
  }
  [[nodiscard]] std::string pragma(sqlite3* connection, const std::string& name) const {
    std::string value;
    const auto keep = [](void* to, int, char** values, char**) {
      *static_cast<std::string*>(to) = values[0];
      return 0;
    };
    sqlite3_exec(connection, ("PRAGMA " + name).c_str(), keep, &value, nullptr);
    return value;
  }
  const ledger::Signer signer_{"example.org/redress", Hash{}};

 private:
  TemporaryDirectory directory_;
};

TEST_F(SqliteStore, MigratesAnEmptyFileToTheNewestVersion) {
  {
    const auto store = take(open());
  }
  EXPECT_EQ(version(), store::newest_schema_version());
  EXPECT_TRUE(open()) << "and again: nothing to do";
  EXPECT_TRUE(open(false));
}

TEST_F(SqliteStore, RefusesADatabaseOfANewerProgramAndLeavesItAlone) {
  {
    const auto store = take(open());
  }
  const int newer = store::newest_schema_version() + 1;
  execute("PRAGMA user_version=" + std::to_string(newer));
  const auto refused = open();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, FailureKind::Conflict);
  EXPECT_THAT(refused.error().message, testing::HasSubstr("start a newer program"));
  EXPECT_EQ(version(), newer);
}

TEST_F(SqliteStore, AToolBesideTheServerNeverMigrates) {
  execute("PRAGMA user_version=0");
  const auto refused = open(false);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, FailureKind::Conflict);
  EXPECT_EQ(version(), 0);
}

// A step that fails leaves the version it came from.
TEST_F(SqliteStore, AStepIsTakenWholeOrNotAtAll) {
  execute("CREATE TABLE complaints (mine)");
  EXPECT_FALSE(open());
  EXPECT_EQ(version(), 0);
  execute("DROP TABLE complaints");
  EXPECT_TRUE(open());
}

TEST_F(SqliteStore, TwoProgramsMayOpenAnEmptyFileAtOnce) {
  for (int round = 0; round < 10; ++round) {
    const TemporaryDirectory directory;
    const auto file = (directory.path() / "redress.db").string();
    std::string problems[2];
    std::thread threads[2];
    for (int i = 0; i < 2; ++i) {
      threads[i] = std::thread([&, i] {
        // SQLite does not wait for the change to WAL mode: who comes second may be told to try again.
        for (bool again = true; again;) {
          const auto store = SqliteEventStore::open({.path = file, .background_checkpoint = false});
          again = !store && store.error().kind == FailureKind::Unavailable;
          if (!store && !again) problems[i] = store.error().message;
        }
      });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(problems[0] + problems[1], "") << round;
  }
}

TEST_F(SqliteStore, IsFoundedOnce) {
  const auto store = take(open());
  EXPECT_FALSE(take(store->foundation()));
  EXPECT_EQ(store->begin_write().error().kind, FailureKind::NotFound);
  EXPECT_EQ(take(store->open_reader())->head().error().kind, FailureKind::NotFound);
  take(found(*store, signer_));
  const auto foundation = take(store->foundation());
  ASSERT_TRUE(foundation);
  EXPECT_EQ(foundation->origin, "example.org/redress");
  EXPECT_EQ(foundation->zone, "Asia/Shanghai");
  EXPECT_EQ(found(*store, signer_).error().kind, FailureKind::Conflict);
  EXPECT_TRUE(store->begin_write()) << "the failed founding left no transaction open";
}

// DESIGN.md 5: anything less than FULL loses acknowledged filings at a power cut.
TEST_F(SqliteStore, WritesWithFullSynchronousInWalMode) {
  ConnectionWatch watch;
  const auto store = take(open());
  EXPECT_EQ(pragma(watch.first(), "journal_mode"), "wal");
  EXPECT_EQ(pragma(watch.first(), "synchronous"), "2");
}

TEST_F(SqliteStore, ReadersCannotWrite) {
  const auto store = take(open());
  take(found(*store, signer_));
  ConnectionWatch watch;
  const auto reader = take(store->open_reader());
  EXPECT_NE(sqlite3_exec(watch.first(), "DELETE FROM head", nullptr, nullptr, nullptr), SQLITE_OK);
}

// The background thread copies the WAL back while batches go on, and nothing is lost or torn by it.
TEST_F(SqliteStore, CheckpointsInTheBackgroundWhileItIsWritten) {
  auto store = take(SqliteEventStore::open({.path = path()}));
  take(found(*store, signer_));
  BatchMaker batches;
  const auto write = [&](const service::Batch& batch) {
    auto transaction = take(store->begin_write());
    take(transaction->append(batch));
    take(transaction->commit());
    batches.committed(batch);
  };
  // The WAL passes the size from which the thread works, several times.
  for (int i = 0; i < 120; ++i) {
    auto batch = batches.make(20);
    for (auto& event : batch.events) {
      event.sealed.parts[0]->data += std::string(20'000, ' ');
    }
    write(batch);
  }
  const auto reader = take(store->open_reader());
  EXPECT_EQ(take(reader->read_commitments(0, 10'000)).size(), 2400U);
  EXPECT_EQ(text_of(take(reader->head())), text_of(batches.head()));
  store.reset();
  auto database = take(Database::open(path(), Database::Mode::ReadWrite));
  EXPECT_EQ(pragma(database.handle(), "integrity_check"), "ok");
}

}  // namespace
}  // namespace redress::test
