#pragma once
// A store that keeps nothing: what HTTP, deciding, hashing and proving cost without a database.

#include "service/ports/event_store.hpp"

namespace redress::bench {

/// Remembers the head only; every read finds nothing.
class NullStore final : public service::EventStore {
 public:
  explicit NullStore(service::Head head) : head_(std::move(head)) {}
  Result<std::unique_ptr<service::WriteTransaction>> begin_write() override;
  Result<std::unique_ptr<service::ReadSession>> open_reader() override;
  void upkeep(Instant) override {}

 private:
  service::Head head_;
};

}  // namespace redress::bench
