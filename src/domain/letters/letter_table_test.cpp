#include "domain/letters/letter_table.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>
#include <valijson/adapters/boost_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "base/json.hpp"
#include "domain/letters/testing.hpp"

namespace redress::letters {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;

const LetterTable& table() { return LetterTable::builtin(); }

json::value document(const std::string& path) {
  std::ifstream in(path);
  return parse_json(std::string(std::istreambuf_iterator<char>(in), {})).value();
}

TEST(Letters, TheShippedFileFitsItsSchemaAndAWrongOneDoesNot) {
  const auto rules = document(REDRESS_DATA_FOLDER "/schema/letters.schema.json");
  valijson::Schema schema;
  valijson::SchemaParser().populateSchema(valijson::adapters::BoostJsonAdapter(rules), schema);
  const auto fits = [&](const json::value& value) {
    return valijson::Validator().validate(schema, valijson::adapters::BoostJsonAdapter(value), nullptr);
  };
  const auto shipped = document(REDRESS_DATA_FOLDER "/letters.json");
  EXPECT_TRUE(fits(shipped));
  for (const auto* part : {"staff", "person_staff"}) {
    auto wrong = shipped;
    wrong.at("fields").at("matter").at("from").as_array()[0].at("part") = part;
    EXPECT_FALSE(fits(wrong)) << part;
  }
  auto named = shipped;
  named.at("fields").as_object()["Bad-Name"] = shipped.at("fields").at("number");
  EXPECT_FALSE(fits(named));
  auto wrong = shipped;
  wrong.at("letters").as_array()[0].as_object()["requierd"] = json::array();
  EXPECT_FALSE(fits(wrong));
}

TEST(Letters, AreN01ToN12) {
  std::vector<std::string> ids;
  for (const auto& letter : table().letters()) ids.push_back(letter.id);
  EXPECT_THAT(ids, ElementsAre("N01", "N02", "N03", "N04", "N05", "N06", "N07", "N08", "N09", "N10", "N11", "N12"));
  EXPECT_EQ(table().find("N13"), nullptr);
  EXPECT_EQ(table().legal_risk_min(), 70);
}

TEST(Letters, OnlyTheReceiptAndTheSurveyGoOutByThemselves) {
  for (const auto& letter : table().letters()) {
    EXPECT_EQ(letter.approval.automatic, letter.id == "N01" || letter.id == "N09") << letter.id;
  }
}

TEST(Letters, OnlyTheScriptIsForStaff) {
  for (const auto& letter : table().letters()) EXPECT_EQ(letter.to == Audience::Staff, letter.id == "N10") << letter.id;
}

// R3.1.7-02: number; points; how to accept or reject; internal review; bodies outside; hash. Facts, reasons and
// remedies stand in the points.
TEST(Letters, ADecisionHoldsWhatTheMechanismAsksFor) {
  const auto& decision = sample::letter("N06");
  EXPECT_THAT(decision.required, IsSupersetOf({"number", "points", "accept_until", "review_until", "external_bodies",
                                               "commitment", "leaf_index", "receipt_file"}));
  const auto& points = *find_field(table().fields(), "points");
  for (const auto* member : {"point", "finding", "facts", "reasons", "answer", "remedies"}) {
    EXPECT_NE(find_field(points.item, member), nullptr) << member;
  }
  EXPECT_THAT(decision.stops, Contains("point_without_answer"));
}

TEST(Letters, ApprovalsOfADecisionFollowItsAmount) {
  const auto& steps = sample::letter("N06").approval.steps;
  ASSERT_EQ(steps.size(), 6U);
  EXPECT_EQ(steps[0].permission, "AP");
  EXPECT_TRUE(steps[0].within_limit);
  EXPECT_EQ(steps[0].when.amount_minor_max, 10'000'00);
  EXPECT_THAT(steps[3].by, ElementsAre("top_management"));
  EXPECT_EQ(steps[3].when.amount_minor_above, 50'000'00);
  EXPECT_THAT(steps[5].when.phrase_groups, ElementsAre("liability"));
  EXPECT_THAT(sample::letter("N06").approval.never_by, ElementsAre("owner"));
}

TEST(Letters, AClosingAfterARejectionIsSaidAlready) {
  const auto& sent = sample::letter("N11").sent;
  EXPECT_THAT(sent.on, ElementsAre("complaint_closed"));
  EXPECT_THAT(sent.unless_close_codes, ElementsAre("C4"));
  EXPECT_EQ(sample::letter("N09").sent.within, "p.survey_delay");
}

TEST(Letters, EveryFieldOfALetterSaysWhereItComesFrom) {
  for (const auto& field : table().fields()) EXPECT_THAT(field.origins, testing::Not(IsEmpty())) << field.name;
}

std::string own_words(const Pattern& pattern) {
  std::string text;
  for (const auto& piece : pattern) text += piece.is_placeholder ? "#" : piece.text;
  return text;
}

void expect_clean(const std::string& id, const std::vector<Block>& blocks) {
  for (const auto& block : blocks) {
    for (const auto& pattern : block.words.patterns) {
      EXPECT_THAT(table().phrases().find_in(own_words(pattern)), IsEmpty()) << id << ": " << own_words(pattern);
    }
    expect_clean(id, block.body);
  }
}

TEST(Letters, HoldNoForbiddenPhraseThemselves) {
  for (const auto& letter : table().letters()) expect_clean(letter.id, letter.body);
}

}  // namespace
}  // namespace redress::letters
