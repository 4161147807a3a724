#include "stories/core_world.hpp"

#include <map>
#include <set>

#include "domain/complaint/decide.hpp"
#include "domain/complaint/event_codec.hpp"
#include "domain/complaint/lifecycle.hpp"
#include "domain/complaint/number.hpp"
#include "domain/complaint/talking.hpp"
#include "domain/group/decide.hpp"
#include "domain/group/number.hpp"
#include "service/forbidden_words.hpp"
#include "service/group_forms.hpp"
#include "service/staff_directory.hpp"
#include "stories/forms.hpp"

namespace redress::test {
namespace {

using namespace complaint;

constexpr Instant kToday{1'795'363'200'000};  // 2026-11-23 00:00 in Shanghai
constexpr std::int64_t kTwoDays = 2 * 24 * 3'600'000;

class CoreWorld final : public World {
 public:
  Instant today() override { return kToday; }
  void set_time(Instant at) override { now_ = at; }
  void wait_days(std::int64_t days) override { now_ = now_ + days * (kTwoDays / 2); }
  std::string user_id(Who who) override { return staff_of(who)->login; }

  Outcome file(Who who, const json::object& form) override {
    const auto filing = service::read_filing_form(json::value(form), "zh-CN");
    if (!filing) return refused(filing.error());
    const std::string numbers[2] = {make_number({2026, 11, 23}, serial_ + 1), make_number({2026, 11, 23}, serial_ + 2)};
    const auto decided = decide_filing(*filing, facts(who), numbers);
    if (!decided) return refused(decided.error());
    Outcome outcome;
    for (const auto& filed : *decided) {
      for (const auto& event : filed.events) happen(filed.number, event);
      records_[filed.number].filed = std::get<ComplaintFiled>(filed.events.front());
      outcome.records.push_back({filed.number, {}, {}});
    }
    serial_ += decided->size();
    return outcome;
  }

  Outcome act(Who who, const Filed& record, const std::string& act, const json::object& form) override {
    const auto command = read_act(act, form);
    if (!command) return refused(command.error());
    auto known = facts(who);
    look_up(known, records_.at(record.number), *command);
    const auto decided = decide(records_.at(record.number).state, *command, known);
    if (!decided) return refused(decided.error());
    for (const auto& event : *decided) happen(record.number, event);
    return {};
  }

  Outcome act_on_group(Who who, const std::string& number, const std::string& act, const json::object& form) override {
    const auto command = service::read_group_form(act, json::value(form));
    if (!command) return refused(command.error());
    auto group = groups_[number];
    if (number.empty()) group.number = group::make_number({2026, 11, 23}, groups_.size());
    std::vector<group::Member> members;
    for (const auto& one : group::numbers_of(group, *command)) {
      const auto found = records_.find(one);
      members.push_back({one, found != records_.end() ? &found->second.state : nullptr});
    }
    auto known = facts(who);
    known.looked_up.forbidden = service::forbidden_in(*command);
    const auto decided = group::decide(group, members, *command, known);
    if (!decided) return refused(decided.error());
    for (const auto& event : decided->events) group::evolve(group, event, now_);
    for (const auto& [one, event] : decided->of_members) happen(one, event);
    groups_[group.number] = group;
    Outcome outcome;
    outcome.group = group.number;
    return outcome;
  }

  Outcome look_up(const std::string& number) override {
    if (!parse_number(number)) return refused(refuse(RefusalCode::InvalidNumber));
    return {records_.contains(number) ? Outcome::Kind::Accepted : Outcome::Kind::NothingThere, {}, {}};
  }

  Seen look(const Filed& record) override {
    const auto& kept = records_.at(record.number);
    auto seen = seen_of(kept.state);
    for (const auto& need : needs(kept.state)) seen.needs.emplace_back(to_word(need.code));
    seen.history = kept.history;
    return seen;
  }

  std::vector<std::string> obstacles(const Filed& record) override {
    return refused(complaint::obstacles(records_.at(record.number).state, Stage::Confirmed)).refusals;
  }

  std::string handout_problem(const Filed& record) override {
    return parse_number(record.number) ? "" : "not a number: " + record.number;
  }
  std::string history_problem(const Filed& record) override { return handout_problem(record); }

