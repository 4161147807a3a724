#include "domain/complaint/talking.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/complaint/fields.hpp"
#include "domain/complaint/filing_rules.hpp"
#include "domain/complaint/lifecycle.hpp"

namespace redress::complaint {
namespace {

void check_items(Refusals& found, const AskInformation& command, const FilingLimits& limits) {
  if (command.items.empty()) found.push_back({RefusalCode::MissingField, "/items", {}});
  if (command.items.size() > kAskedItemsMax) {
    found.push_back({RefusalCode::TooManyItems, "/items", std::to_string(kAskedItemsMax)});
    return;
  }
  for (std::size_t i = 0; i < command.items.size(); ++i) {
    check_words(found, "/items/" + std::to_string(i), command.items[i], limits.text_chars_max);
  }
}

// R3.1.2-02, T-17: nobody is asked for what we have.
void check_kinds(Refusals& found, const AskInformation& command, const Facts& facts) {
  const auto& held = facts.looked_up.held;
  if (command.kinds.size() > kCodesMax) {
    return found.push_back({RefusalCode::TooManyItems, "/kinds", std::to_string(kCodesMax)});
  }
  for (std::size_t i = 0; i < command.kinds.size(); ++i) {
    const auto& kind = command.kinds[i];
    const auto pointer = "/kinds/" + std::to_string(i);
    if (std::count(command.kinds.begin(), command.kinds.end(), kind) > 1) {
      found.push_back({RefusalCode::RepeatedItem, pointer, {}});
    } else if (!facts.rules->lists->has("requested_item", kind)) {
      found.push_back({RefusalCode::UnknownCode, pointer, {}});
    } else if (std::find(held.begin(), held.end(), kind) != held.end()) {
      found.push_back({RefusalCode::ItemHeld, pointer, kind});
    }
  }
}

bool is_question(const State& state, std::uint64_t seq) {
  return std::binary_search(state.memory.questions.begin(), state.memory.questions.end(), seq);
}

}  // namespace

Decision decide_information(const State& state, const AddInformation& command, const Facts& facts) {
  if (!is_open(state.stage)) return refuse_closed(state);
  const bool by_complainant = !is_operator(facts.actor.kind);
  // A history has a bound: who reads a complaint reads all of it.
  if (by_complainant && state.memory.additions >= facts.limits.additions_max) {
    return refuse(RefusalCode::TooManyAdditions, {}, std::to_string(facts.limits.additions_max));
  }
  Refusals found;
  check_words(found, "/text", command.text, facts.limits.description_chars_max);
  if (command.reply_to && !is_question(state, *command.reply_to)) {
    found.push_back({RefusalCode::NoSuchQuestion, "/reply_to", {}});
  }
  if (!found.empty()) return found;
  return std::vector<Event>{InformationAdded{command.text, command.reply_to, by_complainant}};
}

Decision decide_request(const State& state, const AskInformation& command, const Facts& facts) {
  if (auto found = check_complaint_act(state, facts); !found.empty()) return found;
  auto found = obstacles(state, Stage::AwaitingInfo);
  check_words(found, "/text", command.text, facts.limits.description_chars_max);
  check_items(found, command, facts.limits);
  check_kinds(found, command, facts);
  if (!found.empty()) return found;
  return std::vector<Event>{InformationRequested{command.text, command.items, command.kinds}};
}

std::vector<std::string> held_items(const ComplaintFiled& filed, const State& state) {
  std::vector<std::string> held;
  const auto add = [&](bool is_held, const char* code) {
    if (is_held) held.emplace_back(code);
  };
  const auto& matter = filed.matter;
  add(!matter.object_ids.empty(), "object_id");
  add(matter.event_from.has_value(), "event_time");
  add(!matter.account_id.empty(), "account_id");
  add(!matter.service_id.empty(), "service_id");
  add(!matter.remedy_sought.empty(), "remedy_sought");
  add(matter.claim && !matter.claim->open, "claim_amount");
  add(!filed.contact.empty(), "contact");
  add(filed.agent && !is_blank(filed.agent->authority), "authority");
  add(state.memory.life->identity != IdentityLevel::None, "identity");
  return held;
}

Decision decide_message(const State& state, const SendMessage& command, const Facts& facts) {
  auto found = check_staff_act(state, facts);
  if (!found.empty()) return found;
  check_words(found, "/text", command.text, facts.limits.description_chars_max);
  if (!found.empty()) return found;
  return std::vector<Event>{MessageSent{command.text}};
}

Decision decide_note(const State&, const AddNote& command, const Facts& facts) {
  if (!is_operator(facts.actor.kind)) return refuse(RefusalCode::StaffOnly);
  Refusals found;
  check_words(found, "/text", command.text, facts.limits.description_chars_max);
  if (!found.empty()) return found;
  return std::vector<Event>{NoteAdded{command.text}};
}

}  // namespace redress::complaint
