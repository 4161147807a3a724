#include "domain/complaint/act_rules.hpp"

#include "base/text.hpp"
#include "domain/complaint/filing_rules.hpp"
#include "domain/complaint/lifecycle.hpp"

namespace redress::complaint {

Refusals refuse_closed(const State& state) {
  return refuse(RefusalCode::ComplaintClosed, {}, std::string(to_word(state.stage)));
}

Refusals check_staff_act(const State& state, const Facts& facts) {
  if (!is_operator(facts.actor.kind)) return refuse(RefusalCode::StaffOnly);
  if (!is_open(state.stage)) return refuse_closed(state);
  return {};
}

Refusals check_complaint_act(const State& state, const Facts& facts) {
  if (auto found = check_staff_act(state, facts); !found.empty()) return found;
  if (state.kind != RecordKind::Complaint) return refuse(RefusalCode::NotAComplaint);
  return {};
}

void check_words(Refusals& found, const std::string& pointer, const std::string& text, std::size_t chars_max) {
  if (is_blank(text)) found.push_back({RefusalCode::BlankText, pointer, {}});
  check_text(found, pointer, text, chars_max);
}

}  // namespace redress::complaint
