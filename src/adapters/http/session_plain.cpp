#include "adapters/http/session.hpp"
#include "adapters/http/session_steps.hpp"

namespace redress::http {

Task<> serve_plain(Worker& worker, Socket socket, Peer peer) {
  boost::system::error_code ignored;
  socket.non_blocking(true, ignored);
  Session<Socket> session(worker, socket, std::move(peer));
  co_await session.run();
}

}  // namespace redress::http
