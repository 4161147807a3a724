#include "domain/organisation/role_table.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>
#include <valijson/adapters/boost_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "base/catalogue.hpp"
#include "base/json.hpp"

namespace redress::organisation {
namespace {

using testing::HasSubstr;

Permissions of(const char* role) { return RoleTable::builtin().permissions_of({role}); }

TEST(RoleTable, HoldsThe25RolesOfD5) { EXPECT_EQ(RoleTable::builtin().roles().size(), 25U); }

TEST(RoleTable, EveryRoleHasANameInBothLanguages) {
  for (const auto& role : RoleTable::builtin().roles()) {
    EXPECT_TRUE(Catalogue::builtin().has("role." + role.code)) << role.code;
  }
}

TEST(RoleTable, TheShippedFileFitsItsSchemaAndAWrongOneDoesNot) {
  const auto content = [](const char* path) {
    std::ifstream in(path);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  const auto document = parse_json(content(REDRESS_DATA_FOLDER "/schema/roles.schema.json")).value();
  valijson::Schema schema;
  valijson::SchemaParser().populateSchema(valijson::adapters::BoostJsonAdapter(document), schema);
  const auto fits = [&](std::string_view text) {
    const auto value = parse_json(text).value();
    return valijson::Validator().validate(schema, valijson::adapters::BoostJsonAdapter(value), nullptr);
  };
  EXPECT_TRUE(fits(content(REDRESS_DATA_FOLDER "/roles.json")));
  EXPECT_FALSE(fits(R"({"version":1,"roles":[{"role":"ab","permissions":["XX"],"reads":"none"}]})"));
  EXPECT_FALSE(fits(R"({"version":1,"roles":[{"role":"ab","permissions":[],"reads":"none","aprove":1}]})"));
  EXPECT_TRUE(fits(R"({"version":1,"roles":[{"role":"ab","permissions":["RD"],"reads":"own"}]})"));
}

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

TEST(RoleTable, TheManagerProposesParametersAndManagementApproves) {
  const auto rights = [](std::set<std::string> roles) { return RoleTable::builtin().parameter_rights_of(roles); };
  EXPECT_EQ(rights({"complaint_manager"}), (ParameterRights{true, false}));
  EXPECT_EQ(rights({"top_management"}), (ParameterRights{false, true}));
  EXPECT_EQ(rights({"complaint_manager", "top_management"}), (ParameterRights{true, true}));
  EXPECT_EQ(rights({"handler", "no_such_role"}), ParameterRights{});
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
    testing::Values(
        BadTable{"[]", "roles"}, BadTable{"{\"roles\":[{}]}", "without a code"},
        BadTable{R"({"roles":[{"role":"a","permissions":["XX"],"reads":"none"}]})", "no such permission: XX"},
        BadTable{R"({"roles":[{"role":"a","permissions":"RD","reads":"none"}]})", "permissions: not a list"},
        BadTable{R"({"roles":[{"role":"a","permissions":[],"reads":"some"}]})", "no such scope: some"},
        BadTable{R"({"roles":[{"role":"a","permissions":[]}]})", "reads: missing"},
        BadTable{R"({"roles":[{"role":"a","permissions":[],"reads":"none","grantable":"no"}]})", "grantable"},
        BadTable{R"({"roles":[{"role":"a","permissions":[],"reads":"none","approve_minor_max":-2}]})", "approve_minor"},
        BadTable{R"({"roles":[{"role":"a","permissions":[],"reads":"none","aprove":1}]})", "aprove: unknown"},
        BadTable{R"({"roles":[{"role":"a","permissions":["KB"],"reads":"none"}]})", "parameters: stands with"},
        BadTable{R"({"roles":[{"role":"a","permissions":[],"reads":"none","parameters":"both"}]})", "only with it"},
        BadTable{R"({"roles":[{"role":"a","permissions":["KB"],"reads":"none","parameters":"all"}]})", "not propose"},
        BadTable{R"({"roles":[{"role":"a","permissions":["AD","RD"],"reads":"none"}]})", "AD and RD"},
        BadTable{
            R"({"roles":[{"role":"a","permissions":[],"reads":"none"},{"role":"a","permissions":[],"reads":"all"}]})",
            "twice"}));

}  // namespace
}  // namespace redress::organisation
