#pragma once
// A backup of one data directory into one folder, taken beside a running server (docs/operations.md).
//
//   FOLDER/backup.json        the manifest; while it is missing, the folder is no backup
//   FOLDER/redress-STAMP.db   one moment of the database
//   FOLDER/blobs-STAMP.list   the attachments that belong to it
//   FOLDER/blobs/…            the attachments, encrypted, named by their digests
//   FOLDER/backup.partial     held locked while a backup is written; what is left of an interrupted one
//
// Order: attachments, the moment of the database, its copy and the check of that copy, attachments that came
// meanwhile, keys if wanted, the manifest. An attachment stands before the event that names it, so those copied after
// the moment hold all that the moment names. The backup's end, for what it promises, is that moment.

#include <filesystem>
#include <string>
#include <vector>

#include "adapters/backups/manifest.hpp"
#include "app/redress/console.hpp"

namespace redress::app {

inline constexpr std::string_view kPartialName = "backup.partial";

struct BackupOptions {
  std::string data_directory;
  std::string out;
  std::string keys_out;  ///< empty: the secrets are not copied
  int expire_days = 0;   ///< 0: nothing expires
  unsigned threads = 1;  ///< of the check
};

struct BackupReport {
  backups::Manifest manifest;
  std::uint64_t blobs_added = 0;
  std::vector<std::string> damaged;  ///< attachments whose bytes are not what their name says; left out
  std::vector<std::string> expired;  ///< folders of older backups that were removed
  double seconds = 0;
};

/// Takes the backup and checks it. Conflict for a folder that holds something else, or a newer register.
[[nodiscard]] Result<BackupReport> make_backup(const BackupOptions& options, const Console& console);

/// Of DIR/backups.json: the newest backup of this directory that succeeded.
struct NewestBackup {
  Instant taken_at;
  std::string folder;
  std::uint64_t size = 0;
};
/// Nothing if none is known.
[[nodiscard]] Result<std::optional<NewestBackup>> read_newest_backup(const std::filesystem::path& data_directory);

/// True if `inner` is `outer` or lies in it, whatever the spelling.
[[nodiscard]] bool is_inside(const std::filesystem::path& inner, const std::filesystem::path& outer);

}  // namespace redress::app
