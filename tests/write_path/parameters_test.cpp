// Parameters on the write path: proposals and decisions of two persons, in the log, in order.
#include <gmock/gmock.h>

#include "service/parameter_directory.hpp"
#include "service/verify_log.hpp"
#include "support/writer_gate.hpp"

namespace redress::test {
namespace {

using namespace service;
using parameters::ApproveParameterChange;
using parameters::DeclineParameterChange;
using parameters::Duration;
using parameters::FoundParameters;
using parameters::Parameters;
using parameters::ProposeParameterChange;
using parameters::Unit;
using parameters::Value;

Value days(std::int64_t count) { return parameters::single(Duration{count, Unit::CalendarDays}); }

ActOnParameters to(std::int64_t count, std::optional<Instant> from = {}) {
  return {ProposeParameterChange{"p.info_wait", days(count), from, "因节假日"}};
}
ActOnParameters approval(std::uint64_t number) { return {ApproveParameterChange{"p.info_wait", number}}; }

/// User 1 proposes, user 2 approves, user 3 has nothing to do with it.
class ParametersOnTheWritePath : public testing::Test {
 protected:
  ParametersOnTheWritePath() {
    add("wang", {"complaint_manager"});
    add("zhao", {"top_management"});
    add("li", {"handler"});
  }
  void add(const std::string& login, std::set<std::string> roles) {
    const auto answer = bench.run(ActOnOrganisation{organisation::AddUser{login, login, "D-CC", std::move(roles)}});
    if (!std::holds_alternative<Accepted>(answer)) throw std::runtime_error(describe(answer));
  }
  [[nodiscard]] std::string as(const std::string& user, Act act) {
    return describe(bench.loop().run(std::move(act), complaint::Actor::staff(user)));
  }
  [[nodiscard]] std::int64_t info_wait(Instant at) {
    return bench.parameters().ask([&](const Parameters& held) { return held.duration("p.info_wait", at).count; });
  }

  TestBench bench;
};

TEST_F(ParametersOnTheWritePath, TwoPersonsChangeAValueThatIsThereAfterARestart) {
  EXPECT_EQ(as("1", to(12)), "accepted");
  EXPECT_EQ(info_wait(kMorning), 10);
  bench.clock().pass(60'000);
  EXPECT_EQ(as("2", approval(1)), "accepted");
  EXPECT_EQ(info_wait(kMorning), 10);
  EXPECT_EQ(info_wait(kMorning + 60'000), 12);
  const auto before = *bench.parameters().latest();
  bench.restart();
  EXPECT_EQ(*bench.parameters().latest(), before);
  EXPECT_FALSE(take(verify_log(bench.store(), {})).first_break);
}

TEST_F(ParametersOnTheWritePath, RolesAreLookedAtWhenTheActIsDecided) {
  EXPECT_EQ(as("3", to(12)), "not allowed without KB");
  EXPECT_EQ(as("99", to(12)), "not allowed without KB");
  EXPECT_EQ(as("2", to(12)), "refused MAY_NOT_PROPOSE");
  EXPECT_EQ(as("1", to(12)), "accepted");
  EXPECT_EQ(as("1", approval(1)), "refused MAY_NOT_APPROVE");
  EXPECT_EQ(describe(bench.run(approval(1))), "refused MAY_NOT_APPROVE");
  EXPECT_EQ(describe(bench.run(ActOnOrganisation{organisation::DisableUser{"2", ""}})), "accepted");
  EXPECT_EQ(as("2", approval(1)), "not allowed without KB");
}

TEST_F(ParametersOnTheWritePath, WhoHoldsBothRolesStillNeedsAnother) {
  add("sun", {"complaint_manager", "top_management"});
  EXPECT_EQ(as("4", to(12)), "accepted");
  EXPECT_EQ(as("4", approval(1)), "refused SECOND_PERSON_MISSING");
  EXPECT_EQ(as("2", approval(1)), "accepted");
}

TEST_F(ParametersOnTheWritePath, OfTwoProposalsInOneBatchTheSecondWaitsItsTurn) {
  WriterGate gate(bench, CommitStep::Queued);
  auto held = bench.submit(complaint::sample::written());
  gate.wait_until_held();
  auto first = bench.submit(to(12), complaint::Actor::staff("1"));
  auto second = bench.submit(to(14), complaint::Actor::staff("1"));
  auto approved = bench.submit(approval(1), complaint::Actor::staff("2"));
  auto third = bench.submit(to(14), complaint::Actor::staff("1"));
  gate.open();
  EXPECT_EQ(describe(held.get()), "accepted");
  EXPECT_EQ(describe(first.get()), "accepted");
  EXPECT_EQ(describe(second.get()), "refused PROPOSAL_OPEN");
  EXPECT_EQ(describe(approved.get()), "accepted");
  EXPECT_EQ(describe(third.get()), "accepted");
  EXPECT_EQ(info_wait(kMorning), 12);
  EXPECT_EQ(bench.parameters().latest()->proposals.size(), 2U);
}

TEST_F(ParametersOnTheWritePath, AScheduledChangeHoldsFromItsDateOnAlsoAfterARestart) {
  const auto from = kMorning + 7 * 24 * 3600 * std::int64_t{1000};
  EXPECT_EQ(as("1", to(12, from)), "accepted");
  EXPECT_EQ(as("2", approval(1)), "accepted");
  bench.restart();
  EXPECT_EQ(info_wait(from + -1), 10);
  EXPECT_EQ(info_wait(from), 12);
}

TEST_F(ParametersOnTheWritePath, AProposalIsDeclinedOrTakenBack) {
  EXPECT_EQ(as("1", to(12)), "accepted");
  EXPECT_EQ(as("2", ActOnParameters{DeclineParameterChange{"p.info_wait", 1, ""}}), "refused BLANK_TEXT /reason");
  EXPECT_EQ(as("2", ActOnParameters{DeclineParameterChange{"p.info_wait", 1, "够长"}}), "accepted");
  EXPECT_EQ(as("1", to(12)), "accepted");
  EXPECT_EQ(as("1", ActOnParameters{DeclineParameterChange{"p.info_wait", 2, ""}}), "accepted");
  EXPECT_EQ(as("2", approval(2)), "refused PROPOSAL_DECIDED");
  EXPECT_EQ(info_wait(kMorning), 10);
}

TEST_F(ParametersOnTheWritePath, FirstValuesAreSetOnceByTheOperator) {
  const ActOnParameters founding{FoundParameters{{{"p.info_wait", days(15)}}}};
  EXPECT_EQ(as("1", founding), "refused MAY_NOT_PROPOSE");
  EXPECT_EQ(describe(bench.run(founding)), "accepted");
  EXPECT_EQ(describe(bench.run(founding)), "refused PARAMETERS_FOUNDED");
  EXPECT_EQ(info_wait({0}), 15);
}

TEST_F(ParametersOnTheWritePath, ReasonsStandInTheErasablePartAndTheActorInTheOther) {
  EXPECT_EQ(as("1", to(12)), "accepted");
  const auto stream = take(bench.reader()->read_stream(parameters::kParameterStream));
  ASSERT_EQ(stream.size(), 1U);
  const auto part = [&](ledger::PartName name) { return stream[0].sealed.parts[static_cast<std::size_t>(name)]; };
  EXPECT_EQ(part(ledger::PartName::PersonStaff)->data, R"({"reason":"因节假日","subject":"user/1"})");
  EXPECT_THAT(part(ledger::PartName::Staff)->data, testing::HasSubstr(R"("actor":"user:1")"));
  EXPECT_FALSE(part(ledger::PartName::Party));
}

}  // namespace
}  // namespace redress::test
