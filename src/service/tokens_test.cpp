#include "service/tokens.hpp"

#include <gtest/gtest.h>

#include "domain/organisation/testing.hpp"

namespace redress::service {
namespace {

using organisation::Permission;
namespace sample = organisation::sample;

/// User 3, the manager, holds token 1 with RA.
struct Issued {
  organisation::Organisation people = sample::three_users();
  std::string secret = make_token_secret();
  std::string text = token_text("3", "1", secret);

  Issued() {
    const Instant expires_at{sample::kNow.unix_ms + 1000};
    sample::run(people, organisation::IssueToken{"3", "reports", {"RA"}, token_digest(secret), expires_at});
  }
  [[nodiscard]] std::optional<TokenUser> find(std::string_view typed, Instant at = sample::kNow) const {
    return find_token(people, organisation::RoleTable::builtin(), typed, at);
  }
};

TEST(Token, StandsForItsUserWithinItsScopes) {
  const Issued issued;
  const auto user = issued.find(issued.text);
  ASSERT_TRUE(user);
  EXPECT_EQ(user->user, "3");
  EXPECT_EQ(user->permissions, organisation::Permissions{Permission::ReadAll});
}

TEST(Token, IsNoneWhenForged) {
  const Issued issued;
  auto other = issued.text;
  other.back() = other.back() == '0' ? '1' : '0';
  for (const auto& typed :
       {other, token_text("2", "1", issued.secret), token_text("3", "2", issued.secret), issued.secret,
        std::string("rdr_"), std::string("rdr_3-1_"), std::string("rdr_3_1-") + issued.secret, std::string("rdr_-_"),
        issued.text + "0", issued.text.substr(0, issued.text.size() - 1),
        token_text("3", "1", issued.secret + std::string(1, '\0')), std::string(10'000, 'r'), std::string()}) {
    EXPECT_FALSE(issued.find(typed)) << typed;
  }
}

TEST(Token, IsNoneWhenExpiredRevokedOrItsUserDisabled) {
  Issued expired;
  EXPECT_FALSE(expired.find(expired.text, Instant{sample::kNow.unix_ms + 1000}));
  Issued revoked;
  sample::run(revoked.people, organisation::RevokeToken{"3", "1"});
  EXPECT_FALSE(revoked.find(revoked.text));
  Issued disabled;
  sample::run(disabled.people, organisation::DisableUser{"3", ""});
  EXPECT_FALSE(disabled.find(disabled.text));
  sample::run(disabled.people, organisation::EnableUser{"3"});
  EXPECT_FALSE(disabled.find(disabled.text)) << "tokens of a disabled user stay revoked";
}

TEST(Token, MayNoMoreThanItsUserNow) {
  Issued issued;
  sample::run(issued.people, organisation::RevokeRole{"3", "complaint_manager"});
  const auto user = issued.find(issued.text);
  ASSERT_TRUE(user);
  EXPECT_TRUE(user->permissions.empty());
}

}  // namespace
}  // namespace redress::service
