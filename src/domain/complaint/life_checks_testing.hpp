#pragma once
// For tests only: what must hold of every complaint at all times (MECHANISM.md 1.3, B2, D5). Keeps its own account of
// what happened, so that a wrong fold does not excuse a wrong decision.

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "domain/complaint/act_table.hpp"
#include "domain/complaint/decide.hpp"
#include "domain/complaint/lifecycle.hpp"

namespace redress::complaint::sample {

class LifeChecks {
 public:
  using StandingOf = std::function<Standing(const std::string&)>;
  explicit LifeChecks(StandingOf standing_of) : standing_of_(std::move(standing_of)) {}

  /// An act was accepted; nothing of it is folded yet. No command: what a group case did.
  void begin(const State& before, const Command* command, const Facts& facts) {
    facts_ = &facts;
    withdrawn_ = false;
    if (command == nullptr) return;
    const auto& row = row_of(*command);
    expect(row.stages.has(before.stage), "B2: an act outside of its cell");
    expect(!row.complaints_only || before.kind == RecordKind::Complaint, "R1.1-03: the mechanism for no complaint");
    const auto& actor = facts.actor;
    const bool is_person = actor.kind == ActorKind::Staff && !actor.user.empty();
    expect(row.by != ActOf::Person || is_person, "D5-3: a tool did what a person does");
    expect(row.by != ActOf::Complainant || actor.kind != ActorKind::Staff, "D5-3: staff in the complainant's name");
    const bool names_others = std::holds_alternative<DeclareConflict>(*command);
    expect(!is_person || names_others || !conflicted(before, actor.user), "P6: somebody in conflict acted");
  }

  /// One event was folded.
  void after(const State& before, const Event& event, const State& after) {
    before_ = &before;
    after_ = &after;
    std::visit(*this, event);
    if (before.stage != after.stage) check_edge(before, after);
    check_owner(after);
    check_hands(after);
    check_money(after);
    check_severity(event);
    const bool closed = after.stage == Stage::Closed;
    const bool told = after.closed_at && after.close_code && after.outcome;
    expect(!closed || told, "P1: closed without an outcome");
    expect(told || !(after.closed_at || after.close_code || after.outcome), "P1: closed by halves");
  }

  /// What is wrong; empty when nothing is.
  [[nodiscard]] const std::vector<std::string>& wrong() const { return wrong_; }

  // --- what each event must keep; the account of what happened ---
  template <class E>
  void operator()(const E&) {}

  void operator()(const ComplaintConfirmed&) { check_read_back(); }
  void operator()(const ComplaintWithdrawn&) { withdrawn_ = facts_->actor.kind != ActorKind::Staff; }
  void operator()(const RejectionProposed& event) { rejecter_ = event.by; }
  void operator()(const RejectionDeclined&) { rejecter_.clear(); }
  void operator()(const ComplaintRejected& event) {
    const bool two = !rejecter_.empty() && rejecter_ != event.by;
    expect(two && !conflicted(*before_, rejecter_), "P6: a rejection takes two persons free of conflict");
    expect(before_->channel != Channel::Authority, "R2.1-09: an authority's referral was rejected");
    expect(!is_blank(event.explanation), "R3.1.2-03: rejected without an explanation");
    hands_.insert({rejecter_, event.by});
  }
  void operator()(const ComplaintClosed& event) { check_close(event); }

  void operator()(const LoweringProposed& event) { lowering_by_ = event.by; }
  void operator()(const InterimRemedyDecided&) { interim_ = true; }
  void operator()(const ComplaintLinked& event) { repeated_ = repeated_ || event.kind == LinkKind::Repeat; }
  void operator()(const OwnerAssigned& event) {
    if (event.owner.empty()) return;
    expect(!conflicted(*before_, event.owner), "P6: an owner in conflict");
    hands_.insert(event.owner);
  }
  void operator()(const OwnershipAccepted& event) {
    expect(event.by == before_->owner, "P4: accepted by another than the owner");
    check_interim();
  }
  void operator()(const ComplaintClassified&) { check_read_back(); }
  void operator()(const InvestigationConcluded&) {
    check_read_back();
    const auto& life = *before_->memory.life;
    expect(!before_->category.empty() && before_->severity, "B2: planned without a classification");
    expect(all_found(life), "T-21: planned without a finding of every point");
  }
  void operator()(const RootCauseRecorded& event) { whys_ = event.whys.size(); }

