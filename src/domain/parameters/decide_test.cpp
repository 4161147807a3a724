#include "domain/parameters/decide.hpp"

#include <gmock/gmock.h>

#include "domain/parameters/testing.hpp"

namespace redress::parameters {
namespace {

using complaint::ActorKind;
using complaint::Refusal;
using complaint::RefusalCode;
using complaint::Refusals;
using sample::kDay;
using sample::kNow;
using testing::ElementsAre;

class DecidingParameters : public testing::Test {
 protected:
  [[nodiscard]] Refusals refusals(const Command& command, const Facts& facts) const {
    const auto decided = decide(state, command, facts);
    return decided ? Refusals{} : decided.error();
  }
  static auto code(RefusalCode wanted, std::string pointer = {}) {
    return ElementsAre(
        testing::AllOf(testing::Field(&Refusal::code, wanted), testing::Field(&Refusal::pointer, pointer)));
  }
  static ProposeParameterChange to(std::int64_t count, std::optional<Instant> from = {}) {
    return {"p.info_wait", sample::days(count), from, "因节假日"};
  }
  void propose(const Facts& facts = sample::by_manager(), std::optional<Instant> from = {}) {
    sample::run(state, to(12, from), facts);
  }
  static ApproveParameterChange approval(std::uint64_t number = 1) { return {"p.info_wait", number}; }
  static DeclineParameterChange refusal(std::string reason = "不同意") { return {"p.info_wait", 1, std::move(reason)}; }

