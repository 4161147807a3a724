#pragma once
// What must be known of uploads after a restart.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"
#include "service/ports/blob_store.hpp"

namespace redress::service {

/// Where a finished upload stands in its complaint.
struct AttachmentPlace {
  std::uint64_t ordinal = 0;
  std::uint64_t seq = 0;
};

/// One upload. Everything but id and number is stored encrypted with the complaint's key.
struct UploadRecord {
  std::string id;
  std::string number;
  std::string name;              ///< of the file, as the sender called it
  std::uint64_t size_bytes = 0;  ///< as announced; 0 when it was not
  Instant expires_at;
  bool resumable = true;                    ///< the sender can go on with it in another request
  std::optional<BlobFacts> stored;          ///< the content is whole
  std::optional<AttachmentPlace> attached;  ///< the event is in the log
};

/// Thread-safe for different uploads.
class UploadStore {
 public:
  virtual ~UploadStore() = default;
  /// Durable when it returns.
  [[nodiscard]] virtual Result<void> save(const UploadRecord& record, const AttachmentKey& key) = 0;
  /// Identifies a record that is stored.
  struct Stored {
    std::string id;
    std::string number;
  };
  [[nodiscard]] virtual Result<std::vector<Stored>> list() = 0;
  [[nodiscard]] virtual Result<UploadRecord> load(const Stored& stored, const AttachmentKey& key) = 0;
  [[nodiscard]] virtual Result<void> remove(std::string_view upload_id) = 0;
  /// Removes content without a record: its request died with the process before. Before anything is uploaded only.
  [[nodiscard]] virtual Result<void> remove_strays() = 0;
};

}  // namespace redress::service
