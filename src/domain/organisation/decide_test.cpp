#include "domain/organisation/decide.hpp"

#include <gmock/gmock.h>

#include "domain/complaint/testing.hpp"
#include "domain/organisation/testing.hpp"

namespace redress::organisation {
namespace {

using complaint::Refusal;
using complaint::RefusalCode;
using complaint::Refusals;
using testing::ElementsAre;

class Deciding : public testing::Test {
 protected:
  [[nodiscard]] Refusals refusals(const Command& command, const Facts& facts = sample::by_operator()) const {
    const auto decided = decide(organisation, command, facts);
    return decided ? Refusals{} : decided.error();
  }
  static auto code(RefusalCode wanted) { return ElementsAre(testing::Field(&Refusal::code, wanted)); }

  Organisation organisation = sample::three_users();
};

TEST_F(Deciding, UsersAreNumberedAndFoundByIdAndLogin) {
  ASSERT_EQ(organisation.users.size(), 3U);
  EXPECT_EQ(organisation.find("2")->login, "li");
  EXPECT_EQ(organisation.find_login("wang")->id, "3");
  EXPECT_EQ(organisation.find("4"), nullptr);
  EXPECT_EQ(organisation.find_login(""), nullptr);
}

TEST_F(Deciding, AUserNeedsALoginANameAndKnownRoles) {
  EXPECT_THAT(refusals(AddUser{"Li", "x", "", {"handler"}}), code(RefusalCode::InvalidLogin));
  EXPECT_THAT(refusals(AddUser{"li", "x", "", {"handler"}}), code(RefusalCode::LoginTaken));
  EXPECT_THAT(refusals(AddUser{"zhao", " ", "", {"handler"}}), code(RefusalCode::BlankText));
  EXPECT_THAT(refusals(AddUser{"zhao", "x", "", {"boss"}}), code(RefusalCode::UnknownRole));
  EXPECT_THAT(refusals(AddUser{"zhao", "x", "", {"probe"}}), code(RefusalCode::UnknownRole));
  EXPECT_THAT(refusals(AddUser{"zhao", "x", "", {}}), ElementsAre());
  EXPECT_THAT(refusals(AddUser{"zhao", "x", "D-LEG", {}}), ElementsAre());
  EXPECT_THAT(refusals(AddUser{"zhao", "x", "李四的部门", {}}), code(RefusalCode::UnknownWord));
}

TEST_F(Deciding, AnAdministratorMayNotBecomeReaderNorASupervisorEditor) {
  EXPECT_THAT(refusals(GrantRole{"1", "handler"}), code(RefusalCode::RolesConflict));
  EXPECT_THAT(refusals(GrantRole{"2", "system_administrator"}), code(RefusalCode::RolesConflict));
  EXPECT_THAT(refusals(GrantRole{"2", "supervisor"}), code(RefusalCode::RolesConflict));
  EXPECT_THAT(refusals(GrantRole{"2", "team_lead"}), ElementsAre());
}

TEST_F(Deciding, OnlyAdministratorsAndTheOperatorChangeUsers) {
  EXPECT_THAT(refusals(GrantRole{"2", "team_lead"}, sample::by_user("1")), ElementsAre());
  EXPECT_THAT(refusals(GrantRole{"2", "team_lead"}, sample::by_user("3")), code(RefusalCode::PermissionMissing));
  EXPECT_THAT(refusals(GrantRole{"2", "team_lead"}, sample::by_user("99")), code(RefusalCode::PermissionMissing));
  EXPECT_THAT(
      refusals(GrantRole{"2", "team_lead"}, {sample::kNow, complaint::ActorKind::Complainant, RoleTable::builtin()}),
      code(RefusalCode::PermissionMissing));
}

TEST_F(Deciding, ADisabledAdministratorMayNothing) {
  sample::run(organisation, AddUser{"root2", "x", "", {"system_administrator"}});
  sample::run(organisation, DisableUser{"1", ""});
  EXPECT_TRUE(permissions_of(organisation, RoleTable::builtin(), "1").empty());
  EXPECT_THAT(refusals(EnableUser{"1"}, sample::by_user("1")), code(RefusalCode::PermissionMissing));
  EXPECT_THAT(refusals(SetPassword{"1", "$argon2id$", false}, sample::by_user("1")),
              code(RefusalCode::PermissionMissing));
}

TEST_F(Deciding, TheLastAdministratorStays) {
  EXPECT_THAT(refusals(DisableUser{"1", ""}), code(RefusalCode::LastAdministrator));
  EXPECT_THAT(refusals(RevokeRole{"1", "system_administrator"}), code(RefusalCode::LastAdministrator));
  sample::run(organisation, AddUser{"root2", "x", "", {"system_administrator"}});
  EXPECT_THAT(refusals(DisableUser{"1", ""}), ElementsAre());
}

TEST_F(Deciding, EverybodySetsTheirOwnPasswordAndNobodyElses) {
  EXPECT_THAT(refusals(SetPassword{"2", "$argon2id$", false}, sample::by_user("2")), ElementsAre());
  EXPECT_THAT(refusals(SetPassword{"3", "$argon2id$", false}, sample::by_user("2")),
              code(RefusalCode::PermissionMissing));
}

TEST_F(Deciding, APasswordOfOnesOwnYieldsToOneThatWasSetMeanwhile) {
  SetPassword own{"2", "$argon2id$", false, organisation.find("2")->access_count};
  EXPECT_THAT(refusals(own, sample::by_user("2")), ElementsAre());
  ++*own.access;
  EXPECT_THAT(refusals(own, sample::by_user("2")), code(RefusalCode::PasswordWrong));
}

TEST_F(Deciding, ATokenNeverMayMoreThanItsUser) {
  const Instant later{sample::kNow.unix_ms + 1};
  const auto token = [&](std::vector<std::string> scopes, Instant until) {
    return refusals(IssueToken{"2", "报表", std::move(scopes), std::string(64, 'a'), until}, sample::by_user("2"));
  };
  EXPECT_THAT(token({"RD", "CF"}, later), ElementsAre());
  EXPECT_THAT(token({"AD"}, later), code(RefusalCode::PermissionMissing));
  EXPECT_THAT(token({"ZZ"}, later), code(RefusalCode::UnknownWord));
  EXPECT_THAT(token({}, later), code(RefusalCode::MissingField));
  EXPECT_THAT(token({"RD", "RD"}, later), code(RefusalCode::RepeatedItem));
  EXPECT_THAT(token(std::vector<std::string>(40, "RD"), later), code(RefusalCode::TooManyItems));
  EXPECT_THAT(token({"RD"}, sample::kNow), code(RefusalCode::TimeInPast));
  constexpr std::int64_t kDay = 86'400'000;
  EXPECT_THAT(token({"RD"}, sample::kNow + 366 * kDay), ElementsAre());
  EXPECT_THAT(token({"RD"}, sample::kNow + (366 * kDay + 1)), code(RefusalCode::TimeTooFar));
}

TEST_F(Deciding, AnUnknownScopeIsAnsweredWithThoseThatTheUserMayGive) {
  const auto refused = refusals(IssueToken{"1", "x", {"ZZ"}, std::string(64, 'a'), Instant{sample::kNow.unix_ms + 1}});
  EXPECT_THAT(refused, ElementsAre(Refusal{RefusalCode::UnknownWord, "/scopes/0", "AD"}));
}

TEST_F(Deciding, AnAdministratorGetsNoTokenOfSomebodyWhoReadsComplaints) {
  const IssueToken command{"2", "x", {"RD"}, std::string(64, 'a'), Instant{sample::kNow.unix_ms + 1}};
  EXPECT_THAT(refusals(command, sample::by_user("1")), code(RefusalCode::PermissionMissing));
  EXPECT_THAT(refusals(command, sample::by_operator()), ElementsAre());
}

TEST_F(Deciding, TokensThatEndedMakeRoomForOthers) {
  const IssueToken command{"2", "x", {"RD"}, std::string(64, 'a'), Instant{sample::kNow.unix_ms + 1}};
  for (int i = 0; i < 50; ++i) sample::run(organisation, command);
  EXPECT_THAT(refusals(command), code(RefusalCode::TooManyItems));
  sample::run(organisation, RevokeToken{"2", "7"});
  sample::run(organisation, command);
  EXPECT_FALSE(organisation.find("2")->tokens.at("51").revoked);
}

TEST_F(Deciding, WhatChangesNothingIsSaidSo) {
  EXPECT_THAT(refusals(GrantRole{"2", "handler"}), code(RefusalCode::RoleHeld));
  EXPECT_THAT(refusals(RevokeRole{"2", "team_lead"}), code(RefusalCode::RoleNotHeld));
  EXPECT_THAT(refusals(EnableUser{"2"}), code(RefusalCode::UserEnabled));
  for (const Command& command :
       std::vector<Command>{GrantRole{"9", "handler"}, RevokeRole{"9", "handler"}, DisableUser{"9", ""},
                            EnableUser{"9"}, SetPassword{"9", "h", false}, RevokeToken{"9", "1"}}) {
    EXPECT_THAT(refusals(command), code(RefusalCode::NoSuchUser));
  }
}

TEST_F(Deciding, DisablingEndsTokens) {
  sample::run(organisation, IssueToken{"2", "x", {"RD"}, std::string(64, 'a'), Instant{sample::kNow.unix_ms + 1}});
  sample::run(organisation, DisableUser{"2", "离职"});
  EXPECT_TRUE(organisation.find("2")->tokens.at("1").revoked);
  EXPECT_THAT(refusals(RevokeToken{"2", "1"}), code(RefusalCode::NoSuchToken));
  EXPECT_THAT(refusals(DisableUser{"2", ""}), code(RefusalCode::UserDisabled));
}

}  // namespace
}  // namespace redress::organisation
