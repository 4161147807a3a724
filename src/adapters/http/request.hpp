#pragma once
// One request as the handlers see it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace redress::http {

enum class Method : std::uint8_t { Get, Head, Post, Options, Patch, Delete, Other };

/// Views into the reader's memory: they live until the next request of the connection is read.
struct Request {
  Method method = Method::Other;
  std::string_view method_text;
  std::string_view path;   ///< as sent, without the query
  std::string_view query;  ///< what follows "?"
  std::string_view host;
  std::string_view accept;
  std::string_view accept_language;
  std::string_view authorization;
  std::string_view cookie;      ///< empty when there are several lines
  std::string_view csrf_token;  ///< X-CSRF-Token
  std::string_view origin;
  std::string_view sec_fetch_site;
  std::string_view content_type;
  std::string_view content_encoding;
  std::string_view idempotency_key;
  bool has_idempotency_key = false;
  std::string_view last_event_id;               ///< Last-Event-ID: where a stream of events goes on
  std::string_view forwarded_for;               ///< X-Forwarded-For; several lines count as the last
  bool is_forwarded = false;                    ///< any header that a proxy adds is there
  std::string_view body;                        ///< empty when it is streamed
  std::optional<std::uint64_t> content_length;  ///< as announced
  bool keep_alive = true;

  // Not filled for a POST whose body is not streamed: filings do without.
  std::string_view range;
  std::string_view if_range;
  std::string_view tus_resumable;
  std::string_view upload_length;
  std::string_view upload_offset;
  std::string_view upload_metadata;
};

/// Who sent it, as far as the connection tells.
struct Peer {
  std::string address;  ///< numeric; empty on the local socket
  bool is_loopback = false;
  bool is_local_socket = false;  ///< the operator's own socket: only the same user can open it
  bool is_encrypted = false;
};

/// True for a request whose body goes to its handler piece by piece, whatever its length.
using IsStreamed = bool (*)(Method method, std::string_view path, std::string_view content_type);

/// Limits of one request.
struct RequestLimits {
  std::size_t header_bytes_max = std::size_t{16} * 1024;
  std::size_t body_bytes_max = 262'144;  ///< of a body that is not streamed
  IsStreamed is_streamed = nullptr;      ///< null: none is
};

}  // namespace redress::http
