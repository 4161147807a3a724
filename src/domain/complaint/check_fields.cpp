#include "domain/complaint/check_fields.hpp"

namespace redress::complaint {
bool CheckFields::is_known(const std::string& code, CodeList list) const {
  const auto& rules = *facts_.rules;
  switch (list) {
    case CodeList::Category: return rules.categories->find(code) != nullptr;
    case CodeList::Flag: return rules.severities->is_flag(code);
    case CodeList::Criterion: return rules.severities->is_criterion(code);
    case CodeList::Measure: return rules.severities->find_measure(code) != nullptr;
    case CodeList::Check: return taxonomy::is_check(code);
    case CodeList::Remedy: return rules.lists->has("remedy", code);
    case CodeList::RootCause: return rules.lists->has("root_cause", code);
    case CodeList::AbuseIndicator: return rules.lists->has("abuse_indicator", code);
    case CodeList::RequestedItem: return rules.lists->has("requested_item", code);
    case CodeList::User:    // looked up by the service: LookedUp::candidate
    case CodeList::Number:  // likewise: LookedUp::number_known
      return true;
  }
  return false;
}

}  // namespace redress::complaint
