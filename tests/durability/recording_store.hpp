#pragma once
// Remembers every batch that was appended, so that a log found after a crash can be compared with what was tried.

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "service/ports/event_store.hpp"

namespace redress::test {

/// One append: where it began, and what it would make of the log.
struct TriedBatch {
  std::uint64_t begin = 0;  ///< its first leaf
  std::vector<Hash> commitments;
  service::Head head;
};

/// Wraps a store; otherwise does what it does.
class RecordingStore final : public service::EventStore {
 public:
  explicit RecordingStore(service::EventStore& inner) : inner_(inner) {}

  Result<std::unique_ptr<service::WriteTransaction>> begin_write() override {
    auto begun = inner_.begin_write();
    if (!begun) return begun.error();
    return std::unique_ptr<service::WriteTransaction>(std::make_unique<Transaction>(*this, std::move(*begun)));
  }
  Result<std::unique_ptr<service::ReadSession>> open_reader() override { return inner_.open_reader(); }
  void upkeep(Instant now) override { inner_.upkeep(now); }

  /// Read it when the writer has ended.
  [[nodiscard]] const std::vector<TriedBatch>& tried() const { return tried_; }

 private:
  class Transaction final : public service::WriteTransaction {
   public:
    Transaction(RecordingStore& store, std::unique_ptr<service::WriteTransaction> inner)
        : store_(store), inner_(std::move(inner)) {}
    const service::Head& head() const override { return inner_->head(); }
    Result<std::vector<service::StoredEvent>> read_stream(std::string_view stream) override {
      return inner_->read_stream(stream);
    }
    Result<std::uint64_t> last_seq(std::string_view number) override { return inner_->last_seq(number); }
    Result<std::optional<service::StreamTail>> find_tail(std::string_view stream) override {
      return inner_->find_tail(stream);
    }
    Result<std::optional<std::string>> find_imported(std::string_view key) override {
      return inner_->find_imported(key);
    }
    Result<std::vector<complaint::Precedent>> find_precedents(std::string_view category, std::string_view not_number,
                                                              std::size_t count) override {
      return inner_->find_precedents(category, not_number, count);
    }
    Result<std::vector<service::Match>> find_matches(const service::Digest16& key, std::size_t count) override {
      return inner_->find_matches(key, count);
    }
    Result<void> append(const service::Batch& batch) override {
      TriedBatch tried{batch.events.front().leaf, {}, batch.head};
      for (const auto& event : batch.events) tried.commitments.push_back(event.sealed.commitment);
      store_.tried_.push_back(std::move(tried));
      return inner_->append(batch);
    }
    Result<void> commit() override { return inner_->commit(); }

   private:
    RecordingStore& store_;
    std::unique_ptr<service::WriteTransaction> inner_;
  };

  service::EventStore& inner_;
  std::vector<TriedBatch> tried_;
};

}  // namespace redress::test
