// Random people act on random complaints, a million times and more; what must hold, holds after every act
// (MECHANISM.md R1.3-01). The same seed does the same: a failure says which, and what was done last.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <deque>
#include <functional>
#include <map>

#include "domain/complaint/event_codec.hpp"
#include "domain/complaint/grouping.hpp"
#include "domain/complaint/life_checks_testing.hpp"
#include "domain/complaint/life_people_testing.hpp"

namespace redress::complaint {
namespace {

using testing::HasSubstr;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::uint64_t kWorlds = 500;
#else
constexpr std::uint64_t kWorlds = 17'000;
#endif
constexpr std::uint64_t kWorldsOfBreakage = 3'000;  // most are found in the first few
constexpr int kCommandsOfWorld = 120;
constexpr std::uint64_t kSeed = 20261123;

using Fold = std::function<void(State&, const Event&, Instant)>;

/// What was reached, so that a million refusals prove nothing.
struct Tally {
  std::uint64_t commands = 0;
  std::uint64_t events = 0;
  std::array<std::uint64_t, std::variant_size_v<Command>> accepted{};
  std::map<Stage, std::uint64_t> entered;
  std::map<CloseCode, std::uint64_t> closed;
};

/// One complaint from its filing on.
class World {
 public:
  World(std::uint64_t seed, const Fold& fold, Tally& tally)
      : seed_(seed),
        random_(seed),
        people_(random_),
        checks_([this](const std::string& user) { return people_.standing_of(user); }),
        fold_(fold),
        tally_(tally) {}

  /// What went wrong, or nothing.
  [[nodiscard]] std::string run() {
    file();
    for (int i = 0; i < kCommandsOfWorld && wrong_.empty(); ++i) {
      if (random_.chance(25)) join_or_leave_group();
      if (wrong_.empty()) step();
    }
    if (wrong_.empty() && refolded() != state_) wrong_ = "P11: the stream refolds to another state";
    return wrong_;
  }

 private:
  void file() {
    const Facts facts{at_, ActorKind::Operator, {}};
    auto filed =
        decide_filing(people_.filing(), facts, {std::string(sample::kNumber), std::string(sample::kSecondNumber)});
    ASSERT_TRUE(filed);
    take(filed->front().events, nullptr, facts);
  }

  void step() {
    const auto move = people_.next(state_, at_);
    ++tally_.commands;
    const auto decided = decide(state_, move.command, move.facts);
    note(move, decided);
    if (!decided) return;
    ++tally_.accepted[move.command.index()];
    take(*decided, &move.command, move.facts);
  }

  void take(const std::vector<Event>& events, const Command* command, const Facts& facts) {
    checks_.begin(state_, command, facts);
    for (const auto& event : events) {
      fold_(state_, event, facts.at);
      checks_.after(shadow_, event, state_);
      if (shadow_.stage != state_.stage || stream_.empty()) ++tally_.entered[state_.stage];
      if (const auto* closed = std::get_if<ComplaintClosed>(&event)) ++tally_.closed[closed->close_code];
      store(event, facts);
      ++tally_.events;
      for (const auto& rule : checks_.wrong()) complain(rule);
      if (!wrong_.empty()) return;
    }
  }

  /// P11: what is stored says all, and nothing that a person typed where it is never erased.
  void store(const Event& event, const Facts& facts) {
    const auto stored = encode(event, sample::kNumber, facts.actor);
    for (const auto part : {ledger::PartName::Party, ledger::PartName::Staff}) {
      const auto& bytes = stored.parts[static_cast<std::size_t>(part)];
      if (bytes && bytes->find(sample::kTyped) != std::string::npos)
        complain("FORMATS 1: typed text that lasts: " + *bytes);
    }
    const auto read = decode(stored);
    if (!read) return complain("P11: " + read.error().message);
    fold_(shadow_, *read, facts.at);
    if (shadow_ != state_) complain("P11: the stored " + stored.kind + " folds to another state");
    stream_.emplace_back(*read, facts.at);
  }

  [[nodiscard]] State refolded() const {
    State state;
    for (const auto& [event, at] : stream_) fold_(state, event, at);
    return state;
  }

  /// A group case takes a member, and lets it go or closes it with its own result (C7).
  void join_or_leave_group() {
    const auto facts = people_.somebody(at_);
    const auto decided = decide_for_group(facts);
    if (decided) take(*decided, nullptr, facts);
  }
  Decision decide_for_group(const Facts& facts) {
    const std::string group = "G-7";
    if (state_.stage != Stage::Merged) return random_.chance() ? join_group(state_, group, facts) : Decision{};
    if (state_.memory.life->group_outcome) return close_member(state_, {random_.chance(), "看过"}, facts);
    if (random_.chance(4)) return leave_group(state_, group, facts);
    const auto drafter = people_.somebody(at_).actor.user;
    if (drafter == facts.actor.user) return write_to_member(state_, "正在处理", facts);
    const auto outcome = random_.chance() ? Outcome::Upheld : Outcome::NotUpheld;
    return tell_member(state_, {group, outcome, "共同结果", drafter, facts.actor.user}, facts);
  }

