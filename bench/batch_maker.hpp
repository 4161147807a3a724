#pragma once
// The batches that the commit loop would write for the filing of filing_body.hpp, made without it.

#include <stdexcept>
#include <type_traits>

#include "adapters/store/sqlite/sqlite_event_store.hpp"
#include "domain/ledger/note.hpp"

namespace redress::bench {

/// The value of a result; a failure ends the measurement.
template <class T>
T take(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

/// A log named "bench" with a fixed key.
[[nodiscard]] const ledger::Signer& bench_signer();
[[nodiscard]] store::Founding bench_founding();

/// Numbers, chains, seals and hashes one batch after the other.
class BatchMaker {
 public:
  [[nodiscard]] service::Batch next(std::size_t filings);

 private:
  void add_filing(service::Batch& batch, std::vector<Hash>& leaves, Instant at);

  service::Head head_;
  ledger::RightEdge edge_;
};

}  // namespace redress::bench
