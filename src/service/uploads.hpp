#pragma once
// All uploads of a running system: who may begin one, where to find it, what becomes of those that nobody ends.

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <variant>

#include "service/ports/clock.hpp"
#include "service/ports/event_store.hpp"
#include "service/upload.hpp"

namespace redress::service {

struct UploadLimits {
  std::uint64_t file_bytes_max = 200'000'000;                ///< of one attachment (R2.1-02)
  std::size_t open_per_complaint_max = 20;                   ///< not attached yet
  std::size_t open_per_network_max = 60;                     ///< the same, of one network
  std::size_t open_max = 500;                                ///< the same, of all
  std::uint64_t open_bytes_max = 20'000'000'000;             ///< announced or sent, of all that are not attached yet
  std::uint64_t open_bytes_per_network_max = 4'000'000'000;  ///< the same, of one network
  std::uint64_t free_bytes_min = 1'000'000'000;              ///< that must stay free on the disk
  std::int64_t expiry_ms = 24LL * 3'600'000;                 ///< from the beginning of an upload to its end
  std::int64_t first_bytes_ms_max = 15LL * 60'000;           ///< from the beginning of an upload to its first bytes
  std::size_t threads = 4;                                   ///< that encrypt, hash and write
};

/// Why an upload may not begin or go on.
enum class NoRoom {
  Complaint,  ///< too many open uploads of this complaint
  Network,    ///< too many, or too much, of this network
  Server,     ///< too many, or too much, of all
  Disk        ///< too little space is left
};

struct NewUpload {
  std::string number;
  std::string name;
  std::uint64_t announced_bytes = 0;
  bool resumable = true;
  std::string network;  ///< empty: counts to no network
};

/// The time in an upload's id after which it is gone; nothing if the text is no id.
[[nodiscard]] std::optional<Instant> expiry_in(std::string_view upload_id) noexcept;

/// Thread-safe.
class Uploads {
 public:
  /// Settles what the process before has left.
  [[nodiscard]] static Result<std::unique_ptr<Uploads>> open(BlobStore& blobs, UploadStore& records,
                                                             AttachmentKeys& keys, Clock& clock, UploadLimits limits,
                                                             ReadSession& reader);

  /// Begins an upload; waits for the disk. Failures of the stores come back as such.
  using Begun = std::variant<std::shared_ptr<Upload>, NoRoom>;
  [[nodiscard]] Result<Begun> begin(NewUpload wanted);
  /// Null if there is none, or not of this complaint.
  [[nodiscard]] std::shared_ptr<Upload> find(std::string_view number, std::string_view id) const;
  /// Room for `bytes` more of an upload whose size was not announced.
  [[nodiscard]] std::optional<NoRoom> grow(const Upload& upload, std::uint64_t bytes);
  /// The upload is over: it takes no room any more. `is_remembered`: until it expires it can be asked for.
  void end(const Upload& upload, bool is_remembered);

  /// Discards what has expired or was abandoned.
  void tend(ReadSession& reader);
  /// Discards all uploads of a complaint whose key is forgotten.
  void forget(std::string_view number);

  [[nodiscard]] const UploadLimits& limits() const noexcept { return limits_; }
  struct Counters {
    std::size_t open = 0;
    std::uint64_t bytes = 0;
  };
  [[nodiscard]] Counters counters() const;

 private:
  Uploads(BlobStore& blobs, UploadStore& records, AttachmentKeys& keys, Clock& clock, UploadLimits limits)
      : blobs_(blobs), records_(records), keys_(keys), clock_(clock), limits_(limits) {}

  struct Entry {
    std::shared_ptr<Upload> upload;
    std::uint64_t bytes = 0;
    bool is_open = true;
  };
  [[nodiscard]] std::optional<NoRoom> admit(const NewUpload& wanted);
  [[nodiscard]] std::optional<NoRoom> lacks(const std::string& number, const std::string& network) const;
  [[nodiscard]] std::optional<NoRoom> lacks_bytes(const std::string& network, std::uint64_t bytes) const;
  void count(const std::string& number, const std::string& network, std::uint64_t bytes);
  void uncount(const std::string& number, const std::string& network, std::uint64_t bytes);
  [[nodiscard]] std::shared_ptr<Upload> make(NewUpload wanted, const AttachmentKey& key) const;
  void release(Entry& entry);
  [[nodiscard]] Result<void> settle_all(ReadSession& reader);
  [[nodiscard]] Result<void> settle(const UploadStore::Stored& stored, ReadSession& reader);
  [[nodiscard]] Result<void> settle(const std::shared_ptr<Upload>& upload, ReadSession& reader);
  void insert(const std::shared_ptr<Upload>& upload);
  void drop(const std::string& id);
  [[nodiscard]] UploadPorts ports() const { return {blobs_, records_, limits_.free_bytes_min}; }

  BlobStore& blobs_;
  UploadStore& records_;
  AttachmentKeys& keys_;
  Clock& clock_;
  const UploadLimits limits_;

  mutable std::mutex mutex_;
  std::map<std::string, Entry, std::less<>> entries_;
  std::unordered_map<std::string, std::size_t> per_complaint_;
  std::unordered_map<std::string, Counters> per_network_;
  Counters open_;
  std::deque<std::string> remembered_;  ///< attached ones, oldest first
};

}  // namespace redress::service
