#include "domain/taxonomy/closed_lists.hpp"

#include "base/catalogue.hpp"
#include "domain/taxonomy/testing.hpp"

namespace redress::taxonomy {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string codes(std::string_view list) {
  std::string all;
  for (const auto& item : ClosedLists::builtin().items(list)) all += (all.empty() ? "" : " ") + item.code;
  return all;
}
const ListItem& remedy(std::string_view code) {
  const auto* found = ClosedLists::builtin().find("remedy", code);
  if (found == nullptr) throw std::runtime_error("no " + std::string(code));
  return *found;
}

TEST(ClosedLists, HoldTheWordsOfTheMechanism) {
  EXPECT_EQ(codes("extension_reason"), "EX1 EX2 EX3 EX4 EX5 EX6");
  EXPECT_EQ(codes("finding"), "SUBSTANTIATED PARTLY UNSUBSTANTIATED INDETERMINATE");
  EXPECT_EQ(codes("root_cause"), "person machine material method environment measurement third_party customer_side");
  EXPECT_EQ(codes("remedy"),
            "explain apologise correct restore_data reanchor rereplicate refund sla_credit compensation fee_waiver "
            "account_unblock personal_data contract_release staff_measure policy_change none");
  EXPECT_EQ(codes("identity_level"), "none account strong");
  EXPECT_EQ(codes("statement_side"), "complainant accused_unit");
  EXPECT_EQ(codes("abuse_indicator"), "unusual_quantity many_complaints no_relation same_contact forged_material");
  EXPECT_EQ(codes("overdue_cause"), "OD01 OD02 OD03 OD04 OD05 OD06 OD07 OD08 OD09 OD99");
  EXPECT_EQ(codes("requested_item"),
            "object_id event_time account_id service_id contact identity authority claim_amount remedy_sought "
            "payment_record contract screenshot log_extract file_copy other");
  EXPECT_EQ(ClosedLists::builtin().lists().size(), 9U);
}

TEST(ClosedLists, ARemedyOfMoneyNeedsTheAccountAndOneOfKeysMore) {
  std::string money;
  std::string account;
  std::string strong;
  for (const auto& item : ClosedLists::builtin().items("remedy")) {
    if (item.money) money += item.code + " ";
    if (item.needs_identity == "account") account += item.code + " ";
    if (item.needs_identity == "strong") strong += item.code + " ";
    EXPECT_EQ(item.needs_reason, item.code == "none");
  }
  EXPECT_EQ(money, "refund sla_credit compensation fee_waiver ");
  EXPECT_EQ(account, "refund sla_credit compensation fee_waiver contract_release ");
  EXPECT_EQ(strong, "account_unblock personal_data ");
  EXPECT_EQ(remedy("refund").name.in(Language::Chinese), "退款");
}

TEST(ClosedLists, ThreeOverdueCausesCanBeExcluded) {
  for (const auto& item : ClosedLists::builtin().items("overdue_cause")) {
    EXPECT_EQ(item.excludable, item.code == "OD03" || item.code == "OD04" || item.code == "OD07") << item.code;
  }
}

TEST(ClosedLists, IdentitySufficesFromTheNeededLevelUp) {
  const auto& lists = ClosedLists::builtin();
  EXPECT_TRUE(lists.identity_suffices("none", ""));
  EXPECT_TRUE(lists.identity_suffices("account", "account"));
  EXPECT_TRUE(lists.identity_suffices("strong", "account"));
  EXPECT_FALSE(lists.identity_suffices("account", "strong"));
  EXPECT_FALSE(lists.identity_suffices("none", "account"));
  EXPECT_FALSE(lists.identity_suffices("", "account"));
  EXPECT_FALSE(lists.identity_suffices("certain", "account"));
}

TEST(ClosedLists, KnowNoOtherWord) {
  const auto& lists = ClosedLists::builtin();
  EXPECT_TRUE(lists.has("finding", "PARTLY"));
  EXPECT_FALSE(lists.has("finding", "partly"));
  EXPECT_FALSE(lists.has("finding", "refund"));
  EXPECT_FALSE(lists.has("outcome", "U1"));  // held by an enumeration
  EXPECT_EQ(lists.find("no_such", "PARTLY"), nullptr);
  EXPECT_TRUE(lists.items("no_such").empty());
}

TEST(ClosedLists, OfAListInCodeTheCatalogueHoldsTheTexts) {
  std::vector<std::string> names;
  for (const auto& one : ClosedLists::builtin().in_code()) {
    names.push_back(one.list);
    const auto is_of = [&](std::string_view key) { return key.starts_with(one.list + "."); };
    EXPECT_TRUE(std::ranges::any_of(Catalogue::builtin().keys(), is_of)) << one.list;
  }
  EXPECT_THAT(names, ElementsAre("outcome", "rejection_reason", "other_remedy", "close_code"));
}

constexpr std::string_view kGood = R"({
"version": 1, "issued_on": "2026-11-23",
"in_code": [{"list": "outcome", "source": "D8", "enum": "complaint::Outcome"}],
"lists": [
 {"list": "remedy", "source": "R3.1.5-02", "items": [
  {"code": "refund", "name": {"zh-CN": "退款", "en": "Refund"}, "needs_identity": "account", "money": true},
  {"code": "none", "name": {"zh-CN": "无", "en": "None"}, "needs_reason": true}]},
 {"list": "overdue_cause", "source": "R3.2.3-01", "items": [
  {"code": "OD03", "name": {"zh-CN": "客户", "en": "Customer"}, "excludable": true}]},
 {"list": "identity_level", "source": "R3.1.2-04", "items": [
  {"code": "account", "name": {"zh-CN": "登录", "en": "Login"}}]}]
})";

