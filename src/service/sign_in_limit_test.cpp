#include "service/sign_in_limit.hpp"

#include <gtest/gtest.h>

namespace redress::service {
namespace {

using Outcome = SignInLimit::Outcome;
constexpr std::int64_t kMinute = 60'000;

unsigned try_once(SignInLimit& limit, const char* network, const char* login, Outcome outcome, std::int64_t at = 0) {
  const auto wait_s = limit.begin(network, login, at);
  if (wait_s == 0) limit.end(network, login, outcome, at);
  return wait_s;
}

TEST(SignInLimit, LocksOneLoginFromOneNetwork) {
  SignInLimit limit({});
  for (int i = 0; i < 5; ++i) EXPECT_EQ(try_once(limit, "a", "li", Outcome::Wrong), 0U);
  EXPECT_EQ(try_once(limit, "a", "li", Outcome::Right), 15 * 60U);
  EXPECT_EQ(try_once(limit, "b", "li", Outcome::Right), 0U);
  EXPECT_EQ(try_once(limit, "a", "wang", Outcome::Right), 0U);
  EXPECT_EQ(try_once(limit, "a", "li", Outcome::Right, 15 * kMinute), 0U);
}

TEST(SignInLimit, ForgetsWrongTriesAfterARightOne) {
  SignInLimit limit({});
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 4; ++i) EXPECT_EQ(try_once(limit, "a", "li", Outcome::Wrong), 0U);
    EXPECT_EQ(try_once(limit, "a", "li", Outcome::Right), 0U);
  }
}

TEST(SignInLimit, CountsTriesThatAreStillUnderWay) {
  SignInLimit::Options options;
  options.waiting_per_network_max = 100;
  SignInLimit limit(options);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(limit.begin("a", "li", 0), 0U);
  EXPECT_GT(limit.begin("a", "li", 0), 0U);
  for (int i = 0; i < 5; ++i) limit.end("a", "li", Outcome::NotTried, 0);
  EXPECT_EQ(limit.begin("a", "li", 0), 0U);
}

TEST(SignInLimit, LeavesTheQueueToOtherNetworks) {
  SignInLimit limit({});
  for (const char* login : {"a", "b", "c", "d"}) EXPECT_EQ(limit.begin("near", login, 0), 0U);
  EXPECT_EQ(limit.begin("near", "e", 0), 1U);
  EXPECT_EQ(limit.begin("far", "e", 0), 0U);
  limit.end("near", "a", Outcome::Wrong, 0);
  EXPECT_EQ(limit.begin("near", "e", 0), 0U);
}

TEST(SignInLimit, SlowsAllButThoseWhoSignedInFromThereBefore) {
  SignInLimit::Options options;
  options.global_per_minute_max = 10;
  SignInLimit limit(options);
  EXPECT_EQ(try_once(limit, "office", "li", Outcome::Right), 0U);
  for (int i = 0; i < 10; ++i) {
    EXPECT_EQ(try_once(limit, std::to_string(i).c_str(), "li", Outcome::Wrong), 0U);
  }
  EXPECT_GT(try_once(limit, "elsewhere", "li", Outcome::Right), 0U);
  EXPECT_EQ(try_once(limit, "office", "li", Outcome::Right), 0U);
  EXPECT_EQ(try_once(limit, "elsewhere", "li", Outcome::Right, kMinute), 0U);
}

TEST(SignInLimit, RemembersOnlySoMuch) {
  SignInLimit::Options options;
  options.entries_max = 3;
  SignInLimit limit(options);
  EXPECT_EQ(try_once(limit, "office", "li", Outcome::Right), 0U);
  for (int i = 0; i < 100; ++i) (void)try_once(limit, std::to_string(i).c_str(), "x", Outcome::Wrong, i * kMinute);
  EXPECT_EQ(try_once(limit, "office", "li", Outcome::Right, 100 * kMinute), 0U);
}

}  // namespace
}  // namespace redress::service
