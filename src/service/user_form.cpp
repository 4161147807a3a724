#include "service/user_form.hpp"

#include <utility>

#include "base/text.hpp"
#include "domain/complaint/filing_rules.hpp"
#include "service/form_reader.hpp"

namespace redress::service {

using complaint::Decided;
using complaint::RefusalCode;
using complaint::Refusals;

Decided<organisation::AddUser> read_user_form(const json::value& form) {
  Refusals found;
  FormReader reader(form, "", found);
  reader.allow({"login", "name", "department", "roles"});
  organisation::AddUser command;
  command.login = reader.text("login");
  command.name = reader.text("name");
  command.department = reader.text("department");
  for (auto& role : reader.texts("roles")) command.roles.insert(std::move(role));
  if (!found.empty()) return found;
  return command;
}

Decided<organisation::GrantRole> read_role_form(const json::value& form) {
  Refusals found;
  FormReader reader(form, "", found);
  reader.allow({"role"});
  organisation::GrantRole command{{}, reader.text("role")};
  if (found.empty() && command.role.empty()) reader.refuse(RefusalCode::MissingField, "role");
  if (!found.empty()) return found;
  return command;
}

Decided<organisation::DisableUser> read_disabling_form(const json::value& form) {
  Refusals found;
  FormReader reader(form, "", found);
  reader.allow({"reason"});
  organisation::DisableUser command{{}, reader.text("reason")};
  if (!found.empty()) return found;
  return command;
}

Decided<organisation::IssueToken> read_token_form(const json::value& form) {
  Refusals found;
  FormReader reader(form, "", found);
  reader.allow({"label", "scopes", "expires_at"});
  organisation::IssueToken command;
  command.label = reader.text("label");
  command.scopes = reader.texts("scopes");
  const auto expires_at = reader.instant("expires_at");
  if (found.empty() && !expires_at) reader.refuse(RefusalCode::MissingField, "expires_at");
  if (!found.empty()) return found;
  command.expires_at = *expires_at;
  return command;
}

Decided<std::string> read_purpose_form(const json::value& form) {
  static constexpr std::size_t kCharsMax = 200;
  Refusals found;
  FormReader reader(form, "", found);
  reader.allow({"purpose"});
  auto purpose = reader.text("purpose");
  if (found.empty() && is_blank(purpose)) reader.refuse(RefusalCode::BlankText, "purpose");
  complaint::check_text(found, "/purpose", purpose, kCharsMax);
  if (!found.empty()) return found;
  return purpose;
}

Decided<NoFields> read_empty_form(const json::value& form) {
  Refusals found;
  FormReader reader(form, "", found);
  reader.allow({});
  if (!found.empty()) return found;
  return NoFields{};
}

}  // namespace redress::service
