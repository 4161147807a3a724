#include "app/verify/report.hpp"

#include <algorithm>
#include <array>

#include "app/verify/reasons.hpp"
#include "base/json.hpp"

namespace redress::verify {
namespace {

using ledger::kPartNames;
using ledger::PartName;
using ledger::VerifiedReceipt;

// Code points that terminals obey or that turn the direction of writing, by their UTF-8 bytes.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kTurners = {{
    {"\u061c", "\\u061c"},
    {"\u200e", "\\u200e"},
    {"\u200f", "\\u200f"},
    {"\u202a", "\\u202a"},
    {"\u202b", "\\u202b"},
    {"\u202c", "\\u202c"},
    {"\u202d", "\\u202d"},
    {"\u202e", "\\u202e"},
    {"\u2066", "\\u2066"},
    {"\u2067", "\\u2067"},
    {"\u2068", "\\u2068"},
    {"\u2069", "\\u2069"},
}};

/// Bytes of `rest` that must not reach a terminal, and what stands for them; nothing if its front is harmless.
std::optional<std::pair<std::size_t, std::string>> escape_front(std::string_view rest) {
  static constexpr char kHex[] = "0123456789abcdef";
  const auto escape = [](unsigned code) { return std::string("\\u00") + kHex[code >> 4U] + kHex[code & 15U]; };
  const auto byte = static_cast<unsigned char>(rest.front());
  if (byte < 0x20 || byte == 0x7F) return std::pair{1, escape(byte)};
  if (byte == 0xC2 && rest.size() > 1 && static_cast<unsigned char>(rest[1]) < 0xA0) {
    return std::pair{2, escape(static_cast<unsigned char>(rest[1]))};
  }
  for (const auto& [turner, shown] : kTurners) {
    if (rest.starts_with(turner)) return std::pair{turner.size(), std::string(shown)};
  }
  return std::nullopt;
}

void append_pretty(std::string& out, const json::value& value, std::size_t indent);

void append_line(std::string& out, std::size_t indent) {
  out += '\n';
  out.append(indent, ' ');
}

void append_pretty_object(std::string& out, const json::object& object, std::size_t indent) {
  std::vector<std::string_view> keys;
  for (const auto& member : object) keys.emplace_back(member.key().data(), member.key().size());
  std::sort(keys.begin(), keys.end());
  out += '{';
  for (const auto key : keys) {
    if (key != keys.front()) out += ',';
    append_line(out, indent + 2);
    std::string quoted;
    append_jcs_string(quoted, key);
    out.append(printable(quoted)).append(": ");
    append_pretty(out, object.at(key), indent + 2);
  }
  append_line(out, indent);
  out += '}';
}

void append_pretty_array(std::string& out, const json::array& array, std::size_t indent) {
  out += '[';
  bool first = true;
  for (const auto& item : array) {
    if (!std::exchange(first, false)) out += ',';
    append_line(out, indent + 2);
    append_pretty(out, item, indent + 2);
  }
  append_line(out, indent);
  out += ']';
}

void append_pretty(std::string& out, const json::value& value, std::size_t indent) {
  const auto* object = value.if_object();
  const auto* array = value.if_array();
  if (object != nullptr && !object->empty()) return append_pretty_object(out, *object, indent);
  if (array != nullptr && !array->empty()) return append_pretty_array(out, *array, indent);
  out += printable(to_jcs(value));
}

/// Writes labelled lines in one language.
class Page {
 public:
  explicit Page(Language language) : language_(language) {}

