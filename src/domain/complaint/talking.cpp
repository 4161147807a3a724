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
  if (!found.empty()) return found;
  return std::vector<Event>{InformationRequested{command.text, command.items}};
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
