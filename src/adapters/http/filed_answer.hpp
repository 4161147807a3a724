#pragma once
// The answer to a filing: number, query code, receipt and what the complainant should know.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/http/exchange.hpp"
#include "domain/complaint/events.hpp"

namespace redress::http {

/// What the answer says of the filing beside its records.
struct FilingSummary {
  complaint::RecordKind kind = complaint::RecordKind::Complaint;
  complaint::Stage stage = complaint::Stage::Received;
  bool anonymous = true;
  bool needs_read_back = false;  ///< oral words that were not read back yet
  std::string received_at;
  Language language = Language::English;  ///< of the notices
};

/// One record with its receipt.
struct ReceiptedRecord {
  std::string number;
  std::string receipt;
};

/// One thing that the complainant should know.
struct Notice {
  std::string_view code;
  std::string text;
};
[[nodiscard]] std::vector<Notice> notices_of(const Exchange& exchange, const FilingSummary& summary, bool has_related);

/// 201 with Location; `related` when one message gave two records.
[[nodiscard]] Response answer_filed(const Exchange& exchange, const FilingSummary& summary,
                                    const ReceiptedRecord& record, const std::optional<ReceiptedRecord>& related);

/// The caller's language if they named one, else the complainant's if we speak it.
[[nodiscard]] Language notice_language(const Caller& caller, std::string_view complainant_language) noexcept;

}  // namespace redress::http
