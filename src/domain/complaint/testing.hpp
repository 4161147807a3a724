#pragma once
// For tests only: filings, facts and seeded random events, and a full text of each event to compare by.

#include <cstdint>
#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"
#include "domain/complaint/decide.hpp"
#include "domain/complaint/events.hpp"
#include "domain/complaint/life_testing.hpp"

namespace redress::complaint {

/// Makes failed expectations on refusals readable.
inline void PrintTo(const Refusal& refusal, std::ostream* out) {
  *out << to_word(refusal.code) << ' ' << refusal.pointer << " (" << refusal.detail << ')';
}

}  // namespace redress::complaint

namespace redress::complaint::sample {

constexpr std::string_view kNumber = "TS-20261123-000001-0";
constexpr std::string_view kSecondNumber = "TS-20261123-000002-8";
constexpr Instant kNow{1795399200123};  // 2026-11-23T02:00:00.123Z

inline FileComplaint written(std::string description = "文件无法取回") {
  FileComplaint filing;
  filing.matter.description = std::move(description);
  filing.language = "zh-CN";
  return filing;
}

inline FileComplaint spoken() {
  FileComplaint filing;
  filing.channel = Channel::Telephone;
  filing.medium = Medium::Oral;
  filing.transcript = "来电说文件取不回来";
  return filing;
}

/// A complaint with a report of a violation in the same message (T-02).
inline FileComplaint mixed() {
  auto filing = written("账单多扣了钱，请退款");
  filing.matter.demand_kinds = {DemandKind::Claim};
  filing.matter.claim = Claim{false, 800000, "CNY"};
  filing.report.emplace();
  filing.report->kind = RecordKind::Report;
  filing.report->description = "有人在贵平台存放违法内容";
  return filing;
}

inline Facts facts(ActorKind actor = ActorKind::Anonymous) { return {kNow, actor, {}}; }

/// A member of staff whose roles reject.
inline Facts staff_facts(std::string user = "2", Standing standing = {true, false, false}) {
  return {kNow, Actor::staff(std::move(user)), {}, standing};
}

/// What is decided, or refused, one line for each; for expectations.
inline std::vector<std::string> outcome(const State& state, const Command& command, const Facts& facts);

/// The state of a record with this filing just registered.
inline State state_of(const FileComplaint& filing, Instant at = kNow) {
  const auto decided =
      decide_filing(filing, {at, ActorKind::Operator, {}}, {std::string(kNumber), std::string(kSecondNumber)});
  State state;
  for (const auto& event : decided.value().front().events) evolve(state, event, at);
  return state;
}

/// `count` code points, three bytes each.
inline std::string characters(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "诉";
  return text;
}

/// Seeded source of values that a rule-abiding filing may hold.
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  std::uint64_t below(std::uint64_t end) { return std::uniform_int_distribution<std::uint64_t>(0, end - 1)(engine_); }
  bool chance(std::uint64_t one_in = 2) { return below(one_in) == 0; }
  template <class E>
  E word() {
    const auto words = words_of(E{});
    return words[below(words.size())].first;
  }
  /// Texts that need escaping, several bytes a character, or nothing at all.
  std::string text() {
    static const std::string_view kPieces[] = {"文件", "a", "\"", "\\", "\n", "\t", "é", "😀", " ", "/", "<b>", "0"};
    std::string made;
    for (auto n = below(12); n > 0; --n) made += kPieces[below(std::size(kPieces))];
    return made;
  }
  std::string some_text() { return "x" + text(); }
  Instant instant() { return {static_cast<std::int64_t>(below(4'000'000'000'000))}; }
  Contact contact() { return {text(), text(), text(), text()}; }
  std::vector<DemandKind> demands() {
    std::vector<DemandKind> kinds;
    for (const auto& [kind, word] : words_of(DemandKind{})) {
      if (chance()) kinds.push_back(kind);
    }
    return kinds;
  }
  Matter matter() {
    Matter made{word<RecordKind>(), text(), demands(), {}, text(), text(), text(), {}, {}, {}};
    if (chance()) made.claim = chance() ? Claim{true, 0, ""} : Claim{false, 1 + std::int64_t(below(1U << 30)), "CNY"};
    for (auto n = below(4); n > 0; --n) made.object_ids.push_back(text());
    if (chance()) made.event_from = instant();
    if (chance()) made.event_to = instant();
    return made;
  }
  ComplaintFiled filed(std::string_view number = kNumber) {
    ComplaintFiled made{std::string(number),
                        matter(),
                        word<Channel>(),
                        word<Medium>(),
                        text(),
                        text(),
                        chance(),
                        text(),
                        word<CustomerKind>(),
                        chance(),
                        contact(),
                        {},
                        instant(),
                        chance(),
                        {},
                        text(),
                        {}};
    if (chance()) made.agent = Agent{contact(), text()};
    for (auto n = below(3); n > 0; --n) made.external_refs.push_back({some_text(), some_text()});
    if (chance()) made.related = RelatedRecord{std::string(kSecondNumber)};
    return made;
  }
  template <class E>
  std::vector<E> some_words() {
    std::vector<E> made;
    for (const auto& [value, word] : words_of(E{})) {
      if (chance()) made.push_back(value);
    }
    return made;
  }
  std::vector<std::string> texts() {
    std::vector<std::string> made;
    for (auto n = below(4); n > 0; --n) made.push_back(text());
    return made;
  }
  /// An event of an act of staff.
  Event staff_event() {
    const auto reason = word<RejectionReason>();
    switch (below(7)) {
      case 0: return ComplaintConfirmed{ConfirmationResult::Accepted, text(), text()};
      case 1: return InformationRequested{text(), texts(), chance() ? texts() : std::vector<std::string>()};
      case 2:
        return RejectionProposed{reason,  some_words<OtherRemedy>(), text(), std::to_string(1 + below(99)), chance(),
                                 chance()};
      case 3: return RejectionDeclined{below(1000), text()};
      case 4:
        return ComplaintRejected{reason, some_words<OtherRemedy>(), text(), below(1000), std::string(kActingUser)};
      case 5: return NoteAdded{text()};
      default: return MessageSent{text()};
    }
  }
  Event life_event() { return random_life_event(*this, below(kLifeEvents)); }
  Event event() {
    if (chance()) return life_event();
    if (chance()) return staff_event();
    switch (below(7)) {
      case 0: return filed();
      case 1: return InformationAdded{text(), chance() ? std::optional<std::uint64_t>(below(1000)) : std::nullopt};
      case 2: return ComplaintWithdrawn{text()};
      case 3: return ComplaintClosed{word<CloseCode>(), word<Outcome>()};
      case 4:
        return ConvertedToComplaint{word<RecordKind>(), demands(),
                                    chance() ? std::optional(Claim{true, 0, ""}) : std::nullopt};
      case 5: return AttachmentAdded{1 + below(20), {text(), text(), below(1U << 30), text()}};
      default: return ReadBackConfirmed{};
    }
  }