  void note(const sample::Move& move, const Decided<std::vector<Event>>& decided) {
    constexpr std::size_t kShown = 15;
    trace_.push_back({state_.stage, row_of(move.command).route, move.facts.actor, {}});
    if (trace_.size() > kShown) trace_.pop_front();
    if (!decided) trace_.back().refused = decided.error().front().code;
  }
  void complain(const std::string& rule) {
    if (!wrong_.empty()) return void(wrong_ = rule + "\n" + wrong_);
    wrong_ =
        rule + "\n  seed " + std::to_string(seed_) + ", " + std::to_string(stream_.size()) + " events; the last acts:";
    for (const auto& line : trace_) {
      wrong_ +=
          "\n  " + std::string(to_word(line.stage)) + "  " + actor_text(line.actor) + "  " + std::string(line.route);
      wrong_ += line.refused ? "  refused " + std::string(to_word(*line.refused)) : "  accepted";
    }
  }

  struct Line {
    Stage stage;
    std::string_view route;
    Actor actor;
    std::optional<RefusalCode> refused;
  };

  std::uint64_t seed_;
  sample::Random random_;
  sample::People people_;
  sample::LifeChecks checks_;
  const Fold& fold_;
  Tally& tally_;
  Instant at_ = sample::kNow;
  State state_;
  State shadow_;  ///< folded from what was stored, one event behind while an event is checked
  std::vector<std::pair<Event, Instant>> stream_;
  std::deque<Line> trace_;
  std::string wrong_;
};

/// The first complaint of each kind, up to so many kinds.
std::string complaints(std::uint64_t worlds, const Fold& fold, Tally& tally, std::size_t kinds_max) {
  std::map<std::string, std::string> found;
  for (std::uint64_t world = 0; world < worlds && found.size() < kinds_max; ++world) {
    auto wrong = World(kSeed + world, fold, tally).run();
    if (!wrong.empty()) found.emplace(wrong.substr(0, wrong.find('\n')), wrong);
  }
  std::string all;
  for (const auto& [rule, text] : found) all += text + "\n";
  return all;
}

TEST(LifeProperty, WhatMustHoldHoldsWhateverPeopleDo) {
  Tally tally;
  EXPECT_EQ(complaints(kWorlds, evolve, tally, 20), "");
  // Often enough to mean something: of a million commands, so many.
  const std::uint64_t least = kWorlds / 170;
  for (const auto& [stage, word] : words_of(Stage{})) {
    EXPECT_GE(tally.entered[stage], least) << word;
  }
  for (std::size_t act = 0; act < tally.accepted.size(); ++act) {
    EXPECT_GE(tally.accepted[act], least) << act_table()[act].route;
  }
  for (const auto& [code, word] : words_of(CloseCode{})) EXPECT_GE(tally.closed[code], 1U) << word;
  EXPECT_EQ(tally.commands, kWorlds * kCommandsOfWorld);
  RecordProperty("commands", std::to_string(tally.commands));
  RecordProperty("events", std::to_string(tally.events));
}

/// A fold that does something wrong after the right thing.
template <class E>
Fold broken(std::function<void(State&, const State& before, const E&)> wrong) {
  return [wrong](State& state, const Event& event, Instant at) {
    const auto before = state;
    evolve(state, event, at);
    if (const auto* one = std::get_if<E>(&event)) wrong(state, before, *one);
  };
}

struct Breakage {
  const char* rule;
  Fold fold;
};

// The checks can fail: each of these folds is found out.
TEST(LifeProperty, ABrokenFoldIsFoundOut) {
  using S = State&;
  using B = const State&;
  const Breakage kBreakages[] = {
      {"P1: closed without an outcome", broken<ComplaintClosed>([](S s, B, auto&) { s.outcome.reset(); })},
      {"P2: S1 or S2", broken<ComplaintClassified>([](S s, B, auto&) { s.memory.life.edit().interim_decided = true; })},
      {"P4: no department", broken<OwnerAssigned>([](S s, B, auto&) { s.owner_department.clear(); })},
      {"P4: the post",
       broken<OwnershipRefused>([](S s, B before, auto&) { s.owner_department = before.owner_department; })},
      {"P5: closed without an improvement",
       broken<InvestigationConcluded>([](S s, B, auto&) { s.memory.life.edit().improvement = true; })},
      {"P6: the owner is in conflict", broken<ConflictDeclared>([](S s, B before, auto&) { s.owner = before.owner; })},
      {"T-30: a reviewer", broken<ReviewAsked>([](S s, B, auto&) { s.memory.life.edit().hands.clear(); })},
      {"P8: the compensation", broken<AdvancePaid>([](S s, B, auto&) { s.compensation_minor = 0; })},
      {"P8: paid twice", broken<ActionCompleted>([](S s, B, auto& e) {
         s.memory.life.edit().actions[e.action - 1].done = false;
         s.compensation_minor += e.amount_minor;
       })},
      {"P8: more money", broken<AdvancePaid>([](S s, B before, auto&) {
         if (before.memory.life->plan) s.memory.life.edit().plan = before.memory.life->plan;
       })},
      {"D3: a severity", broken<ResultTold>([](S s, B, auto&) { s.severity = taxonomy::Severity::S4; })},
      {"B2 (a): a transition", broken<ResultTold>([](S s, B, auto&) { s.stage = Stage::UnderReview; })},
      {"B2 (f): returned", broken<ExternalEnded>([](S s, B, auto&) { s.stage = Stage::FollowUp; })},
  };
  for (const auto& breakage : kBreakages) {
    Tally tally;
    EXPECT_THAT(complaints(kWorldsOfBreakage, breakage.fold, tally, 1), HasSubstr(breakage.rule)) << breakage.rule;
  }
}

}  // namespace
}  // namespace redress::complaint
