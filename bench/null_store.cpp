#include "null_store.hpp"

namespace redress::bench {
namespace {

using namespace service;

class NullTransaction final : public WriteTransaction {
 public:
  explicit NullTransaction(Head& head) : head_(head), read_(head) {}
  const Head& head() const override { return read_; }
  Result<std::vector<StoredEvent>> read_stream(std::string_view) override { return std::vector<StoredEvent>{}; }
  Result<std::uint64_t> last_seq(std::string_view) override { return std::uint64_t{0}; }
  Result<std::optional<StreamTail>> find_tail(std::string_view) override { return std::optional<StreamTail>(); }
  Result<std::optional<std::string>> find_imported(std::string_view) override { return std::optional<std::string>(); }
  Result<std::vector<complaint::Precedent>> find_precedents(std::string_view, std::string_view, std::size_t) override {
    return std::vector<complaint::Precedent>();
  }
  Result<std::vector<Match>> find_matches(const Digest16&, std::size_t) override { return std::vector<Match>(); }
  Result<void> append(const Batch& batch) override {
    next_ = batch.head;
    return {};
  }
  Result<void> commit() override {
    head_ = next_;
    return {};
  }

 private:
  Head& head_;
  Head read_;
  Head next_;
};

class NullSession final : public ReadSession {
 public:
  explicit NullSession(Head& head) : head_(head) {}
  Result<Head> head() override { return head_; }
  Result<std::optional<ComplaintRow>> find_complaint(std::string_view) override {
    return std::optional<ComplaintRow>();
  }
  Result<std::vector<StoredEvent>> read_stream(std::string_view) override { return std::vector<StoredEvent>{}; }
  Result<std::optional<StoredEvent>> find_event(std::uint64_t) override { return std::optional<StoredEvent>(); }
  Result<std::optional<StoredEvent>> find_event(std::string_view, std::uint64_t) override {
    return std::optional<StoredEvent>();
  }
  Result<void> scan_streams(std::string_view, const std::function<bool(const StoredEvent&)>&) override { return {}; }
  Result<std::optional<CredentialRow>> find_credential(std::string_view) override {
    return std::optional<CredentialRow>();
  }
  Result<std::optional<std::string>> read_tile(ledger::TileId) override { return std::optional<std::string>(); }
  Result<std::vector<Hash>> read_tile_roots(unsigned, std::uint64_t, std::uint64_t) override {
    return std::vector<Hash>{};
  }
  Result<std::vector<Hash>> read_commitments(std::uint64_t, std::uint64_t) override { return std::vector<Hash>{}; }
  Result<void> scan_events(std::uint64_t, std::uint64_t, const std::function<bool(const StoredEvent&)>&) override {
    return {};
  }
  Result<void> scan_complaints(const std::function<bool(const ComplaintRow&)>&) override { return {}; }
  Result<ComplaintPage> list_complaints(const ComplaintQuery&) override { return ComplaintPage{}; }
  Result<std::vector<complaint::Precedent>> find_precedents(std::string_view, std::string_view, std::size_t) override {
    return std::vector<complaint::Precedent>();
  }
  Result<std::vector<Match>> find_matches(const Digest16&, std::size_t) override { return std::vector<Match>(); }
  Result<std::vector<IdempotencyRow>> idempotency_since(Instant) override { return std::vector<IdempotencyRow>{}; }
  Result<std::vector<std::string>> log_keys() override { return std::vector<std::string>{}; }

 private:
  Head& head_;
};

}  // namespace

Result<std::unique_ptr<service::WriteTransaction>> NullStore::begin_write() {
  return std::unique_ptr<service::WriteTransaction>(std::make_unique<NullTransaction>(head_));
}

Result<std::unique_ptr<service::ReadSession>> NullStore::open_reader() {
  return std::unique_ptr<service::ReadSession>(std::make_unique<NullSession>(head_));
}

}  // namespace redress::bench
