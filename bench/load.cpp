#include "load.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <stdexcept>

namespace redress::bench {
namespace {

using Clock = std::chrono::steady_clock;

struct Connection {
  int socket = -1;
  std::size_t kind = 0;
  std::string received;
  Clock::time_point sent_at;
};

int connect_to(std::uint16_t port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    throw std::runtime_error("cannot connect to the server");
  }
  const int on = 1;
  setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return socket;
}

// Status and body once the whole answer is there; nothing is parsed but what the measurement needs.
struct Answer {
  bool complete = false;
  unsigned status = 0;
  std::string_view body;
};

Answer read_answer(std::string_view bytes) {
  const auto end = bytes.find("\r\n\r\n");
  if (end == std::string_view::npos || bytes.size() < 12) return {};
  auto at = bytes.find("Content-Length: ");
  if (at == std::string_view::npos || at > end) return {};
  std::size_t length = 0;
  at += 16;
  std::from_chars(bytes.data() + at, bytes.data() + end, length);
  if (bytes.size() < end + 4 + length) return {};
  unsigned status = 0;
  std::from_chars(bytes.data() + 9, bytes.data() + 12, status);
  return {true, status, bytes.substr(end + 4, length)};
}

/// One run.
class Load {
 public:
  Load(const std::vector<Clients>& kinds, std::uint64_t requests_max)
      : kinds_(kinds), measured_(kinds.size()), requests_max_(requests_max), poll_(epoll_create1(0)) {}
  ~Load() {
    for (auto& connection : connections_) ::close(connection.socket);
    ::close(poll_);
  }
  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;

  std::vector<Measured> run(std::uint16_t port, double seconds_max) {
    for (std::size_t kind = 0; kind < kinds_.size(); ++kind) {
      for (std::size_t i = 0; i < kinds_[kind].count; ++i) connections_.push_back({connect_to(port), kind, {}, {}});
    }
    for (std::size_t i = 0; i < connections_.size(); ++i) {
      epoll_event event{};
      event.events = EPOLLIN;
      event.data.u64 = i;
      epoll_ctl(poll_, EPOLL_CTL_ADD, connections_[i].socket, &event);
    }
    const auto start = Clock::now();
    for (auto& connection : connections_) send_next(connection);
    const auto end = start + std::chrono::duration<double>(seconds_max);
    while (total_ < requests_max_ && Clock::now() < end) turn();
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    for (auto& one : measured_) one.seconds = seconds;
    return std::move(measured_);
  }

 private:
  void send_next(Connection& connection) {
    const auto request = kinds_[connection.kind].next_request();
    connection.sent_at = Clock::now();
    if (::send(connection.socket, request.data(), request.size(), MSG_NOSIGNAL) !=
        static_cast<ssize_t>(request.size())) {
      ++measured_[connection.kind].failures;
    }
  }

  void turn() {
    epoll_event events[256];
    const int count = epoll_wait(poll_, events, 256, 100);
    for (int i = 0; i < count; ++i) read_from(connections_[events[i].data.u64]);
  }

  void read_from(Connection& connection) {
    char buffer[65536];
    const auto count = ::recv(connection.socket, buffer, sizeof buffer, 0);
    if (count <= 0) throw std::runtime_error("the server closed a connection");
    connection.received.append(buffer, static_cast<std::size_t>(count));
    const auto answer = read_answer(connection.received);
    if (!answer.complete) return;
    Measured& measured = measured_[connection.kind];
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - connection.sent_at);
    measured.latencies_us.push_back(static_cast<std::uint32_t>(took.count()));
    ++measured.answers;
    ++total_;
    if (answer.status / 100 != 2) ++measured.failures;
    if (kinds_[connection.kind].on_answer) kinds_[connection.kind].on_answer(answer.status, answer.body);
    connection.received.clear();
    send_next(connection);
  }

  const std::vector<Clients>& kinds_;
  std::vector<Measured> measured_;
  std::vector<Connection> connections_;
  std::uint64_t requests_max_;
  std::uint64_t total_ = 0;
  int poll_;
};

}  // namespace

double Measured::percentile_ms(double share) {
  if (latencies_us.empty()) return 0;
  const auto at = static_cast<std::size_t>(share * static_cast<double>(latencies_us.size() - 1));
  std::nth_element(latencies_us.begin(), latencies_us.begin() + static_cast<std::ptrdiff_t>(at), latencies_us.end());
  return latencies_us[at] / 1000.0;
}

std::vector<Measured> run_load(std::uint16_t port, const std::vector<Clients>& kinds, std::uint64_t requests_max,
                               double seconds_max) {
  return Load(kinds, requests_max).run(port, seconds_max);
}

}  // namespace redress::bench
