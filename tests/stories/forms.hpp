#pragma once
// The forms of the acts by the last segment of their routes, for worlds that read them themselves.

#include <stdexcept>

#include "domain/complaint/state.hpp"
#include "service/act_forms.hpp"
#include "service/filing_form.hpp"
#include "stories/world.hpp"

namespace redress::test {

/// Reads the form of an act into its command.
[[nodiscard]] inline complaint::Decided<complaint::Command> read_act(const std::string& act, const json::object& form) {
  const auto read = [&](auto reader) -> complaint::Decided<complaint::Command> {
    auto command = reader(json::value(form));
    if (!command) return command.error();
    return complaint::Command(std::move(*command));
  };
  if (act == "information") return read(service::read_information_form);
  if (act == "withdrawal") return read(service::read_withdrawal_form);
  if (act == "conversion") return read(service::read_conversion_form);
  if (act == "read-back") return read(service::read_read_back_form);
  if (service::has_act_form(act)) return service::read_act_form(act, json::value(form));
  throw std::runtime_error("no such act: " + act);
}

/// Who acts, where nobody is signed in: staff are told apart by their logins.
[[nodiscard]] inline complaint::Actor actor_of(Who who) {
  using enum complaint::ActorKind;
  if (const auto* member = staff_of(who)) return complaint::Actor::staff(member->login);
  if (who == Who::Somebody) return Anonymous;
  return who == Who::Operator ? Operator : Complainant;
}

[[nodiscard]] inline std::string refusal_text(std::string_view code, std::string_view pointer) {
  return std::string(code) + (pointer.empty() ? "" : " ") + std::string(pointer);
}

[[nodiscard]] inline Outcome refused(const complaint::Refusals& refusals) {
  Outcome outcome{Outcome::Kind::Refused, {}, {}};
  for (const auto& refusal : refusals) outcome.refusals.push_back(refusal_text(to_word(refusal.code), refusal.pointer));
  return outcome;
}

/// The members of a record that come from its state.
[[nodiscard]] inline Seen seen_of(const complaint::State& state) {
  Seen seen;
  seen.kind = to_word(state.kind);
  seen.stage = to_word(state.stage);
  if (state.close_code) seen.close_code = to_word(*state.close_code);
  if (state.outcome) seen.outcome = to_word(*state.outcome);
  seen.related = state.related_number;
  seen.anonymous = state.anonymous;
  seen.received_at = state.received_at;
  return seen;
}

}  // namespace redress::test
