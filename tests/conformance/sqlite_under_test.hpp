#pragma once
// SQLite as a store under test.

#include "adapters/store/sqlite/sqlite_event_store.hpp"
#include "conformance/store_under_test.hpp"
#include "support/connection_watch.hpp"
#include "support/temporary_directory.hpp"

namespace redress::test {

class SqliteUnderTest final : public StoreUnderTest {
 public:
  SqliteUnderTest();
  service::EventStore& store() override { return *store_; }
  std::unique_ptr<service::EventStore> open_second() override { return open(); }
  void reopen() override;
  void fill_disk() override { limit_growth(writer_connection_, 0); }
  void free_disk() override { lift_limit(writer_connection_); }

 private:
  [[nodiscard]] std::unique_ptr<store::SqliteEventStore> open() const;

  TemporaryDirectory directory_;
  sqlite3* writer_connection_ = nullptr;
  std::unique_ptr<store::SqliteEventStore> store_;
};

}  // namespace redress::test
