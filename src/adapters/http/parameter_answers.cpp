#include "adapters/http/parameter_answers.hpp"

#include "adapters/http/answers.hpp"
#include "adapters/http/labels.hpp"
#include "adapters/http/problem.hpp"
#include "base/json.hpp"

namespace redress::http {
namespace {

using parameters::Change;
using parameters::Definition;
using parameters::Kind;
using parameters::Proposal;

/// Opens an item of a list.
void begin_item(std::string& out) { out += out.back() == '[' ? "{" : ",{"; }

void append_labelled(std::string& out, std::string_view name, std::string_view group, std::string_view word,
                     Language language) {
  append_text(out, name, word);
  append_text(out, std::string(name) + "_label", label(group, word, language));
}

// "user:3", and the name that colleagues know.
void append_person(std::string& out, const Exchange& exchange, std::string_view name, const std::string& actor) {
  constexpr std::string_view kUser = "user:";
  append_text(out, name, actor);
  if (!actor.starts_with(kUser)) return;
  const auto staff = exchange.office.staff.latest();
  const auto* user = staff->find(std::string_view(actor).substr(kUser.size()));
  if (user != nullptr && !user->name.empty()) append_text(out, std::string(name) + "_name", user->name);
}

void append_texts(std::string& out, std::string_view name, const std::vector<std::string>& texts) {
  append_raw(out, name, "[");
  for (const auto& text : texts) {
    if (&text != &texts.front()) out += ',';
    append_jcs_string(out, text);
  }
  out += ']';
}

void append_range(std::string& out, const parameters::Range& range) {
  append_raw(out, "min", std::to_string(range.min));
  append_raw(out, "max", std::to_string(range.max));
}

void append_units(std::string& out, const Definition& definition, Language language) {
  append_raw(out, "units", "[");
  for (const auto& [unit, range] : definition.units) {
    begin_item(out);
    append_labelled(out, "unit", "parameter_unit", to_word(unit), language);
    append_range(out, range);
    out += '}';
  }
  out += ']';
}

void append_bounds(std::string& out, const Definition& definition, Language language) {
  append_raw(out, "bounds", "{");
  switch (definition.kind) {
    case Kind::Duration: append_units(out, definition, language); break;
    case Kind::Percent:
    case Kind::Count: append_range(out, definition.range); break;
    case Kind::Money:
      append_range(out, definition.range);
      append_texts(out, "currencies", definition.words);
      break;
    case Kind::Word: append_texts(out, "words", definition.words); break;
    case Kind::Flag:
    case Kind::TimeRange:
    case Kind::Zone: break;
  }
  out += '}';
}

void append_proposal(std::string& out, const Exchange& exchange, const Proposal& proposal) {
  begin_item(out);
  append_raw(out, "proposal", std::to_string(proposal.number));
  append_labelled(out, "state", "proposal_state", to_word(proposal.state), exchange.caller.language);
  append_raw(out, "value", to_text(proposal.value));
  if (proposal.effective_from) append_text(out, "effective_from", to_string(*proposal.effective_from));
  append_text(out, "reason", proposal.reason);
  append_person(out, exchange, "proposed_by", proposal.proposed_by);
  append_text(out, "proposed_at", to_string(proposal.proposed_at));
  if (!proposal.decided_by.empty()) {
    append_person(out, exchange, "decided_by", proposal.decided_by);
    append_text(out, "decided_at", to_string(proposal.decided_at));
    if (!proposal.decision_reason.empty()) append_text(out, "decision_reason", proposal.decision_reason);
  }
  out += '}';
}

void append_change(std::string& out, const Exchange& exchange, const Change& change) {
  begin_item(out);
  append_raw(out, "version", std::to_string(change.version));
  append_raw(out, "value", to_text(change.value));
  append_raw(out, "old_value", to_text(change.old_value));
  append_text(out, "effective_from", to_string(change.effective_from));
  append_text(out, "decided_at", to_string(change.decided_at));
  append_person(out, exchange, "proposed_by", change.proposed_by);
  append_person(out, exchange, "approved_by", change.approved_by);
  append_raw(out, "proposal", std::to_string(change.proposal));
  out += '}';
}

void append_value(std::string& out, const Exchange& exchange, const parameters::Parameters& held,
                  const Definition& definition) {
  const auto now = exchange.office.clock.now();
  const auto* change = held.change_at(definition.id, now);
  append_raw(out, "value", to_text(held.value_at(definition.id, now)));
  append_raw(out, "version", std::to_string(change != nullptr ? change->version : 1));
  if (change != nullptr) append_text(out, "since", to_string(change->effective_from));
  append_raw(out, "first_value", to_text(held.first_value(definition.id)));
  append_raw(out, "default", to_text(definition.standard));
}

void append_proposals(std::string& out, const Exchange& exchange, const parameters::State& state,
                      const Definition& definition, ParameterView view) {
  append_raw(out, "proposals", "[");
  for (const auto& proposal : state.proposals) {
    const bool wanted = view == ParameterView::Whole || proposal.state == parameters::ProposalState::Open;
    if (wanted && proposal.parameter == definition.id) append_proposal(out, exchange, proposal);
  }
  out += ']';
}

// In a list only those that are decided and still to come.
void append_changes(std::string& out, const Exchange& exchange, const parameters::State& state,
                    const Definition& definition, ParameterView view) {
  const auto now = exchange.office.clock.now();
  append_raw(out, view == ParameterView::Whole ? "history" : "upcoming", "[");
  for (const auto& change : state.changes_of(definition.id)) {
    if (view == ParameterView::Whole || change.effective_from > now) append_change(out, exchange, change);
  }
  out += ']';
}

}  // namespace

void append_parameter(std::string& out, const Exchange& exchange, const parameters::Parameters& held,
                      const parameters::State& state, const Definition& definition, ParameterView view) {
  const auto language = exchange.caller.language;
  out += '{';
  append_text(out, "parameter", definition.id);
  append_text(out, "label", label("parameter", definition.id, language));
  append_text(out, "note", label("parameter_note", definition.id, language));
  append_labelled(out, "kind", "parameter_kind", to_word(definition.kind), language);
  if (!definition.keys.empty()) append_texts(out, "keys", definition.keys);
  append_flag(out, "fixed", definition.fixed);
  append_value(out, exchange, held, definition);
  append_bounds(out, definition, language);
  append_proposals(out, exchange, state, definition, view);
  append_changes(out, exchange, state, definition, view);
  out += '}';
}

Response show_parameter(const Exchange& exchange, const Definition& definition, unsigned status) {
  const auto& directory = exchange.office.parameters;
  const auto state = directory.latest();
  Response response;
  response.status = status;
  append_parameter(response.body, exchange, {directory.table(), *state}, *state, definition, ParameterView::Whole);
  add_language(response, exchange.caller.language);
  return response;
}

}  // namespace redress::http
