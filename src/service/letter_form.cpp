#include "service/letter_form.hpp"

#include "service/form_reader.hpp"

namespace redress::service {

complaint::Decided<std::string> read_letter_form(const json::value& body) {
  complaint::Refusals found;
  FormReader form(body, "", found);
  form.allow({"complaint"});
  auto number = form.text("complaint");
  if (number.empty()) form.refuse(complaint::RefusalCode::MissingField, "complaint");
  if (!found.empty()) return found;
  return number;
}

}  // namespace redress::service
