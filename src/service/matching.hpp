#pragma once
// Who complained of what before (MECHANISM.md R2.1-05, R2.1-08): keyed hashes of contacts and objects, so that the
// table tells nothing to whoever has it without the key.

#include <string>
#include <vector>

#include "domain/complaint/events.hpp"
#include "service/ports/event_store.hpp"

namespace redress::service {

/// The rows of one complaint: one for each way to reach its complainant, one for each way, object and category, and one
/// for each object, whoever names it.
struct MatchKeys {
  std::vector<Digest16> parties;
  std::vector<Digest16> matters;
  std::vector<Digest16> objects;
  Digest16 who{};
  bool has_name = false;
};

/// `key`: secret. Addresses match whatever their case, telephone numbers whatever their spacing. No party and no matter
/// for a complainant without a contact.
[[nodiscard]] MatchKeys match_keys(std::string_view key, const complaint::ComplaintFiled& filed,
                                   const std::string& category);
[[nodiscard]] std::vector<MatchRow> match_rows(const MatchKeys& keys, const std::string& number, Instant received_at);

}  // namespace redress::service
