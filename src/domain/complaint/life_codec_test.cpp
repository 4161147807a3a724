#include "domain/complaint/life_codec.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "domain/complaint/testing.hpp"

namespace redress::complaint {
namespace {

using ledger::PartName;
using testing::HasSubstr;
using testing::Not;

const Actor kActor = Actor::staff(std::string(sample::kActingUser));

std::string part(const EncodedEvent& event, PartName name) {
  return event.parts[static_cast<std::size_t>(name)].value_or("");
}

/// Visitor of fields.hpp that notes which texts of an event stand where nothing is ever erased.
class LastingTexts {
 public:
  LastingTexts& party() { return lasting(true); }
  LastingTexts& staff() { return lasting(true); }
  LastingTexts& person() { return lasting(false); }
  LastingTexts& person_staff() { return lasting(false); }
  void actor(const std::string&) {}
  void text(std::string_view name, const std::string&, Length, Need) { note(name); }
  void texts(std::string_view name, const std::vector<std::string>&, Length, Need, std::size_t) { note(name); }
  template <class... Rest>
  void code(std::string_view name, Rest&&...) {
    note(name);
  }
  template <class E>
  void word(std::string_view, const E&) {}
  void flag(std::string_view, bool) {}
  void integer(std::string_view, std::int64_t, std::int64_t, std::int64_t) {}
  void seq(std::string_view, std::uint64_t) {}
  void date(std::string_view, const std::optional<LocalDate>&, Need) {}
  template <class T>
  void list(std::string_view, std::vector<T>&, Need, std::size_t) {
    T one{};
    describe(*this, one);
  }
  void of(std::string_view kind) { kind_ = kind; }
  [[nodiscard]] const std::set<std::string>& names() const { return names_; }

