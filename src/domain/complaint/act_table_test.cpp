#include "domain/complaint/act_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include "domain/complaint/act_testing.hpp"
#include "domain/complaint/walk_testing.hpp"

namespace redress::complaint {
namespace {

using sample::Walk;

constexpr std::size_t kActs = std::variant_size_v<Command>;

/// A side stage that was entered from INVESTIGATING, or where stages 7–9 lead.
Walk on_side_way(Stage stage) {
  auto walk = Walk::in("BL02");
  walk.to(Stage::Investigating);
  const auto evolved = [&](const Event& event) { evolve(walk.state, event, walk.at); };
  switch (stage) {
    case Stage::AwaitingInfo: return walk.act(AskInformation{"问", {"一"}});
    case Stage::Referred: return walk.act(ReferComplaint{"协会", false, false, "转出"});
    case Stage::External: return walk.act(OpenExternal{ExternalKind::Court, "法院", "1"});
    case Stage::UnderReview: return walk.to(Stage::Feedback).say(AskReview{"复核"});
    case Stage::Reopened: return walk.to(Stage::Closed).say(ReopenComplaint{"又出现了"});
    case Stage::Merged: evolved(GroupJoined{"G-7"}); break;
    case Stage::Rejected: evolved(ComplaintRejected{}); break;
    case Stage::Withdrawn: evolved(ComplaintWithdrawn{}); break;
    default: ADD_FAILURE() << to_word(stage);
  }
  return walk;
}

/// A complaint that came to this stage by its events.
const State& state_in(Stage stage) {
  static const auto kStates = [] {
    std::map<Stage, State> states;
    for (const auto& [each, word] : words_of(Stage{})) {
      auto walk = each <= Stage::Closed ? Walk().to(each) : on_side_way(each);
      EXPECT_EQ(walk.state.stage, each) << word;
      states.emplace(each, std::move(walk.state));
    }
    return states;
  }();
  return kStates.at(stage);
}

Facts facts_of(ActOf by) {
  if (by == ActOf::Complainant) return sample::facts(ActorKind::Complainant);
  auto facts = sample::staff_facts(sample::kTop, sample::standing_of(sample::kManager));
  facts.at = sample::kNow + 86'400'000;
  facts.looked_up.candidate = Candidate{sample::kOther, "D-CS", true, true};
  facts.looked_up.number_known = true;
  return facts;
}

/// The act, whole, and where it chooses a stage one that lies behind.
Command act_of(std::size_t index) {
  sample::Random random(index);
  auto command = sample::random_act(random, index);
  if (auto* back = std::get_if<StepBack>(&command)) back->to = BackTo::Investigating;
  return command;
}

std::set<RefusalCode> refusals(const State& state, const Command& command, const Facts& facts) {
  std::set<RefusalCode> codes;
  const auto decided = decide(state, command, facts);
  if (decided) return codes;
  for (const auto& one : decided.error()) codes.insert(one.code);
  return codes;
}

bool is_refused_by_stage(const State& state, const Command& command, const Facts& facts) {
  const auto codes = refusals(state, command, facts);
  return codes.contains(RefusalCode::StageForbidsAct) || codes.contains(RefusalCode::ComplaintClosed);
}

// Each of 17 stages × 59 acts.
TEST(ActTable, EveryCellHolds) {
  for (std::size_t act = 0; act < kActs; ++act) {
    const auto& row = act_table()[act];
    for (const auto& [stage, word] : words_of(Stage{})) {
      EXPECT_EQ(is_refused_by_stage(state_in(stage), act_of(act), facts_of(row.by)), !row.stages.has(stage))
          << row.route << " in " << word;
    }
  }
}

// What the table forbids in a side state is forbidden wherever that was entered from.
TEST(ActTable, NoSideStateOpensAnAct) {
  for (const auto side : {Stage::AwaitingInfo, Stage::External, Stage::Merged}) {
    for (const auto& [left, word] : words_of(Stage{})) {
      auto state = state_in(side);
      state.left_stage = left;
      for (std::size_t act = 0; act < kActs; ++act) {
        const auto& row = act_table()[act];
        if (row.stages.has(side)) continue;
        EXPECT_TRUE(is_refused_by_stage(state, act_of(act), facts_of(row.by))) << row.route << " from " << word;
      }
    }
  }
}

/// The first stage in which an act may be done.
const State& allowed_state(const ActRow& row) {
  for (const auto& [stage, word] : words_of(Stage{})) {
    if (row.stages.has(stage)) return state_in(stage);
  }
  return state_in(Stage::Received);
}

TEST(ActTable, EveryActIsDoneByWhoseItIs) {
  for (std::size_t act = 0; act < kActs; ++act) {
    const auto& row = act_table()[act];
    const auto& state = allowed_state(row);
    const auto codes = [&](Actor actor) {
      auto facts = facts_of(row.by);
      facts.actor = std::move(actor);
      return refusals(state, act_of(act), facts);
    };
    for (const auto kind : {ActorKind::Anonymous, ActorKind::Complainant}) {
      const bool outside = row.by == ActOf::Staff || row.by == ActOf::Person;
      EXPECT_EQ(codes(kind).contains(RefusalCode::StaffOnly), outside) << row.route;
    }
    for (const auto& tool : {Actor(ActorKind::Operator), Actor(ActorKind::Import), Actor::staff("")}) {
      EXPECT_EQ(codes(tool).contains(RefusalCode::PersonUnnamed), row.by == ActOf::Person) << row.route;
    }
    EXPECT_EQ(codes(Actor::staff(sample::kTop)).contains(RefusalCode::ComplainantOnly), row.by == ActOf::Complainant)
        << row.route;
  }
}

TEST(ActTable, TheMechanismIsForComplaints) {
  for (std::size_t act = 0; act < kActs; ++act) {
    const auto& row = act_table()[act];
    for (const auto& [kind, word] : words_of(RecordKind{})) {
      auto state = allowed_state(row);
      state.kind = kind;
      const auto codes = refusals(state, act_of(act), facts_of(row.by));
      EXPECT_EQ(codes.contains(RefusalCode::NotAComplaint), row.complaints_only && kind != RecordKind::Complaint)
          << row.route << ' ' << word;
    }
  }
}

// P6; what one may still do is name others.
TEST(ActTable, NobodyInConflictActs) {
  for (std::size_t act = 0; act < kActs; ++act) {
    const auto& row = act_table()[act];
    auto state = allowed_state(row);
    state.conflicted = {sample::kTop};
    const auto facts = facts_of(row.by);
    const bool free = row.by == ActOf::Complainant || std::holds_alternative<DeclareConflict>(act_of(act));
    EXPECT_EQ(refusals(state, act_of(act), facts).contains(RefusalCode::ConflictOfInterest), !free) << row.route;
  }
}

TEST(ActTable, EveryRouteIsItsOwn) {
  std::set<std::string_view> routes;
  for (const auto& row : act_table()) routes.insert(row.route);
  EXPECT_EQ(routes.size(), kActs);
}

std::string who(ActOf by) {
  switch (by) {
    case ActOf::Complainant: return "complainant";
    case ActOf::Either: return "complainant, or staff for them";
    case ActOf::Staff: return "staff or a tool of theirs";
    case ActOf::Person: return "staff who signed in";
  }
  return {};
}

std::string page() {
  std::ostringstream out;
  out << "# Stages and acts\n\n"
         "Who may do what at which stage of a record. Made from `src/domain/complaint/act_table.cpp`; a test compares "
         "it\n"
         "(`complaint_test`) and writes it anew with `REDRESS_REWRITE_GOLDEN=1` in the environment. An act is what "
         "follows\n"
         "`/v1/complaints/{number}/`. Rights of staff (D5-1), the owner, the author and the second person are asked on "
         "top;\n"
         "nobody in conflict acts on the record at all. Acts marked ¹ are for every kind of record, the others for\n"
         "complaints.\n\n| act | who |";
  for (const auto& [stage, word] : words_of(Stage{})) out << ' ' << word << " |";
  out << "\n|---|---|";
  for (std::size_t i = 0; i < words_of(Stage{}).size(); ++i) out << ":-:|";
  for (const auto& row : act_table()) {
    out << "\n| " << row.route << (row.complaints_only ? "" : "¹") << " | " << who(row.by) << " |";
    for (const auto& [stage, word] : words_of(Stage{})) out << (row.stages.has(stage) ? " ● |" : "  |");
  }
  out << '\n';
  return out.str();
}

TEST(ActTable, ThePageShowsTheTable) {
  const std::string path = REDRESS_DOCS_FOLDER "/stages_and_acts.md";
  if (const char* rewrite = std::getenv("REDRESS_REWRITE_GOLDEN"); rewrite != nullptr && std::string(rewrite) == "1") {
    std::ofstream(path, std::ios::binary) << page();
  }
  std::ifstream file(path, std::ios::binary);
  const std::string shown{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(shown, page()) << "REDRESS_REWRITE_GOLDEN=1 writes it anew";
}

}  // namespace
}  // namespace redress::complaint
