// What staff write: information requests and messages to the complainant, notes among themselves.

#include "adapters/http/act.hpp"
#include "adapters/http/handlers.hpp"
#include "service/filing_form.hpp"

namespace redress::http {

Task<Response> ask_information(Exchange& exchange) {
  return act(exchange, "information-requests", as_command<complaint::AskInformation, service::read_request_form>);
}

Task<Response> send_message(Exchange& exchange) {
  return act(exchange, "messages", as_command<complaint::SendMessage, service::read_message_form>);
}

Task<Response> add_note(Exchange& exchange) {
  return act(exchange, "notes", as_command<complaint::AddNote, service::read_note_form>);
}

}  // namespace redress::http
