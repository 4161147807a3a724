#include "app/redress/export_event.hpp"

#include <algorithm>
#include <utility>

#include "app/redress/register_lines.hpp"
#include "base/json.hpp"

namespace redress::app {
namespace {

// In the order of their names, as canonical JSON wants them.
void append_parts(std::string& out, const ledger::SealedEvent& sealed) {
  bool first = true;
  for (const auto name : ledger::kPartNames) {
    const auto& part = sealed.parts[static_cast<std::size_t>(name)];
    if (!part) continue;
    if (!std::exchange(first, false)) out += ',';
    out += '"';
    out += ledger::to_string(name);
    out += "\":{\"data\":" + part->data + ",\"salt\":\"" + to_base64(view(part->salt)) + "\"}";
  }
}

json::object log_line(const service::Head& head, const std::string& origin, const std::vector<std::string>& keys) {
  json::array list;
  for (const auto& key : keys) list.emplace_back(key);
  return {{"checkpoint", head.checkpoint}, {"keys", std::move(list)}, {"origin", origin}, {"size", head.size}};
}

}  // namespace

void append_event_line(std::string& out, const service::StoredEvent& event) {
  const auto& sealed = event.sealed;
  out += "{\"commitment\":\"" + to_base64(view(sealed.commitment)) + "\",\"envelope\":" + sealed.envelope;
  out += ",\"leaf\":" + std::to_string(event.leaf) + ",\"parts\":{";
  append_parts(out, sealed);
  out += "},\"salt\":\"" + to_base64(view(sealed.salt)) + "\",\"seq\":" + std::to_string(event.seq) + ",\"stream\":";
  append_jcs_string(out, event.stream);
  out += "}\n";
}

void append_log_line(std::string& out, const service::Head& head, const std::string& origin,
                     const std::vector<std::string>& keys) {
  append_jcs(out, log_line(head, origin, keys));
  out += '\n';
}

void append_register_line(std::string& out, const service::Head& head, const std::string& origin,
                          const std::string& zone, const std::vector<std::string>& keys) {
  auto line = log_line(head, origin, keys);
  line["format"] = std::string(kRegisterFormat);
  line["zone"] = zone;
  append_jcs(out, line);
  out += '\n';
}

}  // namespace redress::app
