#pragma once
// What the use cases about attachments share, wired once by the program.

#include <memory>
#include <string_view>

#include "service/uploads.hpp"
#include "service/work_pool.hpp"

namespace redress::service {

/// References to parts of a running system; all outlive it. Thread-safe, since each part is.
struct Attachments {
  WorkPool& pool;
  BlobStore& blobs;
  AttachmentKeys& keys;
  Uploads& uploads;
  std::size_t files_max = 20;  ///< of one complaint

  /// The content of an attachment; NotFound when its complaint's key is forgotten.
  [[nodiscard]] Result<std::unique_ptr<BlobReader>> open(std::string_view number,
                                                         const complaint::AttachedFile& file) const;
  /// Makes all attachments of a complaint unreadable for good, and ends its uploads.
  [[nodiscard]] Result<void> forget(std::string_view number) const;
};

}  // namespace redress::service
