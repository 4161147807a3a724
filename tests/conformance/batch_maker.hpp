#pragma once
// Makes batches that fit behind each other, without the commit loop: filings and additions with true commitments, tiles
// and rows.

#include <map>
#include <string>

#include "domain/ledger/growth.hpp"
#include "service/aggregate.hpp"
#include "service/ports/event_store.hpp"
#include "support/test_bench.hpp"

namespace redress::test {

class BatchMaker {
 public:
  /// A batch of `filings` new complaints and one addition to each of `numbers`, behind what was committed.
  [[nodiscard]] service::Batch make(int filings, const std::vector<std::string>& numbers = {});
  /// Remembers that the batch is in the store.
  void committed(const service::Batch& batch);

  [[nodiscard]] const service::Head& head() const { return head_; }
  [[nodiscard]] const std::vector<service::StoredEvent>& events() const { return events_; }
  [[nodiscard]] const std::map<std::string, service::ComplaintRow>& rows() const { return rows_; }
  [[nodiscard]] const std::vector<ledger::FullTile>& tiles() const { return tiles_; }
  /// The number of the `serial`-th complaint.
  [[nodiscard]] static std::string number(std::uint64_t serial);

 private:
  struct Draft;
  void add(Draft& draft, const std::string& number, const complaint::Event& event);

  service::Head head_;
  ledger::RightEdge edge_;
  std::map<std::string, service::Aggregate> aggregates_;
  std::vector<service::StoredEvent> events_;
  std::map<std::string, service::ComplaintRow> rows_;
  std::vector<ledger::FullTile> tiles_;
  complaint::sample::Random random_{20261123};
};

/// All fields of an event, for equality and for messages.
[[nodiscard]] std::string text_of(const service::StoredEvent& event);
[[nodiscard]] std::string text_of(const service::Head& head);

}  // namespace redress::test
