#pragma once
// Several small files as one download.

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace redress::http::pages {

/// One file of an archive.
struct ArchivedFile {
  std::string path;  ///< inside the archive; ours, never from a request
  std::string bytes;
};

/// A ZIP file in memory, its entries dated `at`. Internal when libarchive cannot write it.
[[nodiscard]] Result<std::string> make_zip(const std::vector<ArchivedFile>& files, std::int64_t at_unix_s);

}  // namespace redress::http::pages
