// GET /v1/letters/{template}?complaint=NUMBER: a letter as text and as HTML, or what is missing.

#include "adapters/http/access.hpp"
#include "adapters/http/answers.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/letter_answers.hpp"
#include "adapters/http/problem.hpp"
#include "adapters/http/query.hpp"
#include "adapters/http/staff_reading.hpp"
#include "domain/letters/render.hpp"
#include "service/letter_form.hpp"

namespace redress::http {
namespace {

Response show(const Exchange& exchange, const letters::Letter& letter, const letters::FilledLetter& filled,
              std::uint64_t tree_size) {
  const auto language = exchange.caller.language;
  Response response;
  auto& out = response.body;
  out += '{';
  append_text(out, "template", filled.id);
  append_raw(out, "version", std::to_string(filled.version));
  append_text(out, "name", letters::in(letter.name, language));
  append_text(out, "complaint", exchange.number);
  append_text(out, "language", tag_of(language));
  append_text(out, "subject", filled.subject);
  append_text(out, "text", letters::to_plain_text(filled));
  append_text(out, "html", letters::to_html(filled));
  out += '}';
  add_language(response, language);
  add_position(response, tree_size);
  return response;
}

Response look_up(const Exchange& exchange, service::ReadSession& reader, const letters::Letter& letter) {
  const auto view = letter_of(exchange, reader, letter);
  if (!view) return failed(exchange, view.error());
  if (!*view) return no_such_complaint(exchange);
  const auto& made = (*view)->made;
  if (const auto* stops = std::get_if<std::vector<service::LetterStop>>(&made)) {
    return letter_incomplete(*stops, exchange.caller.language);
  }
  return show(exchange, letter, std::get<letters::FilledLetter>(made), (*view)->tree_size);
}

}  // namespace

Task<Response> render_letter(Exchange& exchange) {
  const auto form = form_of_query(exchange.request.query);
  if (!form) co_return problem("MALFORMED_QUERY", exchange.caller.language);
  const auto number = service::read_letter_form(*form);
  if (!number) co_return refused(number.error(), exchange.caller.language);
  const auto* letter = find_letter(exchange.tail);
  if (letter == nullptr) co_return problem("TEMPLATE_NOT_FOUND", exchange.caller.language);
  exchange.number = *number;
  // Words of the complainant and their name cannot be masked in a letter.
  const auto reading = co_await begin_reading_contents(exchange, "letter");
  if (reading.denied) co_return *reading.denied;
  ReadTask looking = [&](service::ReadSession& reader) { return look_up(exchange, reader, *letter); };
  co_return co_await read(exchange, std::move(looking));
}

}  // namespace redress::http
