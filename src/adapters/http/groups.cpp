// /v1/groups and what lies below it: complaints about one matter that are handled as one (R12.3-02).

#include "service/groups.hpp"

#include <utility>

#include "adapters/http/act.hpp"
#include "adapters/http/answers.hpp"
#include "adapters/http/form.hpp"
#include "adapters/http/group_acts.hpp"
#include "adapters/http/group_answers.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/idempotency.hpp"
#include "adapters/http/problem.hpp"
#include "adapters/http/query.hpp"
#include "domain/group/number.hpp"
#include "service/form_reader.hpp"
#include "service/group_forms.hpp"
#include "service/list_form.hpp"

namespace redress::http {
namespace {

constexpr std::string_view kGroups = "/v1/groups";

/// What a list of groups is asked for.
struct ListForm {
  std::size_t limit = 50;
  std::string after;
};

complaint::Decided<ListForm> read_list_form(const json::value& query) {
  complaint::Refusals found;
  service::FormReader form(query, "", found);
  form.allow({"limit", "cursor"});
  ListForm asked;
  asked.limit = service::read_limit(form, asked.limit);
  asked.after = form.text("cursor");
  if (!asked.after.empty() && !group::is_number(asked.after)) {
    form.refuse(complaint::RefusalCode::InvalidCursor, "cursor");
  }
  if (!found.empty()) return found;
  return asked;
}

Response read_list(const Exchange& exchange, const ListForm& asked, service::ReadSession& reader) {
  const auto tree_size = exchange.office.log.latest()->edge.size();
  const auto page = read_known_groups(exchange, asked.after, asked.limit, reader);
  if (!page) return failed(exchange, page.error());
  Response response;
  auto& out = response.body;
  out += '{';
  append_raw(out, "groups", "[");
  for (const auto& group : page->groups) append_group_row(out, group);
  out += ']';
  if (!page->next.empty()) append_text(out, "next", page->next);
  out += '}';
  add_language(response, exchange.caller.language);
  add_position(response, tree_size);
  return response;
}

Response read_one(const Exchange& exchange, const std::string& number, unsigned status, service::ReadSession& reader) {
  const auto view = read_group_view(exchange, number, reader);
  if (!view) return failed(exchange, view.error());
  return *view ? show_group(exchange, **view, status) : problem("GROUP_NOT_FOUND", exchange.caller.language);
}

complaint::Actor actor_of(const Caller& caller) {
  if (caller.user.empty()) return complaint::ActorKind::Operator;
  return complaint::Actor::staff(caller.user);
}

/// "members/removal" of "/v1/groups/GC-…/members/removal"; nothing of "/v1/groups".
std::string_view act_of(std::string_view path, std::string_view number) {
  const auto before = kGroups.size() + 1 + number.size() + 1;
  return path.size() > before ? path.substr(before) : std::string_view();
}

/// The group that an answered act was about; of an opening the new one.
Result<std::string> number_of(service::ReadSession& reader, const service::Answer& answer, std::string_view named) {
  if (!named.empty()) return std::string(named);
  if (const auto* accepted = std::get_if<service::Accepted>(&answer)) return accepted->events.front().stream;
  const auto event = reader.find_event(std::get<service::Replayed>(answer).leaf);
  if (!event) return event.error();
  if (!*event) return Failure{FailureKind::Internal, "an idempotency row names no event"};
  return (*event)->stream;
}

Task<Response> answer_done(Exchange& exchange, const service::Answer& answer) {
  const auto* accepted = std::get_if<service::Accepted>(&answer);
  const auto size = accepted != nullptr ? accepted->proof->growth.size() : exchange.office.log.latest()->edge.size();
  ReadTask reading = [&](service::ReadSession& reader) {
    const auto number = number_of(reader, answer, exchange.number);
    if (!number) return failed(exchange, number.error());
    auto response = read_one(exchange, *number, 201, reader);
    if (response.status != 201) return response;
    response.add_header("Location", group_path_of(*number));
    if (accepted == nullptr) response.add_header("Idempotency-Replayed", "true");
    add_position(response, size);
    return response;
  };
  co_return co_await read(exchange, std::move(reading));
}

}  // namespace

Task<service::Answer> submit_group_act(Exchange& exchange, group::Command command,
                                       std::optional<service::IdempotencyKey> key) {
  service::ActOnGroup act{std::string(exchange.number), std::move(command)};
  service::Submission submission{std::move(act), actor_of(exchange.caller), key, {}};
  co_return co_await submit(exchange, std::move(submission));
}

Task<Response> list_groups(Exchange& exchange) {
  const auto form = form_of_query(exchange.request.query);
  if (!form) co_return problem("MALFORMED_QUERY", exchange.caller.language);
  const auto asked = read_list_form(*form);
  if (!asked) co_return refused(asked.error(), exchange.caller.language);
  ReadTask reading = [&](service::ReadSession& reader) { return read_list(exchange, *asked, reader); };
  co_return co_await read(exchange, std::move(reading));
}

Task<Response> read_group(Exchange& exchange) {
  ReadTask reading = [&](service::ReadSession& reader) {
    const auto tree_size = exchange.office.log.latest()->edge.size();
    auto response = read_one(exchange, std::string(exchange.number), 200, reader);
    if (response.status == 200) add_position(response, tree_size);
    return response;
  };
  co_return co_await read(exchange, std::move(reading));
}

Task<Response> act_on_group(Exchange& exchange) {
  auto key = idempotency_of(exchange, "POST " + std::string(exchange.request.path));
  if (key.problem) co_return std::move(*key.problem);
  auto body = read_json(exchange);
  if (auto* wrong = std::get_if<Response>(&body)) co_return std::move(*wrong);
  auto command = service::read_group_form(act_of(exchange.request.path, exchange.number), std::get<json::value>(body));
  if (!command) co_return refused(command.error(), exchange.caller.language);
  const auto answer = co_await submit_group_act(exchange, std::move(*command), key.key);
  if (auto not_done = why_not_done(exchange, answer)) co_return std::move(*not_done);
  co_return co_await answer_done(exchange, answer);
}

}  // namespace redress::http
