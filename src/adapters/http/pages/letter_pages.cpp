// GET /staff/complaints/{number}/letters/{template}, and POST /track/letter for the complainant.

#include "adapters/http/access.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/letter_answers.hpp"
#include "adapters/http/pages/entry.hpp"
#include "adapters/http/pages/letter_view.hpp"
#include "adapters/http/pages/staff_frame.hpp"
#include "adapters/http/problem.hpp"
#include "adapters/http/staff_reading.hpp"

namespace redress::http::pages {
namespace {

/// The one that tells complainants the result.
constexpr std::string_view kResult = "N06";

std::string path_of_page(std::string_view number) { return "/staff/complaints/" + std::string(number); }

std::string name_of(const letters::Letter& letter, Language language) {
  return letter.id + " " + letters::in(letter.name, language);
}

void write_missing(Html& html, const Speaker& say, const letters::Letter& letter,
                   const std::vector<service::LetterStop>& stops) {
  html.element("h1", name_of(letter, say.language()));
  html.element("p", say("letter_missing"));
  html.element("ul", [&] {
    for (const auto& stop : stops) html.element("li", {{"dir", "auto"}}, stop.text);
  });
}

void write_back(Html& html, const Speaker& say, std::string_view number) {
  const auto path = path_of_page(number);
  html.element("p", {{"class", "off_paper"}},
               [&] { html.element("a", {to(Path::made(path))}, say("back_to_complaint", {{"number", number}})); });
}

Response show_to_staff(const Exchange& exchange, const letters::Letter& letter, const service::MadeLetter& made) {
  const auto path = path_of_page(exchange.number) + "/letters/" + letter.id;
  const auto frame = staff_frame(exchange, name_of(letter, exchange.caller.language), Path::made(path));
  return show_page(exchange, frame, [&](Html& html, const Speaker& say) {
    write_back(html, say, exchange.number);
    if (const auto* stops = std::get_if<std::vector<service::LetterStop>>(&made)) {
      return write_missing(html, say, letter, *stops);
    }
    const auto& filled = std::get<letters::FilledLetter>(made);
    html.element("p", {{"class", "hint off_paper"}}, say("letter_hint"));
    write_letter(html, filled);
    write_letter_text(html, say, filled);
  });
}

// Why a letter cannot be made is for those who can do something about it.
void write_not_there(Html& html, const Speaker& say) {
  html.element("h1", say("track_letter_heading"));
  html.element("p", say("track_letter_missing"));
}

Response show_to_complainant(const Exchange& exchange, const Pass& pass, const service::MadeLetter& made) {
  Frame frame;
  frame.title = Speaker(exchange.caller.language)("track_letter_heading");
  frame.path = "/track/letter";
  frame.repeat = pass.fields();
  return show_page(exchange, frame, [&](Html& html, const Speaker& say) {
    const auto* filled = std::get_if<letters::FilledLetter>(&made);
    if (filled == nullptr) write_not_there(html, say);
    if (filled != nullptr) write_letter(html, *filled);
    html.element("form", {{"method", "post"}, at("/track")}, [&] {
      write_hidden(html, pass.fields());
      html.element("div", {{"class", "buttons"}},
                   [&] { html.element("button", {{"class", "quiet"}}, say("track_letter_back")); });
    });
  });
}

}  // namespace

Task<Response> show_letter_page(Exchange& exchange) {
  const auto* letter = find_letter(exchange.tail);
  if (letter == nullptr) co_return problem("TEMPLATE_NOT_FOUND", exchange.caller.language);
  const auto reading = co_await begin_reading_contents(exchange, "letter");
  if (reading.denied) co_return *reading.denied;
  ReadTask looking = [&](service::ReadSession& reader) {
    const auto view = letter_of(exchange, reader, *letter);
    if (!view) return failed(exchange, view.error());
    return *view ? show_to_staff(exchange, *letter, (*view)->made) : no_such_complaint(exchange);
  };
  co_return co_await read(exchange, std::move(looking));
}

Task<Response> show_result_letter(Exchange& exchange) {
  auto entry = enter(exchange);
  if (entry.denied) co_return std::move(*entry.denied);
  exchange.number = entry.pass.number;
  const auto* letter = find_letter(kResult);
  ReadTask looking = [&](service::ReadSession& reader) {
    const auto view = letter_of(exchange, reader, *letter);
    if (!view) return failed(exchange, view.error());
    return *view ? show_to_complainant(exchange, entry.pass, (*view)->made) : no_such_complaint(exchange);
  };
  co_return co_await read(exchange, std::move(looking));
}

}  // namespace redress::http::pages
