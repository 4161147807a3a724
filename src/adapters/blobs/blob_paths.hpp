#pragma once
// Where things lie in a data directory:
//
//   blobs/ab/cdef…           a blob, under the 64 hexadecimal digits of its id, cut after the second
//   uploads/<id>.part        head and whole segments of an upload
//   uploads/<id>.tail        what follows them (blob_format.hpp)
//   uploads/<id>.record      what must be known of it after a restart (upload_folder.hpp)

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace redress::blobs {

/// Paths below one data directory. Ids are checked: nothing but lower-case hexadecimal digits becomes a path.
class BlobPaths {
 public:
  explicit BlobPaths(std::filesystem::path data_directory) : root_(std::move(data_directory)) {}

  [[nodiscard]] std::filesystem::path blobs() const { return root_ / "blobs"; }
  [[nodiscard]] std::filesystem::path uploads() const { return root_ / "uploads"; }
  /// Malformed when `id` is not 64 digits.
  [[nodiscard]] Result<std::filesystem::path> blob(std::string_view id) const;
  /// Malformed when `id` is not 40 digits.
  [[nodiscard]] Result<std::filesystem::path> upload(std::string_view id, std::string_view extension) const;

 private:
  std::filesystem::path root_;
};

}  // namespace redress::blobs
