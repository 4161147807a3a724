#pragma once
// The steps of a filing, the same for programs and for people: rate, commit, what was registered.

#include <optional>
#include <variant>

#include "adapters/http/filed_answer.hpp"
#include "service/commit_loop.hpp"

namespace redress::http {

/// A filing that stands in the register.
struct Filed {
  FilingSummary summary;
  ReceiptedRecord record;
  std::optional<ReceiptedRecord> related;  ///< when one message gave two records
  std::uint64_t tree_size = 0;             ///< that the receipts rest on
  bool replayed = false;                   ///< the same filing, with the same key, was answered before
};

/// What came of it; a Response when it could not be done, and says why.
using FilingOutcome = std::variant<Filed, service::AlreadyImported, complaint::Refusals, service::KeyReused, Response>;

/// 429 TOO_MANY_FILINGS when the caller's network has filed too often. Counts.
[[nodiscard]] std::optional<Response> check_filing_rate(const Exchange& exchange);

/// Registers `filing` as whoever asks; returns after the commit.
[[nodiscard]] Task<FilingOutcome> submit_filing(Exchange& exchange, complaint::FileComplaint filing,
                                                std::optional<service::IdempotencyKey> key);

}  // namespace redress::http
