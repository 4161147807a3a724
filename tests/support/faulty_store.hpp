#pragma once
// A store whose next calls can be made to fail, also in the ways a network makes possible: a COMMIT that happened but
// whose answer was lost.

#include <deque>
#include <memory>
#include <utility>

#include "service/ports/event_store.hpp"

namespace redress::test {

/// What the next COMMIT does.
enum class CommitFault { None, FailsBefore, FailsAfter };

/// Wraps a store; each queued fault is used once. Faults are set while the writer is idle.
class FaultyStore final : public service::EventStore {
 public:
  explicit FaultyStore(service::EventStore& inner) : inner_(inner) {}

  std::deque<CommitFault> commits;  ///< one for each COMMIT to come
  std::deque<bool> begins_fail;     ///< one for each begin_write to come
  int append_conflicts = 0;         ///< so many appends say Conflict

  Result<std::unique_ptr<service::WriteTransaction>> begin_write() override {
    if (next(begins_fail, false)) return Failure{FailureKind::Unavailable, "no connection"};
    auto begun = inner_.begin_write();
    if (!begun) return begun.error();
    return std::unique_ptr<service::WriteTransaction>(std::make_unique<Transaction>(*this, std::move(*begun)));
  }
  Result<std::unique_ptr<service::ReadSession>> open_reader() override { return inner_.open_reader(); }
  void upkeep(Instant now) override { inner_.upkeep(now); }

 private:
  class Transaction final : public service::WriteTransaction {
   public:
    Transaction(FaultyStore& store, std::unique_ptr<service::WriteTransaction> inner)
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
      if (store_.append_conflicts > 0 && store_.append_conflicts-- > 0)
        return Failure{FailureKind::Conflict, "(stream, seq) exists"};
      return inner_->append(batch);
    }
    Result<void> commit() override {
      const auto fault = next(store_.commits, CommitFault::None);
      const Failure lost{FailureKind::Unavailable, "connection lost during COMMIT"};
      if (fault == CommitFault::FailsBefore) return lost;
      auto done = inner_->commit();
      return done && fault == CommitFault::FailsAfter ? lost : done;
    }

   private:
    FaultyStore& store_;
    std::unique_ptr<service::WriteTransaction> inner_;
  };

  template <class T>
  static T next(std::deque<T>& faults, T otherwise) {
    if (faults.empty()) return otherwise;
    const T fault = faults.front();
    faults.pop_front();
    return fault;
  }

  service::EventStore& inner_;
};

}  // namespace redress::test
