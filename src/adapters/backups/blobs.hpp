#pragma once
// Attachments as they lie in a data directory: encrypted, immutable, each file named by the SHA-256 of its bytes in
// lower-case hexadecimal, in whatever folders; the name may be spread over them ("ab/cdef…"). Other files are passed
// over: they are being written.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace redress::backups {

/// Relative paths of all blobs under `folder`, ascending; none if there is no such folder.
[[nodiscard]] Result<std::vector<std::string>> list_blobs(const std::filesystem::path& folder);
/// The digest that a blob's relative path claims, in hexadecimal; nothing if it is no blob's.
[[nodiscard]] std::optional<std::string> claimed_digest(std::string_view path);

/// Where blobs are taken from and put to.
struct BlobFolders {
  std::filesystem::path from;
  std::filesystem::path to;
  std::filesystem::path earlier;  ///< blobs of an earlier backup; may be empty
};
/// What a copy has done.
struct BlobTally {
  std::uint64_t added = 0;
  std::uint64_t bytes = 0;           ///< of those added
  std::vector<std::string> damaged;  ///< paths whose bytes are not what the name says, or cannot be read; left out
  std::vector<std::string> gone;     ///< paths that were not there: erased meanwhile, or lost
};
/// Brings each of `paths` from one folder to the other unless a good copy is there. A good copy in `earlier` gets a
/// second name, where the file system allows it; else the blob is copied from `from`, and never shares its file. Every
/// blob, also one that is there or in `earlier`, is read and compared with its name. `go_on` is asked between blobs.
[[nodiscard]] Result<BlobTally> copy_blobs(const BlobFolders& folders, const std::vector<std::string>& paths,
                                           const std::function<bool()>& go_on);
/// Removes the blobs under `folder` that are not among the ascending `paths`.
[[nodiscard]] Result<void> drop_other_blobs(const std::filesystem::path& folder, const std::vector<std::string>& paths);

}  // namespace redress::backups
