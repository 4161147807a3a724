#include "domain/group/codec.hpp"

#include <utility>

#include "domain/complaint/life_codec.hpp"

namespace redress::group {
namespace {

using complaint::EncodedEvent;
using complaint::Length;
using complaint::Need;
using complaint::PartReader;
using complaint::ReadFields;
using complaint::WriteFields;
using ledger::PartName;

constexpr std::string_view kUser = "user:";
constexpr std::size_t kNumbersOfEvent = 100;

/// The two parts that events of groups have, written or read.
template <class F>
struct Parts {
  F& staff;
  F& words;
};

template <class F>
void describe(Parts<F> parts, GroupOpened& e) {
  parts.staff.texts("numbers", e.numbers, Length::Word, Need::Required, kNumbersOfEvent);
  parts.words.text("name", e.name, Length::Word, Need::Required);
}
template <class F>
void describe(Parts<F> parts, MembersAdded& e) {
  parts.staff.texts("numbers", e.numbers, Length::Word, Need::Required, kNumbersOfEvent);
}
template <class F>
void describe(Parts<F> parts, MemberRemoved& e) {
  parts.staff.text("number", e.number, Length::Word, Need::Required);
  parts.words.text("reason", e.reason, Length::Text, Need::Required);
}
template <class F>
void describe(Parts<F> parts, MembersWritten& e) {
  parts.words.text("text", e.text, Length::Long, Need::Required);
}
template <class F>
void describe(Parts<F> parts, ResultDrafted& e) {
  parts.staff.word("outcome", e.outcome);
  parts.words.text("text", e.text, Length::Long, Need::Required);
}
template <class F>
void describe(Parts<F> parts, ResultApproved& e) {
  parts.staff.seq("draft", e.draft);
}
template <class F>
void describe(Parts<F> parts, GroupClosed& e) {
  parts.staff.flag("improvement", e.improvement);
  parts.words.text("reason", e.reason, Length::Text, Need::Required);
}

std::optional<std::string> bytes_of(json::object& part) {
  if (part.empty()) return std::nullopt;
  return to_jcs(json::value(std::move(part)));
}

template <class E>
EncodedEvent write(E event, std::string_view group, const complaint::Actor& actor) {
  WriteFields staff;
  WriteFields words;
  describe(Parts<WriteFields>{staff, words}, event);
  if (!words.object().empty()) words.text("subject", std::string(group), {}, {});
  staff.text("actor", complaint::actor_text(actor), {}, {});
  EncodedEvent encoded{std::string(E::kKind), 1, {}};
  encoded.parts[static_cast<std::size_t>(PartName::Staff)] = bytes_of(staff.object());
  encoded.parts[static_cast<std::size_t>(PartName::PersonStaff)] = bytes_of(words.object());
  return encoded;
}

// Who acted stands in every staff part, as `actor`.
void take_actor(PartReader& staff, Event& event) {
  const auto actor = staff.text("actor");
  if (!actor.starts_with(kUser)) return staff.fail("actor");
  const auto user = actor.substr(kUser.size());
  if (auto* drafted = std::get_if<ResultDrafted>(&event)) drafted->by = user;
  if (auto* approved = std::get_if<ResultApproved>(&event)) approved->by = user;
}

template <class E>
void read_if(std::string_view kind, ReadFields& staff, ReadFields& words, std::optional<Event>& into) {
  if (E::kKind != kind) return;
  E event;
  describe(Parts<ReadFields>{staff, words}, event);
  into = std::move(event);
}

template <std::size_t... I>
std::optional<Event> read_any(std::string_view kind, ReadFields& staff, ReadFields& words, std::index_sequence<I...>) {
  std::optional<Event> event;
  (read_if<std::variant_alternative_t<I, Event>>(kind, staff, words, event), ...);
  return event;
}

Failure unreadable(const EncodedEvent& stored, const std::string& why) {
  return {FailureKind::Internal, "stored event " + stored.kind + " v" + std::to_string(stored.version) + ": " + why};
}

}  // namespace

EncodedEvent encode(const Event& event, std::string_view group, const complaint::Actor& actor) {
  return std::visit([&](const auto& one) { return write(one, group, actor); }, event);
}

Result<Event> decode_group_event(const EncodedEvent& stored) {
  PartReader staff(stored.parts[static_cast<std::size_t>(PartName::Staff)]);
  PartReader person(stored.parts[static_cast<std::size_t>(PartName::PersonStaff)]);
  ReadFields codes(staff);
  ReadFields words(person);
  auto event = read_any(stored.kind, codes, words, std::make_index_sequence<std::variant_size_v<Event>>());
  if (!event || stored.version != 1) return unreadable(stored, "kind and version are unknown to this program");
  take_actor(staff, *event);
  for (const auto* reader : {&staff, &person}) {
    if (!reader->failed().empty()) return unreadable(stored, "the member " + reader->failed() + " does not fit");
  }
  return std::move(*event);
}

}  // namespace redress::group
