#include "service/passwords.hpp"

#include <gtest/gtest.h>

#include "domain/complaint/testing.hpp"

namespace redress::service {
namespace {

using complaint::RefusalCode;

PasswordOptions quick() {
  PasswordOptions options;
  options.memory_bytes = std::size_t{8} * 1024 * 1024;
  options.operations = 1;
  return options;
}

TEST(Passwords, MatchOnlyThemselves) {
  const Passwords passwords(quick());
  const auto hash = passwords.hash("correct horse battery").value();
  EXPECT_TRUE(passwords.matches(hash, "correct horse battery"));
  EXPECT_FALSE(passwords.matches(hash, "correct horse batterz"));
  EXPECT_FALSE(passwords.matches(hash, ""));
  EXPECT_NE(passwords.hash("correct horse battery").value(), hash);
  EXPECT_NE(hash.find("$argon2id$"), std::string::npos);
}

TEST(Passwords, NothingStoredIsNeverRightAndStillComparedInFull) {
  const Passwords passwords(quick());
  const auto before = passwords.work_count();
  EXPECT_FALSE(passwords.matches("", "anything"));
  EXPECT_FALSE(passwords.matches("", ""));
  EXPECT_EQ(passwords.work_count(), before + 2);
}

TEST(Passwords, KnowHashesOfOtherParameters) {
  const auto hash = Passwords(quick()).hash("correct horse battery").value();
  EXPECT_FALSE(Passwords(quick()).is_outdated(hash));
  auto stronger = quick();
  stronger.operations = 2;
  EXPECT_TRUE(Passwords(stronger).is_outdated(hash));
  EXPECT_TRUE(Passwords(stronger).matches(hash, "correct horse battery"));
}

RefusalCode refusal_of(std::string_view password, std::string_view login = "li.ming") {
  const auto refusals = Passwords(quick()).check_new(password, login, "/p");
  EXPECT_EQ(refusals.size(), 1U) << password;
  return refusals.empty() ? RefusalCode::NoSuchUser : refusals.front().code;
}

TEST(Passwords, RefuseWhatIsEasyToGuess) {
  EXPECT_EQ(refusal_of("short"), RefusalCode::PasswordTooShort);
  EXPECT_EQ(refusal_of("密码密码密码密码密码"), RefusalCode::PasswordTooShort);
  EXPECT_EQ(refusal_of("passwordpassword"), RefusalCode::PasswordGuessable);
  EXPECT_EQ(refusal_of("PasswordPassword"), RefusalCode::PasswordGuessable);
  EXPECT_EQ(refusal_of("aaaaaaaaaaaaaaaa"), RefusalCode::PasswordGuessable);
  EXPECT_EQ(refusal_of("abcabcabcabcabc"), RefusalCode::PasswordGuessable);
  EXPECT_EQ(refusal_of("Li.Ming12345"), RefusalCode::PasswordGuessable);
  EXPECT_EQ(refusal_of("administrator", "administrator"), RefusalCode::PasswordGuessable);
  EXPECT_EQ(refusal_of(std::string(1025, 'x')), RefusalCode::TooLong);
}

TEST(Passwords, TakeWhatIsNot) {
  for (const auto* password : {"four words nobody joins", "相距甚远的四个词语各不相干", "x7!kQ_-mzP2w"}) {
    EXPECT_TRUE(Passwords(quick()).check_new(password, "li", "/p").empty()) << password;
  }
}

TEST(OneTimePassword, IsRandomAndPassesTheRules) {
  const auto password = make_one_time_password();
  EXPECT_EQ(password.size(), 19U);
  EXPECT_NE(password, make_one_time_password());
  EXPECT_TRUE(Passwords(quick()).check_new(password, "admin", "/p").empty());
}

}  // namespace
}  // namespace redress::service
