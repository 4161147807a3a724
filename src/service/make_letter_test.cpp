// Letters through the service: what stops them, and whose words they hold.

#include "service/make_letter.hpp"

#include <gmock/gmock.h>

#include "domain/letters/render.hpp"
#include "domain/taxonomy/taxonomy.hpp"
#include "service/reading_rights.hpp"
#include "service/testing.hpp"

namespace redress::service {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// 2026-11-23 10:00 in Shanghai.
constexpr Instant kMorning{1'795'399'200'000};
constexpr std::int64_t kDay_ms = 86'400'000;

json::object parsed(std::string_view text) { return parse_json(text).value().get_object(); }

ToldEvent event(std::uint64_t seq, std::string kind, std::string_view party, std::string_view person) {
  return {
      seq,           100 + seq,     kMorning + static_cast<std::int64_t>(seq) * kDay_ms, std::move(kind), Hash{1, 2, 3},
      parsed(party), parsed(person)};
}

ToldEvent filed() {
  return event(1, "complaint_filed",
               R"({"number":"TS-20261123-000001-0","received_at":"2026-11-23T02:00:00.000Z","demand_kinds":["claim"],)"
               R"("claim":{"amount_minor":5000,"currency":"CNY","open":false}})",
               R"({"description":"You should have answered.","contact":{"name":"Wang"},"agent":{"name":"Li"}})");
}

ToldEvent told(std::string_view answer = "The limit is gone.") {
  auto made = event(
      2, "result_told", R"({"decision_no":"TS-20261123-000001-0-D1","outcome":"U1","compensation_minor":30050})",
      R"({"text":"We looked into it.","points":[{"point":1,"text":"Slow.","finding":"SUBSTANTIATED","facts":"It was.",)"
      R"("reasons":"Our mistake.","remedies":[{"remedy":"refund","text":"One month.","due_on":"2026-12-01",)"
      R"("amount_minor":30050}]}]})");
  made.person["points"].get_array()[0].get_object()["answer"] = json::string_view(answer.data(), answer.size());
  return made;
}

/// A complaint whose one point is found and answered, with an approved draft.
complaint::State decided() {
  complaint::State state;
  state.number = "TS-20261123-000001-0";
  state.severity = taxonomy::Severity::S1;
  auto& life = state.memory.life.edit();
  life.points = {{"Slow.", complaint::Finding::Substantiated, false, "It was."}};
  complaint::Plan plan;
  plan.answers = {{1, "The limit is gone.", "Our mistake.", {{"refund", "One month.", {}, 30'050}}}};
  life.plan = plan;
  life.draft = complaint::Draft{7, "2", "We looked into it.", "3"};
  return state;
}

struct Desk {
  OperatorAddress address{
      {"Example", "示例"}, {"Complaint Centre", "投诉处理部"}, "c@example.org",
      "+86 21 5550 0100",  "https://example.org/track",        {{{"Authority", "主管部门"}, "12315"}}};
  ParameterDirectory parameters{parameters::State{}};
  sample::ManualClock clock{kMorning};
  Language language = Language::English;
  bool has_address = true;

  MadeLetter make(std::string_view id, const LetterSource& source) {
    const auto& table = letters::LetterTable::builtin();
    const LetterSetting setting{table, has_address ? &address : nullptr, parameters, clock, language};
    return make_letter(*table.find(id), source, setting);
  }
  std::string text(std::string_view id, const LetterSource& source) {
    const auto made = make(id, source);
    const auto* filled = std::get_if<letters::FilledLetter>(&made);
    if (filled != nullptr) return letters::to_plain_text(*filled, 10'000);
    std::string why = "stopped:";
    for (const auto& stop : std::get<std::vector<LetterStop>>(made)) why += " " + stop.code + stop.pointer;
    return why;
  }
  std::vector<LetterStop> stops(std::string_view id, const LetterSource& source) {
    auto made = make(id, source);
    auto* stops = std::get_if<std::vector<LetterStop>>(&made);
    return stops == nullptr ? std::vector<LetterStop>() : std::move(*stops);
  }
  std::vector<std::string> codes(std::string_view id, const LetterSource& source) {
    std::vector<std::string> codes;
    for (const auto& stop : stops(id, source)) codes.push_back(stop.code);
    return codes;
  }
};

LetterSource before_telling() { return {{filed()}, decided(), false}; }
LetterSource after_telling() { return {{filed(), told()}, decided(), true}; }

TEST(MakeLetter, ADecisionThatWasToldHoldsPointsRemediesDatesAndProof) {
  Desk desk;
  const auto text = desk.text("N06", after_telling());
  for (const auto* words :
       {"Dear Li,", "Decision TS-20261123-000001-0-D1 of 2026-11-25 10:00 UTC+8", "The limit is gone.", "Refund",
        "One month.", "Done by: 2026-12-01", "Amount in all: 300.50 CNY", "Say yes or no by 2026-12-05",
        "Until 2026-12-25", "within 5 working days", "Authority: 12315", "as entry 102", "0102030000"}) {
    EXPECT_THAT(text, HasSubstr(words));
  }
  desk.language = Language::Chinese;
  EXPECT_THAT(desk.text("N06", after_telling()), HasSubstr("5 个工作日 内答复"));
}

TEST(MakeLetter, BeforeItIsToldADecisionIsCheckedAndOnlyNotDue) {
  Desk desk;
  EXPECT_THAT(desk.codes("N06", before_telling()), ElementsAre("not_due"));
}

TEST(MakeLetter, AnUnapprovedTextStopsTheDecision) {
  Desk desk;
  auto source = before_telling();
  source.state.memory.life.edit().draft->approved_by.clear();
  EXPECT_THAT(desk.codes("N06", source), ElementsAre("not_due", "text_unapproved"));
  source.state.memory.life.edit().draft.reset();
  EXPECT_THAT(desk.codes("N06", source), ElementsAre("not_due", "text_unapproved"));
  // Told or not: what nobody approved is never sent.
  auto told_anyway = after_telling();
  told_anyway.state.memory.life.edit().draft->approved_by.clear();
  EXPECT_THAT(desk.codes("N06", told_anyway), ElementsAre("text_unapproved"));
}

TEST(MakeLetter, AnUnansweredPointStopsTheDecisionAndIsNamed) {
  Desk desk;
  auto source = before_telling();
  source.state.memory.life.edit().points.push_back({"Nobody called.", {}, false, ""});
  const auto stops = desk.stops("N06", source);
  EXPECT_THAT(stops, Contains(Field(&LetterStop::pointer, "/points/1/finding")));
  EXPECT_THAT(stops, Contains(Field(&LetterStop::pointer, "/points/1/answer")));
  EXPECT_THAT(stops, Contains(Field(&LetterStop::text, "point 2, answer: A point has no answer.")));
  desk.language = Language::Chinese;
  EXPECT_THAT(desk.stops("N06", source), Contains(Field(&LetterStop::text, "投诉要点 2、答复：有投诉要点未作答复。")));
}

TEST(MakeLetter, AForbiddenPhraseOfStaffStopsIt) {
  Desk desk;
  auto drafted = before_telling();
  drafted.state.memory.life.edit().draft->text = "Calm down.";
  EXPECT_THAT(desk.codes("N06", drafted), ElementsAre("not_due", "phrase_forbidden"));
  const LetterSource sent{{filed(), told("We will close your account.")}, decided(), true};
  const auto stops = desk.stops("N06", sent);
  ASSERT_EQ(stops.size(), 1U);
  EXPECT_EQ(stops[0].pointer, "/points/0/answer");
  EXPECT_THAT(stops[0].text, HasSubstr("“we will close your account”"));
}

TEST(MakeLetter, WhatTheComplainantSaysForbidsNothing) {
  Desk desk;
  const LetterSource source{{filed()}, decided(), true};
  EXPECT_THAT(desk.text("N01", source), HasSubstr("You should have answered."));
}

TEST(MakeLetter, WordsOfLiabilityNeedTheSignatureOfLegal) {
  Desk desk;
  LetterSource source{{filed(), told("We accept liability.")}, decided(), true};
  EXPECT_THAT(desk.codes("N06", source), ElementsAre("text_unapproved"));
  source.state.memory.life.edit().plan->legal_by = "9";
  EXPECT_THAT(desk.codes("N06", source), IsEmpty());
}

TEST(MakeLetter, TheQueryCodeIsNotShown) {
  Desk desk;
  const LetterSource source{{filed()}, decided(), true};
  EXPECT_THAT(desk.text("N01", source), HasSubstr("Query code: (stands only in the letter"));
}

TEST(MakeLetter, WithoutTheOperatorsFileOneStopSaysSo) {
  Desk desk;
  desk.has_address = false;
  EXPECT_THAT(desk.codes("N06", after_telling()), ElementsAre("operator_unknown"));
  EXPECT_THAT(desk.codes("N06", before_telling()), ElementsAre("not_due", "operator_unknown"));
}

TEST(MakeLetter, LettersOfEventsThatNothingWritesSayThat) {
  Desk desk;
  for (const auto* id : {"N05", "N07", "N12"})
    EXPECT_THAT(desk.codes(id, before_telling()), ElementsAre("not_recorded")) << id;
  EXPECT_THAT(desk.codes("N09", after_telling()), ElementsAre("not_recorded", "not_recorded"));
}

TEST(MakeLetter, ErasedWordsAreMissing) {
  Desk desk;
  auto source = after_telling();
  source.events[1].person = {};
  EXPECT_THAT(desk.codes("N06", source), ElementsAre("required_missing"));
}

TEST(MakeLetter, AReviewNamesItsPointsAndAddsItsMoney) {
  Desk desk;
  LetterSource source{{filed(), told()}, decided(), true};
  source.events.push_back(
      event(3, "review_decided", R"({"result":"changed","outcome":"U2"})",
            R"({"reasons":"A month more.","answers":[{"point":1,"answer":"Another month.","reasons":"Proved.",)"
            R"("remedies":[{"remedy":"refund","text":"Second month.","amount_minor":10000}]}]})"));
  const auto text = desk.text("N08", source);
  EXPECT_THAT(text, HasSubstr("Slow."));
  EXPECT_THAT(text, HasSubstr("Amount: 100.00 CNY"));
  EXPECT_THAT(text, HasSubstr("Amount in all: 400.50 CNY"));
}

TEST(MakeLetter, AClosingTellsTheOutcomeThatHoldsAndIsNotSentAfterARejection) {
  Desk desk;
  LetterSource source{{filed(), told()}, decided(), true};
  source.events.push_back(event(4, "complaint_closed", R"({"close_code":"C1","outcome":"U2"})", "{}"));
  source.state.close_code = complaint::CloseCode::Accepted;
  const auto text = desk.text("N11", source);
  EXPECT_THAT(text, HasSubstr("tell us by 2026-12-27"));
  EXPECT_THAT(text, HasSubstr("Partly upheld"));
  source.state.close_code = complaint::CloseCode::Inadmissible;
  EXPECT_THAT(desk.codes("N11", source), ElementsAre("said_already"));
}

TEST(MakeLetter, AnAcceptanceTellsSpansWhereNoCalendarGivesDates) {
  Desk desk;
  LetterSource source{{filed()}, decided(), true};
  source.state.severity.reset();
  source.events.push_back(event(2, "complaint_confirmed", "{}", R"({"matter":"Slow file.","demand":"Fast file."})"));
  const auto text = desk.text("N02", source);
  EXPECT_THAT(text, HasSubstr("You hear from us again within 3 working days of receipt."));
  EXPECT_THAT(text, HasSubstr("the complaint centre"));
  EXPECT_THAT(text, Not(HasSubstr("{")));
}

void expect_named(const std::vector<letters::Field>& fields) {
  for (const auto& field : fields) {
    EXPECT_TRUE(Catalogue::builtin().has("letter_field." + field.name)) << field.name;
    expect_named(field.item);
  }
}

TEST(MakeLetter, EveryPlaceholderAndEveryDepartmentHasAName) {
  expect_named(letters::LetterTable::builtin().fields());
  for (const auto& category : taxonomy::Taxonomy::builtin().categories()) {
    EXPECT_TRUE(Catalogue::builtin().has("department." + category.department)) << category.department;
  }
}

// Staff who see how to reach somebody only masked read letters: none may hold it.
TEST(MakeLetter, NoPlaceholderIsSensitive) {
  for (const auto& field : letters::LetterTable::builtin().fields()) {
    for (const auto& origin : field.origins) {
      const auto* event = std::get_if<letters::EventOrigin>(&origin);
      EXPECT_FALSE(event != nullptr && is_sensitive(event->field)) << field.name;
    }
  }
}

}  // namespace
}  // namespace redress::service
