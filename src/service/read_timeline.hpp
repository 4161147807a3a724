#pragma once
// Use case: staff look at what happened to a complaint, without its contents.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/log_state.hpp"

namespace redress::service {

/// One event.
struct TimelineEntry {
  std::uint64_t seq = 0;
  Instant at;
  std::string kind;        ///< as its complainant knows it: "internal" for what is not theirs
  std::string staff_kind;  ///< the real one
  std::string actor;       ///< such as "user:2"; empty where the part that names it was erased
};

struct Timeline {
  std::vector<TimelineEntry> entries;  ///< in the order of the stream
  std::uint64_t tree_size = 0;
};

/// Nothing if there is no such complaint.
[[nodiscard]] Result<std::optional<Timeline>> read_timeline(ReadSession& reader, const LogSnapshot& snapshot,
                                                            std::string_view number);

}  // namespace redress::service
