// Megabytes a second of attachments over loopback HTTP, up and down, beside what this machine's OpenSSL encrypts and
// what libsodium's secretstream and SHA-256 take by themselves, on one core and in the same run. The client shares the
// machine: on two cores it takes its part of what is measured. Prints ratios: on a noisy machine only those hold.

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <openssl/evp.h>
#include <sodium.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "adapters/http/server.hpp"
#include "app/redress/system.hpp"
#include "base/hash.hpp"
#include "base/json.hpp"
#include "base/random.hpp"
#include "batch_maker.hpp"
#include "domain/complaint/commands.hpp"

namespace {

using namespace redress;
using namespace redress::bench;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kPieceBytes = 65'536;
constexpr double kMegabyte = 1e6;

double seconds_of(const std::function<void()>& action) {
  const auto begun = Clock::now();
  action();
  return std::chrono::duration<double>(Clock::now() - begun).count();
}

/// The best of three, since what disturbs only ever slows down.
double best_rate(std::size_t bytes, const std::function<void()>& action) {
  double best = 0;
  for (int i = 0; i < 3; ++i) best = std::max(best, static_cast<double>(bytes) / kMegabyte / seconds_of(action));
  return best;
}

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

/// OpenSSL's AEAD over messages of 64 KiB.
double measure_openssl(const char* name, std::string_view file) {
  EVP_CIPHER* const cipher = EVP_CIPHER_fetch(nullptr, name, nullptr);
  EVP_CIPHER_CTX* const context = EVP_CIPHER_CTX_new();
  std::string out(kPieceBytes + 64, '\0');
  unsigned char key[32] = {1};
  const double rate = best_rate(file.size(), [&] {
    std::uint64_t count = 0;
    for (std::size_t at = 0; at < file.size(); at += kPieceBytes) {
      unsigned char nonce[12] = {};
      std::copy_n(reinterpret_cast<const unsigned char*>(&++count), sizeof count, nonce);
      auto* const to = reinterpret_cast<unsigned char*>(out.data());
      const auto piece = file.substr(at, kPieceBytes);
      int length = 0;
      EVP_EncryptInit_ex2(context, cipher, key, nonce, nullptr);
      EVP_EncryptUpdate(context, to, &length, raw(piece), static_cast<int>(piece.size()));
      EVP_EncryptFinal_ex(context, to + length, &length);
      EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, 16, to);
    }
  });
  EVP_CIPHER_CTX_free(context);
  EVP_CIPHER_free(cipher);
  return rate;
}

double measure_secretstream(std::string_view file) {
  std::string out(kPieceBytes + 64, '\0');
  unsigned char key[32] = {1};
  unsigned char header[24];
  return best_rate(file.size(), [&] {
    crypto_secretstream_xchacha20poly1305_state state;
    crypto_secretstream_xchacha20poly1305_init_push(&state, header, key);
    for (std::size_t at = 0; at < file.size(); at += kPieceBytes) {
      const auto piece = file.substr(at, kPieceBytes);
      crypto_secretstream_xchacha20poly1305_push(&state, reinterpret_cast<unsigned char*>(out.data()), nullptr,
                                                 raw(piece), piece.size(), nullptr, 0, 0);
    }
  });
}

double measure_sha256(std::string_view file) {
  return best_rate(file.size(), [&] {
    Sha256 hash;
    for (std::size_t at = 0; at < file.size(); at += kPieceBytes) hash.add(file.substr(at, kPieceBytes));
    (void)hash.finish();
  });
}

/// A blocking connection that sends a request and reads its answer.
class Client {
 public:
  explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
      throw std::runtime_error("cannot connect to the server");
    }
    const int on = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count <= 0) throw std::runtime_error("the server closed the connection");
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
  }

  /// Reads head and body; the head, with what of the body came in the same read. Counts the body and drops it.
  std::string read_answer(std::size_t& body_bytes) {
    std::string head;
    while (head.find("\r\n\r\n") == std::string::npos) head.append(buffer_.data(), receive());
    std::size_t length = 0;
    if (const auto at = head.find("Content-Length: "); at != std::string::npos) {
      std::from_chars(head.data() + at + 16, head.data() + head.size(), length);
    }
    body_bytes = head.size() - head.find("\r\n\r\n") - 4;
    while (body_bytes < length) body_bytes += receive();
    return head;
  }

 private:
  std::size_t receive() {
    const auto count = ::recv(socket_, buffer_.data(), buffer_.size(), 0);
    if (count <= 0) throw std::runtime_error("the server closed the connection");
    return static_cast<std::size_t>(count);
  }

  int socket_;
  std::vector<char> buffer_ = std::vector<char>(1 << 20);
};

/// A server with one complaint for each file.
class Site {
 public:
  explicit Site(const std::filesystem::path& folder) {
    app::SystemOptions options;
    options.data_directory = folder;
    options.uploads.free_bytes_min = 0;
    system_ = take(app::System::open(options));
    http::ServerOptions http;
    http.port = 0;
    server_ = take(http::Server::start(system_->office(), http));
  }
  [[nodiscard]] std::uint16_t port() const { return server_->port(); }
  /// The path of a new complaint and the header that opens it.
  [[nodiscard]] std::pair<std::string, std::string> file() {
    complaint::FileComplaint filing;
    filing.matter.description = "bench";
    const auto answer = system_->office().commits.run(std::move(filing), complaint::ActorKind::Anonymous);
    const auto number = std::get<service::Accepted>(answer).events.front().stream;
    return {"/v1/complaints/" + number,
            "Authorization: QueryCode " + system_->office().codes.code_for(number) + "\r\n"};
  }

