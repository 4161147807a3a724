#include "service/read_related.hpp"

#include <map>
#include <optional>

#include "service/aggregate.hpp"
#include "service/matching.hpp"

namespace redress::service {
namespace {

constexpr std::size_t kMatchesMax = 200;    ///< of one key
constexpr std::size_t kExaminedMax = 1000;  ///< complaints looked at, known or not

struct Common {
  bool by_object = false;
  bool by_party = false;
};
/// By number, the newest first.
using Candidates = std::map<std::string, Common, std::greater<>>;

Result<std::optional<MatchKeys>> keys_of(ReadSession& reader, std::string_view match_key, std::string_view number) {
  const auto first = reader.find_event(number, 1);
  if (!first) return first.error();
  if (!*first) return std::optional<MatchKeys>();
  const auto event = decode_event(**first);
  if (!event) return event.error();
  const auto* filed = std::get_if<complaint::ComplaintFiled>(&*event);
  return filed == nullptr ? std::optional<MatchKeys>() : std::optional(match_keys(match_key, *filed, {}));
}

Result<void> collect(ReadSession& reader, const std::vector<Digest16>& keys, bool Common::* mark, Candidates& found) {
  for (const auto& key : keys) {
    const auto matches = reader.find_matches(key, kMatchesMax);
    if (!matches) return matches.error();
    for (const auto& match : *matches) found[match.number].*mark = true;
  }
  return {};
}

}  // namespace

Result<std::vector<RelatedComplaint>> read_related(ReadSession& reader, std::string_view match_key,
                                                   std::string_view number, const Knows& knows) {
  std::vector<RelatedComplaint> related;
  const auto keys = keys_of(reader, match_key, number);
  if (!keys) return keys.error();
  if (!*keys) return related;
  Candidates found;
  if (auto done = collect(reader, (*keys)->objects, &Common::by_object, found); !done) return done.error();
  if (auto done = collect(reader, (*keys)->parties, &Common::by_party, found); !done) return done.error();
  found.erase(std::string(number));
  std::size_t examined = 0;
  for (const auto& [candidate, common] : found) {
    if (related.size() == kRelatedMax || ++examined > kExaminedMax) break;
    auto row = reader.find_complaint(candidate);
    if (!row) return row.error();
    if (*row && knows((*row)->state)) related.push_back({std::move((*row)->state), common.by_object, common.by_party});
  }
  return related;
}

Result<std::vector<NearPrecedent>> read_precedents(ReadSession& reader, const complaint::State& state,
                                                   std::size_t count, const Knows& knows) {
  std::vector<NearPrecedent> near;
  if (state.category.empty()) return near;
  const auto precedents = reader.find_precedents(state.category, state.number, count);
  if (!precedents) return precedents.error();
  for (const auto& precedent : *precedents) {
    const auto row = reader.find_complaint(precedent.number);
    if (!row) return row.error();
    if (!*row || !(*row)->state.closed_at || !knows((*row)->state)) continue;
    near.push_back({precedent, *(*row)->state.closed_at});
  }
  return near;
}

}  // namespace redress::service