TEST(ClosedListsReader, ReadsAWholeFile) {
  const auto lists = ClosedLists::parse(kGood).value();
  EXPECT_EQ(lists.version(), 1);
  EXPECT_EQ(lists.issued_on(), "2026-11-23");
  EXPECT_THAT(lists.lists(), ElementsAre("remedy", "overdue_cause", "identity_level"));
  EXPECT_EQ(*lists.find("remedy", "refund"), (ListItem{"refund", {"退款", "Refund"}, false, false, "account", true}));
  EXPECT_EQ(*lists.find("overdue_cause", "OD03"), (ListItem{"OD03", {"客户", "Customer"}, false, true, "", false}));
  EXPECT_THAT(lists.in_code(), ElementsAre(ListInCode{"outcome", "D8", "complaint::Outcome"}));
}

class BadLists : public testing::TestWithParam<BadEdit> {};

TEST_P(BadLists, AreRefusedWithPlaceAndReason) {
  const auto lists = ClosedLists::parse(edited(kGood, GetParam()));
  ASSERT_FALSE(lists);
  EXPECT_THAT(lists.error().message, HasSubstr("closed_lists.json: " + std::string(GetParam().says)));
}

INSTANTIATE_TEST_SUITE_P(
    All, BadLists,
    testing::Values(
        BadEdit{R"("version": 1)", R"("version": 1.5)", ""},
        BadEdit{"2026-11-23", "2026-11-31", "issued_on: not a day"},
        BadEdit{R"("enum")", R"("class")", "list \"outcome\": enum: missing"},
        BadEdit{R"("source": "D8")", R"("source": "")", "list \"outcome\": source: empty"},
        BadEdit{R"({"list": "overdue_cause")", R"({"list": "remedy")", "list \"remedy\": list: stands there twice"},
        BadEdit{R"({"list": "remedy")", R"({"list": "outcome")", "list \"outcome\": list: stands there twice"},
        BadEdit{R"({"list": "remedy", )", "{", "lists/0: list: missing"},
        BadEdit{R"({"code": "none")", R"({"code": "refund")", "remedy \"refund\": code: stands there twice"},
        BadEdit{R"({"code": "OD03", "name": {"zh-CN": "客户", "en": "Customer"}, "excludable": true})", "",
                "list \"overdue_cause\": items: empty"},
        BadEdit{R"("excludable": true)", R"("excludable": "yes")",
                "overdue_cause \"OD03\": excludable: neither true nor false"},
        BadEdit{R"("excludable": true)", R"("money": true)",
                "overdue_cause \"OD03\": money: stands in the list remedy only"},
        BadEdit{R"("needs_reason": true)", R"("excludable": true)",
                "remedy \"none\": excludable: stands in the list overdue_cause only"},
        BadEdit{R"("needs_reason": true)", R"("reason": true)", "remedy \"none\": reason: unknown"},
        BadEdit{R"("needs_identity": "account")", R"("needs_identity": "strong")",
                "remedy \"refund\": needs_identity: not in the list identity_level: strong"},
        BadEdit{R"("needs_identity": "account")", R"("needs_identity": true)",
                "remedy \"refund\": needs_identity: not a text"}));

}  // namespace
}  // namespace redress::taxonomy
