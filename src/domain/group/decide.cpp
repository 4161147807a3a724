#include "domain/group/decide.hpp"

#include <algorithm>
#include <set>

#include "domain/complaint/grouping.hpp"

namespace redress::group {
namespace {

using complaint::Decided;
using complaint::Decision;
using complaint::RefusalCode;
using complaint::Refusals;
using complaint::refuse;

/// Decides one act; one overload per command.
class Decide {
 public:
  Decide(const State& state, const std::vector<Member>& members, const complaint::Facts& facts)
      : state_(state), members_(members), facts_(facts) {}

  Decided<Outcome> operator()(const OpenGroup& command) {
    Refusals found;
    complaint::check_words(found, "/name", command.name, facts_.limits.word_chars_max);
    return join(command.numbers, GroupOpened{command.name, command.numbers}, std::move(found));
  }
  Decided<Outcome> operator()(const AddMembers& command) {
    if (auto found = check_untold(); !found.empty()) return found;
    return join(command.numbers, MembersAdded{command.numbers}, {});
  }
  Decided<Outcome> operator()(const RemoveMember& command) {
    if (auto found = check_untold(); !found.empty()) return found;
    complaint::check_words(found_, "/reason", command.reason, facts_.limits.text_chars_max);
    const auto* state = members_.front().state;
    const bool listed = std::binary_search(state_.members.begin(), state_.members.end(), command.number);
    if (state == nullptr || !listed) {
      found_.push_back({RefusalCode::NotInGroup, "/number", {}});
    } else {
      take(members_.front(), complaint::leave_group(*state, state_.number, facts_), "/number");
    }
    return done(MemberRemoved{command.number, command.reason});
  }
  Decided<Outcome> operator()(const WriteToMembers& command) {
    if (auto found = check_open(); !found.empty()) return found;
    check_text(command.text);
    for_each_member([&](const auto& state) { return complaint::write_to_member(state, command.text, facts_); });
    return done(MembersWritten{command.text});
  }
  Decided<Outcome> operator()(const DraftResult& command) {
    if (auto found = check_untold(); !found.empty()) return found;
    check_text(command.text);
    if (!may_be_told(command.outcome)) found_.push_back({RefusalCode::OutcomeMissing, "/outcome", {}});
    // Nothing happens to them yet, but whoever is in conflict with one of them drafts nothing.
    for_each_member([&](const auto& state) -> Decision {
      auto decided = complaint::write_to_member(state, command.text, facts_);
      if (!decided) return decided.error();
      return std::vector<complaint::Event>{};
    });
    return done(ResultDrafted{command.outcome, command.text, facts_.actor.user});
  }
  Decided<Outcome> operator()(const ApproveResult& command) {
    if (auto found = check_untold(); !found.empty()) return found;
    if (!state_.draft) return refuse(RefusalCode::DraftMissing);
    if (state_.draft->seq != command.draft) {
      return refuse(RefusalCode::DraftChanged, "/draft", std::to_string(state_.draft->seq));
    }
    if (state_.draft->by == facts_.actor.user) return refuse(RefusalCode::SecondPersonMissing);
    // Its words can have been erased since; nobody is told nothing.
    if (state_.draft->text.empty()) return refuse(RefusalCode::DraftMissing);
    const complaint::GroupResult result{state_.number, state_.draft->outcome, state_.draft->text, state_.draft->by,
                                        facts_.actor.user};
    for_each_member([&](const auto& state) { return complaint::tell_member(state, result, facts_); });
    return done(ResultApproved{command.draft, facts_.actor.user});
  }
  Decided<Outcome> operator()(const CloseGroup& command) {
    if (auto found = check_open(); !found.empty()) return found;
    complaint::check_words(found_, "/reason", command.reason, facts_.limits.text_chars_max);
    const complaint::GroupLesson lesson{command.improvement, command.reason};
    const bool any = any_member();
    if (any && !state_.told_at) found_.push_back({RefusalCode::ResultMissing, {}, {}});
    if (any && found_.empty()) {
      for_each_member([&](const auto& state) { return complaint::close_member(state, lesson, facts_); });
    }
    return done(GroupClosed{command.improvement, command.reason});
  }

