// The acts of staff on the write path: rights, two persons, and that no order of acts lets one person alone reject.
#include <gmock/gmock.h>

#include <set>

#include "domain/complaint/testing.hpp"
#include "service/aggregate.hpp"
#include "service/event_feed.hpp"
#include "service/read_complaint.hpp"
#include "service/staff_directory.hpp"
#include "service/verify_log.hpp"
#include "support/test_bench.hpp"

namespace redress::test {
namespace {

using namespace service;
using complaint::ApproveRejection;
using complaint::OtherRemedy;
using complaint::ProposeRejection;
using complaint::RejectionReason;

ProposeRejection proposal(RejectionReason reason = RejectionReason::NotOurs) {
  return {reason, "与本平台无关", {OtherRemedy::Court}};
}

class StaffActs : public testing::Test {
 protected:
  std::string add(const std::string& login, std::set<std::string> roles) {
    const auto answer = bench.run(ActOnOrganisation{organisation::AddUser{login, login, "", std::move(roles)}});
    const auto* accepted = std::get_if<Accepted>(&answer);
    if (accepted == nullptr) throw std::runtime_error(describe(answer));
    return std::string(organisation::user_of_stream(accepted->events.front().stream));
  }
  [[nodiscard]] std::string as(const std::string& user, const std::string& number, complaint::Command command) {
    return describe(bench.loop().run(ActOnComplaint{number, std::move(command)}, complaint::Actor::staff(user)));
  }

  TestBench bench;
};

TEST_F(StaffActs, RolesDecideWhoMayDoWhat) {
  const auto handler = add("li", {"handler"});
  const auto analyst = add("wang", {"analyst"});
  const auto legal = add("zhao", {"legal"});
  const auto supervisor = add("qian", {"supervisor"});
  const auto number = number_of(bench.file());
  for (const auto& user : {analyst, legal, supervisor}) {
    EXPECT_EQ(as(user, number, complaint::ConfirmComplaint{"m", "d"}), "not allowed without CF");
    EXPECT_EQ(as(user, number, complaint::AskInformation{"q", {"i"}}), "not allowed without CF");
    EXPECT_EQ(as(user, number, complaint::SendMessage{"m"}), "not allowed without CF");
  }
  EXPECT_EQ(as(supervisor, number, complaint::AddNote{"n"}), "not allowed without CF");
  EXPECT_EQ(as(legal, number, complaint::AddNote{"n"}), "accepted");
  EXPECT_EQ(as(analyst, number, proposal()), "not allowed without CF");
  EXPECT_EQ(as(legal, number, proposal()), "refused REJECTION_RESERVED");
  EXPECT_EQ(as(handler, number, complaint::ConfirmComplaint{"m", "d"}), "accepted");
}

// Who added what is read from the log again: a restart gives nobody more.
TEST(Additions, OfTheComplainantAreCountedAcrossRestarts) {
  TestBenchOptions options;
  options.loop.filing.additions_max = 2;
  TestBench bench(options);
  const auto number = number_of(bench.file());
  const auto add = [&](const complaint::Actor& actor) {
    return describe(bench.loop().run(ActOnComplaint{number, complaint::AddInformation{"more"}}, actor));
  };
  EXPECT_EQ(add(complaint::ActorKind::Complainant), "accepted");
  EXPECT_EQ(add(complaint::ActorKind::Operator), "accepted");
  EXPECT_EQ(add(complaint::ActorKind::Complainant), "accepted");
  bench.restart();
  EXPECT_EQ(add(complaint::ActorKind::Complainant), "refused TOO_MANY_ADDITIONS");
  EXPECT_EQ(add(complaint::ActorKind::Operator), "accepted");
}

TEST_F(StaffActs, ARoleTakenAwayCountsAtTheMomentOfTheApproval) {
  const auto one = add("li", {"handler"});
  const auto two = add("wang", {"handler"});
  const auto number = number_of(bench.file());
  EXPECT_EQ(as(one, number, proposal()), "accepted");
  EXPECT_EQ(describe(bench.run(ActOnOrganisation{organisation::RevokeRole{two, "handler"}})), "accepted");
  EXPECT_EQ(as(two, number, ApproveRejection{2}), "not allowed without CF");
  EXPECT_EQ(describe(bench.run(ActOnOrganisation{organisation::GrantRole{two, "intake_agent"}})), "accepted");
  EXPECT_EQ(as(two, number, ApproveRejection{2}), "refused REJECTION_RESERVED");
}

// Also after a restart, when the proposal is folded from its stored parts.
TEST_F(StaffActs, AProposalOutlivesARestart) {
  const auto one = add("li", {"handler"});
  const auto two = add("wang", {"handler"});
  const auto number = number_of(bench.file());
  EXPECT_EQ(as(one, number, proposal()), "accepted");
  bench.restart();
  EXPECT_EQ(take(bench.reader()->find_complaint(number))->state.rejection_seq, 2U);
  EXPECT_EQ(as(one, number, ApproveRejection{2}), "refused SECOND_PERSON_MISSING");
  EXPECT_EQ(as(two, number, ApproveRejection{2}), "accepted");
  const auto shown =
      take(read_complaint(*bench.reader(), *bench.log().latest(), bench.status_signer(), number)).value();
  ASSERT_EQ(shown.history.size(), 4U);
  EXPECT_EQ(shown.history[1].kind, "internal");
  EXPECT_EQ(shown.history[1].staff_kind, "rejection_proposed");
  EXPECT_TRUE(shown.history[1].party.empty());
  EXPECT_TRUE(shown.history[1].person.empty());
  EXPECT_EQ(shown.history[1].person_staff.at("explanation").as_string(), "与本平台无关");
  EXPECT_EQ(shown.history[2].person.at("explanation").as_string(), "与本平台无关");
}

TEST_F(StaffActs, TheFeedNamesEventsOfComplaintsOnly) {
  const auto one = add("li", {"handler"});  // leaf 0
  const auto number = number_of(bench.file());
  EXPECT_EQ(as(one, number, complaint::AddNote{"secret"}), "accepted");
  const auto everything = [](const complaint::State&) { return true; };
  const auto piece = take(read_feed(*bench.reader(), 0, bench.log().latest()->edge.size(), everything));
  ASSERT_EQ(piece.events.size(), 2U);
  EXPECT_EQ(piece.next, 3U);
  EXPECT_EQ(piece.events[0].leaf, 1U);
  EXPECT_EQ(piece.events[0].kind, "complaint_filed");
  EXPECT_EQ(piece.events[1].number, number);
  EXPECT_EQ(piece.events[1].seq, 2U);
  EXPECT_EQ(piece.events[1].kind, "note_added");
  EXPECT_TRUE(take(read_feed(*bench.reader(), 3, 3, everything)).events.empty());
  const auto nothing = [](const complaint::State&) { return false; };
  EXPECT_TRUE(take(read_feed(*bench.reader(), 0, 3, nothing)).events.empty());
}

/// Who acted, event by event, read from the stored log.
std::string actor_in(const StoredEvent& event) {
  const auto& staff = event.sealed.parts[static_cast<std::size_t>(ledger::PartName::Staff)];
  return std::string(text_of(parse_json(staff->data)->as_object().at("actor").as_string()));
}

/// Acts at random, as random people, on a few complaints.
class RandomStaff {
 public:
  RandomStaff(TestBench& bench, std::vector<std::string> users, std::uint64_t seed)
      : bench_(bench), users_(std::move(users)), random_(seed) {}