 private:
  LastingTexts& lasting(bool lasting) {
    lasting_ = lasting;
    return *this;
  }
  void note(std::string_view name) {
    if (lasting_) names_.insert(std::string(kind_) + "." + std::string(name));
  }
  std::string_view kind_;
  bool lasting_ = false;
  std::set<std::string> names_;
};

// FORMATS.md 1: what may never be erased is a code, a number, an id or a user. A member that is added here was looked
// at.
TEST(LifeCodec, NothingThatAPersonTypedStandsWhereItLasts) {
  LastingTexts texts;
  sample::for_each_life_event([&]<class E>(E event) {
    texts.of(E::kKind);
    describe(texts, event);
  });
  const std::set<std::string> codes = {"abuse_marked.indicators",
                                       "action_completed.remedy",
                                       "check_recorded.check",
                                       "complaint_classified.category",
                                       "complaint_classified.checks",
                                       "complaint_classified.department",
                                       "complaint_classified.flags",
                                       "complaint_classified.regimes",
                                       "complaint_classified.secondary",
                                       "complaint_linked.number",
                                       "conflict_declared.user",
                                       "duplicate_suggested.numbers",
                                       "group_joined.group",
                                       "group_left.group",
                                       "group_result_told.drafted_by",
                                       "group_result_told.group",
                                       "investigation_planned.checks",
                                       "investigator_assigned.user",
                                       "lowering_proposed.criteria",
                                       "lowering_proposed.measure",
                                       "owner_assigned.department",
                                       "owner_assigned.owner",
                                       "plan_made.precedents",
                                       "result_told.decision_no",
                                       "root_cause_recorded.cause",
                                       "severity_changed.criteria",
                                       "severity_changed.measure",
                                       "suggestion_dismissed.number"};
  EXPECT_EQ(texts.names(), codes);
}

// FORMATS.md 1: of an internal event the complainant sees an envelope and nothing else.
TEST(LifeCodec, AnInternalEventShowsTheComplainantNothing) {
  sample::Random random(11);
  for (std::size_t i = 0; i < sample::kLifeEvents; ++i) {
    const auto event = random_life_event(random, i);
    const auto stored = encode(event, sample::kNumber, kActor);
    std::visit(
        [&]<class E>(const E&) {
          if constexpr (sample::LifeEvent<E>) {
            EXPECT_EQ(stored.kind, E::kInternal ? "internal" : E::kKind);
            if (!E::kInternal) return;
            EXPECT_EQ(part(stored, PartName::Party), "") << E::kKind;
            EXPECT_EQ(part(stored, PartName::Person), "") << E::kKind;
            EXPECT_THAT(part(stored, PartName::Staff), HasSubstr("\"kind\":\"" + std::string(E::kKind) + "\""));
          }
        },
        event);
  }
}

// An erased part leaves its members empty; the event is still read and folded.
TEST(LifeCodec, ReadsEveryEventWhosePersonalPartsWereErased) {
  sample::Random random(12);
  for (std::size_t i = 0; i < sample::kLifeEvents; ++i) {
    auto stored = encode(random_life_event(random, i), sample::kNumber, kActor);
    for (const auto name : {PartName::Person, PartName::PersonStaff}) {
      stored.parts[static_cast<std::size_t>(name)].reset();
    }
    const auto read = decode(stored);
    ASSERT_TRUE(read) << i << ": " << read.error().message;
    auto state = sample::state_of(sample::written());
    evolve(state, *read, sample::kNow);
  }
}

TEST(LifeCodec, TheKindIsReadByItsOwnEnvelopeOnly) {
  auto stored = encode(WaitEnded{}, sample::kNumber, kActor);
  stored.kind = "plan_made";
  EXPECT_THAT(decode(stored).error().message, HasSubstr("plan_made v1"));
  stored = encode(PlanAdopted{3}, sample::kNumber, kActor);
  stored.version = 2;
  EXPECT_THAT(decode(stored).error().message, HasSubstr("plan_adopted v2"));
}

TEST(LifeCodec, NamesTheMemberThatDoesNotFit) {
  const auto good = encode(ActionCompleted{1, "refund", 500, "R-1", ""}, sample::kNumber, kActor);
  const auto failure_with = [&](PartName name, std::string bytes) {
    auto changed = good;
    changed.parts[static_cast<std::size_t>(name)] = std::move(bytes);
    const auto read = decode(changed);
    return read ? std::string("none") : read.error().message;
  };
  EXPECT_THAT(failure_with(PartName::Party, R"({"action":-1,"remedy":"refund"})"), HasSubstr("action"));
  EXPECT_THAT(failure_with(PartName::Party, R"({"action":1,"amount_minor":"5"})"), HasSubstr("amount_minor"));
  EXPECT_THAT(failure_with(PartName::PersonStaff, R"({"proof":7})"), HasSubstr("proof"));
  const auto made = encode(PlanMade{{{1, "a", "r", {{"explain", "t", {}, 0}}}}, 0, false, "", {}, "", "7"},
                           sample::kNumber, Actor(ActorKind::Operator));
  EXPECT_THAT(decode(made).error().message, HasSubstr("actor"));
}

TEST(LifeCodec, APlanHasTheseBytes) {
  const PlanMade plan{{{1, "退款", "多扣", {{"refund", "原路退回", LocalDate{2026, 12, 1}, 8000}}}},
                      8000,
                      false,
                      "",
                      {"TS-20261123-000002-8"},
                      "",
                      "7"};
  const auto stored = encode(plan, sample::kNumber, kActor);
  EXPECT_EQ(stored.kind, "internal");
  EXPECT_EQ(part(stored, PartName::Staff),
            R"({"actor":"user:7","kind":"plan_made","precedents":["TS-20261123-000002-8"],"total_minor":8000})");
  EXPECT_EQ(part(stored, PartName::PersonStaff),
            R"({"answers":[{"answer":"退款","point":1,"reasons":"多扣","remedies":[{"amount_minor":8000,)"
            R"("due_on":"2026-12-01","remedy":"refund","text":"原路退回"}]}]})");
}

TEST(LifeCodec, AClassificationHasTheseBytes) {
  ComplaintClassified event{"BL01",    {"SV01"}, taxonomy::Severity::S3, 1,         "D-FIN", {"CONS"},
                            {"MINOR"}, {"T17"},  {"多扣了钱"},           "看过账单"};
  const auto stored = encode(event, sample::kNumber, kActor);
  EXPECT_EQ(stored.kind, "complaint_classified");
  EXPECT_EQ(part(stored, PartName::Party), R"({"category":"BL01","department":"D-FIN","regimes":["CONS"],)"
                                           R"("secondary":["SV01"],"severity":"S3","version":1})");
  EXPECT_EQ(part(stored, PartName::Person), R"({"points":["多扣了钱"],"subject":"TS-20261123-000001-0/complainant"})");
  EXPECT_EQ(part(stored, PartName::Staff), R"({"actor":"user:7","checks":["T17"],"flags":["MINOR"]})");
  EXPECT_EQ(part(stored, PartName::PersonStaff), R"({"reason":"看过账单"})");
}

}  // namespace
}  // namespace redress::complaint
