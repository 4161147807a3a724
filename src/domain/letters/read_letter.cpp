// Letters of data/letters.json, with when they are sent and who approves them.

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "base/text.hpp"
#include "domain/letters/read_file.hpp"

namespace redress::letters {
namespace {

using Codes = std::initializer_list<std::string_view>;

std::vector<std::string> read_codes(ObjectReader& reader, std::string_view key, Codes codes) {
  auto found = reader.texts_or_none(key);
  for (const auto& code : found) {
    if (std::find(codes.begin(), codes.end(), code) == codes.end()) reader.wrong(key, "no such code: " + code);
  }
  if (reader.has(key) && found.empty()) reader.wrong(key, "empty");
  return found;
}

std::vector<std::string> read_names(ObjectReader& reader, std::string_view key) {
  auto found = reader.texts_or_none(key);
  for (const auto& name : found) {
    if (!is_name(name)) reader.wrong(key, "not a name: " + name);
  }
  return found;
}

std::vector<std::string> some_names(ObjectReader& reader, std::string_view key) {
  auto found = read_names(reader, key);
  if (found.empty()) reader.wrong(key, "empty");
  return found;
}

Condition read_condition(const json::value& value, const std::string& place, Fault& fault) {
  ObjectReader reader(value, place, fault);
  Condition condition;
  condition.severities = read_codes(reader, "severities", {"S1", "S2", "S3", "S4"});
  condition.reasons = read_codes(reader, "reasons", {"RJ1", "RJ2", "RJ3", "RJ4", "RJ5", "RJ6", "RJ7"});
  condition.amount_minor_above = reader.amount("amount_minor_above");
  condition.amount_minor_max = reader.amount("amount_minor_max");
  condition.phrase_groups = read_names(reader, "phrase_groups");
  condition.extension = reader.mark("extension");
  condition.past_margin = reader.mark("past_margin");
  reader.finish();
  return condition;
}

ApprovalStep read_step(const json::value& value, const std::string& place, Fault& fault) {
  ObjectReader reader(value, place, fault);
  ApprovalStep step;
  step.by = read_names(reader, "by");
  step.permission = reader.text_or_empty("permission");
  constexpr std::array<std::string_view, 4> kPermissions = {"", "AP", "CF", "RV"};
  if (std::find(kPermissions.begin(), kPermissions.end(), step.permission) == kPermissions.end()) {
    reader.wrong("permission", "not AP, CF or RV");
  }
  if (step.by.empty() == step.permission.empty()) fault.note(place, "names roles or a permission, one of them");
  step.within_limit = reader.mark("within_limit");
  if (const auto* when = reader.member("when")) step.when = read_condition(*when, reader.place("when"), fault);
  reader.finish();
  return step;
}

// A letter with `frame` has the opening before and the closing behind its own words.
std::vector<Block> framed(std::vector<Block> body, const Frame& frame) {
  body.insert(body.begin(), frame.opening.begin(), frame.opening.end());
  body.insert(body.end(), frame.closing.begin(), frame.closing.end());
  return body;
}

std::string read_id(ObjectReader& reader) {
  auto id = reader.text("id");
  const bool fits = id.size() == 3 && id >= "N01" && id <= "N24" && id[2] >= '0' && id[2] <= '9';
  if (!fits) reader.wrong("id", "not N01 to N24");
  return id;
}

}  // namespace

Sending read_sending(const json::value& value, const std::string& place, Fault& fault) {
  ObjectReader reader(value, place, fault);
  Sending sending;
  sending.when = reader.bilingual("when");
  sending.on = some_names(reader, "on");
  sending.within = reader.text_or_empty("within");
  sending.unless_close_codes =
      read_codes(reader, "unless_close_codes", {"C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8"});
  reader.finish();
  return sending;
}

Approval read_approval(const json::value& value, const std::string& place, Fault& fault) {
  ObjectReader reader(value, place, fault);
  Approval approval;
  approval.automatic = reader.flag("automatic");
  const auto* steps = reader.list("steps", 0);
  for (std::size_t i = 0; steps != nullptr && i < steps->size(); ++i) {
    approval.steps.push_back(read_step((*steps)[i], reader.place("steps/" + std::to_string(i)), fault));
  }
  if (approval.automatic && !approval.steps.empty()) reader.wrong("steps", "what goes out by itself nobody approves");
  approval.never_by = read_codes(reader, "never_by", {"owner", "approver", "proposer"});
  reader.finish();
  return approval;
}

Letter read_letter(const json::value& value, const std::string& place, const Frame& frame, Fault& fault) {
  ObjectReader reader(value, place, fault);
  Letter letter;
  letter.id = read_id(reader);
  letter.version = reader.integer("version", 1, 1'000'000);
  letter.name = reader.bilingual("name");
  letter.to = reader.word<Audience>("to");
  if (const auto* sent = reader.member("sent")) letter.sent = read_sending(*sent, reader.place("sent"), fault);
  if (const auto* approval = reader.member("approval")) {
    letter.approval = read_approval(*approval, reader.place("approval"), fault);
  }
  for (const auto* key : {"sent", "approval", "optional", "stops"}) {
    if (!reader.has(key)) reader.wrong(key, "missing");
  }
  letter.required = some_names(reader, "required");
  letter.optional = read_names(reader, "optional");
  letter.stops = read_names(reader, "stops");
  letter.subject = read_words(reader, "subject");
  letter.body = read_blocks(reader, "body");
  if (reader.flag("frame")) letter.body = framed(std::move(letter.body), frame);
  reader.finish();
  return letter;
}

PhraseGroup read_phrase_group(const json::value& value, const std::string& place, Fault& fault) {
  ObjectReader reader(value, place, fault);
  PhraseGroup group{reader.name("id"), reader.text("source"), reader.word<PhraseEffect>("effect"), {}, {}};
  if (const auto* phrases = reader.member("phrases")) {
    ObjectReader languages(*phrases, reader.place("phrases"), fault);
    group.english = languages.texts("en");
    group.chinese = languages.texts("zh-CN");
    languages.finish();
  }
  for (const auto* phrases : {&group.english, &group.chinese}) {
    if (phrases->empty()) reader.wrong("phrases", "a language has none");
    if (std::any_of(phrases->begin(), phrases->end(), is_blank)) reader.wrong("phrases", "a blank one");
  }
  reader.finish();
  return group;
}

StopRule read_stop_rule(const json::value& value, const std::string& place, Fault& fault) {
  ObjectReader reader(value, place, fault);
  StopRule rule{reader.name("id"), reader.text("source"), reader.flag("always"), reader.bilingual("text")};
  reader.finish();
  return rule;
}

}  // namespace redress::letters
