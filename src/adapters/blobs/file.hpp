#pragma once
// Files by descriptor, with failures that say what was being done. Names never come from outside.

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace redress::blobs {

/// A file descriptor that closes itself.
class File {
 public:
  File() = default;
  explicit File(int number) : number_(number) {}
  ~File();
  File(File&& other) noexcept : number_(other.number_) { other.number_ = -1; }
  File& operator=(File&& other) noexcept;
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  /// `flags` as open(2); new files get mode 0600, links are not followed. NotFound when there is none.
  [[nodiscard]] static Result<File> open(const std::filesystem::path& path, int flags);

  /// Writes all of it at the file's position. NoSpace when the disk is full.
  [[nodiscard]] Result<void> write(std::string_view bytes);
  /// Reads into `bytes` from `offset` until it is full or the file ends; how many came.
  [[nodiscard]] Result<std::size_t> read_at(char* bytes, std::size_t count, std::uint64_t offset) const;
  [[nodiscard]] Result<std::uint64_t> size() const;
  /// Cuts to `size` bytes and stands at the new end.
  [[nodiscard]] Result<void> cut(std::uint64_t size);
  [[nodiscard]] Result<void> sync();
  [[nodiscard]] bool is_open() const noexcept { return number_ >= 0; }
  /// Tells the system to begin to write what is in its cache, so that the sync at the end is short.
  void write_back() noexcept;

 private:
  int number_ = -1;
};

/// Makes the names in a folder durable.
[[nodiscard]] Result<void> sync_folder(const std::filesystem::path& folder);
/// A folder of mode 0700, durable; nothing happens if it exists.
[[nodiscard]] Result<void> make_folder(const std::filesystem::path& folder);
/// Writes a new file and renames it over `path`; durable.
[[nodiscard]] Result<void> replace_file(const std::filesystem::path& path, std::string_view bytes);
/// The content; nothing if there is no such file. Malformed above `bytes_max`.
[[nodiscard]] Result<std::optional<std::string>> read_file(const std::filesystem::path& path, std::size_t bytes_max);
/// No failure if there is none.
[[nodiscard]] Result<void> remove_file(const std::filesystem::path& path);

/// What errno says, for `doing`.
[[nodiscard]] Failure system_failure(const std::string& doing);

}  // namespace redress::blobs
