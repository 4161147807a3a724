#pragma once
// Pieces of the JSON answers about complaints, appended to one text without a tree in between.

#include <string>
#include <string_view>

#include "adapters/http/exchange.hpp"
#include "service/ports/event_store.hpp"

namespace redress::http {

/// Appends `"name":"value"`, with a comma before it unless it is the first member.
void append_text(std::string& out, std::string_view name, std::string_view value);
/// Appends `"name":true` or false likewise.
void append_flag(std::string& out, std::string_view name, bool value);
/// Appends `"name":value` likewise, where `value` is JSON.
void append_raw(std::string& out, std::string_view name, std::string_view value);

/// "/v1/complaints/<number>"
[[nodiscard]] std::string path_of(std::string_view number);
/// "/v1/complaints/<number>/receipts/<seq>"
[[nodiscard]] std::string receipt_path_of(std::string_view number, std::uint64_t seq);

/// `"links":{"complaint":…,"receipt":…,"key":…,"checkpoint":…}`
void append_links(std::string& out, std::string_view number, std::uint64_t seq);
/// `"verification":{"key":…,"command":…}`
void append_verification(std::string& out, const Exchange& exchange, std::string_view number, std::uint64_t seq);

/// The time in an envelope's canonical bytes, where "at" is the first member; no parsing.
[[nodiscard]] std::string_view time_of(const service::StoredEvent& event);

/// The header Redress-Position: the size of the tree that the answer rests on.
void add_position(Response& response, std::uint64_t tree_size);

}  // namespace redress::http
