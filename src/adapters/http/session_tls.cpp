#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>

#include "adapters/http/session.hpp"
#include "adapters/http/session_steps.hpp"

namespace redress::http {
namespace {

using TlsStream = asio::ssl::stream<Socket>;

}  // namespace

Task<> serve_tls(Worker& worker, Socket socket, Peer peer, asio::ssl::context& context) {
  TlsStream stream(std::move(socket), context);
  Session<TlsStream> session(worker, stream, std::move(peer));
  session.enter(Connection::Phase::Handshake, worker.shared().options.limits.header_ms_max);
  boost::system::error_code error;
  co_await stream.async_handshake(asio::ssl::stream_base::server, asio::redirect_error(kAwait, error));
  if (!error) co_await session.run();
}

}  // namespace redress::http
