#include "service/parameter_form.hpp"

#include <utility>

#include "service/form_reader.hpp"

namespace redress::service {
namespace {

using complaint::Decided;
using complaint::RefusalCode;
using complaint::Refusals;

template <class T>
Decided<T> finish(T command, Refusals found) {
  if (!found.empty()) return found;
  return command;
}

}  // namespace

Decided<parameters::ProposeParameterChange> read_proposal_form(const parameters::Definition& definition,
                                                               const json::value& body) {
  Refusals found;
  FormReader form(body, "", found);
  if (!found.empty()) return found;
  form.allow({"value", "effective_from", "reason"});
  parameters::ProposeParameterChange command;
  command.parameter = definition.id;
  command.effective_from = form.instant("effective_from");
  command.reason = form.text("reason");
  if (form.member("reason") == nullptr) form.refuse(RefusalCode::MissingField, "reason");
  const auto* written = form.member("value");
  if (written == nullptr) {
    form.refuse(RefusalCode::MissingField, "value");
    return found;
  }
  auto value = parameters::read_value(definition, *written, form.pointer_of("value"));
  if (value) {
    command.value = std::move(*value);
  } else {
    for (auto& refusal : value.error()) found.push_back(std::move(refusal));
  }
  return finish(std::move(command), std::move(found));
}

Decided<parameters::ApproveParameterChange> read_approval_form(const parameters::Definition& definition,
                                                               const json::value& body) {
  Refusals found;
  FormReader form(body, "", found);
  form.allow({});
  return finish(parameters::ApproveParameterChange{definition.id, 0}, std::move(found));
}

Decided<parameters::DeclineParameterChange> read_declining_form(const parameters::Definition& definition,
                                                                const json::value& body) {
  Refusals found;
  FormReader form(body, "", found);
  form.allow({"reason"});
  parameters::DeclineParameterChange command{definition.id, 0, form.text("reason")};
  return finish(std::move(command), std::move(found));
}

}  // namespace redress::service
