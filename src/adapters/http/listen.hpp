#pragma once
// Listening sockets: one TCP acceptor a thread on one port, and the operator's local socket.

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <filesystem>

#include "adapters/http/task.hpp"
#include "base/result.hpp"

namespace redress::http {

using TcpAcceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
using LocalAcceptor = asio::basic_socket_acceptor<asio::local::stream_protocol, Executor>;

/// The endpoint that another server must not hold already: SO_REUSEPORT alone would silently share it. Port 0 is
/// replaced by a free one. Malformed for an address that is not numeric, Conflict when it is in use.
[[nodiscard]] Result<asio::ip::tcp::endpoint> claim_endpoint(const std::string& address, std::uint16_t port);

/// One of several acceptors on `endpoint`.
[[nodiscard]] Result<TcpAcceptor> listen_on(asio::io_context& context, const asio::ip::tcp::endpoint& endpoint);

/// A socket file of mode 0600. A stale one is replaced; one that answers, or a file that is no socket, is a Conflict.
[[nodiscard]] Result<LocalAcceptor> listen_on(asio::io_context& context, const std::filesystem::path& path);

/// Numeric text of an address; IPv4 in IPv6 clothes is IPv4.
[[nodiscard]] asio::ip::address plain_address(const asio::ip::address& address);

}  // namespace redress::http
