// Filings per second over HTTP, durable and with receipts, beside three limits measured in the same run:
//   (a) the same rows in batches of the same size by the same SQLite with no server around it
//   (b) a bare complaint and event insert without indexes
//   (c) the same server on a store that keeps nothing
// Prints ratios: on a noisy machine only those hold. The load generator shares the machine.

#include <sodium.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "adapters/clock/system_clock.hpp"
#include "adapters/http/server.hpp"
#include "app/redress/system.hpp"
#include "base/json.hpp"
#include "base/random.hpp"
#include "batch_maker.hpp"
#include "filing_body.hpp"
#include "load.hpp"
#include "null_store.hpp"
#include "raw_writer.hpp"

namespace {

using namespace redress;
using namespace redress::bench;

http::ServerOptions server_options() {
  http::ServerOptions options;
  options.port = 0;
  return options;
}

sigset_t end_signal() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  return signals;
}

// Before the first thread, so that all of them hold the signal back for the one that waits.
void block_end_signal() {
  const auto signals = end_signal();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

// Tells the parent the port and waits for SIGTERM; then tells how many batches there were.
void serve_until_told(service::Office& office, int out) {
  auto server = take(http::Server::start(office, server_options()));
  dprintf(out, "%u\n", server->port());
  int received = 0;
  const auto signals = end_signal();
  sigwait(&signals, &received);
  server->stop();
  const auto counters = office.commits.counters();
  dprintf(out, "%llu %llu\n", static_cast<unsigned long long>(counters.batches),
          static_cast<unsigned long long>(counters.events));
}

void run_real_server(const std::filesystem::path& folder, int out) {
  block_end_signal();
  app::SystemOptions options;
  options.data_directory = folder;
  auto system = take(app::System::open(options));
  serve_until_told(system->office(), out);
}

void run_storeless_server(int out) {
  block_end_signal();
  const ledger::Signer& signer = bench_signer();
  service::Head head;
  head.root = ledger::empty_root();
  head.checkpoint = bench_founding().checkpoint;
  NullStore store(head);
  auto clock = take(clock::SystemClock::in_zone("Asia/Shanghai"));
  service::LogState log(
      std::make_shared<const service::LogSnapshot>(service::LogSnapshot{{}, head.root, head.checkpoint}));
  const service::QueryCodes codes(std::string(32, 'k'));
  service::NetworkRateLimit filing_limit({});
  service::NetworkRateLimit act_limit({});
  service::CodeGuessLimit guess_limit({});
  auto readers = take(service::ReaderPool::open(store, 2, 4096));
  service::StaffDirectory staff({}, organisation::RoleTable::builtin());
  service::ParameterDirectory parameters({});
  const auto sign_in = take(service::SignInDesk::open(store, staff, *clock, {}));
  service::CommitLoop commits(store, *clock, signer, log, staff, parameters, {});
  service::Office office{*clock,
                         commits,
                         *readers,
                         log,
                         codes,
                         signer,
                         filing_limit,
                         act_limit,
                         guess_limit,
                         staff,
                         parameters,
                         *sign_in,
                         {to_string(signer.verifier())}};
  serve_until_told(office, out);
}

/// A server in a process of its own, so that it shares nothing with the load but the machine.
class ServerProcess {
 public:
  template <class Run>
  explicit ServerProcess(Run run) {
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
    child_ = ::fork();
    if (child_ == 0) {
      ::close(ends[0]);
      try {
        run(ends[1]);
      } catch (const std::exception& error) {
        std::fprintf(stderr, "server: %s\n", error.what());
        ::_exit(1);
      }
      ::_exit(0);
    }
    ::close(ends[1]);
    in_ = ::fdopen(ends[0], "r");
    unsigned port = 0;
    if (std::fscanf(in_, "%u", &port) != 1) throw std::runtime_error("the server did not start");
    port_ = static_cast<std::uint16_t>(port);
  }
  ~ServerProcess() {
    if (child_ > 0) (void)stop();
    std::fclose(in_);
  }
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }
  /// What it did, told when it ended.
  struct Ended {
    double events_a_batch = 0;
    double user_s = 0;  ///< processor time of all its threads
    double system_s = 0;
  };
  Ended stop() {
    ::kill(child_, SIGTERM);
    unsigned long long batches = 0;
    unsigned long long events = 0;
    if (std::fscanf(in_, "%llu %llu", &batches, &events) != 2) batches = 0;
    rusage usage{};
    ::wait4(child_, nullptr, 0, &usage);
    child_ = -1;
    const auto seconds = [](const timeval& time) {
      return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return {batches != 0 ? static_cast<double>(events) / static_cast<double>(batches) : 0, seconds(usage.ru_utime),
            seconds(usage.ru_stime)};
  }

 private:
  pid_t child_ = -1;
  std::FILE* in_ = nullptr;
  std::uint16_t port_ = 0;
};

std::string filing_request() {
  static const std::string body = filing_json();
  // Unique and as long as a random one, without a system call a request.
  static const std::string run = to_hex(random_bytes(12));
  static std::uint64_t count = 0;
  return "POST /v1/complaints HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nIdempotency-Key: " +
         run + std::to_string(++count) + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

struct Known {
  std::string number;
  std::string code;
};

std::string read_request(const Known& known) {
  return "GET /v1/complaints/" + known.number + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: QueryCode " +
         known.code + "\r\n\r\n";
}

std::string member(std::string_view body, std::string_view key) {
  const auto at = body.find("\"" + std::string(key) + "\":\"");
  if (at == std::string_view::npos) return {};
  const auto begin = at + key.size() + 4;
  return std::string(body.substr(begin, body.find('"', begin) - begin));
}

struct Setting {
  std::uint64_t filings;
  double seconds;
  std::filesystem::path folder;
};

void print(const char* what, Measured& measured, const ServerProcess::Ended* ended = nullptr) {
  std::printf("%-34s %9.0f /s   p50 %7.2f ms   p99 %7.2f ms   failures %llu", what, measured.per_second(),
              measured.percentile_ms(0.50), measured.percentile_ms(0.99),
              static_cast<unsigned long long>(measured.failures));
  if (ended != nullptr && measured.answers > 0) {
    const double each = 1e6 / static_cast<double>(measured.answers);
    std::printf("   %.0f a batch   server CPU %.0f us each (user %.0f, system %.0f)", ended->events_a_batch,
                (ended->user_s + ended->system_s) * each, ended->user_s * each, ended->system_s * each);
  }
  std::printf("\n");
  std::fflush(stdout);
}

Measured file_with(std::uint16_t port, std::size_t clients, const Setting& setting) {
  return std::move(run_load(port, {{clients, filing_request, {}}}, setting.filings, setting.seconds).front());
}

void measure_mixed(const Setting& setting) {
  ServerProcess server([&](int out) { run_real_server(setting.folder / "mixed", out); });
  std::vector<Known> known;
  (void)run_load(server.port(),
                 {{16, filing_request,
                   [&](unsigned, std::string_view body) {
                     known.push_back({member(body, "number"), member(body, "query_code")});
                   }}},
                 2'000, setting.seconds);
  std::size_t next = 0;
  auto measured = run_load(
      server.port(), {{256, filing_request, {}}, {32, [&] { return read_request(known[next++ % known.size()]); }, {}}},
      setting.filings, setting.seconds);
  print("mixed: filing, 256 clients", measured[0]);
  print("mixed: reading, 32 clients", measured[1]);
}

void run(const Setting& setting) {
  std::printf("one run, load generator on the same cores; body of %zu bytes\n\n", filing_json().size());
  for (const std::size_t clients : {std::size_t{1}, std::size_t{64}, std::size_t{256}}) {
    const auto folder = setting.folder / std::to_string(clients);
    ServerProcess real([&](int out) { run_real_server(folder, out); });
    auto filed = file_with(real.port(), clients, setting);
    const auto ended = real.stop();
    print(("HTTP, durable, " + std::to_string(clients) + " clients").c_str(), filed, &ended);
    ServerProcess storeless([&](int out) { run_storeless_server(out); });
    auto unstored = file_with(storeless.port(), clients, setting);
    const auto storeless_ended = storeless.stop();
    print("  (c) same HTTP, no store", unstored, &storeless_ended);
    const auto size = std::max<std::size_t>(1, static_cast<std::size_t>(ended.events_a_batch + 0.5));
    const auto count = std::min<std::uint64_t>(setting.filings, clients == 1 ? 20'000 : 100'000);
    const double same = measure_same_rows(folder / "raw", count, size);
    const double bare = measure_bare_insert(folder / "raw", count, size);
    std::printf("  (a) same rows, no server %18.0f /s   (b) bare insert %9.0f /s\n", same, bare);
    std::printf("  ratios: to (a) %.2f   to (b) %.2f   to (c) %.2f\n\n", filed.per_second() / same,
                filed.per_second() / bare, filed.per_second() / unstored.per_second());
    std::fflush(stdout);
  }
  measure_mixed(setting);
}

}  // namespace

// intake [FILINGS [SECONDS [FOLDER]]]: at most so many filings and seconds a measurement.
int main(int argc, char** argv) {
  if (sodium_init() < 0) return 1;
  Setting setting{200'000, 10,
                  std::filesystem::temp_directory_path() / ("redress-intake-" + std::to_string(::getpid()))};
  if (argc > 1) setting.filings = std::strtoull(argv[1], nullptr, 10);
  if (argc > 2) setting.seconds = std::strtod(argv[2], nullptr);
  if (argc > 3) setting.folder = argv[3];
  int code = 0;
  try {
    run(setting);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "intake: %s\n", error.what());
    code = 1;
  }
  std::filesystem::remove_all(setting.folder);
  return code;
}
