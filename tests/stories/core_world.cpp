#include "stories/core_world.hpp"

#include <map>

#include "domain/complaint/decide.hpp"
#include "domain/complaint/event_codec.hpp"
#include "domain/complaint/lifecycle.hpp"
#include "domain/complaint/number.hpp"
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

  Outcome file(Who who, const json::object& form) override {
    const auto filing = service::read_filing_form(json::value(form), "zh-CN");
    if (!filing) return refused(filing.error());
    const std::string numbers[2] = {make_number({2026, 11, 23}, serial_ + 1), make_number({2026, 11, 23}, serial_ + 2)};
    const auto decided = decide_filing(*filing, facts(who), numbers);
    if (!decided) return refused(decided.error());
    Outcome outcome;
    for (const auto& filed : *decided) {
      for (const auto& event : filed.events) happen(filed.number, event);
      outcome.records.push_back({filed.number, {}, {}});
    }
    serial_ += decided->size();
    return outcome;
  }

  Outcome act(Who who, const Filed& record, const std::string& act, const json::object& form) override {
    const auto command = read_act(act, form);
    if (!command) return refused(command.error());
    const auto decided = decide(records_.at(record.number).state, *command, facts(who));
    if (!decided) return refused(decided.error());
    for (const auto& event : *decided) happen(record.number, event);
    return {};
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
    std::vector<SeenEvent> history;
  };

  [[nodiscard]] Facts facts(Who who) const { return {now_, actor_of(who), {}, standing_of(who)}; }
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
};

}  // namespace

std::unique_ptr<World> make_core_world() { return std::make_unique<CoreWorld>(); }

}  // namespace redress::test
