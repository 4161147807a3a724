#pragma once
// The manifest of a backup (backup.json): what it holds, signed by the log's key. Written last: a folder without one
// is no backup. Canonical JSON (RFC 8785) and a newline.
//
//   {"blobs":{"bytes":N,"count":N,"list":NAME},"checkpoint":NOTE,"database":NAME,"files":[{"bytes":N,"name":NAME,
//    "sha256":HEX},…],"format":"redress-backup/v1","log_keys":[KEY,…],"origin":TEXT,"program":TEXT,"root":BASE64,"schema_version":N,
//    "signature":LINE,"size":N,"taken_at":TIME}
//
// LINE is a signature line (FORMATS.md 3) under the name <origin>/backup over the text
//   "redress-backup/v1" 0A base64(SHA-256(the object without "signature")) 0A

#include <string>
#include <string_view>
#include <vector>

#include "adapters/backups/file_copy.hpp"
#include "base/instant.hpp"
#include "domain/ledger/note.hpp"

namespace redress::backups {

inline constexpr std::string_view kManifestName = "backup.json";

struct BackupFile {
  std::string name;  ///< plain, in the backup's folder
  FileDigest digest;
  bool operator==(const BackupFile&) const = default;
};

struct Manifest {
  std::string program;  ///< version that wrote it
  Instant taken_at;     ///< whatever was acknowledged before is inside
  std::string origin;
  std::uint64_t size = 0;
  Hash root{};
  std::string checkpoint;  ///< signed note for (size, root)
  int schema_version = 0;
  std::vector<std::string> log_keys;  ///< verifier keys, oldest first
  std::string database;               ///< name of the file among `files`
  std::vector<BackupFile> files;
  std::string blob_list;  ///< name of the file among `files` with the blobs' relative paths, one a line
  std::uint64_t blob_count = 0;
  std::uint64_t blob_bytes = 0;
};

/// The digest that the manifest states for one of its files; null if it names no such file.
[[nodiscard]] const FileDigest* find_digest(const Manifest& manifest, std::string_view name);
/// `seed` is the log's signing key.
[[nodiscard]] std::string format_manifest(const Manifest& manifest, const Hash& seed);
/// Malformed says what is wrong; names are plain file names. Checks the signature by one of the keys that the manifest
/// itself names (Mismatch): whoever reads must compare those with the log's.
[[nodiscard]] Result<Manifest> parse_manifest(std::string_view text);

}  // namespace redress::backups
