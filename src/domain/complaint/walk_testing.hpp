#pragma once
// For tests only: walks a complaint to a stage by acts that are decided, as people would do them.

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "domain/complaint/act_table.hpp"
#include "domain/complaint/lifecycle.hpp"
#include "domain/complaint/testing.hpp"

namespace redress::complaint::sample {

// The people of the walks.
inline const std::string kOwner = "2";
inline const std::string kManager = "3";
inline const std::string kLegal = "4";
inline const std::string kFinance = "5";
inline const std::string kReviewer = "6";
inline const std::string kInvestigator = "8";
inline const std::string kHead = "10";   ///< of a department
inline const std::string kTop = "11";    ///< top management
inline const std::string kOther = "12";  ///< another handler

/// What their roles allow (D5-1, D5-2).
inline Standing standing_of(const std::string& user) {
  using enum taxonomy::Severity;
  Standing standing{.may_reject = true, .approve_minor_max = 20'000, .closes = {S3, S4}, .department = "D-CS"};
  if (user == kManager) {
    standing = {.may_reject = true, .is_manager = true, .approve_minor_max = 1'000'000, .closes = {S1, S2, S3, S4}};
    standing.may_coordinate = true;
  }
  if (user == kLegal) standing.is_legal = true;
  if (user == kFinance) standing.finance_minor_max = 5'000'000;
  if (user == kHead) standing.approve_minor_max = 500'000;
  if (user == kTop) standing.approve_minor_max = -1;
  return standing;
}

inline std::vector<ChecklistAnswer> whole_checklist() {
  std::vector<ChecklistAnswer> answers;
  for (const auto& [item, word] : words_of(ChecklistItem{})) answers.push_back({item, true, {}});
  return answers;
}

/// One complaint on its way. Every step must be accepted; what is refused is asked with `refused`.
class Walk {
 public:
  State state;
  Instant at = kNow;
  LookedUp looked_up;
  std::vector<Event> last;  ///< of the last act

  explicit Walk(const FileComplaint& filing = written()) : state(state_of(filing)) {}
  /// A complaint in its category, classified.
  static Walk in(const std::string& category, std::vector<std::string> flags = {}) {
    Walk walk;
    walk.confirm().classify(category, std::move(flags));
    return walk;
  }

  [[nodiscard]] Facts by(const std::string& user) const {
    Facts facts{at, Actor::staff(user), {}, standing_of(user)};
    facts.looked_up = looked_up;
    return facts;
  }
  [[nodiscard]] Facts by(ActorKind kind) const { return {at, kind, {}}; }

  /// Acts as a user, or as the complainant.
  Walk& act(const Command& command, const std::string& user = kOwner) { return take(command, by(user)); }
  Walk& say(const Command& command) { return take(command, by(ActorKind::Complainant)); }

  /// "CODE" or "CODE /pointer" of each refusal; nothing when it would be accepted.
  [[nodiscard]] std::vector<std::string> refused(const Command& command, const Facts& facts) const {
    std::vector<std::string> codes;
    const auto decided = decide(state, command, facts);
    if (decided) return codes;
    for (const auto& one : decided.error()) {
      codes.push_back(std::string(to_word(one.code)) + (one.pointer.empty() ? "" : " ") + one.pointer);
    }
    return codes;
  }
  [[nodiscard]] std::vector<std::string> refused(const Command& command, const std::string& user = kOwner) const {
    return refused(command, by(user));
  }

  Walk& days(std::int64_t count) {
    constexpr std::int64_t kDayMs = 86'400'000;
    at = at + count * kDayMs;
    return *this;
  }
  [[nodiscard]] std::uint64_t seq() const { return state.memory.event_count; }
  [[nodiscard]] const Life& life() const { return *state.memory.life; }
  [[nodiscard]] LocalDate due() const { return add_days(Days::shanghai().date_of(at), 7); }

  Walk& confirm() { return act(ConfirmComplaint{"账单多扣", "退款"}); }
  Walk& classify(const std::string& category = "BL02", std::vector<std::string> flags = {}) {
    return act(ClassifyComplaint{category, {}, std::move(flags), {"多扣了钱", "没人回复"}, "看过材料"});
  }
  Walk& assign(const std::string& user = kOwner) {
    looked_up.candidate = Candidate{user, "D-CS", true, true};
    return act(AssignOwner{user, "熟悉此类"}, kManager);
  }
  Walk& accept(const std::string& user = kOwner) {
    if (is_grave() && !life().interim_decided) act(DecideInterimRemedy{true, "先行恢复访问"});
    return act(AcceptOwnership{}, user);
  }
  Walk& hear_and_check() {
    act(PlanInvestigation{{"查账"}, {}});
    for (const auto& check : std::set<std::string>(life().checks_needed)) {
      act(RecordCheck{check, CheckResult::Pass, "符合"});
    }
    act(RecordStatement{Side::AccusedUnit, "", "计费组说明"});
    return act(RecordStatement{Side::Complainant, "", "投诉人说明"});
  }
  Walk& find(Finding finding = Finding::Substantiated) {
    for (std::uint64_t point = 1; point <= life().points.size(); ++point) {
      act(RecordFinding{point, finding, "查实的情况", false});
    }
    return act(RecordRootCause{"machine", "计费脚本", {"一", "二", "三", "四", "五"}});
  }
  Walk& conclude() { return act(ConcludeInvestigation{}); }

  [[nodiscard]] MakePlan plan(std::int64_t amount_minor = 0) const {
    MakePlan made;
    for (std::uint64_t point = 1; point <= life().points.size(); ++point) {
      made.answers.push_back({point, "答复", "理由", {{"apologise", "书面致歉", due(), 0}}});
    }
    if (amount_minor > 0) made.answers.front().remedies.push_back({"refund", "退款", due(), amount_minor});
    return made;
  }
  Walk& make_plan(std::int64_t amount_minor = 0) {
    if (amount_minor > 0) act(CheckIdentity{IdentityLevel::Strong, "证件与登录"});
    return act(plan(amount_minor));
  }
  Walk& approve_plan(const std::string& user = kManager) { return act(ApprovePlan{life().plan->seq}, user); }
  Walk& decision() {
    act(DraftDecision{"处理决定"});
    return act(ApproveDecision{life().draft->seq}, kManager);
  }
  Walk& tell() { return act(SendResult{}); }
  Walk& do_actions() {
    for (std::uint64_t action = 1; action <= life().actions.size(); ++action) {
      const auto& one = life().actions[action - 1];
      if (!one.done && !one.dropped) act(CompleteAction{action, "单号 7", ""}, kOther);
    }
    return *this;
  }
  Walk& follow_up() { return act(RecordFollowUp{true, true, false, true, "已解决"}); }
  Walk& close(CloseCode code = CloseCode::Accepted) {
    if (is_grave()) act(DecideImprovement{true, "改脚本"});
    return act(CloseComplaint{code, whole_checklist()}, kManager);
  }

  /// By the regular way, without money.
  Walk& to(Stage stage) {
    while (state.stage != stage && !::testing::Test::HasFailure()) step();
    return *this;
  }

 private:
  [[nodiscard]] bool is_grave() const { return state.severity && *state.severity <= taxonomy::Severity::S2; }
  Walk& take(const Command& command, const Facts& facts) {
    auto decided = decide(state, command, facts);
    if (!decided) {
      ADD_FAILURE() << act_table()[command.index()].route << " in " << to_word(state.stage) << ": "
                    << ::testing::PrintToString(decided.error());
      return *this;
    }
    last = std::move(*decided);
    for (const auto& event : last) evolve(state, event, at);
    return *this;
  }
  void step() {
    switch (state.stage) {
      case Stage::Received: confirm(); break;
      case Stage::Confirmed: classify(); break;
      case Stage::Classified: assign().accept(); break;
      case Stage::Investigating: hear_and_check().find().conclude(); break;
      case Stage::Planning: make_plan().approve_plan(); break;
      case Stage::Handling: decision().tell(); break;
      case Stage::Feedback: say(AcceptResult{"同意"}); break;
      case Stage::FollowUp: do_actions().follow_up().close(); break;
      default: FAIL() << "no regular way on from " << to_word(state.stage);
    }
  }
};

}  // namespace redress::complaint::sample
