#pragma once
// What complainants answer by page to a result (MECHANISM.md R5.1-02): accept, disagree, ask a review, ask to reopen.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace redress::http::pages {

/// One act. Texts: "page.track_<route>_heading", "_lead", "_<member>", "_submit", "_done".
struct TrackAct {
  std::string_view route;   ///< as in the API, and behind /track/
  std::string_view member;  ///< the one text of its body
};
inline constexpr std::array kTrackActs = {TrackAct{"acceptance", "text"}, TrackAct{"disagreement", "text"},
                                          TrackAct{"review", "text"}, TrackAct{"reopening", "reason"}};

/// Null if there is none.
[[nodiscard]] constexpr const TrackAct* find_track_act(std::string_view route) noexcept {
  const auto* found =
      std::find_if(kTrackActs.begin(), kTrackActs.end(), [&](const TrackAct& act) { return act.route == route; });
  return found == kTrackActs.end() ? nullptr : found;
}

[[nodiscard]] inline std::string field_of_act(const TrackAct& act) {
  return "track_" + std::string(act.route) + "_" + std::string(act.member);
}

}  // namespace redress::http::pages
