// Acknowledged ⇒ present and provable, whenever the power goes (DESIGN.md 3, 9).
//
// REDRESS_CRASH_SEED=n runs one seed again, REDRESS_CRASH_SEEDS=n so many.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <map>

#include "durability/crash_run.hpp"

namespace redress::test {
namespace {

std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

struct Sum {
  std::map<std::string, int> met;
  std::size_t acknowledged = 0, lost = 0, there = 0, gone = 0;
  void add(const CrashResult& result) {
    ++met[result.met];
    acknowledged += result.acknowledged;
    lost += result.lost;
    there += result.last_batch_there ? 1 : 0;
    gone += result.last_batch_gone ? 1 : 0;
  }
};

TEST(Durability, NothingAcknowledgedIsEverLost) {
  const auto one = number_from("REDRESS_CRASH_SEED", 0);
  const auto count = number_from("REDRESS_CRASH_SEEDS", 200);
  Sum sum;
  for (auto seed = one == 0 ? 1 : one; seed <= (one == 0 ? count : one); ++seed) {
    const auto plan = draw_plan(seed, "FULL");
    const auto result = live_and_crash(plan);
    EXPECT_EQ(result.problem, "") << describe(plan);
    EXPECT_EQ(result.lost, 0U) << "of " << result.acknowledged << " acknowledged: " << describe(plan);
    sum.add(result);
  }
  for (const auto& [where, times] : sum.met) std::cout << "cut at " << where << ": " << times << '\n';
  std::cout << sum.acknowledged << " events acknowledged, " << sum.lost
            << " lost; unanswered last batches: " << sum.there << " there, " << sum.gone << " gone\n";
  if (one != 0 || count < 200) return;
  // The seeds must reach every place, or the test proves less than it says.
  for (const auto* where :
       {"queued", "begun", "decided", "appended", "committed", "published", "before answer", "write", "sync"}) {
    EXPECT_GT(sum.met[where], 0) << where;
  }
  EXPECT_GT(sum.acknowledged, 1000U);
  EXPECT_GT(sum.there, 0U) << "a batch may be durable before anybody is told";
  EXPECT_GT(sum.gone, 0U);
}

// The proof that the shim sees what it must: with weaker settings the same lives lose what they promised.
TEST(Durability, WeakerSettingsAreCaughtLosingAcknowledgedFilings) {
  for (const auto* synchronous : {"OFF", "NORMAL"}) {
    std::size_t lost = 0;
    for (std::uint64_t seed = 1; seed <= 25; ++seed) lost += live_and_crash(draw_plan(seed, synchronous)).lost;
    EXPECT_GT(lost, 0U) << "synchronous=" << synchronous;
  }
}

}  // namespace
}  // namespace redress::test
