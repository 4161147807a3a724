#include "service/letter_stops.hpp"

#include <algorithm>
#include <cctype>

namespace redress::service {
namespace {

using letters::Letter;
using letters::StopReason;

const Catalogue& catalogue() { return Catalogue::builtin(); }

/// "/points/0/answer" as "points 1, answer".
std::string place_of(std::string_view pointer, Language language) {
  std::string said;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const auto name = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(name.size());
    if (std::isdigit(static_cast<unsigned char>(name.front())) != 0) {
      said += " " + std::to_string(std::stoull(std::string(name)) + 1);
      continue;
    }
    if (!said.empty()) said += catalogue().text("page.comma", language);
    const auto key = "letter_field." + std::string(name);
    said += catalogue().has(key) ? catalogue().text(key, language) : std::string(name);
  }
  return said;
}

std::string rule_text(const LetterSetting& setting, std::string_view id) {
  const auto* rule = setting.table.find_stop(id);
  return rule == nullptr ? std::string(id) : letters::in(rule->text, setting.language);
}

LetterStop stop(std::string code, std::string pointer, std::string text) {
  return {std::move(code), std::move(pointer), std::move(text)};
}

/// A letter of events that this version writes nowhere.
bool is_unwritten(const Letter& letter, const LetterSetting& setting) {
  const auto& fields = setting.table.fields();
  const auto is_planned_kind = [&](const std::string& kind) {
    return std::any_of(fields.begin(), fields.end(), [&](const letters::Field& field) {
      return std::any_of(field.origins.begin(), field.origins.end(), [&](const letters::Origin& origin) {
        const auto* event = std::get_if<letters::EventOrigin>(&origin);
        return event != nullptr && event->planned && event->event == kind;
      });
    });
  };
  return std::all_of(letter.sent.on.begin(), letter.sent.on.end(), is_planned_kind);
}

std::optional<LetterStop> not_happened(const Letter& letter, const LetterSource& source, const LetterSetting& setting) {
  if (source.has_happened) return std::nullopt;
  if (is_unwritten(letter, setting)) {
    return stop("not_recorded", "", catalogue().text("letter.not_recorded", setting.language));
  }
  return stop("not_due", "",
              catalogue().fill("letter.not_due", setting.language,
                               {{"when", letters::in(letter.sent.when, setting.language)}}));
}

std::optional<LetterStop> said_already(const Letter& letter, const LetterSource& source, const LetterSetting& setting) {
  const auto& codes = letter.sent.unless_close_codes;
  const auto& code = source.state.close_code;
  if (!source.has_happened || !code) return std::nullopt;
  if (std::find(codes.begin(), codes.end(), to_word(*code)) == codes.end()) return std::nullopt;
  return stop("said_already", "", catalogue().text("letter.said_already", setting.language));
}

// R9.3-04: the words of the decision are those that somebody approved.
std::optional<LetterStop> unapproved(const Letter& letter, const LetterSource& source, const LetterSetting& setting) {
  if (!has_draft(letter)) return std::nullopt;
  const auto& draft = source.state.memory.life->draft;
  if (draft && !draft->approved_by.empty()) return std::nullopt;
  return stop(std::string(to_word(StopReason::MissingApproval)), "/decision_text",
              place_of("/decision_text", setting.language) + catalogue().text("page.colon", setting.language) +
                  rule_text(setting, to_word(StopReason::MissingApproval)));
}

std::optional<LetterStop> operator_unknown(const LetterSetting& setting) {
  if (setting.address != nullptr) return std::nullopt;
  return stop("operator_unknown", "", catalogue().text("letter.operator_unknown", setting.language));
}

/// The field that a pointer begins with; null if there is none.
const letters::Field* field_at(std::string_view pointer, const LetterSetting& setting) {
  const auto name = pointer.substr(1, pointer.find('/', 1) - 1);
  return letters::find_field(setting.table.fields(), name);
}

bool is_said_for_all(const letters::Stop& found, const LetterSource& source, const LetterSetting& setting) {
  if (found.reason != StopReason::MissingField) return false;
  const auto* field = field_at(found.pointer, setting);
  if (field != nullptr && is_of_operator(*field)) return setting.address == nullptr;
  return !source.has_happened;
}

LetterStop say(const letters::Stop& found, const LetterSetting& setting) {
  const auto* field = field_at(found.pointer, setting);
  const bool waits = found.reason == StopReason::MissingField && field != nullptr && is_planned(*field);
  const std::string code(waits ? "not_recorded" : to_word(found.reason));
  auto text = place_of(found.pointer, setting.language) + catalogue().text("page.colon", setting.language);
  text += waits ? catalogue().text("letter.not_computed", setting.language) : rule_text(setting, code);
  if (!found.detail.empty()) {
    text += catalogue().fill("letter.phrase", setting.language, {{"phrase", found.detail}});
  }
  return stop(code, found.pointer, std::move(text));
}

}  // namespace

std::vector<LetterStop> stops_of_complaint(const Letter& letter, const LetterSource& source,
                                           const LetterSetting& setting) {
  std::vector<LetterStop> stops;
  for (auto found : {not_happened(letter, source, setting), said_already(letter, source, setting),
                     unapproved(letter, source, setting), operator_unknown(setting)}) {
    if (found) stops.push_back(std::move(*found));
  }
  return stops;
}

std::vector<LetterStop> stops_of_words(const letters::Stops& stops, const LetterSource& source,
                                       const LetterSetting& setting) {
  std::vector<LetterStop> said;
  for (const auto& found : stops) {
    if (!is_said_for_all(found, source, setting)) said.push_back(say(found, setting));
  }
  return said;
}

}  // namespace redress::service
