#pragma once
// What holds for the answers of a plan, of the fast track and of a review alike (R3.1.5-01…-05).

#include "domain/complaint/acts.hpp"

namespace redress::complaint {

/// Points that exist, none answered twice; remedies with amounts where they are money, dates where something is to be
/// done, and no more than the identity that was checked allows. Appends what is wrong, under `at` ("/answers").
void check_answers(Refusals& found, const State& state, const std::vector<PointAnswer>& answers, const Facts& facts,
                   const std::string& at);
/// Sum of all amounts; more than kAmountMinorMax counts as that.
[[nodiscard]] std::int64_t total_of(const std::vector<PointAnswer>& answers);
/// Points that no answer names: "1, 3"; empty when all are answered.
[[nodiscard]] std::string unanswered(const State& state, const std::vector<PointAnswer>& answers);

/// By how many per cent an amount departs from the precedents' median, or nothing when it needs no reason: not above
/// the limit, and the usual outcome. 100 when money departs from none.
[[nodiscard]] std::optional<std::int64_t> deviation(std::int64_t amount_minor, Outcome outcome,
                                                    const std::vector<Precedent>& precedents, std::int64_t limit);

}  // namespace redress::complaint
