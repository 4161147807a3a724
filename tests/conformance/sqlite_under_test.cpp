#include "conformance/sqlite_under_test.hpp"

namespace redress::test {
namespace {

const ledger::Signer& signer() {
  static const ledger::Signer kSigner("example.org/redress", Hash{});
  return kSigner;
}

INSTANTIATE_TEST_SUITE_P(Sqlite, EventStoreConformance,
                         testing::Values(MakeStore([] { return std::make_unique<SqliteUnderTest>(); })));
INSTANTIATE_TEST_SUITE_P(Sqlite, ComplaintListConformance,
                         testing::Values(MakeStore([] { return std::make_unique<SqliteUnderTest>(); })));

}  // namespace

SqliteUnderTest::SqliteUnderTest() {
  reopen();
  take(found(*store_, signer()));
}

std::unique_ptr<store::SqliteEventStore> SqliteUnderTest::open() const {
  return take(store::SqliteEventStore::open(
      {.path = (directory_.path() / "redress.db").string(), .background_checkpoint = false}));
}

void SqliteUnderTest::reopen() {
  store_.reset();
  ConnectionWatch watch;
  store_ = open();
  writer_connection_ = watch.first();
}

}  // namespace redress::test
