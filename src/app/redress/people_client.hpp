#pragma once
// How the tools reach the operator's people: by the local socket of the running server, or, when none runs, by one that
// this process opens for itself while it holds the directory's lock. One way of doing it, whoever answers.

#include <memory>
#include <string>
#include <string_view>

#include "adapters/http/server.hpp"
#include "app/redress/local_client.hpp"
#include "app/redress/system.hpp"
#include "base/catalogue.hpp"
#include "base/json.hpp"

namespace redress::app {

/// One thread.
class PeopleClient {
 public:
  /// Unavailable when a server holds the directory but does not answer; failures of System::open.
  [[nodiscard]] static Result<std::unique_ptr<PeopleClient>> open(const std::string& data_directory, Language language);

  /// What was answered: the object, and whether the act was done.
  struct Answer {
    bool done = false;
    json::object body;  ///< of a problem document when it was not done
  };
  [[nodiscard]] Result<Answer> get(std::string_view target) { return ask("GET", target, {}); }
  [[nodiscard]] Result<Answer> post(std::string_view target, const json::object& body);
  [[nodiscard]] Result<Answer> remove(std::string_view target) { return ask("DELETE", target, {}); }

 private:
  PeopleClient(std::filesystem::path socket, Language language) : client_(std::move(socket)), language_(language) {}
  [[nodiscard]] Result<Answer> ask(std::string_view method, std::string_view target, std::string body);
  [[nodiscard]] Result<void> serve(const DataPaths& paths);

  std::unique_ptr<System> system_;        ///< when no server runs
  std::unique_ptr<http::Server> server_;  ///< on system_
  LocalClient client_;
  Language language_;
};

}  // namespace redress::app
