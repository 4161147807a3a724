#include "app/redress/people_client.hpp"

#include <chrono>
#include <thread>
#include <utility>

namespace redress::app {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kFirstWait{100};
constexpr milliseconds kWaitMax{5'000};

// A server that is just starting holds the directory before it listens.
Result<void> connect(LocalClient& client) {
  auto connected = client.connect();
  for (auto wait = kFirstWait; !connected && wait < kWaitMax; wait *= 2) {
    std::this_thread::sleep_for(wait);
    connected = client.connect();
  }
  return connected;
}

}  // namespace

Result<std::unique_ptr<PeopleClient>> PeopleClient::open(const std::string& data_directory, Language language) {
  const DataPaths paths(data_directory);
  std::unique_ptr<PeopleClient> people(new PeopleClient(paths.socket, language));
  SystemOptions options;
  options.data_directory = data_directory;
  auto system = System::open(std::move(options));
  if (system) {
    people->system_ = std::move(*system);
    if (auto serving = people->serve(paths); !serving) return serving.error();
  } else if (system.error().kind != FailureKind::Conflict) {
    return system.error();
  }
  if (auto connected = connect(people->client_); !connected) return connected.error();
  return people;
}

Result<void> PeopleClient::serve(const DataPaths& paths) {
  http::ServerOptions options;
  options.address.clear();
  options.local_socket = paths.socket;
  auto server = http::Server::start(system_->office(), std::move(options));
  if (!server) return server.error();
  server_ = std::move(*server);
  return {};
}

Result<PeopleClient::Answer> PeopleClient::post(std::string_view target, const json::object& body) {
  return ask("POST", target, to_jcs(body));
}

Result<PeopleClient::Answer> PeopleClient::ask(std::string_view method, std::string_view target, std::string body) {
  const auto answer = client_.request(method, target, std::move(body), tag_of(language_));
  if (!answer) return answer.error();
  auto value = parse_json(answer->body, {.depth_max = 32});
  if (!value || !value->is_object()) {
    return Failure{FailureKind::Internal,
                   "the server answered " + std::to_string(answer->status) + ": " + answer->body};
  }
  return Answer{answer->status < 300, std::move(value->get_object())};
}

}  // namespace redress::app