 private:
  std::mt19937_64 engine_;
};

/// Writes every field of an event, so that two events are equal when their texts are.
class Describe {
 public:
  static std::string event(const Event& event) {
    Describe describe;
    std::visit(describe, event);
    return describe.out_;
  }
  void operator()(const ComplaintFiled& filed) {
    add("filed", filed.number);
    matter(filed.matter);
    words(filed.channel, filed.medium, filed.customer_kind);
    add("recording", filed.recording_ref), add("transcript", filed.transcript);
    flag("read_back", filed.read_back), add("language", filed.language), flag("anonymous", filed.anonymous);
    contact(filed.contact);
    flag("agent", filed.agent.has_value());
    if (filed.agent) contact(filed.agent->contact), add("authority", filed.agent->authority);
    time("received", filed.received_at), flag("estimated", filed.received_at_estimated);
    for (const auto& ref : filed.external_refs) add("ref", ref.system + "|" + ref.id);
    add("import", filed.import_key), add("related", filed.related ? filed.related->number : "");
  }
  void operator()(const InformationAdded& added) {
    add("information", added.text);
    if (added.reply_to) add("reply to", std::to_string(*added.reply_to));
  }
  void operator()(const ComplaintWithdrawn& withdrawn) { add("withdrawn", withdrawn.reason); }
  void operator()(const ComplaintClosed& closed) {
    add("closed", std::string(to_word(closed.close_code)) + std::string(to_word(closed.outcome)));
  }
  void operator()(const ConvertedToComplaint& converted) {
    add("converted", std::string(to_word(converted.from)));
    demands(converted.demand_kinds);
    if (converted.claim) claim(*converted.claim);
  }
  void operator()(const ReadBackConfirmed&) { add("read back", ""); }
  void operator()(const ComplaintConfirmed& confirmed) {
    add("confirmed", to_word(confirmed.result)), add("matter", confirmed.matter), add("demand", confirmed.demand);
  }
  void operator()(const InformationRequested& requested) {
    add("requested", requested.text);
    for (const auto& item : requested.items) add("item", item);
    for (const auto& kind : requested.kinds) add("kind", kind);
  }
  void operator()(const RejectionProposed& proposed) {
    add("proposed", to_word(proposed.reason)), remedies(proposed.remedies);
    add("explanation", proposed.explanation), add("by", proposed.by);
    flag("manager", proposed.by_manager), flag("legal", proposed.by_legal);
  }
  void operator()(const RejectionDeclined& declined) {
    add("declined", std::to_string(declined.proposal)), add("reason", declined.reason);
  }
  void operator()(const ComplaintRejected& rejected) {
    add("rejected", to_word(rejected.reason)), remedies(rejected.remedies);
    add("explanation", rejected.explanation), add("proposal", std::to_string(rejected.proposal));
    add("by", rejected.by);
  }
  void operator()(const NoteAdded& note) { add("note", note.text); }
  void operator()(const MessageSent& sent) { add("message", sent.text); }
  void operator()(const AttachmentAdded& added) {
    add("attachment", std::to_string(added.ordinal));
    add("blob", added.file.blob_id), add("name", added.file.name);
    add("size", std::to_string(added.file.size_bytes)), add("sha256", added.file.sha256);
  }
  template <LifeEvent E>
  void operator()(const E& event) {
    out_ += describe_life(event);
  }

