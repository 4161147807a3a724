#include "app/verify/report.hpp"
#include "base/json.hpp"

namespace redress::verify {
namespace {

using ledger::kPartNames;
using ledger::VerifiedReceipt;

json::value or_null(std::string_view text) { return text.empty() ? json::value(nullptr) : json::value(text); }

/// The members that every answer has, as a line.
std::string line(std::string_view command, json::value holds, std::string_view detail, json::value result) {
  json::object answer;
  answer["command"] = command;
  answer["detail"] = or_null(detail);
  answer["holds"] = std::move(holds);
  answer["result"] = std::move(result);
  return to_jcs(answer) + "\n";
}

json::object opened_parts(const VerifiedReceipt& receipt) {
  json::object opened;
  for (const auto name : kPartNames) {
    const auto& part = receipt.opening.parts[static_cast<std::size_t>(name)];
    if (part) opened[to_string(name)] = parse_json(part->data, {.depth_max = 64}).value();
  }
  return opened;
}

json::array withheld_parts(const VerifiedReceipt& receipt) {
  json::array withheld;
  for (const auto name : kPartNames) {
    const auto i = static_cast<std::size_t>(name);
    if (receipt.envelope.parts[i] && !receipt.opening.parts[i]) withheld.emplace_back(to_string(name));
  }
  return withheld;
}

json::value receipt_value(const CheckedReceipt& checked) {
  if (!checked.verified) return nullptr;
  const auto& receipt = *checked.verified;
  json::object value;
  value["at"] = to_string(receipt.envelope.at);
  value["at_is"] = "claimed";
  value["commitment"] = to_base64(view(receipt.commitment));
  value["index"] = std::to_string(receipt.index);
  value["kind"] = receipt.envelope.kind;
  value["opened"] = opened_parts(receipt);
  value["origin"] = receipt.checkpoint.origin;
  value["other_signatures"] = checked.other_signatures;
  value["root"] = to_base64(view(receipt.checkpoint.root));
  value["seq"] = receipt.envelope.seq;
  value["stream"] = receipt.envelope.stream;
  value["tree_size"] = std::to_string(receipt.checkpoint.size);
  value["v"] = receipt.envelope.version;
  value["withheld"] = withheld_parts(receipt);
  return value;
}

json::object status_value(const ledger::StatusNote& status) {
  json::object value;
  value["last_commitment"] = to_base64(view(status.last_commitment));
  value["last_seq"] = status.last_seq;
  value["number"] = status.number;
  value["tree_size"] = std::to_string(status.tree_size);
  return value;
}

}  // namespace

std::string to_json(const CheckedReceipt& receipt) {
  return line("receipt", receipt.verified.has_value(), receipt.detail, receipt_value(receipt));
}

std::string to_json(const CheckedFile& file) {
  const bool holds = file.detail.empty();
  json::array events;
  for (const auto& receipt : file.receipts) {
    json::object event;
    event["detail"] = or_null(receipt.detail);
    event["file"] = receipt.name;
    event["holds"] = receipt.verified.has_value();
    event["receipt"] = receipt_value(receipt);
    events.push_back(std::move(event));
  }
  json::object result;
  result["events"] = std::move(events);
  result["status"] = file.status ? json::value(status_value(*file.status)) : json::value(nullptr);
  result["tail_proven"] = holds && file.status.has_value();
  const auto* last = holds ? &file.receipts.back().verified->envelope : nullptr;
  result["last_seq"] = last != nullptr ? json::value(last->seq) : json::value(nullptr);
  result["stream"] = last != nullptr ? json::value(last->stream) : json::value(nullptr);
  return line("file", holds, file.detail, std::move(result));
}

std::string to_json(const CheckedStatus& status) {
  if (!status.verified) return line("status", false, status.detail, nullptr);
  auto result = status_value(*status.verified);
  result["origin"] = status.origin;
  return line("status", true, "", std::move(result));
}

std::string to_json_unusable(std::string_view command, std::string_view detail) {
  return line(command, nullptr, detail, nullptr);
}

}  // namespace redress::verify
