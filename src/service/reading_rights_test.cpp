// Every field class of B5 against every reader.
#include "service/reading_rights.hpp"

#include <gtest/gtest.h>

#include <map>

#include "domain/organisation/testing.hpp"

namespace redress::service {
namespace {

using ledger::PartName;
using organisation::Permission;
using organisation::Permissions;
using organisation::RoleTable;

organisation::User holding(std::set<std::string> roles) {
  organisation::User user;
  user.id = "9";
  user.roles = std::move(roles);
  return user;
}

ReadingRights rights(const organisation::User& user, complaint::Stage stage = complaint::Stage::Received) {
  complaint::State state;
  state.stage = stage;
  const auto& roles = RoleTable::builtin();
  return rights_of_user(user, roles.permissions_of(user.roles), roles, state);
}

/// One letter for each of party, staff, person, person_staff, sensitive: "-" hidden, "m" masked, "s" shown; then "u"
/// if they may unmask.
std::string say(const ReadingRights& given) {
  std::string said;
  for (const auto sight : {given.party, given.staff, given.person, given.person_staff, given.sensitive}) {
    said += sight == Sight::Hidden ? '-' : sight == Sight::Masked ? 'm' : 's';
  }
  EXPECT_EQ(given.may_read, said != "-----");
  if (given.may_unmask) said += 'u';
  return said;
}

// D5-1, with what exists today: no owner, no assignment, no coordination, no category, no plan, no flag.
const std::map<std::string, std::string> kWhileReceived = {
    {"complainant", "-----"},
    {"intake_agent", "ssssm"},
    {"classifier", "ssssm"},
    {"handler", "ssssmu"},
    {"team_lead", "ssssmu"},
    {"technical_investigator", "-----"},
    {"department_head", "-----"},
    {"complaint_manager", "ssssmu"},
    {"coordination_member", "-----"},
    {"reviewer", "ssssmu"},
    {"legal", "ssssmu"},
    {"dpo", "-----"},
    {"security_lead", "-----"},
    {"finance_approver", "-----"},
    {"supervisor", "ssssmu"},
    {"auditor", "ssmmm"},
    {"analyst", "-----"},
    {"quality_owner", "-----"},
    {"training_admin", "-----"},
    {"publicity_officer", "-----"},
    {"emergency_commander", "ssssm"},
    {"top_management", "s----"},
    {"system_administrator", "-----"},
    {"probe", "-----"},
    {"authority_view", "-----"},
};

TEST(ReadingRights, OfEveryRoleAreThoseOfTheTable) {
  EXPECT_EQ(kWhileReceived.size(), RoleTable::builtin().roles().size());
  for (const auto& role : RoleTable::builtin().roles()) {
    ASSERT_TRUE(kWhileReceived.contains(role.code)) << role.code;
    EXPECT_EQ(say(rights(holding({role.code}))), kWhileReceived.at(role.code)) << role.code;
  }
}

complaint::State handled() {
  complaint::State state;
  state.stage = complaint::Stage::Investigating;
  state.owner = "7";
  state.owner_department = "D-ST";
  state.category = "DI01";
  state.severity = taxonomy::Severity::S2;
  return state;
}

std::string of(const std::string& role, const complaint::State& state, const std::string& id = "9",
               const std::string& department = "D-FIN") {
  auto user = holding({role});
  user.id = id;
  user.department = department;
  const auto& roles = RoleTable::builtin();
  return say(rights_of_user(user, roles.permissions_of(user.roles), roles, state));
}

TEST(ReadingRights, OfOwnScopeEndWhereOwnersBegin) {
  const auto state = handled();
  for (const auto* role : {"intake_agent", "classifier", "handler", "quality_owner"}) {
    EXPECT_EQ(of(role, state), "-----") << role;
    EXPECT_EQ(of(role, state, "9", "D-ST"), "-----") << role;
  }
  EXPECT_EQ(of("handler", state, "7"), "ssssmu");
  EXPECT_EQ(of("complaint_manager", state), "ssssmu");
}

TEST(ReadingRights, OfWhoGaveItAwayLastUntilItIsAccepted) {
  auto state = handled();
  state.stage = complaint::Stage::Classified;
  EXPECT_EQ(of("classifier", state), "ssssm");
}

TEST(ReadingRights, FollowDepartmentCategoryAssignmentDisputeFlagAndMoney) {
  auto state = handled();
  EXPECT_EQ(of("department_head", state), "-----");
  EXPECT_EQ(of("department_head", state, "9", "D-ST"), "ssssm");
  EXPECT_EQ(of("team_lead", state, "9", "D-ST"), "ssssmu");
  EXPECT_EQ(of("security_lead", state), "ssssm");
  EXPECT_EQ(of("technical_investigator", state), "-----");
  state.investigator = "9";
  EXPECT_EQ(of("technical_investigator", state), "ssmmm");
  EXPECT_EQ(of("coordination_member", state), "-----");
  state.disputed = true;
  EXPECT_EQ(of("coordination_member", state), "ssssm");
  EXPECT_EQ(of("dpo", state), "-----");
  state.flags = {"PI_INVOLVED"};
  EXPECT_EQ(of("dpo", state), "ssssmu");
  EXPECT_EQ(of("finance_approver", state), "-----");
  state.compensation_minor = 1;
  EXPECT_EQ(of("finance_approver", state), "ss---");
}

// B5: whoever is complained about does not see who complains.
TEST(ReadingRights, OfWhoIsInConflictAreNone) {
  auto state = handled();
  state.conflicted = {"7", "9"};
  EXPECT_EQ(of("complaint_manager", state), "-----");
  EXPECT_EQ(of("handler", state, "7"), "-----");
}

TEST(ReadingRights, OfAnAdministratorAreNoneWhateverElseTheyHold) {
  EXPECT_EQ(say(rights(holding({"system_administrator", "complaint_manager"}))), "-----");
}

TEST(ReadingRights, OfADisabledUserAreNone) {
  auto user = holding({"complaint_manager"});
  user.disabled = true;
  EXPECT_EQ(say(rights(user)), "-----");
}

TEST(ReadingRights, OfATokenAreNoMoreThanItsScopes) {
  const auto user = holding({"complaint_manager"});
  const auto& roles = RoleTable::builtin();
  EXPECT_EQ(say(rights_of_user(user, {Permission::Confirm}, roles, {})), "-----");
  EXPECT_EQ(say(rights_of_user(user, {Permission::ReadAll}, roles, {})), "ssssm");
  EXPECT_EQ(say(rights_of_user(user, {Permission::ReadAll, Permission::Unmask}, roles, {})), "ssssmu");
}

TEST(ReadingRights, OfTheComplainantAreTheirOwnWordsAndNoneOfTheStaffs) {
  EXPECT_EQ(say(rights_of_complainant()), "s-s-s");
}

json::object filed() {
  return parse_json(R"({"account_id":"acct-4711-0815","agent":{"authority":"POA 1","name":"Anna Agent"},
    "contact":{"email":"wang@example.org","name":"王小明","phone":"+86 138 0013 8000"},
    "description":"Call 138-0013-8000 or wang@example.org about file 42.","object_ids":["bafy1"],
    "subject":"TS-20261123-000001-0/complainant"})")
      .value()
      .get_object();
}

TEST(ShowPart, MasksWhatIsSensitive) {
  const auto shown = show_part(PartName::Person, filed(), rights(holding({"handler"}))).value();
  EXPECT_EQ(to_jcs(shown),
            R"({"account_id":"•••15","agent":{"authority":"•••","name":"Anna Agent"},)"
            R"("contact":{"email":"•••rg","name":"王小明","phone":"•••00"},)"
            R"("description":"Call 138-0013-8000 or wang@example.org about file 42.","object_ids":["bafy1"],)"
            R"("subject":"TS-20261123-000001-0/complainant"})");
}

TEST(ShowPart, ScrubsTextsForMaskedReaders) {
  const auto shown = show_part(PartName::Person, filed(), rights(holding({"auditor"}))).value();
  EXPECT_EQ(to_jcs(shown), R"({"account_id":"•••15","agent":{"authority":"•••","name":"•••nt"},)"
                           R"("contact":{"email":"•••rg","name":"•••","phone":"•••00"},)"
                           R"("description":"Call ••• or ••• about file 42.","object_ids":["bafy1"],)"
                           R"("subject":"TS-20261123-000001-0/complainant"})");
}

TEST(ShowPart, ShowsAllAfterUnmaskingAndHidesAllWithoutRights) {
  const auto manager = rights(holding({"complaint_manager"}));
  EXPECT_EQ(show_part(PartName::Person, filed(), unmasked(manager).value()).value(), filed());
  EXPECT_FALSE(unmasked(rights(holding({"auditor"}))));
  EXPECT_FALSE(unmasked(rights(holding({"intake_agent"}))));
  for (const auto name : ledger::kPartNames) {
    EXPECT_FALSE(show_part(name, filed(), rights(holding({"system_administrator"}))));
  }
  const auto summary = rights(holding({"top_management"}));
  EXPECT_TRUE(show_part(PartName::Party, filed(), summary));
  for (const auto name : {PartName::Person, PartName::PersonStaff, PartName::Staff}) {
    EXPECT_FALSE(show_part(name, filed(), summary));
  }
}

TEST(ShowPart, HidesTheStaffsWordsFromTheComplainant) {
  EXPECT_FALSE(show_part(PartName::Staff, filed(), rights_of_complainant()));
  EXPECT_FALSE(show_part(PartName::PersonStaff, filed(), rights_of_complainant()));
  EXPECT_EQ(show_part(PartName::Person, filed(), rights_of_complainant()).value(), filed());
}

}  // namespace
}  // namespace redress::service
