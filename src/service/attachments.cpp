#include "service/attachments.hpp"

namespace redress::service {

Result<std::unique_ptr<BlobReader>> Attachments::open(std::string_view number,
                                                      const complaint::AttachedFile& file) const {
  const auto key = keys.find(number);
  if (!key) return key.error();
  if (!*key) return Failure{FailureKind::NotFound, "the key of this complaint's attachments is forgotten"};
  auto reader = blobs.open(file.blob_id, **key, file.size_bytes);
  // A blob that the log names and the disk does not hold is damage, not absence.
  if (!reader && reader.error().kind == FailureKind::NotFound) {
    return Failure{FailureKind::Internal, "blob " + file.blob_id + " is missing"};
  }
  return reader;
}

Result<void> Attachments::forget(std::string_view number) const {
  if (auto forgotten = keys.forget(number); !forgotten) return forgotten;
  uploads.forget(number);
  return {};
}

}  // namespace redress::service
