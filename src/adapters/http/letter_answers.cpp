#include "adapters/http/letter_answers.hpp"

#include "adapters/http/answers.hpp"
#include "adapters/http/problem.hpp"

namespace redress::http {
namespace {

constexpr std::string_view kCode = "LETTER_INCOMPLETE";

std::string all_of(const std::vector<service::LetterStop>& stops) {
  std::string said;
  for (const auto& stop : stops) said += (said.empty() ? "" : " ") + stop.text;
  return said;
}

}  // namespace

const letters::Letter* find_letter(std::string_view id) { return letters::LetterTable::builtin().find(id); }

Result<std::optional<service::LetterView>> letter_of(const Exchange& exchange, service::ReadSession& reader,
                                                     const letters::Letter& letter) {
  auto& office = exchange.office;
  const auto& address = exchange.options.operator_address;
  const service::LetterSetting setting{letters::LetterTable::builtin(), address ? &*address : nullptr,
                                       office.parameters, office.clock, exchange.caller.language};
  return service::make_letter(reader, *office.log.latest(), exchange.number, letter, setting);
}

Response letter_incomplete(const std::vector<service::LetterStop>& stops, Language language) {
  const auto said = all_of(stops);
  auto response = problem(kCode, language, {{"detail", said}});
  auto& out = response.body;
  out.pop_back();  // the brace that ends the document: what is missing stands in it too
  append_raw(out, "errors", "[");
  for (const auto& stop : stops) {
    out += &stop == &stops.front() ? "{" : ",{";
    append_text(out, "pointer", stop.pointer);
    append_text(out, "code", stop.code);
    append_text(out, "detail", stop.text);
    out += '}';
  }
  out += "]}";
  return response;
}

}  // namespace redress::http
