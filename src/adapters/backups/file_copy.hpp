#pragma once
// Files of a backup: digests, and copies that are durable when they have their name. New files have mode 0600.

#include <cstdint>
#include <filesystem>

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace redress::backups {

/// What a file holds, in short.
struct FileDigest {
  std::uint64_t bytes = 0;
  Hash sha256{};
  bool operator==(const FileDigest&) const = default;
};

/// Reads the whole file. NotFound if it is not there; Mismatch if the disk does not give it back, or it is no file.
[[nodiscard]] Result<FileDigest> digest_of_file(const std::filesystem::path& file);
/// Copies to `to` by way of "<to>.new", synced before it gets its name; an older `to` is replaced. Returns the digest
/// of what was copied. NoSpace when the disk is full.
[[nodiscard]] Result<FileDigest> copy_file(const std::filesystem::path& from, const std::filesystem::path& to);
/// A second name for the same bytes where the file system allows it, else a copy. `to` must not exist.
[[nodiscard]] Result<void> link_or_copy_file(const std::filesystem::path& from, const std::filesystem::path& to);
/// Makes a file's or folder's content durable.
[[nodiscard]] Result<void> sync_path(const std::filesystem::path& path);
/// Syncs `from`, renames it to `to` and syncs the folder.
[[nodiscard]] Result<void> give_name(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace redress::backups
