#pragma once
// One running Redress on one data directory: every part, wired. Used by the server and by the tools that write.

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/redress/parameter_file.hpp"
#include "base/result.hpp"
#include "service/office.hpp"

namespace redress::app {

/// The files of one data directory and the folder of secrets beside it.
struct DataPaths {
  explicit DataPaths(const std::filesystem::path& data_directory);
  std::filesystem::path data;
  std::filesystem::path keys;             ///< DIR.keys
  std::filesystem::path database;         ///< DIR/redress.db
  std::filesystem::path lock;             ///< DIR/lock
  std::filesystem::path socket;           ///< DIR/redress.sock, the local socket of a running server
  std::filesystem::path high_water;       ///< DIR.keys/high_water
  std::filesystem::path attachment_keys;  ///< DIR.keys/attachment_keys.db
};

struct SystemOptions {
  std::filesystem::path data_directory;
  std::string origin;                       ///< for a new log; empty means the default of FORMATS.md 4
  std::string zone = "Asia/Shanghai";       ///< for a new log (p.zone)
  std::optional<FirstValues> first_values;  ///< for a new log, whose p.zone goes before `zone`; others must agree
  std::size_t reader_threads = 2;
  service::CommitLoopOptions commits;
  service::NetworkRateLimit::Options filing_limit;
  service::NetworkRateLimit::Options act_limit;
  service::CodeGuessLimit::Options guess_limit;
  service::SignInOptions sign_in;
  service::UploadLimits uploads;
  std::function<void(const Failure&)> alarm;  ///< told when something stands still; may be empty
  /// Puts another clock in front of the machine's, for tools that write a history; may be empty.
  std::function<std::unique_ptr<service::Clock>(std::unique_ptr<service::Clock>)> wrap_clock;
};

/// Takes the directory's exclusive lock; founds a log in an empty directory, unless keys or a mark tell of one that
/// was there; refuses a log behind its high-water mark. The destructor drains, commits, publishes and unlocks.
class System {
 public:
  /// Conflict when another process holds the directory.
  [[nodiscard]] static Result<std::unique_ptr<System>> open(SystemOptions options);
  ~System();
  System(const System&) = delete;
  System& operator=(const System&) = delete;

  [[nodiscard]] service::Office& office();
  [[nodiscard]] service::EventStore& store();
  [[nodiscard]] const std::string& origin() const;
  [[nodiscard]] bool founded_now() const;

 private:
  struct Parts;
  explicit System(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// What reading tools need, without the lock: they may run beside a server.
struct ReadOnlyLog {
  std::unique_ptr<service::EventStore> store;
  std::string origin;
  std::string zone;
};
/// NotFound when the directory holds no log.
[[nodiscard]] Result<ReadOnlyLog> open_for_reading(const std::filesystem::path& data_directory);

}  // namespace redress::app
