#pragma once
// Use cases: staff look at what lies near a complaint. Complaints about the same object or of the same party (R2.1),
// and the nearest closed ones that a plan is held against (R3.1.5-05). Codes, numbers and times; no text of anybody.

#include <functional>
#include <string_view>
#include <vector>

#include "service/ports/event_store.hpp"

namespace redress::service {

/// Related complaints that are shown, at most.
inline constexpr std::size_t kRelatedMax = 100;

/// Whether somebody may know of a complaint in this state.
using Knows = std::function<bool(const complaint::State&)>;

/// A complaint with something in common with another.
struct RelatedComplaint {
  complaint::State state;  ///< without its memory
  bool by_object = false;  ///< names one of the same objects
  bool by_party = false;   ///< its complainant is reached in one of the same ways
};

/// Newest first, at most kRelatedMax. Only complaints that were classified are compared (matching.hpp). Those that
/// `knows` refuses are left out. `match_key`: see match_keys.
[[nodiscard]] Result<std::vector<RelatedComplaint>> read_related(ReadSession& reader, std::string_view match_key,
                                                                 std::string_view number, const Knows& knows);

/// A closed complaint of the same category.
struct NearPrecedent {
  complaint::Precedent precedent;
  Instant closed_at;
};

/// Nearest first, as a plan is held against them; of at most `count`, those that `knows` does not refuse. None while
/// the complaint has no category.
[[nodiscard]] Result<std::vector<NearPrecedent>> read_precedents(ReadSession& reader, const complaint::State& state,
                                                                 std::size_t count, const Knows& knows);

}  // namespace redress::service
