#pragma once
// One attachment on its way: from the first byte to its event in the log.
//
//   open ──finish()──▶ stored ──event committed──▶ attached
//     └── discard() ──────┴──▶ gone
//
// The content lies encrypted in the blob store at every moment. What a crash leaves is settled at the next start: a
// stored upload whose event is in the log is attached, others go on, or are removed when nobody can go on with them.

#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "service/ports/upload_store.hpp"

namespace redress::service {

/// Where uploads are kept, and how much room they must leave.
struct UploadPorts {
  BlobStore& blobs;
  UploadStore& records;
  std::uint64_t free_bytes_min = 0;  ///< on the disk, below which nothing more is taken
};

/// Thread-safe; its calls wait for the disk, so they belong on a thread of the work pool, but for the last four and
/// expires_at, which wait for nothing.
///
/// Who sends to an upload holds a token. Another request of the same sender takes the upload over, as when a
/// connection broke and only the client has noticed: from then on the old token is refused with Conflict.
class Upload {
 public:
  Upload(UploadPorts ports, UploadRecord record, const AttachmentKey& key, std::string network);

  [[nodiscard]] const std::string& id() const noexcept { return id_; }
  [[nodiscard]] const std::string& number() const noexcept { return number_; }
  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  /// As announced; 0 when it was not.
  [[nodiscard]] std::uint64_t announced_bytes() const noexcept { return announced_bytes_; }
  /// Sooner while nothing has come, or when it was abandoned.
  [[nodiscard]] Instant expires_at() const;
  [[nodiscard]] bool is_resumable() const noexcept { return resumable_; }
  /// Whose limit it counts to; empty for none.
  [[nodiscard]] const std::string& network() const noexcept { return network_; }

  /// Makes the content, and the record of one that can be resumed. It expires unless bytes come before
  /// `first_bytes_by`.
  [[nodiscard]] Result<void> begin(Instant first_bytes_by);

  struct Grip {
    std::uint64_t token = 0;
    std::uint64_t offset = 0;  ///< plain bytes that are durable
  };
  /// Takes the upload over; what came so far is durable when it returns. NotFound when it is gone.
  [[nodiscard]] Result<Grip> take();
  /// NoSpace when the disk is, or would be, full.
  [[nodiscard]] Result<void> append(std::uint64_t token, std::string_view bytes);
  /// Makes durable what came; how much there is.
  [[nodiscard]] Result<std::uint64_t> save(std::uint64_t token);
  /// The content is whole: open → stored.
  [[nodiscard]] Result<BlobFacts> finish(std::uint64_t token);

  /// Claims the right to submit the event, once the blob is in its place. Conflict unless it is stored, not attached,
  /// and nobody else has the claim. While it is held the upload cannot be discarded.
  [[nodiscard]] Result<void> claim();
  /// stored → attached; releases the claim.
  [[nodiscard]] Result<void> attached(AttachmentPlace place);

  /// → gone: content, record, and a blob that belongs to no event are removed. Conflict while the event is submitted.
  [[nodiscard]] Result<void> discard();

  /// Gives a claim back.
  void release();
  /// The upload leads to nothing: gives a claim back, and lets the upload expire now, should nobody come to discard it.
  void abandon();
  [[nodiscard]] std::optional<BlobFacts> stored() const;
  [[nodiscard]] std::optional<AttachmentPlace> place() const;

 private:
  [[nodiscard]] UploadRecord record() const;
  [[nodiscard]] Result<void> check(std::uint64_t token) const;
  [[nodiscard]] Result<void> keep();
  void expire_early(std::optional<Instant> at);

  const UploadPorts ports_;
  const std::string id_;
  const std::string number_;
  const std::string name_;
  const std::uint64_t announced_bytes_;
  const Instant expires_at_;
  const bool resumable_;
  const std::string network_;
  const AttachmentKey key_;

  std::mutex mutex_;                     ///< of the content; held while the disk is waited for
  std::unique_ptr<BlobWriter> content_;  ///< null until it is needed after a restart, and when it is whole
  std::uint64_t token_ = 0;
  bool kept_ = false;  ///< the stored content is known to be in its place
  bool gone_ = false;

  mutable std::mutex facts_mutex_;  ///< of what follows; changed only while mutex_ is held too, but for a release
  std::optional<BlobFacts> stored_;
  std::optional<AttachmentPlace> place_;
  bool claimed_ = false;
  std::optional<Instant> early_expiry_;  ///< while nothing has come, or when abandoned; nothing after a restart
};

}  // namespace redress::service
