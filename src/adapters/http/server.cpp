#include "adapters/http/server.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <deque>
#include <thread>

#include "adapters/http/accept.hpp"
#include "adapters/http/tls.hpp"
#include "adapters/http/worker.hpp"

namespace redress::http {
namespace {

constexpr std::size_t kDescriptorsForOthers = 128;  // store, readers, logs
constexpr std::size_t kConnectionsMin = 16;

// More connections than descriptors would end in failing to open files.
std::size_t fit_descriptors(std::size_t connections_max) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return connections_max;
  const auto open_max = static_cast<std::size_t>(limit.rlim_cur);
  const auto left = open_max > kDescriptorsForOthers ? open_max - kDescriptorsForOthers : kConnectionsMin;
  return std::min(connections_max, std::max(left, kConnectionsMin));
}

std::string url_of(const asio::ip::tcp::endpoint& endpoint, bool is_encrypted) {
  auto host = endpoint.address().to_string();
  if (endpoint.address().is_v6()) host = "[" + host + "]";
  return (is_encrypted ? "https://" : "http://") + host + ":" + std::to_string(endpoint.port());
}

}  // namespace

struct Server::Parts {
  Parts(service::Office& office, ServerOptions wanted)
      : options(std::move(wanted)), shared{office, options, Metrics(options.metrics)} {}

  [[nodiscard]] Result<void> listen();
  [[nodiscard]] Result<void> listen_tcp();
  void run();
  void stop();

  ServerOptions options;
  Shared shared;
  std::shared_ptr<asio::ssl::context> tls;
  std::deque<Worker> workers;
  std::vector<TcpAcceptor> acceptors;  ///< one for each worker, or none
  std::optional<LocalAcceptor> local;  ///< of the first worker
  std::uint16_t port = 0;
  std::string url;
  bool running = false;
};

Result<void> Server::Parts::listen() {
  if (options.threads == 0) options.threads = std::max(1U, std::thread::hardware_concurrency());
  options.limits.connections_max = fit_descriptors(options.limits.connections_max);
  if (options.tls) {
    auto loaded = load_tls(*options.tls);
    if (!loaded) return loaded.error();
    tls = std::move(*loaded);
  }
  if (!options.address.empty()) {
    if (auto bound = listen_tcp(); !bound) return bound;
  } else {
    workers.emplace_back(shared);
  }
  if (options.local_socket.empty()) return {};
  auto opened = listen_on(workers.front().context(), options.local_socket);
  if (!opened) return opened.error();
  local.emplace(std::move(*opened));
  return {};
}

Result<void> Server::Parts::listen_tcp() {
  const auto endpoint = claim_endpoint(options.address, options.port);
  if (!endpoint) return endpoint.error();
  port = endpoint->port();
  url = url_of(*endpoint, tls != nullptr);
  for (std::size_t i = 0; i < options.threads; ++i) {
    auto& worker = workers.emplace_back(shared);
    auto acceptor = listen_on(worker.context(), *endpoint);
    if (!acceptor) return acceptor.error();
    acceptors.push_back(std::move(*acceptor));
  }
  return {};
}

void Server::Parts::run() {
  for (std::size_t i = 0; i < acceptors.size(); ++i) {
    asio::co_spawn(workers[i].context(), accept_tcp(workers[i], acceptors[i], tls.get()), asio::detached);
  }
  if (local) asio::co_spawn(workers.front().context(), accept_local(workers.front(), *local), asio::detached);
  for (auto& worker : workers) worker.start();
  running = true;
}

void Server::Parts::stop() {
  if (!running) return;
  running = false;
  for (std::size_t i = 0; i < workers.size(); ++i) {
    workers[i].stop([this, i] {
      boost::system::error_code ignored;
      if (i < acceptors.size()) acceptors[i].close(ignored);
      if (i == 0 && local) local->close(ignored);
    });
  }
  for (auto& worker : workers) worker.join();
  std::error_code ignored;
  if (local) std::filesystem::remove(options.local_socket, ignored);
}

Result<std::unique_ptr<Server>> Server::start(service::Office& office, ServerOptions options) {
  auto parts = std::make_unique<Parts>(office, std::move(options));
  if (auto listening = parts->listen(); !listening) return listening.error();
  parts->run();
  return std::unique_ptr<Server>(new Server(std::move(parts)));
}

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Server::~Server() { stop(); }
void Server::stop() { parts_->stop(); }
std::uint16_t Server::port() const noexcept { return parts_->port; }
const std::string& Server::url() const noexcept { return parts_->url; }

}  // namespace redress::http
