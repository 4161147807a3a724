#pragma once
// One event of the log as an export shows it, with everything that its commitment is computed from.
//
//   {"commitment":"<base64 C>","envelope":{…},"leaf":0,
//    "parts":{"party":{"data":{…},"salt":"<base64>"},…},"salt":"<base64>","seq":1,"stream":"TS-…"}
//
// A line is canonical JSON (RFC 8785) and envelope and data are the stored bytes, so that P, C, entry, leaf and root
// (FORMATS.md 1 and 2) can be computed from it by anybody. Holds personal data.

#include <string>

#include "service/ports/event_store.hpp"

namespace redress::app {

/// Appends the line of one event with its line feed.
void append_event_line(std::string& out, const service::StoredEvent& event);

/// Appends the first line of the file: `{"checkpoint":"…","keys":["…"],"origin":"…","size":N}`, what the events below
/// it must come to.
void append_log_line(std::string& out, const service::Head& head, const std::string& origin,
                     const std::vector<std::string>& keys);
/// The first line of a whole register: the same with its format and zone (register_import.hpp).
void append_register_line(std::string& out, const service::Head& head, const std::string& origin,
                          const std::string& zone, const std::vector<std::string>& keys);

}  // namespace redress::app
