#pragma once
// Decrypts the segments of one blob that a range touches.

#include "adapters/blobs/blob_format.hpp"
#include "adapters/blobs/file.hpp"
#include "service/ports/blob_store.hpp"

namespace redress::blobs {

/// See service::BlobReader. Every byte that it gives has been authenticated with its place.
class SegmentReader final : public service::BlobReader {
 public:
  /// Mismatch when the file has another size than a blob of `size_bytes`.
  [[nodiscard]] static Result<std::unique_ptr<SegmentReader>> open(const std::filesystem::path& path,
                                                                   const service::AttachmentKey& key,
                                                                   std::uint64_t size_bytes);
  Result<std::string> read(std::uint64_t offset, std::size_t count) override;

 private:
  SegmentReader(File file, const service::AttachmentKey& key, const SegmentCipher::Nonce& nonce,
                std::uint64_t size_bytes)
      : file_(std::move(file)), cipher_(key, nonce), size_bytes_(size_bytes) {}
  [[nodiscard]] Result<void> open_segment(std::uint64_t number, char* out);
  [[nodiscard]] std::size_t plain_bytes_of(std::uint64_t number) const noexcept;

  File file_;
  SegmentCipher cipher_;
  std::uint64_t size_bytes_;
  std::string sealed_;
};

}  // namespace redress::blobs
