#pragma once
// Blobs and unfinished uploads in the data directory.

#include "adapters/blobs/blob_paths.hpp"
#include "service/ports/blob_store.hpp"

namespace redress::blobs {

/// See service::BlobStore.
class LocalBlobStore final : public service::BlobStore {
 public:
  /// Makes the two folders.
  [[nodiscard]] static Result<std::unique_ptr<LocalBlobStore>> open(const std::filesystem::path& data_directory);

  Result<std::unique_ptr<service::BlobWriter>> create(std::string_view upload_id,
                                                      const service::AttachmentKey& key) override;
  Result<std::unique_ptr<service::BlobWriter>> resume(std::string_view upload_id,
                                                      const service::AttachmentKey& key) override;
  Result<void> keep(std::string_view upload_id, std::string_view blob_id) override;
  Result<void> discard(std::string_view upload_id) override;
  Result<std::unique_ptr<service::BlobReader>> open(std::string_view blob_id, const service::AttachmentKey& key,
                                                    std::uint64_t size_bytes) override;
  Result<void> remove(std::string_view blob_id) override;
  Result<std::uint64_t> free_bytes() override;

 private:
  explicit LocalBlobStore(BlobPaths paths) : paths_(std::move(paths)) {}
  BlobPaths paths_;
};

}  // namespace redress::blobs
