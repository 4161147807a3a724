#include "service/idempotency_index.hpp"

#include <gtest/gtest.h>

#include "service/testing.hpp"

namespace redress::service {
namespace {

constexpr std::int64_t kHour = 3'600'000;
constexpr Instant kStart{1000 * kHour + 1};

IdempotencyRow row(const std::string& key, Instant at, std::uint64_t leaf = 1) {
  return {sample::digest16(key), sample::digest16("body of " + key), leaf, at};
}

TEST(IdempotencyIndex, FindsWhatWasAdded) {
  IdempotencyIndex index;
  EXPECT_FALSE(index.find(sample::digest16("a")));
  index.add(row("a", kStart, 7));
  index.add(row("b", kStart + 5 * kHour, 8));
  const auto a = index.find(sample::digest16("a"));
  ASSERT_TRUE(a);
  EXPECT_EQ(a->leaf, 7U);
  EXPECT_EQ(a->body, sample::digest16("body of a"));
  EXPECT_EQ(index.find(sample::digest16("b"))->leaf, 8U);
  EXPECT_FALSE(index.find(sample::digest16("c")));
}

TEST(IdempotencyIndex, KeepsEveryRowForAtLeastADay) {
  IdempotencyIndex index;
  index.add(row("a", kStart));
  index.drop_expired(kStart + kIdempotencyMs);
  EXPECT_TRUE(index.find(sample::digest16("a")));
}

TEST(IdempotencyIndex, DropsWholeHoursThatEndedADayAgo) {
  IdempotencyIndex index;
  index.add(row("early", kStart));
  index.add(row("late", kStart + (kHour - 2)));
  index.add(row("next", kStart + kHour));
  index.drop_expired(kStart + (kIdempotencyMs + kHour - 2));
  EXPECT_TRUE(index.find(sample::digest16("early")));
  index.drop_expired(kStart + kIdempotencyMs + kHour);
  EXPECT_FALSE(index.find(sample::digest16("early")));
  EXPECT_FALSE(index.find(sample::digest16("late")));
  EXPECT_TRUE(index.find(sample::digest16("next")));
}

TEST(IdempotencyIndex, ForgetsAllWhenCleared) {
  IdempotencyIndex index;
  index.add(row("a", kStart));
  index.clear();
  EXPECT_FALSE(index.find(sample::digest16("a")));
}

}  // namespace
}  // namespace redress::service
