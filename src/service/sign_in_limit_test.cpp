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

SignInLimit slow_limit(std::size_t entries_max = 100'000) {
  SignInLimit::Options options;
  options.global_per_minute_max = 10;
  options.entries_max = entries_max;
  return SignInLimit(options);
}

// However much comes from one network, a colleague elsewhere who never signed in since the start gets in.
TEST(SignInLimit, AFloodFromOneNetworkStopsThatNetworkOnly) {
  auto limit = slow_limit();
  int tried = 0;
  for (int i = 0; i < 100; ++i) tried += try_once(limit, "bad", std::to_string(i).c_str(), Outcome::Wrong) == 0 ? 1 : 0;
  EXPECT_EQ(tried, 10);
  EXPECT_EQ(try_once(limit, "bad", "li", Outcome::Right), 60U);
  EXPECT_EQ(try_once(limit, "office", "li", Outcome::Right), 0U);
  EXPECT_EQ(try_once(limit, "bad", "li", Outcome::Right, kMinute), 0U) << "the next minute";
}

TEST(SignInLimit, AFloodFromManyNetworksGetsOneTryOfEach) {
  auto limit = slow_limit();
  int tried = 0;
  for (int i = 0; i < 50; ++i) {
    for (int network = 0; network < 100; ++network) {
      const auto login = std::to_string(i);
      tried += try_once(limit, std::to_string(network).c_str(), login.c_str(), Outcome::Wrong) == 0 ? 1 : 0;
    }
  }
  EXPECT_EQ(tried, 100);
  EXPECT_EQ(try_once(limit, "office", "li", Outcome::Right), 0U);
}

TEST(SignInLimit, WhoWasWrongWaitsWhileManyTryUnlessKnownFromThere) {
  auto limit = slow_limit();
  EXPECT_EQ(try_once(limit, "office", "li", Outcome::Right), 0U);
  EXPECT_EQ(try_once(limit, "office", "wang", Outcome::Wrong), 0U);
  for (int i = 0; i < 10; ++i) (void)try_once(limit, std::to_string(i).c_str(), "li", Outcome::Wrong, 15'000);
  EXPECT_EQ(try_once(limit, "office", "wang", Outcome::Right, 15'000), 45U);
  EXPECT_EQ(try_once(limit, "office", "li", Outcome::Right, 15'000), 0U);
  for (int i = 0; i < 10; ++i) (void)try_once(limit, std::to_string(i).c_str(), "li", Outcome::Wrong, 15 * kMinute);
  EXPECT_EQ(try_once(limit, "office", "wang", Outcome::Right, 15 * kMinute), 0U) << "the window is over";
}

TEST(SignInLimit, RemembersOnlySoManyNetworksThatWereWrong) {
  auto limit = slow_limit(20);
  for (int i = 0; i < 19; ++i) (void)try_once(limit, std::to_string(i).c_str(), "li", Outcome::Wrong);
  EXPECT_EQ(try_once(limit, "last", "li", Outcome::Wrong, 14 * kMinute), 0U);
  EXPECT_EQ(try_once(limit, "new", "li", Outcome::Wrong, 15 * kMinute), 0U);
  for (int i = 0; i < 10; ++i)
    (void)try_once(limit, ("b" + std::to_string(i)).c_str(), "li", Outcome::Wrong, 15 * kMinute);
  EXPECT_GT(try_once(limit, "last", "li", Outcome::Right, 15 * kMinute), 0U) << "of this window";
  EXPECT_EQ(try_once(limit, "3", "li", Outcome::Right, 15 * kMinute), 0U) << "long ago";
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
