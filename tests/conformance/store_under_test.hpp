#pragma once
// What a store must offer to be put through the conformance suite. A second store joins by one implementation of this
// and one INSTANTIATE_TEST_SUITE_P (see sqlite_under_test.cpp).

#include <gtest/gtest.h>

#include <functional>
#include <memory>

#include "conformance/batch_maker.hpp"
#include "service/ports/event_store.hpp"

namespace redress::test {

/// One founded, empty log of its own, and what a test does to its database from outside.
class StoreUnderTest {
 public:
  virtual ~StoreUnderTest() = default;
  [[nodiscard]] virtual service::EventStore& store() = 0;
  /// A second store on the same data, as another process would have it.
  [[nodiscard]] virtual std::unique_ptr<service::EventStore> open_second() = 0;
  /// Closes the store and opens it again on the same data.
  virtual void reopen() = 0;
  /// From now on there is no room for another page.
  virtual void fill_disk() = 0;
  virtual void free_disk() = 0;
};

using MakeStore = std::function<std::unique_ptr<StoreUnderTest>()>;

/// The fixture of the suite: a fresh store, and batches that fit it.
class EventStoreConformance : public testing::TestWithParam<MakeStore> {
 protected:
  [[nodiscard]] service::EventStore& store() { return under_test_->store(); }
  [[nodiscard]] StoreUnderTest& under_test() { return *under_test_; }
  [[nodiscard]] std::unique_ptr<service::ReadSession> reader() { return take(store().open_reader()); }
  [[nodiscard]] std::unique_ptr<service::WriteTransaction> begin() { return take(store().begin_write()); }
  [[nodiscard]] BatchMaker& batches() { return batches_; }

  /// Appends and commits; the maker goes on from there.
  void write(const service::Batch& batch) {
    auto transaction = begin();
    take(transaction->append(batch));
    take(transaction->commit());
    batches_.committed(batch);
  }

 private:
  std::unique_ptr<StoreUnderTest> under_test_ = GetParam()();
  BatchMaker batches_;
};

/// The fixture of the lists: forty records in all manner of states.
class ComplaintListConformance : public EventStoreConformance {
 protected:
  void SetUp() override;
  /// The numbers that a query should show, from all rows.
  [[nodiscard]] std::vector<std::string> expected(const service::ComplaintQuery& query);
  /// The numbers of all pages one after the other.
  [[nodiscard]] std::vector<std::string> read_all(service::ComplaintQuery query);
};

}  // namespace redress::test
