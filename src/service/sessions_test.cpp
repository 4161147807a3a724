#include "service/sessions.hpp"

#include <gtest/gtest.h>

namespace redress::service {
namespace {

constexpr std::int64_t kMinute = 60'000;

TEST(SessionTable, KnowsWhoseASessionIs) {
  SessionTable table({});
  const auto id = table.open({"7", 3}, 0);
  EXPECT_TRUE(is_session_id(id));
  const auto user = table.use(id, kMinute);
  ASSERT_TRUE(user);
  EXPECT_EQ(user->user, "7");
  EXPECT_EQ(user->access, 3U);
  EXPECT_NE(table.open({"7", 3}, 0), id);
}

TEST(SessionTable, EndsWhatIsIdleTooLong) {
  SessionTable table({});
  const auto id = table.open({"7", 0}, 0);
  EXPECT_TRUE(table.use(id, 29 * kMinute));
  EXPECT_TRUE(table.use(id, 58 * kMinute));
  EXPECT_FALSE(table.use(id, 88 * kMinute));
  EXPECT_FALSE(table.use(id, 58 * kMinute));
}

TEST(SessionTable, EndsWhatIsTooOldHoweverBusy) {
  SessionTable table({});
  const auto id = table.open({"7", 0}, 0);
  for (std::int64_t at = 0; at < 12 * 60; at += 20) EXPECT_TRUE(table.use(id, at * kMinute)) << at;
  EXPECT_FALSE(table.use(id, 12 * 60 * kMinute));
}

TEST(SessionTable, ForgetsWhoSignedOut) {
  SessionTable table({});
  const auto id = table.open({"7", 0}, 0);
  const auto other = table.open({"7", 0}, 0);
  table.close(id);
  EXPECT_FALSE(table.use(id, 1));
  EXPECT_TRUE(table.use(other, 1));
}

TEST(SessionTable, IsBoundedForOneUserAndForAll) {
  SessionOptions options;
  options.per_user_max = 2;
  options.sessions_max = 3;
  SessionTable table(options);
  const auto first = table.open({"1", 0}, 0);
  const auto second = table.open({"1", 0}, 1);
  EXPECT_TRUE(table.use(first, 2));
  const auto third = table.open({"1", 0}, 3);
  EXPECT_FALSE(table.use(second, 4));  // idle longest of the two
  const auto other = table.open({"2", 0}, 5);
  (void)table.open({"3", 0}, 6);
  EXPECT_EQ(table.count(), 3U);
  EXPECT_FALSE(table.use(first, 7));
  EXPECT_TRUE(table.use(third, 7));
  EXPECT_TRUE(table.use(other, 7));
}

TEST(SessionTable, OpensNothingForAnIdThatItDidNotGive) {
  SessionTable table({});
  (void)table.open({"7", 0}, 0);
  EXPECT_FALSE(table.use(std::string(64, '0'), 0));
  EXPECT_FALSE(table.use("", 0));
}

TEST(SessionId, HasOneForm) {
  EXPECT_TRUE(is_session_id(std::string(64, 'a')));
  for (const auto& text : {std::string(63, 'a'), std::string(65, 'a'), std::string(64, 'A'), std::string(64, 'g'),
                           std::string(64, '\0'), std::string()}) {
    EXPECT_FALSE(is_session_id(text)) << text;
  }
}

TEST(CsrfToken, BelongsToOneSession) {
  const std::string id(64, 'a');
  const std::string other(64, 'b');
  EXPECT_EQ(csrf_token_of(id), csrf_token_of(id));
  EXPECT_NE(csrf_token_of(id), csrf_token_of(other));
  EXPECT_EQ(csrf_token_of(id).size(), 64U);
  EXPECT_NE(csrf_token_of(id), id);
}

}  // namespace
}  // namespace redress::service
