#include "adapters/http/pages/staff_acts.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "service/filing_form.hpp"
#include "service/staff_directory.hpp"

namespace redress::http::pages {
namespace {

constexpr std::array kConfirm = {ActField{"matter"}, ActField{"demand"}};
constexpr std::array kAsk = {ActField{"text"}, ActField{"items", FieldKind::Items}};
constexpr std::array kText = {ActField{"text"}};
constexpr std::array kReject = {ActField{"reason", FieldKind::Reason}, ActField{"explanation"},
                                ActField{"remedies", FieldKind::Remedies}};
constexpr std::array kApprove = {ActField{"proposal", FieldKind::Proposal}};
constexpr std::array kDecline = {ActField{"reason"}, ActField{"proposal", FieldKind::Proposal}};

const std::array<StaffAct, 7> kActs = {{
    {"confirmation", "confirm", kConfirm, as_command<complaint::ConfirmComplaint, service::read_confirmation_form>,
     complaint::ConfirmComplaint{}},
    {"information-requests", "ask", kAsk, as_command<complaint::AskInformation, service::read_request_form>,
     complaint::AskInformation{}},
    {"messages", "message", kText, as_command<complaint::SendMessage, service::read_message_form>,
     complaint::SendMessage{}},
    {"notes", "note", kText, as_command<complaint::AddNote, service::read_note_form>, complaint::AddNote{}},
    {"rejection/approval", "approve", kApprove, as_command<complaint::ApproveRejection, service::read_approval_form>,
     complaint::ApproveRejection{}, true},
    {"rejection/refusal", "decline", kDecline,
     as_command<complaint::DeclineRejection, service::read_rejection_refusal_form>, complaint::DeclineRejection{},
     true},
    {"rejection", "reject", kReject, as_command<complaint::ProposeRejection, service::read_rejection_form>,
     complaint::ProposeRejection{}},
}};

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

json::string_view view_of(std::string_view text) { return {text.data(), text.size()}; }

json::array items_of(const std::string& lines) {
  json::array items;
  std::string_view rest = lines;
  while (!rest.empty()) {
    const auto end = rest.find('\n');
    if (const auto item = trim(rest.substr(0, end)); !item.empty()) items.emplace_back(view_of(item));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
  return items;
}

// A number that is none stays a text: the reader of the body says what is wrong with it.
json::value number_of(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size() && !text.empty()) return number;
  return json::string(view_of(text));
}

json::value value_of(const ActField& field, const FormData& typed, const std::string& name) {
  switch (field.kind) {
    case FieldKind::Text: return json::string(typed.lines(name));
    case FieldKind::Items: return items_of(typed.lines(name));
    case FieldKind::Reason: return json::string(view_of(typed.value(name)));
    case FieldKind::Proposal: return number_of(typed.value(name));
    case FieldKind::Remedies: break;
  }
  json::array words;
  for (const auto word : typed.values(name)) words.emplace_back(view_of(word));
  return words;
}

}  // namespace

std::span<const StaffAct> staff_acts() { return kActs; }

const StaffAct* find_staff_act(std::string_view route) {
  const auto found = std::find_if(kActs.begin(), kActs.end(), [&](const StaffAct& act) { return act.route == route; });
  return found == kActs.end() ? nullptr : &*found;
}

organisation::Permissions permissions_for(const StaffAct& act) {
  auto permissions = service::also_allowed_for(act.sample);
  permissions.add(service::permission_for(act.sample));
  return permissions;
}

std::string field_name(const StaffAct& act, std::string_view member) {
  return std::string(act.prefix) + "_" + std::string(member);
}

json::value body_of(const StaffAct& act, const FormData& typed) {
  json::object body;
  for (const auto& field : act.fields) {
    const auto name = field_name(act, field.member);
    if (typed.has(name)) body[view_of(field.member)] = value_of(field, typed, name);
  }
  return body;
}

}  // namespace redress::http::pages
