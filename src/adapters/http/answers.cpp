#include "adapters/http/answers.hpp"

#include "base/check.hpp"
#include "base/json.hpp"
#include "domain/ledger/receipt.hpp"

namespace redress::http {
namespace {

void begin_member(std::string& out, std::string_view name) {
  if (!out.empty() && out.back() != '{') out += ',';
  out += '"';
  out += name;
  out += "\":";
}

}  // namespace

void append_text(std::string& out, std::string_view name, std::string_view value) {
  begin_member(out, name);
  append_jcs_string(out, value);
}

void append_flag(std::string& out, std::string_view name, bool value) {
  begin_member(out, name);
  out += value ? "true" : "false";
}

void append_raw(std::string& out, std::string_view name, std::string_view value) {
  begin_member(out, name);
  out += value;
}

std::string path_of(std::string_view number) { return "/v1/complaints/" + std::string(number); }

std::string receipt_path_of(std::string_view number, std::uint64_t seq) {
  return path_of(number) + "/receipts/" + std::to_string(seq);
}

void append_links(std::string& out, std::string_view number, std::uint64_t seq) {
  append_raw(out, "links", "{");
  append_text(out, "complaint", path_of(number));
  append_text(out, "receipt", receipt_path_of(number, seq));
  append_text(out, "key", "/log/key");
  append_text(out, "checkpoint", "/log/checkpoint");
  out += '}';
}

void append_verification(std::string& out, const Exchange& exchange, std::string_view number, std::uint64_t seq) {
  const auto& key = exchange.office.log_keys.back();
  append_raw(out, "verification", "{");
  append_text(out, "key", key);
  append_text(out, "command", "redress-verify receipt --key '" + key + "' " + ledger::receipt_file_name(number, seq));
  out += '}';
}

std::string_view time_of(const service::StoredEvent& event) {
  constexpr std::string_view kBefore = R"({"at":")";
  constexpr std::size_t kInstantChars = 24;
  const std::string_view envelope = event.sealed.envelope;
  REDRESS_CHECK(envelope.starts_with(kBefore) && envelope.size() > kBefore.size() + kInstantChars);
  return envelope.substr(kBefore.size(), kInstantChars);
}

void add_position(Response& response, std::uint64_t tree_size) {
  response.add_header("Redress-Position", std::to_string(tree_size));
}

}  // namespace redress::http
