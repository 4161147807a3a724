#include "domain/letters/fill.hpp"

#include <gmock/gmock.h>

#include <ostream>

#include "domain/letters/render.hpp"
#include "domain/letters/testing.hpp"

namespace redress::letters {
namespace {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::Eq;
using testing::Field;
using testing::HasSubstr;
using testing::Not;

const LetterTable& table() { return LetterTable::builtin(); }

Filled filled(const char* id, const Values& values, Language language = Language::English,
              LegalApproval legal = LegalApproval::Missing) {
  return fill(table(), sample::letter(id), values, language, legal);
}
Stops stops(const char* id, const Values& values) {
  auto result = filled(id, values);
  return result ? Stops{} : result.error();
}
std::string plain(const char* id, const Values& values) { return to_plain_text(filled(id, values).value()); }

/// Every letter in every language.
class EveryLetter : public testing::TestWithParam<std::tuple<const char*, Language>> {
 protected:
  const Letter& letter = sample::letter(std::get<0>(GetParam()));
  Language language = std::get<1>(GetParam());
};
INSTANTIATE_TEST_SUITE_P(All, EveryLetter,
                         testing::Combine(testing::Values("N01", "N02", "N03", "N04", "N05", "N06", "N07", "N08", "N09",
                                                          "N10", "N11", "N12"),
                                          testing::ValuesIn(kLanguages)));

TEST_P(EveryLetter, IsMadeOfCompleteValues) {
  const auto made = fill(table(), letter, sample::complete(letter), language);
  ASSERT_TRUE(made) << made.error().front().pointer;
  EXPECT_EQ(made->id, letter.id);
  EXPECT_EQ(made->version, letter.version);
  EXPECT_EQ(made->language, language);
  EXPECT_THAT(made->subject, HasSubstr("<number>"));
  EXPECT_THAT(made->lines, Each(Field(&Line::text, Not(HasSubstr("{")))));
  EXPECT_THAT(made->lines, Each(Field(&Line::text, Not(testing::IsEmpty()))));
}

TEST_P(EveryLetter, IsMadeWithoutWhatItMayLack) {
  EXPECT_TRUE(fill(table(), letter, sample::required(letter), language));
}

TEST_P(EveryLetter, IsStoppedByEachMissingField) {
  for (const auto& name : letter.required) {
    for (const bool is_blank : {false, true}) {
      auto values = sample::complete(letter);
      values.by_name[name] = Value{is_blank ? " \n\u3000" : "", {}};
      const auto made = fill(table(), letter, values, language);
      ASSERT_FALSE(made) << letter.id << " " << name;
      EXPECT_THAT(made.error(), ElementsAre(Stop{StopReason::MissingField, "/" + name, {}})) << letter.id;
    }
  }
}

TEST_P(EveryLetter, SaysSomethingElseWithEachFieldThatItMayLack) {
  const auto complete = fill(table(), letter, sample::complete(letter), language).value();
  for (const auto& name : letter.optional) {
    auto values = sample::complete(letter);
    values.by_name.erase(name);
    EXPECT_NE(fill(table(), letter, values, language).value().lines, complete.lines) << letter.id << " " << name;
  }
}

Values decision() { return sample::complete(sample::letter("N06")); }
Values& point(Values& values, std::size_t index) { return values.by_name["points"].rows.at(index); }

// T-27: decision with one unanswered point, send refused.
TEST(FillingADecision, StopsAtAPointWithoutAnswer) {
  auto values = decision();
  point(values, 1).set("answer", " ");
  EXPECT_THAT(stops("N06", values), ElementsAre(Stop{StopReason::PointWithoutAnswer, "/points/1/answer", {}}));
}

TEST(FillingADecision, StopsAtEverythingThatAPointLacks) {
  auto values = decision();
  point(values, 0).by_name.erase("finding");
  point(values, 0).set("remedies", std::vector<Values>{});
  point(values, 1).by_name.erase("facts");
  EXPECT_THAT(stops("N06", values), ElementsAre(Stop{StopReason::PointWithoutFinding, "/points/0/finding", {}},
                                                Stop{StopReason::PointWithoutRemedy, "/points/0/remedies", {}},
                                                Stop{StopReason::MissingField, "/points/1/facts", {}}));
}

TEST(FillingADecision, StopsAtARemedyWithoutWords) {
  auto values = decision();
  point(values, 1).by_name["remedies"].rows[0].by_name.erase("remedy_text");
  EXPECT_THAT(stops("N06", values),
              ElementsAre(Stop{StopReason::MissingField, "/points/1/remedies/0/remedy_text", {}}));
}

TEST(FillingADecision, NeedsNoDateForNoRemedy) {
  auto values = decision();
  for (auto& each : values.by_name["points"].rows) {
    for (auto& remedy : each.by_name["remedies"].rows) {
      remedy.by_name.erase("remedy_due");
      remedy.by_name.erase("remedy_amount");
    }
  }
  const auto text = plain("N06", values);
  EXPECT_THAT(text, HasSubstr("- What we do: <remedy11>. <remedy_text11>\n- What we do: <remedy12>"));
  EXPECT_THAT(text, Not(HasSubstr("Done by")));
}

TEST(FillingADecision, SaysDateAndAmountWithTheRemedy) {
  EXPECT_THAT(plain("N06", decision()),
              HasSubstr("- What we do: <remedy21>. <remedy_text21>\n  Amount: <remedy_amount21>\n  Done by: "
                        "<remedy_due21>\n"));
}

TEST(FillingAReview, NeedsNoPointsWhenNothingChanges) {
  auto values = sample::required(sample::letter("N08"));
  EXPECT_TRUE(filled("N08", values));
  values = sample::complete(sample::letter("N08"));
  values.by_name["review_points"].rows[0].by_name.erase("answer");
  EXPECT_THAT(stops("N08", values), ElementsAre(Stop{StopReason::PointWithoutAnswer, "/review_points/0/answer", {}}));
}

TEST(Filling, ATextForAListIsNoValue) {
  auto values = decision();
  values.by_name["points"] = Value{"all of them", {}};
  values.by_name["number"] = Value{"", {Values{}}};
  EXPECT_THAT(stops("N06", values), ElementsAre(Stop{StopReason::MissingField, "/number", {}},
                                                Stop{StopReason::MissingField, "/points", {}}));
}

TEST(Filling, BracesInAValueStayText) {
  auto values = sample::complete(sample::letter("N01"));
  values.set("description", "I paid {claim} and {nothing}, }{ {{number}}");
  const auto made = filled("N01", values).value();
  EXPECT_THAT(made.lines, Contains(Field(&Line::text, "I paid {claim} and {nothing}, }{ {{number}}")));
}

TEST(Filling, PhrasesInWhatStaffWroteStop) {
  auto values = decision();
  point(values, 0).set("answer", "You should have read the manual, 后果自负.");
  EXPECT_THAT(stops("N06", values),
              ElementsAre(Stop{StopReason::ForbiddenPhrase, "/points/0/answer", "后果自负"},
                          Stop{StopReason::ForbiddenPhrase, "/points/0/answer", "you should have"}));
}

TEST(Filling, PhrasesInWhatTheComplainantWroteDoNot) {
  auto values = sample::complete(sample::letter("N01"));
  values.set("description", "You should have a blacklist for such tickets. 后果自负");
  EXPECT_TRUE(filled("N01", values));
}

TEST(Filling, SomePhrasesWaitForLegal) {
  auto values = decision();
  values.set("decision_text", "We are liable for the loss.");
  EXPECT_THAT(stops("N06", values), ElementsAre(Stop{StopReason::MissingApproval, "/decision_text", "we are liable"}));
  EXPECT_TRUE(filled("N06", values, Language::Chinese, LegalApproval::Given));
  values.set("decision_text", "We are liable, blacklist.");
  EXPECT_FALSE(filled("N06", values, Language::Chinese, LegalApproval::Given));
}

TEST(Filling, EveryReasonHasItsWordsInTheFile) {
  for (const auto& [reason, id] : words_of(StopReason{})) EXPECT_NE(table().find_stop(id), nullptr) << id;
}

TEST(Filling, ALineStaysALine) {
  auto values = sample::complete(sample::letter("N01"));
  values.set("number", "TS-1\r\nBcc: everybody\x01");
  values.set("description", "\n one\r\ntwo\rthree\n\nfour\x02\t. \n");
  const auto made = filled("N01", values).value();
  EXPECT_EQ(made.subject, "Your complaint TS-1 Bcc: everybody\uFFFD has reached us");
  EXPECT_THAT(made.lines, Contains(Field(&Line::text, Eq("one\ntwo\nthree\n\nfour\uFFFD\t."))));
}

TEST(Filling, AnAddressWithoutANameIsThatOfACustomer) {
  auto values = sample::required(sample::letter("N07"));
  EXPECT_EQ(filled("N07", values)->lines.front().text, "Dear customer,");
  values.set("recipient_name", "王小明");
  EXPECT_EQ(filled("N07", values, Language::Chinese)->lines.front().text, "尊敬的王小明：");
}

}  // namespace
}  // namespace redress::letters
