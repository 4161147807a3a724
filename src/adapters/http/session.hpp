#pragma once
// Serves one connection from its first request to its end.

#include "adapters/http/worker.hpp"

namespace boost::asio::ssl {
class context;
}

namespace redress::http {

/// Plain HTTP over TCP or the local socket.
[[nodiscard]] Task<> serve_plain(Worker& worker, Socket socket, Peer peer);

/// HTTP over TLS; `context` outlives the connection.
[[nodiscard]] Task<> serve_tls(Worker& worker, Socket socket, Peer peer, asio::ssl::context& context);

}  // namespace redress::http
