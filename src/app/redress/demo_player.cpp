#include "app/redress/demo_player.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "app/redress/demo_names.hpp"
#include "app/redress/filing_sink.hpp"
#include "app/redress/interrupt.hpp"
#include "domain/organisation/state.hpp"
#include "service/act_forms.hpp"
#include "service/filing_form.hpp"
#include "service/group_forms.hpp"
#include "service/user_form.hpp"

namespace redress::app {
namespace {

using complaint::Command;
using complaint::Decided;

template <class C>
Decided<Command> as_command(Decided<C> read) {
  if (!read) return read.error();
  return Command(std::move(*read));
}

// The acts whose forms have readers of their own, as in the table of routes.
Decided<Command> read_body(std::string_view act, const json::value& body) {
  if (act == "information") return as_command(service::read_information_form(body));
  if (act == "withdrawal") return as_command(service::read_withdrawal_form(body));
  if (act == "conversion") return as_command(service::read_conversion_form(body));
  if (act == "read-back") return as_command(service::read_read_back_form(body));
  if (service::has_act_form(act)) return service::read_act_form(act, body);
  return complaint::Refusals{{complaint::RefusalCode::UnknownWord, "/act", {}}};
}

Decided<group::Command> read_group_body(std::string_view act, const json::value& body) {
  const auto* end = std::end(service::kGroupActs);
  if (std::find(std::begin(service::kGroupActs), end, act) != end) return service::read_group_form(act, body);
  return complaint::Refusals{{complaint::RefusalCode::UnknownWord, "/act", {}}};
}

Failure at_step(const std::string& id, std::string_view act, std::int64_t day, const Failure& why) {
  return {why.kind, id + ", day " + std::to_string(day) + ", " + std::string(act) + ": " + why.message};
}

}  // namespace

Failure DemoPlayer::refused(const complaint::Refusals& refusals) const {
  std::string text;
  for (const auto& fault : faults_of(refusals, language_)) {
    text +=
        (text.empty() ? "" : "; ") + fault.code + (fault.field.empty() ? "" : " at " + fault.field) + ": " + fault.text;
  }
  return malformed(text);
}

Result<service::Accepted> DemoPlayer::done(service::Answer answer) const {
  if (auto* accepted = std::get_if<service::Accepted>(&answer)) return std::move(*accepted);
  if (const auto* refusals = std::get_if<complaint::Refusals>(&answer)) return refused(*refusals);
  if (const auto* not_done = std::get_if<service::NotDone>(&answer)) return not_done->why;
  if (const auto* denied = std::get_if<service::NotAllowed>(&answer)) {
    return malformed("not allowed; needed is " + std::string(to_word(denied->needed)));
  }
  if (std::holds_alternative<service::OutOfScope>(answer)) return malformed("outside of what this person may read");
  return Failure{FailureKind::Internal, "the writer gave an answer that this act cannot have"};
}

Result<std::string> DemoPlayer::add_person(const DemoPerson& person, const std::string& hash) {
  auto form = service::read_user_form(person.form);
  if (!form) return refused(form.error());
  const auto run = [&](organisation::Command command) {
    return done(
        system_.office().commits.run(service::ActOnOrganisation{std::move(command)}, complaint::ActorKind::Operator));
  };
  const auto added = run(std::move(*form));
  if (!added) return added.error();
  std::string id(organisation::user_of_stream(added->events.front().stream));
  const auto set = run(organisation::SetPassword{id, hash, false});
  if (!set) return set.error();
  return id;
}

Result<void> DemoPlayer::add_people(const std::string& password) {
  // One hash for all: that they share a password is told to everybody, and fifty of them would take ten seconds.
  const auto hash = system_.office().sign_in.passwords().hash(password);
  if (!hash) return hash.error();
  for (const auto& person : data_.people) {
    if (is_stop_wanted()) return Failure{FailureKind::Unavailable, "stopped by a signal"};
    auto id = add_person(person, *hash);
    if (!id) return Failure{id.error().kind, person.login + ": " + id.error().message};
    users_[person.login] = std::move(*id);
  }
  return {};
}

complaint::Actor DemoPlayer::actor_of(const std::string& by) const {
  if (by == kDemoComplainant) return complaint::ActorKind::Complainant;
  return complaint::Actor::staff(users_.at(by));
}

std::vector<DemoPlayer::Moment> DemoPlayer::schedule() const {
  std::vector<Moment> moments;
  for (const auto& complaint : data_.complaints) {
    const auto filed = complaint.filed_days_ago;
    moments.push_back({clock_.moment(filed, complaint.filed_minute), moments.size(), &complaint, nullptr, nullptr});
    for (const auto& step : complaint.steps) {
      moments.push_back({clock_.moment(filed - step.day, step.minute), moments.size(), &complaint, nullptr, &step});
    }
  }
  for (const auto& group : data_.groups) {
    for (const auto& step : group.steps) {
      const auto at = clock_.moment(group.opened_days_ago - step.day, step.minute);
      moments.push_back({at, moments.size(), nullptr, &group, &step});
    }
  }
  // The log's time never runs backwards; what happens at once keeps the order of the file.
  std::sort(moments.begin(), moments.end(),
            [](const Moment& a, const Moment& b) { return std::tie(a.at, a.order) < std::tie(b.at, b.order); });
  return moments;
}

Result<void> DemoPlayer::file(const DemoComplaint& complaint) {
  auto filing = service::read_filing_form(complaint.filing, "und");
  if (!filing) return refused(filing.error());
  auto accepted = done(system_.office().commits.run(std::move(*filing), actor_of(complaint.filed_by)));
  if (!accepted) return accepted.error();
  numbers_[complaint.id] = accepted->events.front().stream;
  return {};
}

Result<json::value> DemoPlayer::body_of(const std::string& id, std::int64_t days_ago, const DemoStep& step) {
  const DemoNames names{users_, numbers_, last_[id],
                        [&](std::int64_t days) { return to_iso(clock_.day(days_ago - days)); }};
  return fill_in(step.body, names);
}

Result<void> DemoPlayer::act(const DemoComplaint& complaint, const DemoStep& step) {
  const auto body = body_of(complaint.id, complaint.filed_days_ago, step);
  if (!body) return body.error();
  auto command = read_body(step.act, *body);
  if (!command) return refused(command.error());
  const auto accepted = done(system_.office().commits.run(
      service::ActOnComplaint{numbers_.at(complaint.id), std::move(*command)}, actor_of(step.by)));
  if (!accepted) return accepted.error();
  last_[complaint.id][step.act] = static_cast<std::int64_t>(accepted->events.front().seq);
  return {};
}

Result<void> DemoPlayer::act(const DemoGroup& group, const DemoStep& step) {
  const auto body = body_of(group.id, group.opened_days_ago, step);
  if (!body) return body.error();
  auto command = read_group_body(step.act, *body);
  if (!command) return refused(command.error());
  const bool opens = step.act.empty();
  const auto accepted = done(system_.office().commits.run(
      service::ActOnGroup{opens ? std::string() : groups_[group.id], std::move(*command)}, actor_of(step.by)));
  if (!accepted) return accepted.error();
  // The group's own event stands before those of its complaints.
  const auto& event = accepted->events.front();
  if (opens) groups_[group.id] = event.stream;
  last_[group.id][step.act] = static_cast<std::int64_t>(event.seq);
  return {};
}

Result<void> DemoPlayer::play_one(const Moment& moment) {
  const auto* step = moment.step;
  if (moment.group != nullptr) {
    const auto played = act(*moment.group, *step);
    if (played) return {};
    return at_step(moment.group->id, step->act.empty() ? "opening" : step->act, step->day, played.error());
  }
  const auto played = step == nullptr ? file(*moment.complaint) : act(*moment.complaint, *step);
  if (played) return {};
  return at_step(moment.complaint->id, step == nullptr ? "filing" : step->act, step == nullptr ? 0 : step->day,
                 played.error());
}

Result<void> DemoPlayer::play(Progress& progress) {
  const auto moments = schedule();
  for (const auto& moment : moments) {
    if (is_stop_wanted()) return Failure{FailureKind::Unavailable, "stopped by a signal"};
    clock_.set(moment.at);
    if (auto played = play_one(moment); !played) return played;
    ++steps_;
    progress.tell(steps_, steps_, moments.size());
  }
  return {};
}

Result<std::vector<PlayedComplaint>> DemoPlayer::read_back() {
  auto reader = system_.store().open_reader();
  if (!reader) return reader.error();
  std::vector<PlayedComplaint> all;
  for (const auto& complaint : data_.complaints) {
    const auto& number = numbers_.at(complaint.id);
    const auto row = (*reader)->find_complaint(number);
    if (!row) return row.error();
    if (!*row) return Failure{FailureKind::Internal, complaint.id + " is not in the register"};
    const auto stage = (*row)->state.stage;
    if (to_word(stage) != complaint.stage) {
      return mismatch(complaint.id + " ends at " + std::string(to_word(stage)) + ", not at " + complaint.stage);
    }
    all.push_back({complaint.id, number, system_.office().codes.code_for(number),
                   std::string(text_of(complaint.filing.at("language").get_string())), stage});
  }
  return all;
}

}  // namespace redress::app
