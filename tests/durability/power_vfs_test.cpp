// The shim itself: it must lose what was not synced and nothing else, or the durability tests prove nothing.
#include <gtest/gtest.h>

#include "adapters/store/sqlite/database.hpp"
#include "durability/power_vfs.hpp"
#include "support/temporary_directory.hpp"
#include "support/test_bench.hpp"

namespace redress::test {
namespace {

using store::Database;

class PowerLoss : public testing::Test {
 protected:
  [[nodiscard]] std::string path() const { return (directory_.path() / "t.db").string(); }
  /// Rows of table t as a reader without the shim sees them; -1 if the table is gone.
  [[nodiscard]] int rows() const {
    auto database = take(Database::open(path(), Database::Mode::ReadWrite));
    auto select = store::Statement::prepare(database, "SELECT count(*) FROM t");
    if (!select) return -1;
    return take(select->step()) ? static_cast<int>(select->integer(0)) : -1;
  }
  void prepare() const {
    auto database = take(Database::open(path(), Database::Mode::ReadWrite));
    take(database.execute("PRAGMA journal_mode=WAL; CREATE TABLE t (x)"));
  }
  [[nodiscard]] Database open(const std::string& synchronous) const {
    auto database = take(Database::open(path(), Database::Mode::ReadWrite, power_.name()));
    take(database.execute("PRAGMA synchronous=" + synchronous));
    return database;
  }
  PowerVfs power_;
  std::mt19937_64 random_{1};

 private:
  TemporaryDirectory directory_;
};

TEST_F(PowerLoss, KeepsWhatWasSynced) {
  prepare();
  {
    auto database = open("FULL");
    for (int i = 0; i < 10; ++i) take(database.execute("INSERT INTO t VALUES (1)"));
    power_.cut();
  }
  power_.lose(Loss::All, random_);
  EXPECT_EQ(rows(), 10);
}

TEST_F(PowerLoss, LosesWhatWasNotSynced) {
  prepare();
  {
    auto database = open("OFF");
    for (int i = 0; i < 10; ++i) take(database.execute("INSERT INTO t VALUES (1)"));
    power_.cut();
  }
  power_.lose(Loss::All, random_);
  EXPECT_EQ(rows(), 0);
}

TEST_F(PowerLoss, AfterTheCutEverythingFails) {
  prepare();
  auto database = open("FULL");
  power_.cut();
  EXPECT_FALSE(database.execute("INSERT INTO t VALUES (1)"));
  EXPECT_FALSE(database.execute("SELECT count(*) FROM t"));
  EXPECT_FALSE(Database::open(path(), Database::Mode::ReadWrite, power_.name()));
}

TEST_F(PowerLoss, MeetsTheOperationThatItWasToldTo) {
  prepare();
  for (const auto moment : {Moment::Before, Moment::During, Moment::After}) {
    {
      auto database = open("FULL");
      power_.cut_at_operation(3, moment);
      (void)database.execute("INSERT INTO t VALUES (1)");
      EXPECT_TRUE(power_.is_cut());
      EXPECT_EQ(power_.met(), "write");
    }
    power_.lose(Loss::All, random_);
    EXPECT_EQ(rows(), 0);
  }
}

// Without the shim's knowledge of the order: a rollback journal that was not synced cannot save the database.
TEST_F(PowerLoss, TakesBackTruncationsAndDeletions) {
  {
    auto database = take(Database::open(path(), Database::Mode::ReadWrite));
    take(database.execute("PRAGMA journal_mode=TRUNCATE; CREATE TABLE t (x)"));
  }
  {
    auto database = open("FULL");
    take(database.execute("PRAGMA journal_mode=TRUNCATE; INSERT INTO t VALUES (zeroblob(100000))"));
    take(database.execute("DELETE FROM t; VACUUM"));
    power_.cut_at_operation(2, Moment::Before);
    (void)database.execute("INSERT INTO t VALUES (1)");
    EXPECT_TRUE(power_.is_cut());
  }
  power_.lose(Loss::All, random_);
  EXPECT_EQ(rows(), 0);
}

}  // namespace
}  // namespace redress::test
