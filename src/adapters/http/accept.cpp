#include "adapters/http/accept.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <utility>

#include "adapters/http/problem.hpp"

namespace redress::http {
namespace {

using boost::system::error_code;
using TcpSocket = asio::basic_stream_socket<asio::ip::tcp, Executor>;

// When the system has no descriptor or memory left, trying again at once would only burn the processor.
constexpr auto kPause = std::chrono::milliseconds(100);
constexpr unsigned kTooManyRetry_s = 5;

Peer peer_of(const asio::ip::tcp::endpoint& endpoint, bool is_encrypted) {
  const auto address = plain_address(endpoint.address());
  Peer peer;
  peer.address = address.to_string();
  peer.is_loopback = address.is_loopback();
  peer.is_encrypted = is_encrypted;
  return peer;
}

void turn_away(Worker& worker, TcpSocket& socket) {
  const auto response = problem_later("TOO_MANY_CONNECTIONS", Language::English, kTooManyRetry_s);
  const auto text = format_head(response, {false, false, worker.date()}) + response.body;
  error_code ignored;
  socket.non_blocking(true, ignored);
  socket.send(asio::buffer(text), 0, ignored);
}

void begin(Worker& worker, TcpSocket socket, Peer peer, asio::ssl::context* tls) {
  error_code ignored;
  socket.set_option(asio::ip::tcp::no_delay(true), ignored);
  Socket generic(std::move(socket));
  auto& context = worker.context();
  if (tls != nullptr) {
    asio::co_spawn(context, serve_tls(worker, std::move(generic), std::move(peer), *tls), asio::detached);
  } else {
    asio::co_spawn(context, serve_plain(worker, std::move(generic), std::move(peer)), asio::detached);
  }
}

Task<> pause(Worker& worker) {
  Timer timer(worker.context());
  timer.expires_after(kPause);
  error_code ignored;
  co_await timer.async_wait(asio::redirect_error(kAwait, ignored));
}

}  // namespace

Task<> accept_tcp(Worker& worker, TcpAcceptor& acceptor, asio::ssl::context* tls) {
  for (;;) {
    error_code error;
    asio::ip::tcp::endpoint from;
    TcpSocket socket(worker.context());
    co_await acceptor.async_accept(socket, from, asio::redirect_error(kAwait, error));
    if (!acceptor.is_open() || error == asio::error::operation_aborted) co_return;
    if (error) {
      co_await pause(worker);
      continue;
    }
    if (worker.make_room()) {
      begin(worker, std::move(socket), peer_of(from, tls != nullptr), tls);
      continue;
    }
    worker.shared().metrics.count_refused_connection();
    if (tls == nullptr) turn_away(worker, socket);
  }
}

Task<> accept_local(Worker& worker, LocalAcceptor& acceptor) {
  for (;;) {
    error_code error;
    asio::basic_stream_socket<asio::local::stream_protocol, Executor> socket(worker.context());
    co_await acceptor.async_accept(socket, asio::redirect_error(kAwait, error));
    if (!acceptor.is_open() || error == asio::error::operation_aborted) co_return;
    if (error) {
      co_await pause(worker);
      continue;
    }
    Peer peer;
    peer.is_local_socket = true;
    Socket generic(std::move(socket));
    asio::co_spawn(worker.context(), serve_plain(worker, std::move(generic), std::move(peer)), asio::detached);
  }
}

}  // namespace redress::http