  State state;
};

TEST_F(DecidingParameters, TwoPersonsChangeAValueAndTheOldOneIsKept) {
  propose();
  EXPECT_EQ(state.changes.size(), 0U);
  sample::run(state, approval(), sample::by_management(kNow + 5));
  ASSERT_EQ(state.changes_of("p.info_wait").size(), 1U);
  const auto& change = state.changes_of("p.info_wait")[0];
  EXPECT_EQ(change.version, 2U);
  EXPECT_EQ(change.value, sample::days(12));
  EXPECT_EQ(change.old_value, sample::days(10));
  EXPECT_EQ(change.effective_from, kNow + 5);
  EXPECT_EQ(change.proposed_by, "user:3");
  EXPECT_EQ(change.approved_by, "user:4");
  EXPECT_EQ(state.proposals[0].state, ProposalState::Approved);
}

TEST_F(DecidingParameters, NobodyApprovesTheirOwnProposal) {
  propose(sample::by_both("5"));
  EXPECT_THAT(refusals(approval(), sample::by_both("5")), code(RefusalCode::SecondPersonMissing));
  EXPECT_THAT(refusals(approval(), sample::by_both("6")), ElementsAre());
}

TEST_F(DecidingParameters, TheRoleMustProposeOrApprove) {
  EXPECT_THAT(refusals(to(12), sample::by_management()), code(RefusalCode::MayNotPropose));
  propose();
  Facts other_manager = sample::by_manager();
  other_manager.actor = complaint::Actor::staff("9");
  EXPECT_THAT(refusals(approval(), other_manager), code(RefusalCode::MayNotApprove));
  EXPECT_THAT(refusals(refusal(), other_manager), code(RefusalCode::MayNotApprove));
}

TEST_F(DecidingParameters, NobodyElseDoesAnything) {
  propose();
  for (const auto kind : {ActorKind::Anonymous, ActorKind::Complainant, ActorKind::Import, ActorKind::Staff}) {
    const Facts facts{kNow, kind, Table::builtin()};
    EXPECT_THAT(refusals(FoundParameters{}, facts), code(RefusalCode::MayNotPropose));
    EXPECT_THAT(refusals(to(12), facts), code(RefusalCode::MayNotPropose));
    EXPECT_THAT(refusals(approval(), facts), code(RefusalCode::MayNotApprove));
    EXPECT_THAT(refusals(refusal(), facts), code(RefusalCode::MayNotApprove));
  }
}

TEST_F(DecidingParameters, TheOperatorProposesAndNeverApproves) {
  propose(sample::by_operator());
  EXPECT_THAT(refusals(approval(), sample::by_operator()), code(RefusalCode::MayNotApprove));
  Facts dressed_up = sample::by_operator();
  dressed_up.may_approve = true;
  EXPECT_THAT(refusals(approval(), dressed_up), code(RefusalCode::MayNotApprove));
  EXPECT_THAT(refusals(approval(), sample::by_management()), ElementsAre());
}

TEST_F(DecidingParameters, OneProposalOfAParameterAtATime) {
  propose();
  const auto second = refusals(to(14), sample::by_both("5"));
  EXPECT_THAT(second, code(RefusalCode::ProposalOpen));
  EXPECT_EQ(second[0].detail, "1");
  EXPECT_THAT(refusals({ProposeParameterChange{"p.capacity", single(Count{30}), {}, "x"}}, sample::by_manager()),
              ElementsAre());
  sample::run(state, approval(), sample::by_management());
  EXPECT_THAT(refusals(to(14), sample::by_manager()), ElementsAre());
}

TEST_F(DecidingParameters, ADateInThePastIsRefused) {
  EXPECT_THAT(refusals(to(12, kNow + -1), sample::by_manager()), code(RefusalCode::TimeInPast, "/effective_from"));
  EXPECT_THAT(refusals(to(12, kNow), sample::by_manager()), ElementsAre());
}

TEST_F(DecidingParameters, AnApprovalThatComesLateDoesNotReachBack) {
  propose(sample::by_manager(), kNow + kDay);
  sample::run(state, approval(), sample::by_management(kNow + 3 * kDay));
  EXPECT_EQ(state.changes_of("p.info_wait")[0].effective_from, kNow + 3 * kDay);
}

TEST_F(DecidingParameters, WhatIsNoValueOfTheParameterIsRefused) {
  const auto by = sample::by_manager();
  EXPECT_THAT(refusals(ProposeParameterChange{"p.no_such", sample::days(1), {}, "x"}, by),
              code(RefusalCode::NoSuchParameter));
  EXPECT_THAT(refusals(ProposeParameterChange{"p.zone", single(Zone{"UTC"}), {}, "x"}, by),
              code(RefusalCode::ParameterFixed));
  EXPECT_THAT(refusals(ProposeParameterChange{"p.info_wait", single(Count{12}), {}, "x"}, by),
              code(RefusalCode::InvalidValue, "/value"));
  EXPECT_THAT(refusals(to(61), by), code(RefusalCode::ValueOutOfBounds, "/value"));
  EXPECT_THAT(refusals(to(10), by), code(RefusalCode::ValueUnchanged, "/value"));
  EXPECT_THAT(refusals(ProposeParameterChange{"p.info_wait", {}, {}, "x"}, by),
              code(RefusalCode::InvalidValue, "/value"));
}

TEST_F(DecidingParameters, AReasonIsNeeded) {
  const auto because = [](std::string reason) {
    return ProposeParameterChange{"p.info_wait", sample::days(12), {}, std::move(reason)};
  };
  EXPECT_THAT(refusals(because(" "), sample::by_manager()), code(RefusalCode::BlankText, "/reason"));
  EXPECT_THAT(refusals(because(std::string(kReasonCharsMax + 1, 'x')), sample::by_manager()),
              code(RefusalCode::TooLong, "/reason"));
  propose();
  EXPECT_THAT(refusals(refusal(""), sample::by_management()), code(RefusalCode::BlankText, "/reason"));
  EXPECT_THAT(refusals(refusal(""), sample::by_manager()), ElementsAre());
}

TEST_F(DecidingParameters, AProposalIsDecidedOnce) {
  propose();
  EXPECT_THAT(refusals(approval(2), sample::by_management()), code(RefusalCode::NoSuchProposal));
  EXPECT_THAT(refusals(approval(0), sample::by_management()), code(RefusalCode::NoSuchProposal));
  EXPECT_THAT(refusals(ApproveParameterChange{"p.capacity", 1}, sample::by_management()),
              code(RefusalCode::NoSuchProposal));
  sample::run(state, refusal(), sample::by_management());
  EXPECT_EQ(state.proposals[0].state, ProposalState::Declined);
  EXPECT_EQ(state.proposals[0].decision_reason, "不同意");
  EXPECT_THAT(refusals(approval(), sample::by_management()), code(RefusalCode::ProposalDecided));
  EXPECT_THAT(refusals(refusal(), sample::by_manager()), code(RefusalCode::ProposalDecided));
}

TEST_F(DecidingParameters, TheProposerTakesItBack) {
  propose();
  sample::run(state, refusal(""), sample::by_manager());
  EXPECT_EQ(state.proposals[0].state, ProposalState::Withdrawn);
  EXPECT_EQ(state.changes.size(), 0U);
}

TEST_F(DecidingParameters, FirstValuesAreSetOnceAndHoldWhatDiffers) {
  const FoundParameters found{{{"p.info_wait", sample::days(15)}, {"p.reopen_window", sample::days(30)}}};
  const auto decided = decide(state, found, sample::by_operator());
  ASSERT_TRUE(decided);
  const auto& founded = std::get<ParametersFounded>(decided->front());
  EXPECT_EQ(founded.values.size(), 1U);
  sample::run(state, found, sample::by_operator());
  EXPECT_THAT(refusals(found, sample::by_operator()), code(RefusalCode::ParametersFounded));
}

TEST_F(DecidingParameters, FirstValuesMustFit) {
  const auto wrong = refusals(FoundParameters{{{"p.info_wait", sample::days(1)}, {"p.no_such", sample::days(1)}}},
                              sample::by_operator());
  ASSERT_EQ(wrong.size(), 2U);
  EXPECT_EQ(wrong[0].pointer, "/values/p.info_wait");
  EXPECT_EQ(wrong[1].code, RefusalCode::NoSuchParameter);
  EXPECT_TRUE(decide(state, FoundParameters{}, sample::by_operator())->empty());
}

}  // namespace
}  // namespace redress::parameters
