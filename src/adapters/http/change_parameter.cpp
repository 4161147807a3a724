// POST /v1/parameters/{parameter}/proposals and what is decided about them: two persons change a number (D5-3).

#include <charconv>
#include <utility>

#include "adapters/http/answers.hpp"
#include "adapters/http/form.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/idempotency.hpp"
#include "adapters/http/parameter_answers.hpp"
#include "adapters/http/problem.hpp"
#include "service/parameter_form.hpp"

namespace redress::http {
namespace {

using parameters::Definition;

/// Reads the body of one act into its command.
using ReadParameterCommand = complaint::Decided<parameters::Command> (*)(const Definition&, const json::value&);

/// Adapts the reader of one command.
template <class T, complaint::Decided<T> (*kRead)(const Definition&, const json::value&)>
complaint::Decided<parameters::Command> as_command(const Definition& definition, const json::value& body) {
  auto command = kRead(definition, body);
  if (!command) return command.error();
  return parameters::Command(std::move(*command));
}

// A number that is none leads to no proposal, as one that is not there.
std::uint64_t proposal_in(std::string_view segment) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(segment.data(), segment.data() + segment.size(), number);
  return error == std::errc{} && end == segment.data() + segment.size() ? number : 0;
}

void name_proposal(parameters::Command& command, std::uint64_t number) {
  if (auto* approval = std::get_if<parameters::ApproveParameterChange>(&command)) approval->proposal = number;
  if (auto* declining = std::get_if<parameters::DeclineParameterChange>(&command)) declining->proposal = number;
}

complaint::Actor actor_of(const Caller& caller) {
  if (caller.user.empty()) return complaint::ActorKind::Operator;
  return complaint::Actor::staff(caller.user);
}

Response refuse(const complaint::Refusals& refusals, Language language) {
  if (refusals.front().code == complaint::RefusalCode::NoSuchProposal) return problem("PROPOSAL_NOT_FOUND", language);
  return refused(refusals, language);
}

Response answer(const Exchange& exchange, const Definition& definition, const service::Answer& made) {
  const auto language = exchange.caller.language;
  if (const auto* refusals = std::get_if<complaint::Refusals>(&made)) return refuse(*refusals, language);
  if (std::holds_alternative<service::KeyReused>(made)) return problem("IDEMPOTENCY_KEY_REUSED", language);
  if (const auto* denied = std::get_if<service::NotAllowed>(&made)) {
    return problem("NOT_ALLOWED", language, {{"permission", to_word(denied->needed)}});
  }
  if (const auto* not_done = std::get_if<service::NotDone>(&made)) return failed(exchange, not_done->why);
  auto response = show_parameter(exchange, definition, 201);
  response.add_header("Location", "/v1/parameters/" + definition.id);
  if (const auto* accepted = std::get_if<service::Accepted>(&made)) {
    add_position(response, accepted->proof->growth.size());
  } else if (std::holds_alternative<service::Replayed>(made)) {
    response.add_header("Idempotency-Replayed", "true");
    add_position(response, exchange.office.log.latest()->edge.size());
  } else {
    return failed(exchange, {FailureKind::Internal, "an act on parameters cannot be answered so"});
  }
  return response;
}

/// `name` is the last word of the route.
Task<Response> change(Exchange& exchange, std::string_view name, ReadParameterCommand read_command) {
  const auto language = exchange.caller.language;
  const auto* definition = exchange.office.parameters.table().find(exchange.number);
  if (definition == nullptr) co_return problem("PARAMETER_NOT_FOUND", language);
  const auto route = "POST /v1/parameters/" + definition->id + "/" + std::string(exchange.tail) + "/";
  auto key = idempotency_of(exchange, route + std::string(name));
  if (key.problem) co_return std::move(*key.problem);
  auto body = read_json(exchange);
  if (auto* wrong = std::get_if<Response>(&body)) co_return std::move(*wrong);
  auto command = read_command(*definition, std::get<json::value>(body));
  if (!command) co_return refused(command.error(), language);
  name_proposal(*command, proposal_in(exchange.tail));

  service::Submission submission{service::ActOnParameters{std::move(*command)}, actor_of(exchange.caller), key.key, {}};
  const auto done = co_await submit(exchange, std::move(submission));
  co_return answer(exchange, *definition, done);
}

}  // namespace

Task<Response> propose_parameter_change(Exchange& exchange) {
  return change(exchange, "proposals", as_command<parameters::ProposeParameterChange, service::read_proposal_form>);
}

Task<Response> approve_parameter_change(Exchange& exchange) {
  return change(exchange, "approval", as_command<parameters::ApproveParameterChange, service::read_approval_form>);
}

Task<Response> decline_parameter_change(Exchange& exchange) {
  return change(exchange, "refusal", as_command<parameters::DeclineParameterChange, service::read_declining_form>);
}

}  // namespace redress::http