  void operator()(const PlanMade& event) {
    hands_.insert(event.by);
    signed_ = {};
  }
  void operator()(const PlanRejected& event) { hands_.insert(event.by); }
  void operator()(const PlanApproved& event) {
    check_signer(event.by);
    signed_.approver = event.by;
  }
  void operator()(const PlanCosigned& event) {
    check_signer(event.by);
    if (event.legal) signed_.legal = event.by;
    if (event.finance) signed_.finance = event.by;
  }
  void operator()(const PlanAdopted& event) {
    const auto& plan = before_->memory.life->plan;
    if (!expect(plan && plan->seq == event.plan && !plan->adopted, "P8: adopted what does not wait")) return;
    if (plan->of_review && plan->total_minor == 0) return;
    check_signatures(*plan, before_->compensation_minor);
  }
  void operator()(const FastTrackTaken&) {
    const auto& life = *before_->memory.life;
    expect(before_->severity == taxonomy::Severity::S4, "B2 (c): a fast track of no minor complaint");
    expect(all_found(life), "B2 (c): a fast track without a finding of every point");
    expect(life.plan && life.plan->total_minor == 0, "P8: money by the fast track");
  }
  void operator()(const AdvancePaid& event) {
    paid_ += event.amount_minor;
    advanced_ += event.amount_minor;
    expect(advanced_ <= facts_->rules->advance_minor, "P8: advances above their limit");
  }
  void operator()(const ActionCompleted& event) {
    const auto& actions = before_->memory.life->actions;
    if (!expect(event.action >= 1 && event.action <= actions.size(), "P8: no such action")) return;
    const auto& action = actions[event.action - 1];
    expect(!action.dropped && action.amount_minor == event.amount_minor, "P8: paid otherwise than planned");
    expect(done_.insert(event.action).second, "P8: paid twice");
    paid_ += event.amount_minor;
  }
  void operator()(const DecisionDrafted& event) {
    drafter_ = event.by;
    hands_.insert(event.by);
  }
  void operator()(const DecisionApproved& event) {
    expect(event.by != drafter_ && event.by != before_->owner, "D5-3: approved the decision that one wrote or owns");
    decision_approver_ = event.by;
    hands_.insert(event.by);
  }
  void operator()(const ResultTold& event) {
    const auto& life = *before_->memory.life;
    expect(all_found(life) && event.points.size() == life.points.size(), "T-27: told without a finding of every point");
    for (const auto& point : event.points) expect(!is_blank(point.answer), "T-27: told without an answer");
    expect(before_->owner == facts_->actor.user && life.accepted, "P4: told by another than the owner");
    expect(decision_approver_ != before_->owner, "D5-3: the owner's own approval");
    expect(!conflicted(*before_, decision_approver_), "P6: told what somebody in conflict approved");
    reminders_ = 0;
  }
  void operator()(const InformationRequested&) { reminders_ = 0; }
  void operator()(const ReminderSent&) { ++reminders_; }
  void operator()(const WaitEnded&) {
    expect(reminders_ > 0 && age_of(before_->stage_since) > 10, "T-31: a wait that ended early");
  }
  void operator()(const ReviewAsked&) {
    const auto& told = before_->memory.life->told;
    const auto since = told ? told->at : before_->closed_at.value_or(before_->stage_since);
    expect(age_of(since) <= 30, "R3.1.8-04: a review asked too late");
  }
  void operator()(const ReviewTaken& event) { check_reviewer(event.by); }
  void operator()(const ReviewDecided& event) {
    check_reviewer(event.by);
    hands_.insert(event.by);
    if (!event.answers.empty()) signed_ = {};
    reminders_ = 0;
  }
  void operator()(const ImprovementDecided&) { improvement_ = true; }
  void operator()(const GroupResultTold& event) {
    expect(event.drafted_by != event.by && event.by == facts_->actor.user, "P6: a group's result takes two persons");
    expect(event.by != before_->owner, "D5-3: the owner approved what a group is told");
    expect(!conflicted(*before_, event.by) && !conflicted(*before_, event.drafted_by), "P6: told by one in conflict");
    hands_.insert({event.drafted_by, event.by});
  }
  void operator()(const ComplaintReferred& event) {
    expect(!is_blank(event.text), "P1: referred without a word to the complainant");
  }
  void operator()(const ComplaintReopened&) {
    improvement_ = false;
    if (before_->stage != Stage::Closed) return;
    expect(age_of(before_->closed_at.value_or(Instant{})) <= 30, "T-32: reopened too late");
    expect(before_->close_code != CloseCode::Inadmissible && before_->close_code != CloseCode::Merged,
           "R3.1.8-05: what was rejected or merged was reopened");
  }

 private:
  struct Signed {
    std::string approver;
    std::string legal;
    std::string finance;
  };

