#pragma once
// For tests only: people who do at random what may be done with one complaint, and often enough what leads on.

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/complaint/act_table.hpp"
#include "domain/complaint/act_testing.hpp"
#include "domain/complaint/guards.hpp"
#include "domain/complaint/lifecycle.hpp"
#include "domain/complaint/testing.hpp"

namespace redress::complaint::sample {

/// What somebody tries.
struct Move {
  Command command;
  Facts facts;
};

/// Eight users with rights of chance; user 1 manages, so that nothing waits for ever.
class People {
 public:
  static constexpr std::uint64_t kUsers = 8;

  explicit People(Random& random) : random_(random) {
    using enum taxonomy::Severity;
    for (auto& standing : standings_) {
      standing.may_reject = random_.chance();
      standing.is_manager = random_.chance(4);
      standing.is_legal = random_.chance(3);
      static constexpr std::array<std::int64_t, 5> kLimits = {0, 20'000, 500'000, 1'000'000, -1};
      standing.approve_minor_max = kLimits[random_.below(kLimits.size())];
      standing.finance_minor_max = random_.chance(3) ? 5'000'000 : 0;
      if (random_.chance()) standing.closes = {S3, S4};
      standing.may_coordinate = random_.chance(4);
    }
    standings_[0] = {.may_reject = true, .is_manager = true, .approve_minor_max = 1'000'000};
    standings_[0].closes = {S1, S2, S3, S4};
    standings_[0].may_coordinate = true;
    answers_nothing_ = random_.chance(10);
  }

  [[nodiscard]] Standing standing_of(const std::string& user) const {
    if (user.size() != 1 || user[0] < '1' || user[0] > '8') return {};
    return standings_[static_cast<std::size_t>(user[0] - '1')];
  }

  /// Some user, with what their roles allow.
  [[nodiscard]] Facts somebody(Instant at) {
    const auto who = user();
    return {at, Actor::staff(who), {}, standing_of(who)};
  }

  /// The filing of a new record.
  [[nodiscard]] FileComplaint filing() {
    auto made = random_.chance(5) ? spoken() : written(std::string(kTyped));
    if (random_.chance(20)) made.channel = Channel::Authority;
    if (random_.chance(12)) made.matter.kind = random_.word<RecordKind>();
    if (random_.chance()) made.contact.email = "a@example.org";
    return made;
  }

  /// What is tried next. May move `at` on, when people wait for a window to end.
  [[nodiscard]] Move next(const State& state, Instant& at) {
    constexpr std::uint64_t kHourMs = 3'600'000;
    at = at + static_cast<std::int64_t>(random_.below(6 * kHourMs));
    actor_ = anybody();
    const auto way = random_.below(10);
    Command command = way < 6 ? leading_on(state, at) : of_chance(state, way < 9);
    Facts facts{at, actor_, {}, standing_of(actor_.user)};
    look_up(command, facts.looked_up);
    return {std::move(command), std::move(facts)};
  }

 private:
  [[nodiscard]] std::string user() { return std::to_string(1 + random_.below(kUsers)); }
  [[nodiscard]] Actor anybody() {
    switch (random_.below(8)) {
      case 0: return ActorKind::Anonymous;
      case 1: return ActorKind::Complainant;
      case 2: return ActorKind::Operator;
      default: return Actor::staff(user());
    }
  }
  template <class C>
  [[nodiscard]] Command by(const std::string& who, C command) {
    actor_ = Actor::staff(who.empty() ? user() : who);
    return command;
  }
  template <class C>
  [[nodiscard]] Command by_complainant(C command) {
    actor_ = ActorKind::Complainant;
    return command;
  }
  template <class C>
  [[nodiscard]] C filled() {
    C command{};
    FillFields<Random> fields(random_);
    describe(fields, command);
    return command;
  }

