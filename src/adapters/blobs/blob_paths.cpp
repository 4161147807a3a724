#include "adapters/blobs/blob_paths.hpp"

#include <algorithm>

namespace redress::blobs {
namespace {

constexpr std::size_t kBlobIdChars = 64;
constexpr std::size_t kUploadIdChars = 40;

bool is_hexadecimal(std::string_view text, std::size_t chars) {
  return text.size() == chars &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

Result<std::filesystem::path> BlobPaths::blob(std::string_view id) const {
  if (!is_hexadecimal(id, kBlobIdChars)) return malformed("not the id of a blob");
  return blobs() / id.substr(0, 2) / id.substr(2);
}

Result<std::filesystem::path> BlobPaths::upload(std::string_view id, std::string_view extension) const {
  if (!is_hexadecimal(id, kUploadIdChars)) return malformed("not the id of an upload");
  return uploads() / (std::string(id) + std::string(extension));
}

}  // namespace redress::blobs