  bool expect(bool holds, const char* rule) {
    if (!holds) wrong_.emplace_back(rule);
    return holds;
  }
  [[nodiscard]] static bool conflicted(const State& state, const std::string& user) {
    return std::binary_search(state.conflicted.begin(), state.conflicted.end(), user);
  }
  [[nodiscard]] static bool grave(const State& state) {
    return state.severity && !taxonomy::is_milder(*state.severity, taxonomy::Severity::S2);
  }
  [[nodiscard]] static bool all_found(const Life& life) {
    return !life.points.empty() && std::all_of(life.points.begin(), life.points.end(),
                                               [](const Point& point) { return point.finding.has_value(); });
  }
  [[nodiscard]] std::int64_t age_of(Instant since) const {
    return days_between(facts_->days->date_of(since), facts_->days->date_of(facts_->at));
  }
  [[nodiscard]] static bool within(std::int64_t amount, std::int64_t limit) { return limit < 0 || amount <= limit; }

  void check_read_back() {
    expect(before_->medium == Medium::Written || before_->read_back, "P3: oral words that were not read back");
  }
  void check_interim() { expect(!grave(*before_) || interim_, "P2: S1 or S2 went on without an interim decision"); }

  void check_edge(const State& before, const State& after) {
    static const auto kEdges = [] {
      std::set<std::pair<Stage, Stage>> edges;
      for (const auto& edge : transitions()) edges.insert({edge.from, edge.to});
      return edges;
    }();
    expect(kEdges.contains({before.stage, after.stage}), "B2 (a): a transition outside of the table");
    expect(after.stage_since == facts_->at, "B2: a stage without its time");
    const auto is_side = [](Stage s) { return s == Stage::AwaitingInfo || s == Stage::External || s == Stage::Merged; };
    if (is_side(after.stage)) {
      if (before.stage != Stage::AwaitingInfo) left_ = before.stage;
      return;
    }
    if (!is_side(before.stage)) return;
    const bool onward = (after.stage == Stage::Withdrawn && left_ != Stage::Closed) ||
                        (before.stage == Stage::AwaitingInfo && after.stage == Stage::Referred) ||
                        (before.stage == Stage::Merged && after.stage == Stage::Closed);
    expect(onward || left_ == after.stage, "B2 (f): returned to another stage than was left");
    left_.reset();
  }

  void check_owner(const State& after) {
    expect(!after.owner_department.empty(), "P4: no department owns it");
    expect(!after.owner.empty() || after.owner_department == kComplaintCentre, "P4: the post of another department");
    expect(after.owner.empty() || !conflicted(after, after.owner), "P6: the owner is in conflict");
    expect(after.investigator.empty() || !conflicted(after, after.investigator), "P6: the investigator is in conflict");
  }

  // Nobody in conflict holds what waits.
  void check_hands(const State& after) {
    const auto& life = *after.memory.life;
    if (after.conflicted.empty()) return;
    const auto free = [&](const std::string& user) { return user.empty() || !conflicted(after, user); };
    if (life.plan && !life.plan->adopted) {
      expect(free(life.plan->approved_by) && free(life.plan->legal_by) && free(life.plan->finance_by),
             "P6: a signature of somebody in conflict waits");
    }
    if (life.review && !life.review->decided) expect(free(life.review->reviewer), "P6: the reviewer is in conflict");
    if (life.lowering) expect(free(life.lowering->by), "P6: a lowering of somebody in conflict waits");
    if (after.memory.rejection) expect(free(after.memory.rejection->by), "P6: a rejection of one in conflict waits");
  }

  void check_money(const State& after) {
    const auto& life = *after.memory.life;
    std::int64_t sum = life.paid_minor;
    for (const auto& action : life.actions) sum += action.done || action.dropped ? 0 : action.amount_minor;
    if (life.plan && !life.plan->adopted) sum += life.plan->total_minor;
    expect(sum == after.compensation_minor, "P8: the compensation is not what was paid and is to be paid");
    expect(life.paid_minor == paid_ && life.advanced_minor == advanced_, "P8: the payments do not add up");
  }

  void check_signer(const std::string& user) {
    const auto& plan = before_->memory.life->plan;
    expect(plan && user != plan->by && user != before_->owner, "D5-3: signed what one owns or wrote");
    hands_.insert(user);
  }