  void look_up(const Command& command, LookedUp& found) {
    found.number_known = !random_.chance(5);
    const auto name = [&](const std::string& who) {
      const bool known = who != "9";
      if (known) found.candidate = Candidate{who, random_.chance(4) ? "" : "D-CS", !random_.chance(8), true};
    };
    if (const auto* act = std::get_if<AssignOwner>(&command)) name(act->user);
    if (const auto* act = std::get_if<AssignInvestigator>(&command)) name(act->user);
    if (const auto* act = std::get_if<DeclareConflict>(&command)) name(act->user);
    if (std::holds_alternative<MakePlan>(command) && random_.chance(3)) {
      for (int i = 0; i < 3; ++i) {
        found.precedents.push_back(
            {std::string(kSecondNumber), random_.word<Outcome>(), static_cast<std::int64_t>(random_.below(100'000))});
      }
    }
    if (std::holds_alternative<ClassifyComplaint>(command) && random_.chance(4)) {
      found.duplicates = {make_number({2026, 11, 23}, 2)};
      found.abuse = {"same_contact"};
    }
    if (random_.chance(50)) found.forbidden = {"never"};
  }

  /// An act of chance, in its cell or anywhere; what it names is often there.
  [[nodiscard]] Command of_chance(const State& state, bool in_cell) {
    const auto table = act_table();
    auto act = random_.below(table.size());
    for (int tries = 0; in_cell && !table[act].stages.has(state.stage) && tries < 20; ++tries) {
      act = random_.below(table.size());
    }
    auto command = random_act(random_, act);
    const auto& life = *state.memory.life;
    if (auto* one = std::get_if<ApproveRejection>(&command)) one->proposal = state.rejection_seq;
    if (auto* one = std::get_if<DeclineRejection>(&command)) one->proposal = state.rejection_seq;
    if (auto* one = std::get_if<ApproveLowering>(&command)) one->proposal = life.lowering_seq;
    if (auto* one = std::get_if<DeclineLowering>(&command)) one->proposal = life.lowering_seq;
    if (auto* one = std::get_if<ApprovePlan>(&command); one && life.plan) one->plan = life.plan->seq;
    if (auto* one = std::get_if<CosignPlan>(&command); one && life.plan) one->plan = life.plan->seq;
    if (auto* one = std::get_if<RejectPlan>(&command); one && life.plan) one->plan = life.plan->seq;
    if (auto* one = std::get_if<ApproveDecision>(&command); one && life.draft) one->draft = life.draft->seq;
    if (auto* one = std::get_if<AddInformation>(&command); one && !state.memory.questions.empty() && random_.chance()) {
      one->reply_to = state.memory.questions.back();
    }
    if (auto* one = std::get_if<ConvertToComplaint>(&command); one && random_.chance()) {
      one->demand_kinds = {DemandKind::Claim};
      one->claim = Claim{false, 500, "CNY"};
    }
    if (table[act].by == ActOf::Complainant && random_.chance()) actor_ = ActorKind::Complainant;
    if (std::holds_alternative<DeclareConflict>(command) && random_.chance()) return by("", filled<AddNote>());
    if (std::holds_alternative<WithdrawComplaint>(command) && !random_.chance(4)) return by("", filled<AddNote>());
    return command;
  }

  /// What people would do here to end it.
  [[nodiscard]] Command leading_on(const State& state, Instant& at) {
    const auto& life = *state.memory.life;
    if (life.lowering_seq != 0 && random_.chance(4)) return by("", ApproveLowering{life.lowering_seq});
    switch (state.stage) {
      case Stage::Received: return receive(state);
      case Stage::Confirmed: return state.rejection_seq != 0 ? receive(state) : by("", filled<ClassifyComplaint>());
      case Stage::Classified:
      case Stage::Reopened: return take_on(state);
      case Stage::Investigating: return investigate(state);
      case Stage::Planning: return plan(state);
      case Stage::Handling: return handle(state);
      case Stage::Feedback: return feed_back(state, at);
      case Stage::FollowUp: return follow_up(state);
      case Stage::Closed: return after_close();
      case Stage::AwaitingInfo: return wait(at);
      case Stage::UnderReview: return review(state);
      case Stage::External: return by("", filled<EndExternal>());
      case Stage::Referred: return by("1", CloseComplaint{CloseCode::External, checklist()});
      default: return by("", filled<AddNote>());
    }
  }

  [[nodiscard]] Command receive(const State& state) {
    if (state.kind != RecordKind::Complaint) return by("", ConvertToComplaint{});
    if (state.rejection_seq != 0) {
      if (random_.chance(3)) return by("", DeclineRejection{state.rejection_seq, std::string(kTyped)});
      return by("", ApproveRejection{state.rejection_seq});
    }
    if (state.medium == Medium::Oral && !state.read_back) return by("", ConfirmReadBack{});
    if (random_.chance(8)) return by("", filled<ProposeRejection>());
    return by("", filled<ConfirmComplaint>());
  }

  [[nodiscard]] Command take_on(const State& state) {
    const auto& life = *state.memory.life;
    if (state.owner.empty()) return by(state.disputed ? "1" : "", AssignOwner{user(), std::string(kTyped)});
    if (is_grave(state) && !life.interim_decided) return by("", filled<DecideInterimRemedy>());
    if (random_.chance(6)) return by(state.owner, filled<RefuseOwnership>());
    const bool fast = state.severity == taxonomy::Severity::S4 && !life.points.empty() && random_.chance();
    if (state.stage == Stage::Classified && fast) return by(state.owner, fast_track(life));
    return by(state.owner, AcceptOwnership{});
  }

  [[nodiscard]] std::vector<Remedy> remedies(std::int64_t amount_minor) {
    const std::string typed(kTyped);
    if (amount_minor > 0) return {{"refund", typed, kLater, amount_minor}};
    if (random_.chance(4)) return {{std::string(kNoRemedy), typed, {}, 0}};
    return {{"explain", typed, kLater, 0}};
  }
  [[nodiscard]] TakeFastTrack fast_track(const Life& life) {
    const std::string typed(kTyped);
    TakeFastTrack made;
    for (std::uint64_t point = 1; point <= life.points.size(); ++point) {
      made.points.push_back({point, random_.word<Finding>(), typed, typed, typed, remedies(0)});
    }
    return made;
  }

  [[nodiscard]] Command investigate(const State& state) {
    const auto& life = *state.memory.life;
    if (state.owner.empty()) return by("1", AssignOwner{user(), std::string(kTyped)});
    if (state.category.empty() || life.points.empty()) return by("", filled<ClassifyComplaint>());
    if (!life.investigation_planned) return by(state.owner, PlanInvestigation{{std::string(kTyped)}, {}});
    for (const auto& check : life.checks_needed) {
      if (!life.checks.contains(check))
        return by(state.owner, RecordCheck{check, CheckResult::Pass, std::string(kTyped)});
    }
    if (!life.accused_heard) return by(state.owner, RecordStatement{Side::AccusedUnit, "", std::string(kTyped)});
    if (!life.complainant_heard) return by(state.owner, RecordStatement{Side::Complainant, "", std::string(kTyped)});
    for (std::uint64_t point = 1; point <= life.points.size(); ++point) {
      if (life.points[point - 1].finding) continue;
      return by(state.owner, RecordFinding{point, random_.word<Finding>(), std::string(kTyped), random_.chance()});
    }
    if (needs_cause(state)) return by(state.owner, cause());
    return by(state.owner, ConcludeInvestigation{});
  }
  [[nodiscard]] static bool needs_cause(const State& state) {
    const auto& life = *state.memory.life;
    return needs_improvement(state) && (!life.cause || life.cause->why_count < 5);
  }
  [[nodiscard]] static RecordRootCause cause() {
    const std::string typed(kTyped);
    return {"machine", typed, std::vector<std::string>(5, typed)};
  }

  [[nodiscard]] Command plan(const State& state) {
    const auto& life = *state.memory.life;
    if (state.owner.empty()) return by("1", AssignOwner{user(), std::string(kTyped)});
    if (!life.plan) {
      if (life.identity == IdentityLevel::None)
        return by("", CheckIdentity{IdentityLevel::Strong, std::string(kTyped)});
      return by(state.owner, made_plan(life));
    }
    return sign(state);
  }
  [[nodiscard]] MakePlan made_plan(const Life& life) {
    const std::string typed(kTyped);
    static constexpr std::array<std::int64_t, 7> kAmounts = {0, 0, 8'000, 100'000, 700'000, 990'000, 3'000'000};
    MakePlan made;
    for (std::uint64_t point = 1; point <= life.points.size(); ++point) {
      made.answers.push_back({point, typed, typed, remedies(kAmounts[random_.below(kAmounts.size())])});
    }
    made.liability_wording = random_.chance(5);
    if (random_.chance(6)) made.settlement = typed;
    if (!random_.chance(3)) made.deviation = typed;
    return made;
  }
  [[nodiscard]] Command sign(const State& state) {
    const auto seq = state.memory.life->plan->seq;
    switch (random_.below(6)) {
      case 0: return by("", CosignPlan{seq});
      case 1: return by("", CosignPlan{seq});
      case 2: return by("1", ApprovePlan{seq});
      case 3:
        return by(state.owner, PayInAdvance{1 + static_cast<std::int64_t>(random_.below(20'000)), std::string(kTyped),
                                            std::string(kTyped)});
      default: return by("", ApprovePlan{seq});
    }
  }

  [[nodiscard]] std::optional<Command> next_action(const Life& life) {
    for (std::uint64_t action = 1; action <= life.actions.size(); ++action) {
      const auto& one = life.actions[action - 1];
      if (!one.done && !one.dropped) return by("", CompleteAction{action, std::string(kTyped), std::string(kTyped)});
    }
    return std::nullopt;
  }

  [[nodiscard]] Command handle(const State& state) {
    const auto& life = *state.memory.life;
    if (state.owner.empty()) return by("1", AssignOwner{user(), std::string(kTyped)});
    if (random_.chance(10)) return by(state.owner, filled<StepBack>());
    if (random_.chance(5)) return by(state.owner, filled<PayInAdvance>());
    if (random_.chance(4)) {
      if (auto action = next_action(life)) return *action;
    }
    if (!life.draft) return by(state.owner, filled<DraftDecision>());
    if (life.draft->approved_by.empty()) return by("", ApproveDecision{life.draft->seq});
    return by(state.owner, SendResult{});
  }

  [[nodiscard]] Command feed_back(const State& state, Instant& at) {
    const auto& life = *state.memory.life;
    if (life.plan && !life.plan->adopted && random_.chance()) return sign(state);
    if (life.recheck_failed) return by("", filled<ReopenComplaint>());
    if (answers_nothing_) {
      if (!is_unreachable(state, 3)) return by("", RecordDelivery{DeliveryResult::Failed, Channel::Mail, ""});
      return wait(at);
    }
    switch (random_.below(10)) {
      case 0: return by_complainant(filled<RejectResult>());
      case 1: return by(state.owner, StepBack{BackTo::Investigating, std::string(kTyped), ""});
      case 2: return by_complainant(filled<AskReview>());
      case 3: return by("", RecordDelivery{DeliveryResult::Failed, Channel::Mail, ""});
      case 4: return by(state.owner, RecordCheck{"T17", CheckResult::Fail, std::string(kTyped)});
      case 5: return by_complainant(filled<AcceptResult>());
      default: return wait(at);
    }
  }
  /// Reminds, lets the window pass, and ends the wait.
  [[nodiscard]] Command wait(Instant& at) {
    constexpr std::int64_t kDaysMs = 11LL * 86'400'000;
    if (random_.chance(3)) return by_complainant(AddInformation{std::string(kTyped), {}});
    if (random_.chance()) return by("", filled<SendReminder>());
    at = at + kDaysMs;
    return by("", EndWait{});
  }

  [[nodiscard]] std::vector<ChecklistAnswer> checklist() {
    std::vector<ChecklistAnswer> answers;
    for (const auto& [item, word] : words_of(ChecklistItem{})) answers.push_back({item, true, {}});
    return answers;
  }
  [[nodiscard]] CloseCode code_for(const State& state) {
    const auto& told = state.memory.life->told;
    if (!told || random_.chance(10)) return random_.word<CloseCode>();
    if (is_unreachable(state, 3)) return CloseCode::Unreachable;
    if (told->outcome == Outcome::Inadmissible) return CloseCode::Inadmissible;
    if (told->reply == Reply::Accepted) return CloseCode::Accepted;
    return told->reply == Reply::None ? CloseCode::NoReply : CloseCode::NotAgreed;
  }
  [[nodiscard]] Command follow_up(const State& state) {
    const auto& life = *state.memory.life;
    if (life.plan && !life.plan->adopted) return sign(state);
    if (life.recheck_failed) return by("", filled<ReopenComplaint>());
    if (random_.chance(12)) return by(state.owner, RecordCheck{"T17", CheckResult::Fail, std::string(kTyped)});
    if (auto action = next_action(life)) return *action;
    if (!life.followed_up) return by("", filled<RecordFollowUp>());
    if (needs_improvement(state) && !life.improvement) return by("", filled<DecideImprovement>());
    if (needs_cause(state) && state.owner.empty()) return by("1", AssignOwner{user(), std::string(kTyped)});
    if (needs_cause(state)) return by(state.owner, cause());
    return by("1", CloseComplaint{code_for(state), checklist()});
  }

  [[nodiscard]] Command after_close() {
    if (random_.chance()) return by_complainant(filled<AskReview>());
    if (random_.chance(4)) return by("", filled<OpenExternal>());
    return by_complainant(filled<ReopenComplaint>());
  }

  [[nodiscard]] Command review(const State& state) {
    const auto& life = *state.memory.life;
    if (!life.review || life.review->reviewer.empty()) return by("", TakeReview{});
    DecideReview decision{ReviewResult::Confirmed, {}, std::string(kTyped), {}};
    if (random_.chance()) {
      decision.result = ReviewResult::Changed;
      decision.outcome = random_.word<Outcome>();
      const auto amount = static_cast<std::int64_t>(random_.below(3)) * 400'000;
      if (!life.points.empty()) decision.answers = {{1, std::string(kTyped), std::string(kTyped), remedies(amount)}};
    }
    return by(life.review->reviewer, decision);
  }

  Random& random_;
  std::array<Standing, kUsers> standings_;
  bool answers_nothing_ = false;  ///< the complainant
  Actor actor_;
};

}  // namespace redress::complaint::sample
