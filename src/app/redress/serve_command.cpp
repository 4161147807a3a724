#include "app/redress/serve_command.hpp"

#include <charconv>
#include <csignal>
#include <utility>

#include "adapters/http/server.hpp"
#include "app/redress/limits_file.hpp"
#include "app/redress/logging.hpp"
#include "app/redress/operator_file.hpp"
#include "app/redress/system.hpp"
#include "service/first_administrator.hpp"

namespace redress::app {
namespace {

/// Signals that end the server, held back for the one thread that waits for them.
class EndSignals {
 public:
  EndSignals() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
  }
  void wait() {
    int received = 0;
    sigwait(&signals_, &received);
  }

 private:
  sigset_t signals_{};
};

SystemOptions system_options(const ServeOptions& options, const Limits& limits) {
  SystemOptions system;
  system.commits = limits.commits;
  system.filing_limit = limits.filing;
  system.act_limit = limits.acts;
  system.guess_limit = limits.guess;
  system.sign_in = limits.sign_in;
  system.uploads = limits.uploads;
  system.data_directory = options.data_directory;
  system.origin = options.origin;
  system.zone = options.zone;
  system.alarm = [](const Failure& failure) { log_alarm(failure); };
  return system;
}

/// "127.0.0.1:8080" or "[::1]:8080".
bool read_listen(const std::string& listen, http::ServerOptions& server) {
  const auto colon = listen.rfind(':');
  if (colon == std::string::npos) return false;
  auto address = listen.substr(0, colon);
  if (address.size() > 2 && address.front() == '[' && address.back() == ']')
    address = address.substr(1, address.size() - 2);
  const auto port = std::string_view(listen).substr(colon + 1);
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), server.port);
  server.address = address;
  return error == std::errc{} && end == port.data() + port.size() && !port.empty() && !address.empty();
}

http::ServerOptions server_options(const ServeOptions& options, const Limits& limits, const DataPaths& paths) {
  http::ServerOptions server;
  server.limits = limits.http;
  server.threads = options.threads;
  if (!options.tls_certificate.empty()) server.tls = http::TlsFiles{options.tls_certificate, options.tls_key};
  server.local_socket = paths.socket;
  server.rate_limit_loopback = options.limit_loopback;
  server.metrics_for_all = options.open_metrics;
  server.trusted_proxies = options.trusted_proxies;
  server.contact = options.contact;
  server.on_request = log_request;
  server.on_trouble = [](std::string_view what) { log_alarm({FailureKind::Unavailable, std::string(what)}); };
  return server;
}

void say_log(System& system, const DataPaths& paths, const Console& console) {
  if (system.founded_now()) {
    console.say("cli.serve.founded", {{"origin", system.origin()}, {"keys", paths.keys.string()}});
  }
  console.say("cli.serve.key", {{"key", system.office().log_keys.back()}});
}

// On standard output and nowhere else: the password is shown once.
void say_administrator(const service::FirstAdministrator& added, bool as_json, const Console& console) {
  if (as_json) {
    print_json(json::object{{"event", "administrator"}, {"login", added.login}, {"password", added.password}});
  } else {
    console.say("cli.serve.administrator", {{"login", added.login}, {"password", added.password}});
  }
}

void print_listening(System& system, const DataPaths& paths, const std::string& url) {
  print_json(json::object{{"event", "listening"},
                          {"url", url},
                          {"data", paths.data.string()},
                          {"origin", system.origin()},
                          {"key", system.office().log_keys.back()},
                          {"founded", system.founded_now()}});
}

}  // namespace

