#pragma once
// Records of uploads: one small file each.
//
//   record = {"number":…,"sealed":base64(nonce[24] XChaCha20-Poly1305(record key, nonce, facts))} 0A
//   facts  = {"expires_at":ms,"name":…,"resumable":…,"size_bytes":…,
//             "blob_id":…,"sha256":…,"stored_bytes":…          once the content is whole
//             "ordinal":…,"seq":…}                             once the event is in the log
//   record key = BLAKE2b-256(key = attachment key, "redress-upload-record/v1" 00 id)
//   associated data = id

#include "adapters/blobs/blob_paths.hpp"
#include "service/ports/upload_store.hpp"

namespace redress::blobs {

/// See service::UploadStore.
class UploadFolder final : public service::UploadStore {
 public:
  /// The folders must exist (LocalBlobStore::open).
  explicit UploadFolder(const std::filesystem::path& data_directory) : paths_(data_directory) {}

  Result<void> save(const service::UploadRecord& record, const service::AttachmentKey& key) override;
  Result<std::vector<Stored>> list() override;
  Result<service::UploadRecord> load(const Stored& stored, const service::AttachmentKey& key) override;
  Result<void> remove(std::string_view upload_id) override;
  Result<void> remove_strays() override;

 private:
  BlobPaths paths_;
};

}  // namespace redress::blobs
