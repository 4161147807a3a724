#pragma once
// Takes new connections and begins to serve them.

#include "adapters/http/listen.hpp"
#include "adapters/http/session.hpp"

namespace redress::http {

/// Accepts until the acceptor is closed. `tls` is null for plain HTTP. Both outlive the Task.
[[nodiscard]] Task<> accept_tcp(Worker& worker, TcpAcceptor& acceptor, asio::ssl::context* tls);
[[nodiscard]] Task<> accept_local(Worker& worker, LocalAcceptor& acceptor);

}  // namespace redress::http