CLI::App* add_serve(CLI::App& app, ServeOptions& options, const Console& console) {
  auto* serve = app.add_subcommand("serve", console.text("cli.serve.help"));
  serve->add_option("--data", options.data_directory, console.text("cli.option.data"))->type_name("DIR")->required();
  serve->add_option("--listen", options.listen, console.text("cli.serve.listen"))
      ->type_name("ADDR:PORT")
      ->capture_default_str();
  serve->add_option("--origin", options.origin, console.text("cli.serve.origin"))->type_name("NAME");
  auto* zone = serve->add_option("--zone", options.zone, console.text("cli.serve.zone"))
                   ->type_name("ZONE")
                   ->capture_default_str();
  auto* certificate =
      serve->add_option("--tls-cert", options.tls_certificate, console.text("cli.serve.tls_cert"))->type_name("FILE");
  auto* key = serve->add_option("--tls-key", options.tls_key, console.text("cli.serve.tls_key"))->type_name("FILE");
  certificate->needs(key);
  key->needs(certificate);
  serve->add_option("--trusted-proxy", options.trusted_proxies, console.text("cli.serve.trusted_proxy"))
      ->type_name("ADDR");
  serve->add_option("--contact", options.contact, console.text("cli.serve.contact"))->type_name("TEXT");
  serve->add_option("--threads", options.threads, console.text("cli.serve.threads"))->check(CLI::Range(1, 256));
  serve->add_option("--limits", options.limits_file, console.text("cli.serve.limits"))->type_name("FILE");
  // A file names the zone itself: two places that could differ are one too many.
  serve->add_option("--parameters", options.parameters_file, console.text("cli.serve.parameters"))
      ->type_name("FILE")
      ->excludes(zone);
  serve->add_option("--operator", options.operator_file, console.text("cli.serve.operator"))->type_name("FILE");
  serve->add_flag("--limit-loopback", options.limit_loopback, console.text("cli.serve.limit_loopback"));
  serve->add_flag("--open-metrics", options.open_metrics, console.text("cli.serve.open_metrics"));
  serve->add_flag("--log-requests", options.log_requests, console.text("cli.serve.log_requests"));
  serve->add_flag("--json", options.json, console.text("cli.option.json"));
  serve->footer(console.text("cli.serve.footer"));
  return serve;
}

int run_serve(const ServeOptions& options, const Console& console) {
  EndSignals signals;  // before any thread exists, so that all of them hold the signals back
  const DataPaths paths(options.data_directory);
  const auto limits =
      options.limits_file.empty() ? Result<Limits>(builtin_limits()) : read_limits_file(options.limits_file);
  if (!limits) return console.complain(limits.error()), kExitUsage;
  std::optional<FirstValues> first_values;
  if (!options.parameters_file.empty()) {
    auto read = read_parameter_file(options.parameters_file);
    if (!read) return console.complain(read.error()), kExitUsage;
    first_values = std::move(*read);
  }
  auto http_options = server_options(options, *limits, paths);
  if (!options.operator_file.empty()) {
    auto read = read_operator_file(options.operator_file);
    if (!read) return console.complain(read.error()), kExitUsage;
    http_options.operator_address = std::move(*read);
  }
  if (!read_listen(options.listen, http_options)) {
    return console.complain("cli.serve.bad_listen", {{"listen", options.listen}}), kExitUsage;
  }
  start_logging(options.log_requests);
  auto wanted = system_options(options, *limits);
  wanted.first_values = std::move(first_values);
  auto system = System::open(std::move(wanted));
  if (!system) return console.complain(system.error()), kExitBad;
  if (!options.json) say_log(**system, paths, console);
  const auto administrator = service::add_first_administrator((*system)->office());
  if (!administrator) return console.complain(administrator.error()), kExitBad;
  if (*administrator) say_administrator(**administrator, options.json, console);
  auto server = http::Server::start((*system)->office(), std::move(http_options));
  if (!server) return console.complain(server.error()), kExitBad;
  if (options.json)
    print_listening(**system, paths, (*server)->url());
  else
    console.say("cli.serve.listening", {{"url", (*server)->url()}});
  signals.wait();
  if (options.json)
    print_json(json::object{{"event", "ending"}});
  else
    console.say("cli.serve.ending");
  (*server)->stop();
  return kExitGood;
}

}  // namespace redress::app
