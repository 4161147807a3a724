#include "adapters/store/sqlite/lookups.hpp"

#include <algorithm>

namespace redress::store {

Result<std::vector<complaint::Precedent>> read_precedents(Statement& select, std::string_view category,
                                                          std::string_view not_number, std::size_t count) {
  const ResetAtEnd reset_at_end(select);
  select.bind_text(1, category).bind_text(2, not_number).bind(3, static_cast<std::uint64_t>(count));
  std::vector<complaint::Precedent> found;
  for (;;) {
    const auto row = select.step();
    if (!row) return row.error();
    if (!*row) return found;
    const auto outcome = parse_word<complaint::Outcome>(select.text(1));
    if (!outcome) return Failure{FailureKind::Internal, "a stored outcome is unreadable"};
    found.push_back({std::string(select.text(0)), *outcome, select.is_null(2) ? 0 : select.integer(2)});
  }
}

Result<std::vector<service::Match>> read_matches(Statement& select, const service::Digest16& key, std::size_t count) {
  const ResetAtEnd reset_at_end(select);
  select.bind_blob(1, view(key)).bind(2, static_cast<std::uint64_t>(count));
  std::vector<service::Match> found;
  for (;;) {
    const auto row = select.step();
    if (!row) return row.error();
    if (!*row) return found;
    service::Match match{std::string(select.text(0)), {}, {select.integer(2)}};
    const auto who = select.blob(1);
    if (who.size() != match.who.size()) return Failure{FailureKind::Internal, "a stored match is unreadable"};
    std::copy(who.begin(), who.end(), match.who.begin());
    found.push_back(std::move(match));
  }
}

}  // namespace redress::store
