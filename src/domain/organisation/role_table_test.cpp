#include "domain/organisation/role_table.hpp"

#include <gmock/gmock.h>

namespace redress::organisation {
namespace {

using testing::HasSubstr;

Permissions of(const char* role) { return RoleTable::builtin().permissions_of({role}); }

TEST(RoleTable, HoldsThe25RolesOfD5) { EXPECT_EQ(RoleTable::builtin().roles().size(), 25U); }

TEST(RoleTable, AnAdministratorReadsNoComplaint) {
  EXPECT_EQ(of("system_administrator"), Permissions{Permission::Administer});
  EXPECT_EQ(RoleTable::builtin().find("system_administrator")->reads, ReadScope::None);
}

TEST(RoleTable, AmountsAreThoseOfD5) {
  const auto amount = [](const char* role) { return RoleTable::builtin().find(role)->approve_minor_max; };
  EXPECT_EQ(amount("handler"), 200'00);
  EXPECT_EQ(amount("team_lead"), 1'000'00);
  EXPECT_EQ(amount("department_head"), 5'000'00);
  EXPECT_EQ(amount("complaint_manager"), 10'000'00);
  EXPECT_EQ(amount("finance_approver"), 50'000'00);
  EXPECT_EQ(amount("top_management"), -1);
}

TEST(RoleTable, TheIntakeAgentConfirmsButDoesNotReject) {
  EXPECT_TRUE(of("intake_agent").has(Permission::Confirm));
  EXPECT_FALSE(RoleTable::builtin().find("intake_agent")->may_reject);
}

TEST(RoleTable, PermissionsOfSeveralRolesAddUp) {
  const auto both = RoleTable::builtin().permissions_of({"analyst", "training_admin", "no_such_role"});
  EXPECT_EQ(both, (Permissions{Permission::Analyse, Permission::Train}));
}

TEST(Separation, KeepsAdministrationAndSupervisionFromComplaints) {
  using enum Permission;
  EXPECT_FALSE(separation_broken({Administer}));
  EXPECT_FALSE(separation_broken({Administer, Train}));
  EXPECT_TRUE(separation_broken({Administer, ReadOwnScope}));
  EXPECT_TRUE(separation_broken({Administer, Supervise}));
  EXPECT_TRUE(separation_broken({Supervise, Confirm}));
  EXPECT_TRUE(separation_broken({Audit, Execute}));
  EXPECT_FALSE(separation_broken({Supervise, ReadAll, Unmask}));
  EXPECT_FALSE(separation_broken({Confirm, Close, ApprovePlan}));
}

struct BadTable {
  const char* text;
  const char* says;
};
class BadTables : public testing::TestWithParam<BadTable> {};

TEST_P(BadTables, AreRefusedWithPlaceAndReason) {
  const auto table = RoleTable::parse(GetParam().text);
  ASSERT_FALSE(table);
  EXPECT_THAT(table.error().message, HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(
    All, BadTables,
    testing::Values(BadTable{"[]", "roles"}, BadTable{"{\"roles\":[{}]}", "without a code"},
                    BadTable{R"({"roles":[{"role":"a","permissions":["XX"]}]})", "no such permission: XX"},
                    BadTable{R"({"roles":[{"role":"a","permissions":[],"reads":"some"}]})", "no such scope: some"},
                    BadTable{R"({"roles":[{"role":"a","permissions":["AD","RD"]}]})", "AD and RD"},
                    BadTable{R"({"roles":[{"role":"a","permissions":[]},{"role":"a","permissions":[]}]})", "twice"}));

}  // namespace
}  // namespace redress::organisation