 private:
  void add(std::string_view name, std::string_view value) { out_.append(name).append("=").append(value).append("\n"); }
  void claim(const Claim& claim) {
    add("claim", claim.open ? "open" : std::to_string(claim.amount_minor) + claim.currency);
  }
  void flag(std::string_view name, bool value) { add(name, value ? "yes" : "no"); }
  void time(std::string_view name, const std::optional<Instant>& at) { add(name, at ? to_string(*at) : "none"); }
  template <class... E>
  void words(E... values) {
    (add("word", to_word(values)), ...);
  }
  void demands(const std::vector<DemandKind>& kinds) {
    for (const auto kind : kinds) add("demand", to_word(kind));
  }
  void remedies(const std::vector<OtherRemedy>& remedies) {
    for (const auto remedy : remedies) add("remedy", to_word(remedy));
  }
  void contact(const Contact& contact) {
    add("name", contact.name), add("email", contact.email), add("phone", contact.phone),
        add("address", contact.address);
  }
  void matter(const Matter& matter) {
    add("kind", to_word(matter.kind)), add("description", matter.description);
    demands(matter.demand_kinds);
    if (matter.claim) {
      claim(*matter.claim);
    }
    add("remedy", matter.remedy_sought), add("service", matter.service_id), add("account", matter.account_id);
    for (const auto& id : matter.object_ids) add("object", id);
    time("from", matter.event_from), time("to", matter.event_to);
  }
  std::string out_;
};

inline std::vector<std::string> outcome(const State& state, const Command& command, const Facts& facts) {
  std::vector<std::string> out;
  const auto decided = decide(state, command, facts);
  if (decided) {
    for (const auto& event : *decided) out.push_back(Describe::event(event));
    return out;
  }
  for (const auto& refusal : decided.error()) {
    out.push_back(std::string(to_word(refusal.code)) + " " + refusal.pointer + " " + refusal.detail);
  }
  return out;
}

}  // namespace redress::complaint::sample