 private:
  struct Record {
    State state;
    ComplaintFiled filed;
    std::vector<SeenEvent> history;
  };

  [[nodiscard]] Facts facts(Who who) const {
    return {.at = now_, .actor = actor_of(who), .limits = {}, .standing = standing_of(who)};
  }
  [[nodiscard]] static organisation::Permissions permissions_of(const StaffMember& member) {
    return organisation::RoleTable::builtin().permissions_of({member.role});
  }
  /// What the service looks up in a store, from what has been told here.
  void look_up(Facts& known, const Record& record, const Command& command) const {
    known.looked_up.forbidden = service::forbidden_in(command, record.state);
    if (std::holds_alternative<AskInformation>(command)) known.looked_up.held = held_items(record.filed, record.state);
    std::string user;
    if (const auto* act = std::get_if<AssignOwner>(&command)) user = act->user;
    if (const auto* act = std::get_if<DeclareConflict>(&command)) user = act->user;
    if (const auto* act = std::get_if<AssignInvestigator>(&command)) user = act->user;
    for (const auto& member : kStaff) {
      if (user != member.login) continue;
      using enum organisation::Permission;
      const auto may = permissions_of(member);
      known.looked_up.candidate = Candidate{user, member.department, may.has(Plan), may.has(Investigate)};
    }
    if (const auto* link = std::get_if<LinkComplaint>(&command)) {
      known.looked_up.number_known = records_.contains(link->number);
    }
    if (std::holds_alternative<MakePlan>(command)) look_up_precedents(known, record);
    if (const auto* act = std::get_if<ClassifyComplaint>(&command)) look_up_same(known, record, act->category);
  }
  void look_up_precedents(Facts& known, const Record& record) const {
    for (auto other = records_.rbegin(); other != records_.rend(); ++other) {
      const auto& state = other->second.state;
      if (!state.closed_at || state.category != record.state.category || &other->second == &record) continue;
      known.looked_up.precedents.push_back({state.number, *state.outcome, state.compensation_minor});
      if (known.looked_up.precedents.size() == 5) return;
    }
  }
  [[nodiscard]] static std::string digits(std::string text) {
    std::erase_if(text, [](char c) { return c < '0' || c > '9'; });
    return text;
  }
  void look_up_same(Facts& known, const Record& record, const std::string& category) const {
    std::set<std::string> names{record.filed.contact.name};
    for (const auto& [number, other] : records_) {
      if (other.state.category.empty() || &other == &record || record.filed.contact.phone.empty()) continue;
      if (digits(other.filed.contact.phone) != digits(record.filed.contact.phone)) continue;
      names.insert(other.filed.contact.name);
      const bool same = other.state.category == category && !record.filed.matter.object_ids.empty() &&
                        other.filed.matter.object_ids == record.filed.matter.object_ids;
      if (same) known.looked_up.duplicates.push_back(number);
    }
    if (names.size() >= 3) known.looked_up.abuse.push_back("same_contact");
  }
  [[nodiscard]] static Standing standing_of(Who who) {
    const auto* member = staff_of(who);
    if (member == nullptr) return {};
    organisation::Organisation organisation;
    organisation::User user;
    user.id = member->login;
    user.roles = {member->role};
    organisation.users.emplace(user.id, user);
    return service::standing_of(organisation, organisation::RoleTable::builtin(), user.id);
  }

  void happen(const std::string& number, const Event& event) {
    auto& record = records_[number];
    evolve(record.state, event, now_);
    const auto encoded = encode(event, number, ActorKind::Anonymous);
    const auto part = [&](ledger::PartName name) {
      const auto& bytes = encoded.parts[static_cast<std::size_t>(name)];
      return bytes ? parse_json(*bytes)->as_object() : json::object();
    };
    record.history.push_back({encoded.kind, part(ledger::PartName::Party), part(ledger::PartName::Person)});
  }

  Instant now_ = kToday + -kTwoDays;
  std::uint64_t serial_ = 0;
  std::map<std::string, Record> records_;
  std::map<std::string, group::State> groups_;
};

}  // namespace

std::unique_ptr<World> make_core_world() { return std::make_unique<CoreWorld>(); }

}  // namespace redress::test
