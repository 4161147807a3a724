#pragma once
// The folder of secrets beside the data directory (DIR.keys): the log key, the code key, the high-water mark.
// It is copied and backed up apart from the data (docs/operations.md).
//
//   log.key         "redress-log-key/v1" 0A base64(Ed25519 seed[32]) 0A
//   code.key        "redress-code-key/v1" 0A base64(key[32]) 0A
//   log.key.next    a seed drawn for a rotation or a new origin; log.key once the log names it, else nothing
//   log.key.<id>    an old seed that the operator wanted kept; <id> is its key id in hexadecimal
//   high_water      the newest checkpoint that may have been shown, as a signed note
//   founding        while a log is being founded: for each of the two keys drawn for it a line, hexadecimal SHA-256

#include <filesystem>
#include <optional>
#include <string>

#include "base/bytes.hpp"
#include "service/ports/high_water.hpp"

namespace redress::keys {

/// The secrets of one log.
struct Secrets {
  Hash log_seed{};
  std::string code_key;  ///< 32 bytes
};

/// The folder. Created with mode 0700, its files with 0600.
class KeyFolder {
 public:
  explicit KeyFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// Nothing if the folder holds no keys. Refused when a key file may be read by others.
  [[nodiscard]] Result<std::optional<Secrets>> read() const;
  /// Secrets that were drawn for a log which is not founded yet, by a founding that was interrupted; nothing if they
  /// are still to be drawn. Conflict when a key stands there that no founding has drawn: a log has it already, and a
  /// second one under it would be a fork.
  [[nodiscard]] Result<std::optional<Secrets>> read_unfounded() const;
  /// Draws secrets for a log to be founded and stores them, or goes on with read_unfounded(); Conflict as there.
  [[nodiscard]] Result<Secrets> create() const;
  /// The log is founded: its secrets will not found another. Call once it is durable, before anybody sees it.
  [[nodiscard]] Result<void> end_founding() const;

  /// The seed in use alone, as read() gives it; nothing if there is none.
  [[nodiscard]] Result<std::optional<Hash>> read_log_seed() const;
  /// The seed that waits for its place; nothing if none does.
  [[nodiscard]] Result<std::optional<Hash>> read_next_seed() const;
  /// Draws a seed and stores it, durable, as the one that waits.
  [[nodiscard]] Result<Hash> draw_next_seed() const;
  /// The waiting seed takes the place of the one in use, whose file is gone then.
  [[nodiscard]] Result<void> take_next_seed() const;
  /// Nobody will use the waiting seed.
  [[nodiscard]] Result<void> drop_next_seed() const;
  /// Keeps a copy of the seed in use under its key id (hexadecimal); or drops that copy.
  [[nodiscard]] Result<void> keep_log_seed(const std::string& id) const;
  [[nodiscard]] Result<void> drop_kept_seed(const std::string& id) const;

  [[nodiscard]] const std::filesystem::path& path() const noexcept { return folder_; }

 private:
  [[nodiscard]] Result<std::optional<Hash>> read_seed(std::string_view name) const;

  std::filesystem::path folder_;
};

/// See service::HighWaterMark: a file that is replaced whole.
class HighWaterFile final : public service::HighWaterMark {
 public:
  explicit HighWaterFile(std::filesystem::path file) : file_(std::move(file)) {}
  Result<std::optional<std::string>> read() override;
  Result<void> write(const std::string& checkpoint) override;

 private:
  std::filesystem::path file_;
};

/// Makes a folder of mode 0700 and those above it, unless they exist. Each is synced into the folder above it: a power
/// cut after the first filing must not take the folder away.
[[nodiscard]] Result<void> create_folder(const std::filesystem::path& folder);
/// Writes `bytes` to a new file of mode 0600, synced, and renames it over `file`.
[[nodiscard]] Result<void> replace_file(const std::filesystem::path& file, std::string_view bytes);
/// The file's content; nothing if it does not exist. At most 1 MiB.
[[nodiscard]] Result<std::optional<std::string>> read_small_file(const std::filesystem::path& file);

}  // namespace redress::keys