 private:
  std::unique_ptr<app::System> system_;
  std::unique_ptr<http::Server> server_;
};

void expect(const std::string& head, std::string_view status) {
  if (head.compare(9, 3, status) != 0) throw std::runtime_error("unexpected answer: " + head.substr(0, 400));
}

void upload(Client& client, const std::string& path, const std::string& code, std::string_view file) {
  std::size_t body = 0;
  const auto common = "Host: x\r\nTus-Resumable: 1.0.0\r\n" + code;
  client.send("POST " + path + "/uploads HTTP/1.1\r\n" + common + "Upload-Length: " + std::to_string(file.size()) +
              "\r\n\r\n");
  const auto created = client.read_answer(body);
  expect(created, "201");
  const auto at = created.find("Location: ") + 10;
  const auto location = created.substr(at, created.find('\r', at) - at);
  client.send("PATCH " + location + " HTTP/1.1\r\n" + common + "Content-Type: application/offset+octet-stream\r\n" +
              "Upload-Offset: 0\r\nContent-Length: " + std::to_string(file.size()) + "\r\n\r\n");
  client.send(file);
  expect(client.read_answer(body), "204");
}

void download(Client& client, const std::string& path, const std::string& code, std::size_t size) {
  std::size_t body = 0;
  client.send("GET " + path + "/attachments/1 HTTP/1.1\r\nHost: x\r\n" + code + "\r\n");
  expect(client.read_answer(body), "200");
  if (body != size) throw std::runtime_error("the attachment is not whole");
}

struct Rates {
  double up = 0;
  double down = 0;
};

Rates measure(Site& site, std::size_t clients, std::string_view file) {
  Rates best;
  for (int round = 0; round < 3; ++round) {
    std::vector<std::pair<std::string, std::string>> complaints;
    for (std::size_t i = 0; i < clients; ++i) complaints.push_back(site.file());
    const auto all = [&](const std::function<void(Client&, std::size_t)>& one) {
      return static_cast<double>(clients * file.size()) / kMegabyte / seconds_of([&] {
               std::vector<std::thread> threads;
               for (std::size_t i = 0; i < clients; ++i) {
                 threads.emplace_back([&, i] {
                   Client client(site.port());
                   one(client, i);
                 });
               }
               for (auto& thread : threads) thread.join();
             });
    };
    best.up = std::max(best.up, all([&](Client& client, std::size_t i) {
                         upload(client, complaints[i].first, complaints[i].second, file);
                       }));
    best.down = std::max(best.down, all([&](Client& client, std::size_t i) {
                           download(client, complaints[i].first, complaints[i].second, file.size());
                         }));
  }
  return best;
}

void run(const std::filesystem::path& folder, std::size_t file_bytes) {
  const auto file = random_bytes(file_bytes);
  const double gcm = measure_openssl("AES-256-GCM", file);
  const double chacha = measure_openssl("ChaCha20-Poly1305", file);
  const double stream = measure_secretstream(file);
  const double hash = measure_sha256(file);
  std::printf("one core, %zu MB: OpenSSL AES-256-GCM %.0f MB/s, ChaCha20-Poly1305 %.0f MB/s\n", file_bytes / 1'000'000,
              gcm, chacha);
  const double up_limit = 1 / (1 / stream + 2 / hash);
  std::printf("secretstream %.0f MB/s, SHA-256 %.0f MB/s; encrypting and hashing both forms %.0f MB/s\n\n", stream,
              hash, up_limit);
  Site site(folder);
  for (const std::size_t clients : {std::size_t{1}, std::size_t{2}, std::size_t{4}}) {
    const auto rates = measure(site, clients, file);
    std::printf("%zu clients  up %6.0f MB/s: %.2f of GCM, %.2f of ChaCha, %.2f of its own work on one core\n", clients,
                rates.up, rates.up / gcm, rates.up / chacha, rates.up / up_limit);
    std::printf("          down %6.0f MB/s: %.2f of GCM, %.2f of ChaCha, %.2f of its own work on one core\n",
                rates.down, rates.down / gcm, rates.down / chacha, rates.down / stream);
    std::fflush(stdout);
  }
}

}  // namespace

// attachments [MEGABYTES [FOLDER]]
int main(int argc, char** argv) {
  if (sodium_init() < 0) return 1;
  std::size_t megabytes = 100;
  auto folder = std::filesystem::temp_directory_path() / ("redress-attachments-" + std::to_string(::getpid()));
  if (argc > 1) megabytes = std::strtoull(argv[1], nullptr, 10);
  if (argc > 2) folder = argv[2];
  int code = 0;
  try {
    run(folder, megabytes * 1'000'000);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "attachments: %s\n", error.what());
    code = 1;
  }
  std::filesystem::remove_all(folder);
  std::filesystem::remove_all(folder.string() + ".keys");
  return code;
}