 private:
  Refusals check_open() const { return state_.closed_at ? refuse(RefusalCode::GroupClosed) : Refusals{}; }
  Refusals check_untold() const {
    if (auto found = check_open(); !found.empty()) return found;
    return state_.told_at ? refuse(RefusalCode::GroupTold) : Refusals{};
  }
  void check_text(const std::string& text) {
    complaint::check_words(found_, "/text", text, facts_.limits.description_chars_max);
    for (const auto& phrase : facts_.looked_up.forbidden) {
      found_.push_back({RefusalCode::TextForbidden, "/text", phrase});
    }
  }
  void check_numbers(const std::vector<std::string>& numbers) {
    if (numbers.empty()) found_.push_back({RefusalCode::MissingField, "/numbers", {}});
    if (numbers.size() > kNumbersMax || state_.members.size() + numbers.size() > kMembersMax) {
      const auto max = numbers.size() > kNumbersMax ? kNumbersMax : kMembersMax;
      found_.push_back({RefusalCode::TooManyItems, "/numbers", std::to_string(max)});
    }
    if (std::set<std::string>(numbers.begin(), numbers.end()).size() != numbers.size()) {
      found_.push_back({RefusalCode::RepeatedItem, "/numbers", {}});
    }
  }

  Decided<Outcome> join(const std::vector<std::string>& numbers, Event event, Refusals found) {
    found_ = std::move(found);
    check_numbers(numbers);
    for (std::size_t i = 0; i < members_.size() && i < numbers.size(); ++i) {
      const auto pointer = "/numbers/" + std::to_string(i);
      if (members_[i].state == nullptr) {
        found_.push_back({RefusalCode::NotInRegister, pointer, {}});
      } else {
        take(members_[i], complaint::join_group(*members_[i].state, state_.number, facts_), pointer);
      }
    }
    return done(std::move(event));
  }

  [[nodiscard]] bool belongs(const Member& member) const {
    return member.state != nullptr && complaint::is_member(*member.state, state_.number);
  }
  [[nodiscard]] bool any_member() const {
    return std::any_of(members_.begin(), members_.end(), [&](const Member& member) { return belongs(member); });
  }
  // Those that were withdrawn since are passed over: they are not in the group any more.
  template <class F>
  void for_each_member(const F& decide_one) {
    if (!any_member()) found_.push_back({RefusalCode::GroupEmpty, {}, {}});
    for (const auto& member : members_) {
      if (belongs(member)) take(member, decide_one(*member.state), {});
    }
  }
  void take(const Member& member, const Decision& decided, const std::string& pointer) {
    if (decided) {
      for (const auto& event : *decided) outcome_.of_members.emplace_back(member.number, event);
      return;
    }
    for (auto refusal : decided.error()) {
      refusal.pointer = pointer;
      if (refusal.detail.empty()) refusal.detail = member.number;
      add(std::move(refusal));
    }
  }
  // What is wrong with many of a group alike is said once, with some of their numbers.
  void add(complaint::Refusal refusal) {
    static constexpr std::size_t kNumbersShown = 200;  // bytes: about ten
    for (auto& known : found_) {
      if (known.code != refusal.code || known.pointer != refusal.pointer) continue;
      if (known.detail.size() < kNumbersShown) known.detail += ", " + refusal.detail;
      return;
    }
    found_.push_back(std::move(refusal));
  }
  Decided<Outcome> done(Event event) {
    if (!found_.empty()) return std::move(found_);
    outcome_.events.push_back(std::move(event));
    return std::move(outcome_);
  }

  const State& state_;
  const std::vector<Member>& members_;
  const complaint::Facts& facts_;
  Refusals found_;
  Outcome outcome_;
};

}  // namespace

bool may_be_told(complaint::Outcome outcome) {
  return complaint::is_result(outcome) && outcome != complaint::Outcome::Settled;
}

std::vector<std::string> numbers_of(const State& state, const Command& command) {
  if (const auto* opening = std::get_if<OpenGroup>(&command)) return opening->numbers;
  if (const auto* adding = std::get_if<AddMembers>(&command)) return adding->numbers;
  if (const auto* removing = std::get_if<RemoveMember>(&command)) return {removing->number};
  return state.members;
}

complaint::Decided<Outcome> decide(const State& state, const std::vector<Member>& members, const Command& command,
                                   const complaint::Facts& facts) {
  const auto& actor = facts.actor;
  if (actor.kind != complaint::ActorKind::Staff || actor.user.empty()) return refuse(RefusalCode::PersonUnnamed);
  return std::visit(Decide(state, members, facts), command);
}

}  // namespace redress::group