  void say(Text which, std::initializer_list<std::string_view> arguments = {}) {
    out_.append(text(which, language_, arguments)).append("\n");
  }
  void field(Text label, std::string_view value) {
    out_.append("  ")
        .append(text(label, language_))
        .append(text(Text::Colon, language_))
        .append(printable(value))
        .append("\n");
  }
  void heading(Text label) {
    out_.append("\n").append(text(label, language_)).append(language_ == Language::Chinese ? "：\n" : ":\n");
  }
  void item(Text which, std::initializer_list<std::string_view> arguments = {}) {
    out_.append("  - ").append(text(which, language_, arguments)).append("\n");
  }
  void line(std::string_view plain) { out_.append("  ").append(printable(plain)).append("\n"); }
  void pretty(const json::value& value) {
    out_.append("    ");
    append_pretty(out_, value, 4);
    out_ += '\n';
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  Language language_;
  std::string out_;
};

Text text_of_part(PartName name) {
  constexpr std::array kTexts = {Text::PartParty, Text::PartPerson, Text::PartPersonStaff, Text::PartStaff};
  return kTexts[static_cast<std::size_t>(name)];
}

std::string event_text(const ledger::Envelope& envelope) {
  return std::to_string(envelope.seq) + " (" + envelope.kind + ")";
}

/// Lists the withheld parts; true if there are any.
bool say_withheld(Page& page, const VerifiedReceipt& receipt) {
  bool any = false;
  for (const auto name : kPartNames) {
    const auto i = static_cast<std::size_t>(name);
    if (!receipt.envelope.parts[i] || receipt.opening.parts[i]) continue;
    if (!std::exchange(any, true)) page.heading(Text::LabelWithheld);
    page.item(text_of_part(name));
  }
  return any;
}

/// Prints the opened parts; true if there are any.
bool say_opened(Page& page, const VerifiedReceipt& receipt) {
  page.heading(Text::LabelOpened);
  bool any = false;
  for (const auto name : kPartNames) {
    const auto& part = receipt.opening.parts[static_cast<std::size_t>(name)];
    if (!part) continue;
    any = true;
    page.item(text_of_part(name));
    page.pretty(parse_json(part->data, {.depth_max = 64}).value());
  }
  if (!any) page.item(Text::NothingOpened);
  return any;
}

std::string page_of(const VerifiedReceipt& receipt, std::size_t other_signatures, Language language) {
  Page page(language);
  const auto& checkpoint = receipt.checkpoint;
  const auto size = std::to_string(checkpoint.size);
  page.say(Text::ReceiptHolds);
  page.field(Text::LabelComplaint, receipt.envelope.stream);
  page.field(Text::LabelEvent, event_text(receipt.envelope));
  page.field(Text::LabelTime, to_string(receipt.envelope.at));
  page.field(Text::LabelCommitment, to_base64(view(receipt.commitment)));
  page.field(Text::LabelLog, checkpoint.origin);
  page.field(Text::LabelTreeSize, size);
  page.field(Text::LabelLeaf, std::to_string(receipt.index));
  const bool opened = say_opened(page, receipt);
  const bool withheld = say_withheld(page, receipt);
  page.heading(Text::LabelProven);
  page.item(Text::ProvenInclusion, {printable(checkpoint.origin), size});
  if (opened) page.item(Text::ProvenParts);
  page.heading(Text::LabelLimits);
  page.item(Text::LimitTime);
  page.item(Text::LimitWitnesses, {std::to_string(other_signatures)});
  if (withheld) page.item(Text::LimitWithheld);
  return page.take();
}

std::string page_of(const CheckedFile& file, Language language) {
  Page page(language);
  const auto& last = *file.receipts.back().verified;
  const auto last_seq = std::to_string(last.envelope.seq);
  page.say(Text::FileHolds, {last_seq});
  page.field(Text::LabelComplaint, last.envelope.stream);
  page.field(Text::LabelLog, last.checkpoint.origin);
  page.heading(Text::LabelEvents);
  for (const auto& receipt : file.receipts) {
    const auto& envelope = receipt.verified->envelope;
    page.line(to_string(envelope.at) + "  " + event_text(envelope));
  }
  page.heading(Text::LabelProven);
  page.item(Text::ProvenChain, {last_seq, printable(last.checkpoint.origin)});
  if (file.status) page.item(Text::ProvenTail, {last_seq, std::to_string(file.status->tree_size)});
  page.heading(Text::LabelLimits);
  page.item(file.status ? Text::LimitTailAge : Text::LimitNoTail, {last_seq});
  page.item(Text::LimitTime);
  page.item(Text::LimitWitnesses, {std::to_string(file.receipts.back().other_signatures)});
  return page.take();
}

std::string page_of(const CheckedStatus& status, Language language) {
  Page page(language);
  const auto& note = *status.verified;
  const auto seq = std::to_string(note.last_seq);
  const auto size = std::to_string(note.tree_size);
  page.say(Text::StatusHolds);
  page.field(Text::LabelComplaint, note.number);
  page.field(Text::LabelLastEvent, seq);
  page.field(Text::LabelCommitment, to_base64(view(note.last_commitment)));
  page.field(Text::LabelLog, status.origin);
  page.field(Text::LabelTreeSize, size);
  page.heading(Text::LabelProven);
  page.item(Text::ProvenStatus, {printable(status.origin), seq, size});
  page.heading(Text::LabelLimits);
  page.item(Text::LimitTailAge);
  page.item(Text::LimitStatusAlone);
  return page.take();
}

Answer failed(Text headline, const std::vector<std::string>& details, Language language) {
  Page page(language);
  page.say(headline);
  for (const auto& detail : details) page.line(say_reason(detail, language));
  return {ExitCode::DoesNotHold, page.take(), ""};
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto escaped = escape_front(text);
    out += escaped ? escaped->second : std::string(1, text.front());
    text.remove_prefix(escaped ? escaped->first : 1);
  }
  return out;
}

Answer report(const CheckedReceipt& receipt, const Style& style) {
  const auto code = receipt.verified ? ExitCode::Holds : ExitCode::DoesNotHold;
  if (style.json) return {code, to_json(receipt), ""};
  if (!receipt.verified) return failed(Text::ReceiptFails, {receipt.detail}, style.language);
  return {code, page_of(*receipt.verified, receipt.other_signatures, style.language), ""};
}

Answer report(const CheckedFile& file, const Style& style) {
  const bool holds = file.detail.empty();
  if (style.json) return {holds ? ExitCode::Holds : ExitCode::DoesNotHold, to_json(file), ""};
  if (holds) return {ExitCode::Holds, page_of(file, style.language), ""};
  std::vector<std::string> details;
  for (const auto& receipt : file.receipts) {
    if (!receipt.verified) details.push_back(receipt.name + ": " + say_reason(receipt.detail, style.language));
  }
  if (details.empty()) details.push_back(file.detail);
  return failed(Text::FileFails, details, style.language);
}

Answer report(const CheckedStatus& status, const Style& style) {
  const auto code = status.verified ? ExitCode::Holds : ExitCode::DoesNotHold;
  if (style.json) return {code, to_json(status), ""};
  if (!status.verified) return failed(Text::StatusFails, {status.detail}, style.language);
  return {code, page_of(status, style.language), ""};
}

Answer report_unusable(std::string_view command, std::string_view detail, const Style& style) {
  if (style.json) return {ExitCode::Unusable, to_json_unusable(command, detail), ""};
  return {ExitCode::Unusable, "", text(Text::UnusableInput, style.language, {printable(detail)}) + "\n"};
}

}  // namespace redress::verify
