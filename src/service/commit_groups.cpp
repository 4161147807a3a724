// What the writer does with groups: one act, the streams of the group and of all its complaints, one transaction
// (DESIGN.md 3).

#include <algorithm>
#include <utility>

#include "domain/complaint/grouping.hpp"
#include "domain/complaint/number.hpp"
#include "domain/group/codec.hpp"
#include "domain/group/number.hpp"
#include "service/commit_work.hpp"
#include "service/forbidden_words.hpp"
#include "service/groups.hpp"

namespace redress::service {
namespace {

constexpr std::uint64_t kGroupsOfDayMax = 10'000;

// Acts that name complaints say of each what is wrong; the others are for who may read all of them.
bool names_complaints(const group::Command& command) {
  return std::holds_alternative<group::OpenGroup>(command) || std::holds_alternative<group::AddMembers>(command) ||
         std::holds_alternative<group::RemoveMember>(command);
}

bool reads_all(const std::vector<group::Member>& members) {
  return std::all_of(members.begin(), members.end(),
                     [](const group::Member& member) { return member.state != nullptr; });
}

organisation::Permission first_of(const organisation::Permissions& permissions) {
  for (const auto& [permission, word] : words_of(organisation::Permission{})) {
    if (permissions.has(permission)) return permission;
  }
  return organisation::Permission::Coordinate;
}

}  // namespace

Result<Answer> CommitLoop::Writer::decide_group(Work& work, const ActOnGroup& act, complaint::Facts& facts,
                                                const Scope& scope) {
  const auto needed = allowed_for(act.command);
  if (!is_allowed(work, facts.actor, scope, needed)) return Answer(NotAllowed{first_of(needed)});
  const auto group = load_group(work, act);
  // One group that cannot be read must not keep the others of its batch from being answered.
  if (!group && group.error().kind == FailureKind::Malformed) return Answer(NotDone{group.error()});
  if (!group) return group.error();
  if (!*group) return Answer(NoSuchGroup{});
  const auto members =
      load_members(work, group::numbers_of(**group, act.command), names_complaints(act.command), facts.actor, scope);
  if (!members) return members.error();
  if (!names_complaints(act.command) && !reads_all(*members)) return Answer(OutOfScope{});
  facts.rules = &rules_of(work);
  facts.days = &days_;
  facts.looked_up.forbidden = forbidden_in(act.command);
  const auto decided = group::decide(**group, *members, act.command, facts);
  if (!decided) return Answer(decided.error());
  auto& now = work.groups.insert_or_assign((*group)->number, **group).first->second;
  for (const auto& event : decided->events) {
    auto appended = append(work, now.number, group::encode(event, now.number, facts.actor));
    if (!appended) return appended.error();
    group::evolve(now, event, work.at);
  }
  for (const auto& [number, event] : decided->of_members) {
    record(work, work.touched.at(number), number, event, facts.actor);
  }
  return Answer(Accepted{});
}

Result<std::optional<group::State>> CommitLoop::Writer::load_group(Work& work, const ActOnGroup& act) {
  using Found = std::optional<group::State>;
  if (std::holds_alternative<group::OpenGroup>(act.command)) {
    auto number = next_group_number(work);
    if (!number) return number.error();
    group::State opened;
    opened.number = std::move(*number);
    return Found(std::move(opened));
  }
  if (const auto here = work.groups.find(act.group); here != work.groups.end()) return Found(here->second);
  if (!group::is_number(act.group)) return Found();
  const auto events = work.transaction->read_stream(act.group);
  if (!events) return events.error();
  if (events->empty()) return Found();
  auto folded = fold_group(act.group, *events);
  if (!folded) return malformed("what is stored of a group cannot be read: " + folded.error().message);
  return Found(std::move(*folded));
}

// Few are opened on one day: the first number without a stream is free.
Result<std::string> CommitLoop::Writer::next_group_number(Work& work) {
  const auto today = clock_.local_date(work.at);
  for (std::uint64_t serial = 1; serial <= kGroupsOfDayMax; ++serial) {
    auto number = group::make_number(today, serial);
    if (work.groups.contains(number)) continue;
    const auto tail = work.transaction->find_tail(number);
    if (!tail) return tail.error();
    if (!*tail) return number;
  }
  return malformed("too many groups were opened today");
}

// One that cannot be read is as one that is not there, for this actor.
Result<std::vector<group::Member>> CommitLoop::Writer::load_members(Work& work, const std::vector<std::string>& numbers,
                                                                    bool named, const complaint::Actor& actor,
                                                                    const Scope& scope) {
  std::vector<group::Member> members;
  if (numbers.size() > (named ? group::kNumbersMax : group::kMembersMax)) return members;  // refused by its count
  for (const auto& number : numbers) {
    auto& member = members.emplace_back(group::Member{number, nullptr});
    if (!complaint::parse_number(number)) continue;  // no stream but a complaint's is read for it
    const auto aggregate = load(work, number);
    if (!aggregate && aggregate.error().kind != FailureKind::Malformed) return aggregate.error();
    if (!aggregate || *aggregate == nullptr) continue;
    const auto& state = (*aggregate)->state;
    // Who withdrew is in the group no more: it does not matter who reads them.
    const bool left = !named && state.stage != complaint::Stage::Merged;
    if (left || is_in_scope(work, actor, scope, state)) member.state = &state;
  }
  return members;
}

}  // namespace redress::service