  void check_signatures(const Plan& plan, std::int64_t amount) {
    if (!expect(!plan.approved_by.empty(), "P8: adopted without an approval")) return;
    expect(plan.approved_by != plan.legal_by && plan.approved_by != plan.finance_by, "D5-3: one person signed twice");
    expect(plan.approved_by == signed_.approver, "P8: an approval that nobody gave");
    expect(plan.legal_by.empty() || plan.legal_by == signed_.legal, "P8: a signature of legal that nobody gave");
    expect(plan.finance_by.empty() || plan.finance_by == signed_.finance, "P8: a signature that nobody gave");
    const auto approver = standing_of_(plan.approved_by);
    const bool extended = approver.is_manager && amount <= facts_->rules->finance_minor && !plan.finance_by.empty() &&
                          within(amount, standing_of_(plan.finance_by).finance_minor_max);
    expect(within(amount, approver.approve_minor_max) || extended, "P8: more money than was approved");
    if (plan.liability_wording || amount > facts_->rules->legal_minor) {
      expect(!plan.legal_by.empty() && standing_of_(plan.legal_by).is_legal, "D5-2: adopted without legal");
    }
    for (const auto* user : {&plan.approved_by, &plan.legal_by, &plan.finance_by}) {
      if (user->empty()) continue;
      expect(*user != before_->owner && *user != plan.by, "D5-3: the owner's or author's own signature");
      expect(!conflicted(*before_, *user), "P6: adopted with a signature of somebody in conflict");
    }
  }

  void check_reviewer(const std::string& user) {
    expect(!hands_.contains(user), "T-30: a reviewer who took part");
    expect(!conflicted(*before_, user), "P6: a reviewer in conflict");
  }

  void check_severity(const Event& event) {
    const auto was = before_->severity;
    const auto is = after_->severity;
    const auto* changed = std::get_if<SeverityChanged>(&event);
    const bool may = changed != nullptr || std::holds_alternative<ComplaintClassified>(event);
    expect(may || was == is, "D3: a severity that changed by itself");
    if (was && is && taxonomy::is_milder(*is, *was)) {
      const bool two = changed != nullptr && changed->proposal != 0 && lowering_by_ != facts_->actor.user;
      expect(two && !lowering_by_.empty(), "P6: lowered by one person");
    }
    if (!may || !is) return;
    const auto* category = facts_->rules->categories->find(after_->category);
    expect(category != nullptr && !taxonomy::is_milder(*is, category->floor), "T-12: below the floor of its category");
  }

  void check_close(const ComplaintClosed& event) {
    const auto& told = before_->memory.life->told;
    const auto from = before_->stage;
    switch (event.close_code) {
      case CloseCode::Withdrawn:
        expect(from == Stage::Withdrawn && withdrawn_, "P1: withdrawn by another than the complainant");
        break;
      case CloseCode::Inadmissible:
        expect(from == Stage::Rejected || (told && told->outcome == Outcome::Inadmissible),
               "P1: inadmissible, said who?");
        break;
      case CloseCode::Merged:
        expect(from == Stage::Merged && before_->memory.life->group_outcome, "P1: merged without a result told");
        break;
      default: expect(from == Stage::Referred || told.has_value(), "P1: closed with nothing told"); break;
    }
    if (from == Stage::FollowUp || from == Stage::Merged) check_learned();
  }

  void check_learned() {
    const auto& points = before_->memory.life->points;
    const bool substantiated = std::any_of(points.begin(), points.end(), [](const Point& point) {
      return point.against_us || point.finding == Finding::Substantiated || point.finding == Finding::Partly;
    });
    const auto& flags = before_->flags;
    const bool repeat = repeated_ || std::find(flags.begin(), flags.end(), "REPEAT") != flags.end();
    const bool must = (grave(*before_) && substantiated) || repeat;
    expect(!must || improvement_, "P5: closed without an improvement decision");
    expect(!must || whys_.has_value(), "P5: closed without a root cause");
    expect(!(grave(*before_) && substantiated) || whys_.value_or(0) >= 5, "P5: closed without five whys");
  }

  StandingOf standing_of_;
  std::vector<std::string> wrong_;
  const Facts* facts_ = nullptr;
  const State* before_ = nullptr;
  const State* after_ = nullptr;
  std::optional<Stage> left_;
  std::set<std::string> hands_;
  std::set<std::uint64_t> done_;  ///< actions, by their place
  std::string rejecter_;
  std::string lowering_by_;
  std::string drafter_;
  std::string decision_approver_;
  Signed signed_;
  std::optional<std::size_t> whys_;
  std::int64_t paid_ = 0;
  std::int64_t advanced_ = 0;
  std::uint64_t reminders_ = 0;
  bool withdrawn_ = false;
  bool interim_ = false;
  bool improvement_ = false;
  bool repeated_ = false;
};

}  // namespace redress::complaint::sample