  void act(const std::string& number) {
    const auto who = random_.below(users_.size() + 2);
    complaint::Actor actor = who == users_.size() ? complaint::ActorKind::Operator : complaint::ActorKind::Complainant;
    if (who < users_.size()) actor = complaint::Actor::staff(users_[who]);
    // Mostly the proposal that waits, if one does: a guess would rarely meet it.
    const auto waiting = take(reader_->find_complaint(number))->state.rejection_seq;
    const auto seq = waiting != 0 && !random_.chance(4) ? waiting : 1 + random_.below(6);
    (void)bench_.loop().run(ActOnComplaint{number, command(seq)}, actor);
  }

 private:
  complaint::Command command(std::uint64_t seq) {
    switch (random_.below(8)) {
      case 0:
      case 1: return ProposeRejection{random_.word<RejectionReason>(), random_.some_text(), {OtherRemedy::Court}};
      case 2:
      case 3: return ApproveRejection{seq};
      case 4: return complaint::DeclineRejection{seq, random_.some_text()};
      case 5: return complaint::ConfirmComplaint{random_.some_text(), random_.some_text()};
      case 6: return complaint::AskInformation{random_.some_text(), {random_.some_text()}};
      default: return complaint::AddInformation{random_.some_text()};
    }
  }

  TestBench& bench_;
  std::unique_ptr<ReadSession> reader_ = bench_.reader();
  std::vector<std::string> users_;
  complaint::sample::Random random_;
};

// P-level invariant of D5-3 and T-18: whatever is tried in whatever order, a rejection has two different people of the
// operator behind it, the second of whom is not the first, and RJ6 a manager and a legal officer.
TEST_F(StaffActs, NeverOnePersonAloneRejects) {
  const std::vector<std::string> users = {add("li", {"handler"}), add("wang", {"handler"}),
                                          add("qian", {"intake_agent"}), add("sun", {"complaint_manager"}),
                                          add("zhao", {"legal"})};
  std::size_t rejected = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const auto number = number_of(bench.file());
    RandomStaff staff(bench, users, seed);
    for (int i = 0; i < 25; ++i) staff.act(number);
    std::string proposer;
    for (const auto& event : take(bench.reader()->read_stream(number))) {
      const auto decoded = take(decode_event(event));
      if (std::holds_alternative<complaint::RejectionProposed>(decoded)) proposer = actor_in(event);
      if (!std::holds_alternative<complaint::ComplaintRejected>(decoded)) continue;
      ++rejected;
      const auto approver = actor_in(event);
      ASSERT_TRUE(proposer.starts_with("user:")) << proposer;
      ASSERT_TRUE(approver.starts_with("user:")) << approver;
      ASSERT_NE(proposer, approver);
      if (std::get<complaint::ComplaintRejected>(decoded).reason != RejectionReason::Abusive) continue;
      ASSERT_EQ((std::set<std::string>{proposer, approver}),
                (std::set<std::string>{"user:" + users[3], "user:" + users[4]}));
    }
  }
  EXPECT_GT(rejected, 5U) << "the sequences must also reach what they are about";
  EXPECT_FALSE(take(verify_log(bench.store(), {1, {}})).first_break);
}

}  // namespace
}  // namespace redress::test
