#include "adapters/http/act.hpp"

#include <utility>

#include "adapters/http/access.hpp"
#include "adapters/http/answers.hpp"
#include "adapters/http/form.hpp"
#include "adapters/http/idempotency.hpp"
#include "adapters/http/labels.hpp"
#include "adapters/http/problem.hpp"
#include "domain/ledger/event.hpp"
#include "service/act_forms.hpp"
#include "service/receipts.hpp"

namespace redress::http {
namespace {

using service::StoredEvent;

/// One event of the act with its receipt.
struct ReceiptedEvent {
  std::uint64_t seq = 0;
  std::string kind;
  std::string receipt;
};

void append_events(std::string& out, const std::vector<ReceiptedEvent>& events, Language language) {
  append_raw(out, "events", "[");
  for (const auto& event : events) {
    out += &event == &events.front() ? "{" : ",{";
    append_raw(out, "seq", std::to_string(event.seq));
    append_text(out, "kind", event.kind);
    append_text(out, "kind_label", label_of_event(event.kind, language));
    append_text(out, "receipt", event.receipt);
    out += '}';
  }
  out += ']';
}

Response answer_done(const Exchange& exchange, complaint::Stage stage, const std::vector<ReceiptedEvent>& events,
                     const std::string& more) {
  const auto language = exchange.caller.language;
  Response response;
  response.status = 201;
  auto& out = response.body;
  out += '{';
  append_text(out, "number", exchange.number);
  append_text(out, "stage", to_word(stage));
  append_text(out, "stage_label", label("stage", to_word(stage), language));
  append_events(out, events, language);
  append_links(out, exchange.number, events.front().seq);
  out += more;
  out += '}';
  response.add_header("Location", receipt_path_of(exchange.number, events.front().seq));
  add_language(response, language);
  return response;
}

Result<complaint::Stage> stage_of(service::ReadSession& reader, std::string_view number) {
  const auto row = reader.find_complaint(number);
  if (!row) return row.error();
  if (!*row) return Failure{FailureKind::Internal, "a complaint with events has no row"};
  return (*row)->state.stage;
}

Result<ReceiptedEvent> receipted(const StoredEvent& event, Result<std::string> receipt) {
  if (!receipt) return receipt.error();
  auto envelope = ledger::parse_envelope(event.sealed.envelope);
  if (!envelope) return envelope.error();
  return ReceiptedEvent{event.seq, std::move(envelope->kind), std::move(*receipt)};
}

// Members that begin with a comma, since others stand before them.
Result<std::string> more_of(const AppendMore& append_more, const std::vector<StoredEvent>& events) {
  std::string more;
  if (!append_more) return more;
  more = ",";
  if (auto appended = append_more(more, events); !appended) return appended.error();
  return more;
}

Result<Response> show_accepted(const Exchange& exchange, service::ReadSession& reader,
                               const service::Accepted& accepted, const AppendMore& append_more) {
  std::vector<ReceiptedEvent> events;
  for (const auto& event : accepted.events) {
    auto done = receipted(event, service::receipt_of(event, *accepted.proof));
    if (!done) return done.error();
    events.push_back(std::move(*done));
  }
  const auto stage = stage_of(reader, exchange.number);
  if (!stage) return stage.error();
  const auto more = more_of(append_more, accepted.events);
  if (!more) return more.error();
  auto response = answer_done(exchange, *stage, events, *more);
  add_position(response, accepted.proof->growth.size());
  return response;
}

// Only the first event of an act is remembered; a closing follows its withdrawal or rejection in the same act.
bool belongs_to_act(const std::vector<ReceiptedEvent>& so_far, const std::string& kind, std::size_t events_max) {
  if (so_far.empty()) return true;
  const auto& before = so_far.back().kind;
  if (kind == "complaint_closed") return before == "complaint_withdrawn" || before == "complaint_rejected";
  return so_far.size() < events_max && before == kind;
}

Result<Response> show_replayed(const Exchange& exchange, service::ReadSession& reader, std::uint64_t leaf,
                               const AppendMore& append_more, std::size_t events_max) {
  const auto snapshot = exchange.office.log.latest();
  const auto stored = reader.read_stream(exchange.number);
  if (!stored) return stored.error();
  std::vector<ReceiptedEvent> events;
  std::vector<StoredEvent> of_act;
  for (const auto& event : *stored) {
    if (event.leaf < leaf || event.leaf >= snapshot->edge.size()) continue;
    auto done = receipted(event, service::receipt_of(reader, event, *snapshot));
    if (!done) return done.error();
    if (!belongs_to_act(events, done->kind, events_max)) break;
    events.push_back(std::move(*done));
    of_act.push_back(event);
  }
  if (events.empty()) return Failure{FailureKind::Internal, "an idempotency row names an event of another complaint"};
  const auto stage = stage_of(reader, exchange.number);
  if (!stage) return stage.error();
  const auto more = more_of(append_more, of_act);
  if (!more) return more.error();
  auto response = answer_done(exchange, *stage, events, *more);
  response.add_header("Idempotency-Replayed", "true");
  add_position(response, snapshot->edge.size());
  return response;
}

complaint::Actor actor_of(const Caller& caller) {
  if (!caller.user.empty()) return complaint::Actor::staff(caller.user);
  return caller.is_operator ? complaint::ActorKind::Operator : complaint::ActorKind::Complainant;
}

Task<Response> answer_with_events(Exchange& exchange, const service::Answer& answer, const AppendMore& append_more,
                                  std::size_t events_max) {
  ReadTask reading = [&](service::ReadSession& reader) {
    const auto* accepted = std::get_if<service::Accepted>(&answer);
    auto response = accepted != nullptr ? show_accepted(exchange, reader, *accepted, append_more)
                                        : show_replayed(exchange, reader, std::get<service::Replayed>(answer).leaf,
                                                        append_more, events_max);
    return response ? std::move(*response) : failed(exchange, response.error());
  };
  co_return co_await read(exchange, std::move(reading));
}

}  // namespace

std::optional<Response> check_act_rate(const Exchange& exchange) {
  const auto& caller = exchange.caller;
  if (is_exempt(exchange) || !caller.user.empty()) return std::nullopt;
  const auto wait_s = exchange.office.act_limit.take(caller.network, exchange.office.clock.steady_ms());
  if (wait_s == 0) return std::nullopt;
  return problem_later("TOO_MANY_ACTS", caller.language, wait_s);
}

Task<service::Answer> submit_command(Exchange& exchange, complaint::Command command,
                                     std::optional<service::IdempotencyKey> key) {
  const auto actor = actor_of(exchange.caller);
  service::ActOnComplaint on_complaint{std::string(exchange.number), std::move(command)};
  service::Submission submission{std::move(on_complaint), actor, key, {}};
  co_return co_await submit(exchange, std::move(submission));
}

std::optional<Response> why_not_done(const Exchange& exchange, const service::Answer& answer) {
  const auto language = exchange.caller.language;
  if (const auto* refusals = std::get_if<complaint::Refusals>(&answer)) return refused(*refusals, language);
  if (std::holds_alternative<service::NoSuchComplaint>(answer)) return no_such_complaint(exchange);
  if (std::holds_alternative<service::NoSuchGroup>(answer)) return problem("GROUP_NOT_FOUND", language);
  if (std::holds_alternative<service::KeyReused>(answer)) return problem("IDEMPOTENCY_KEY_REUSED", language);
  if (const auto* denied = std::get_if<service::NotAllowed>(&answer)) {
    return problem("NOT_ALLOWED", language, {{"permission", to_word(denied->needed)}});
  }
  if (std::holds_alternative<service::OutOfScope>(answer)) return problem("OUT_OF_SCOPE", language);
  if (const auto* not_done = std::get_if<service::NotDone>(&answer)) return failed(exchange, not_done->why);
  if (std::holds_alternative<service::AlreadyImported>(answer)) {
    return failed(exchange, {FailureKind::Internal, "an act on a complaint is no import"});
  }
  return std::nullopt;
}

Task<Response> act(Exchange& exchange, std::string_view name, ReadCommand read_command) {
  if (auto denied = check_access(exchange)) co_return std::move(*denied);
  if (auto limited = check_act_rate(exchange)) co_return std::move(*limited);
  auto key = idempotency_of(exchange, "POST " + path_of(exchange.number) + "/" + std::string(name));
  if (key.problem) co_return std::move(*key.problem);
  auto body = read_json(exchange);
  if (auto* wrong = std::get_if<Response>(&body)) co_return std::move(*wrong);
  auto command = read_command != nullptr ? read_command(std::get<json::value>(body))
                                         : service::read_act_form(name, std::get<json::value>(body));
  if (!command) co_return refused(command.error(), exchange.caller.language);

  const auto answer = co_await submit_command(exchange, std::move(*command), key.key);
  co_return co_await answer_act(exchange, answer);
}

Task<Response> answer_act(Exchange& exchange, const service::Answer& answer, AppendMore append_more,
                          std::size_t events_max) {
  if (auto not_done = why_not_done(exchange, answer)) co_return std::move(*not_done);
  co_return co_await answer_with_events(exchange, answer, append_more, events_max);
}

}  // namespace redress::http
