#include "adapters/http/pages/filing_fields.hpp"

#include <gtest/gtest.h>

#include "service/testing.hpp"

namespace redress::http::pages {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

std::variant<json::object, FieldErrors> read(Fields fields) {
  service::sample::ManualClock clock(Instant{0}, 8 * 60);
  return read_filing(FormData(std::move(fields)), Speaker(Language::English), clock);
}

std::string filing(Fields fields) {
  const auto result = read(std::move(fields));
  const auto* object = std::get_if<json::object>(&result);
  return object == nullptr ? "" : to_jcs(json::value(*object));
}

std::string wrong_field(Fields fields) {
  const auto result = read(std::move(fields));
  const auto* errors = std::get_if<FieldErrors>(&result);
  return errors == nullptr ? "" : errors->front().field;
}

TEST(FilingFields, OnlyTheDescriptionIsNeeded) {
  EXPECT_EQ(filing({{"description", "x"}, {"contact_email", ""}, {"claim_currency", "CNY"}, {"claim_amount", " "}}),
            R"({"description":"x"})");
}

TEST(FilingFields, AmountsBecomeMinorUnits) {
  const Fields claim = {
      {"description", "x"}, {"demand_kinds", "claim"}, {"claim_amount", "1,234.5"}, {"claim_currency", "cny"}};
  EXPECT_EQ(filing(claim),
            R"({"claim":{"amount_minor":123450,"currency":"CNY"},"demand_kinds":["claim"],"description":"x"})");
  EXPECT_EQ(filing({{"description", "x"}, {"claim_open", "yes"}}), R"({"claim":{"open":true},"description":"x"})");
}

TEST(FilingFields, WhatCannotBeReadNamesItsField) {
  EXPECT_EQ(wrong_field({{"claim_amount", "12.345"}, {"claim_currency", "CNY"}}), "claim_amount");
  EXPECT_EQ(wrong_field({{"claim_amount", "12"}, {"claim_open", "yes"}}), "claim_amount");
  EXPECT_EQ(wrong_field({{"event_from", "yesterday"}}), "event_from");
}

TEST(FilingFields, ObjectsStandOneALine) {
  EXPECT_EQ(filing({{"description", "x"}, {"object_ids", "a\r\n\r\n b \r\n"}}),
            R"({"description":"x","object_ids":["a","b"]})");
}

TEST(FilingFields, DaysBecomeTheirFirstAndLastMoment) {
  EXPECT_EQ(filing({{"description", "x"}, {"event_from", "2026-11-01"}, {"event_to", "2026-11-01"}}),
            R"({"description":"x","event_from":"2026-10-31T16:00:00.000Z","event_to":"2026-11-01T15:59:59.999Z"})");
}

TEST(FilingFields, WhoeverNamesAnAgentHasOne) {
  EXPECT_EQ(filing({{"description", "x"}, {"agent_name", "Li"}}), R"({"agent":{"name":"Li"},"description":"x"})");
  EXPECT_EQ(filing({{"description", "x"}, {"agent", "yes"}}), R"({"agent":{},"description":"x"})");
}

TEST(FilingFields, PointersLeadToFields) {
  EXPECT_EQ(field_of("/description"), "description");
  EXPECT_EQ(field_of("/contact/email"), "contact_email");
  EXPECT_EQ(field_of("/claim"), "claim_amount");
  EXPECT_EQ(field_of("/claim/amount_minor"), "claim_amount");
  EXPECT_EQ(field_of("/claim/currency"), "claim_currency");
  EXPECT_EQ(field_of("/object_ids/17"), "object_ids");
  EXPECT_EQ(field_of("/demand_kinds/0"), "demand_kinds");
}

// Every field that the rules may point at has a label, or naming it on the page would abort.
TEST(FilingFields, EveryFieldOfTheFormHasItsLabel) {
  const Speaker say(Language::Chinese);
  for (const auto* pointer :
       {"/description", "/demand_kinds", "/claim", "/claim/currency", "/remedy_sought", "/account_id", "/object_ids/0",
        "/event_from", "/event_to", "/contact/name", "/contact/email", "/contact/phone", "/agent/name", "/agent/email",
        "/agent/phone", "/agent/authority", "/language"}) {
    EXPECT_TRUE(say.has(field_of(pointer))) << pointer;
  }
}

}  // namespace
}  // namespace redress::http::pages
