#include "adapters/http/listen.hpp"

#include <sys/socket.h>
#include <sys/stat.h>

#include <string>

namespace redress::http {
namespace {

using asio::ip::tcp;
using boost::system::error_code;
using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

Failure cannot_listen(const std::string& where, const error_code& error) {
  const auto kind = error == asio::error::address_in_use ? FailureKind::Conflict : FailureKind::Unavailable;
  return {kind, "cannot listen on " + where + ": " + error.message()};
}

std::string text_of(const tcp::endpoint& endpoint) {
  return endpoint.address().to_string() + " port " + std::to_string(endpoint.port());
}

// 16 bytes in front of the path; the last must be 0.
constexpr std::size_t kSocketPathBytesMax = sizeof(sockaddr_un::sun_path) - 1;

Result<void> clear_stale(asio::io_context& context, const std::filesystem::path& path) {
  std::error_code ignored;
  const auto status = std::filesystem::symlink_status(path, ignored);
  if (!std::filesystem::exists(status)) return {};
  if (!std::filesystem::is_socket(status)) {
    return Failure{FailureKind::Conflict, path.string() + " exists and is no socket"};
  }
  asio::basic_stream_socket<asio::local::stream_protocol, Executor> probe(context);
  error_code error;
  probe.connect(asio::local::stream_protocol::endpoint(path.string()), error);
  if (!error) return Failure{FailureKind::Conflict, "another server listens on " + path.string()};
  std::filesystem::remove(path, ignored);
  return {};
}

}  // namespace

Result<tcp::endpoint> claim_endpoint(const std::string& address, std::uint16_t port) {
  error_code error;
  const auto parsed = asio::ip::make_address(address, error);
  if (error) return malformed("\"" + address + "\" is not a numeric IPv4 or IPv6 address");
  tcp::endpoint endpoint(parsed, port);
  asio::io_context context;
  TcpAcceptor probe(context);
  probe.open(endpoint.protocol(), error);
  if (!error) probe.set_option(TcpAcceptor::reuse_address(true), error);
  if (!error) probe.bind(endpoint, error);
  if (error) return cannot_listen(text_of(endpoint), error);
  return probe.local_endpoint();
}

Result<TcpAcceptor> listen_on(asio::io_context& context, const tcp::endpoint& endpoint) {
  TcpAcceptor acceptor(context);
  error_code error;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(TcpAcceptor::reuse_address(true), error);
  if (!error) acceptor.set_option(ReusePort(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) return cannot_listen(text_of(endpoint), error);
  return acceptor;
}

Result<LocalAcceptor> listen_on(asio::io_context& context, const std::filesystem::path& path) {
  if (path.string().size() > kSocketPathBytesMax) {
    return malformed("the path of the local socket is longer than " + std::to_string(kSocketPathBytesMax) +
                     " bytes: " + path.string());
  }
  if (auto cleared = clear_stale(context, path); !cleared) return cleared.error();
  LocalAcceptor acceptor(context);
  error_code error;
  acceptor.open(asio::local::stream_protocol(), error);
  // Linux gives the socket file the mode of the socket itself, so there is no moment in which others may connect.
  if (!error && ::fchmod(acceptor.native_handle(), S_IRUSR | S_IWUSR) != 0) {
    error = error_code(errno, boost::system::system_category());
  }
  if (!error) acceptor.bind(asio::local::stream_protocol::endpoint(path.string()), error);
  if (!error && ::chmod(path.c_str(), S_IRUSR | S_IWUSR) != 0) {
    error = error_code(errno, boost::system::system_category());
  }
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) return cannot_listen(path.string(), error);
  return acceptor;
}

asio::ip::address plain_address(const asio::ip::address& address) {
  if (!address.is_v6() || !address.to_v6().is_v4_mapped()) return address;
  return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
}

}  // namespace redress::http
