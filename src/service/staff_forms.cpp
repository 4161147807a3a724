#include "service/filing_form.hpp"
#include "service/form_reader.hpp"

namespace redress::service {
namespace {

using namespace complaint;

void require(FormReader& form, const json::value& body, std::initializer_list<std::string_view> keys) {
  for (const auto key : keys) {
    if (body.is_object() && form.member(key) == nullptr) form.refuse(RefusalCode::MissingField, key);
  }
}

std::uint64_t read_seq(FormReader& form, std::string_view key) {
  const auto seq = form.integer(key).value_or(0);
  return seq > 0 ? static_cast<std::uint64_t>(seq) : 0;
}

template <class T>
Decided<T> finish(T command, Refusals found) {
  if (!found.empty()) return found;
  return command;
}

/// {"text": "…"} of any command that is one text.
template <class T>
Decided<T> read_text_form(const json::value& body) {
  Refusals found;
  FormReader form(body, "", found);
  form.allow({"text"});
  T command{form.text("text")};
  require(form, body, {"text"});
  return finish(std::move(command), std::move(found));
}

}  // namespace

Decided<ConfirmComplaint> read_confirmation_form(const json::value& body) {
  Refusals found;
  FormReader form(body, "", found);
  form.allow({"matter", "demand"});
  ConfirmComplaint command{form.text("matter"), form.text("demand")};
  require(form, body, {"matter", "demand"});
  return finish(std::move(command), std::move(found));
}

Decided<AskInformation> read_request_form(const json::value& body) {
  Refusals found;
  FormReader form(body, "", found);
  form.allow({"text", "items"});
  AskInformation command{form.text("text"), form.texts("items")};
  require(form, body, {"text", "items"});
  return finish(std::move(command), std::move(found));
}

Decided<ProposeRejection> read_rejection_form(const json::value& body) {
  Refusals found;
  FormReader form(body, "", found);
  form.allow({"reason", "explanation", "remedies"});
  ProposeRejection command{form.word("reason", RejectionReason::NotOurs), form.text("explanation"),
                           form.words<OtherRemedy>("remedies")};
  require(form, body, {"reason", "explanation", "remedies"});
  return finish(std::move(command), std::move(found));
}

Decided<ApproveRejection> read_approval_form(const json::value& body) {
  Refusals found;
  FormReader form(body, "", found);
  form.allow({"proposal"});
  ApproveRejection command{read_seq(form, "proposal")};
  require(form, body, {"proposal"});
  return finish(command, std::move(found));
}

Decided<DeclineRejection> read_rejection_refusal_form(const json::value& body) {
  Refusals found;
  FormReader form(body, "", found);
  form.allow({"proposal", "reason"});
  DeclineRejection command{read_seq(form, "proposal"), form.text("reason")};
  require(form, body, {"proposal", "reason"});
  return finish(std::move(command), std::move(found));
}

Decided<AddNote> read_note_form(const json::value& body) { return read_text_form<AddNote>(body); }

Decided<SendMessage> read_message_form(const json::value& body) { return read_text_form<SendMessage>(body); }

}  // namespace redress::service
