#include "service/upload.hpp"

#include <algorithm>
#include <utility>

namespace redress::service {

Upload::Upload(UploadPorts ports, UploadRecord record, const AttachmentKey& key, std::string network)
    : ports_(ports),
      id_(std::move(record.id)),
      number_(std::move(record.number)),
      name_(std::move(record.name)),
      announced_bytes_(record.size_bytes),
      expires_at_(record.expires_at),
      resumable_(record.resumable),
      network_(std::move(network)),
      key_(key),
      stored_(std::move(record.stored)),
      place_(record.attached) {}

UploadRecord Upload::record() const {
  return {id_, number_, name_, announced_bytes_, expires_at_, resumable_, stored_, place_};
}

Result<void> Upload::check(std::uint64_t token) const {
  if (gone_) return Failure{FailureKind::NotFound, "the upload is gone"};
  if (token != token_ || stored_) return Failure{FailureKind::Conflict, "another request has taken the upload over"};
  return {};
}

Instant Upload::expires_at() const {
  const std::lock_guard facts_lock(facts_mutex_);
  return std::min(early_expiry_.value_or(expires_at_), expires_at_);
}

void Upload::expire_early(std::optional<Instant> at) {
  const std::lock_guard facts_lock(facts_mutex_);
  early_expiry_ = at;
}

Result<void> Upload::begin(Instant first_bytes_by) {
  const std::lock_guard lock(mutex_);
  expire_early(first_bytes_by);
  auto content = ports_.blobs.create(id_, key_);
  if (!content) return content.error();
  content_ = std::move(*content);
  return resumable_ ? ports_.records.save(record(), key_) : Result<void>();
}

Result<Upload::Grip> Upload::take() {
  const std::lock_guard lock(mutex_);
  if (gone_) return Failure{FailureKind::NotFound, "the upload is gone"};
  ++token_;
  if (stored_) return Grip{token_, stored_->size_bytes};
  if (!content_) {
    auto content = ports_.blobs.resume(id_, key_);
    if (!content) return content.error();
    content_ = std::move(*content);
  }
  if (!resumable_) return Grip{token_, content_->size_bytes()};
  if (auto saved = content_->save(); !saved) return saved.error();
  return Grip{token_, content_->size_bytes()};
}

Result<void> Upload::append(std::uint64_t token, std::string_view bytes) {
  const std::lock_guard lock(mutex_);
  if (auto mine = check(token); !mine) return mine;
  const auto free_bytes = ports_.blobs.free_bytes();
  if (!free_bytes) return free_bytes.error();
  if (*free_bytes < ports_.free_bytes_min + bytes.size()) {
    return Failure{FailureKind::NoSpace, "the disk has less space left than uploads must leave"};
  }
  auto appended = content_->append(bytes);
  if (appended) expire_early({});
  return appended;
}

Result<std::uint64_t> Upload::save(std::uint64_t token) {
  const std::lock_guard lock(mutex_);
  if (auto mine = check(token); !mine) return mine.error();
  if (auto saved = content_->save(); !saved) return saved.error();
  return content_->size_bytes();
}

// The record names the blob before the blob is in its place: so a start after a crash knows of every blob that has no
// event yet. Both steps can be repeated.
Result<void> Upload::keep() {
  if (kept_) return {};
  if (auto saved = ports_.records.save(record(), key_); !saved) return saved;
  if (auto kept = ports_.blobs.keep(id_, stored_->id); !kept) return kept;
  kept_ = true;
  return {};
}

Result<BlobFacts> Upload::finish(std::uint64_t token) {
  const std::lock_guard lock(mutex_);
  if (auto mine = check(token); !mine) return mine.error();
  auto facts = content_->finish();
  content_.reset();  // a failed end is tried again from what is on the disk
  if (!facts) return facts.error();
  {
    const std::lock_guard facts_lock(facts_mutex_);
    stored_ = std::move(*facts);
    early_expiry_.reset();  // also of one that is empty
  }
  if (auto kept = keep(); !kept) return kept.error();
  return *stored_;
}

Result<void> Upload::claim() {
  const std::lock_guard lock(mutex_);
  if (gone_ || !stored_ || place_) {
    return Failure{FailureKind::Conflict, "the upload is not waiting to be recorded"};
  }
  if (auto kept = keep(); !kept) return kept;
  const std::lock_guard facts_lock(facts_mutex_);
  if (claimed_) return Failure{FailureKind::Conflict, "another request records the upload"};
  claimed_ = true;
  return {};
}

void Upload::release() {
  const std::lock_guard facts_lock(facts_mutex_);
  claimed_ = false;
}

void Upload::abandon() {
  const std::lock_guard facts_lock(facts_mutex_);
  claimed_ = false;
  early_expiry_ = Instant{};
}

Result<void> Upload::attached(AttachmentPlace place) {
  const std::lock_guard lock(mutex_);
  {
    const std::lock_guard facts_lock(facts_mutex_);
    claimed_ = false;
    early_expiry_.reset();
    place_ = place;
  }
  // A part that reads as unfinished after the next start would be uploaded twice.
  return resumable_ ? ports_.records.save(record(), key_) : ports_.records.remove(id_);
}

Result<void> Upload::discard() {
  const std::lock_guard lock(mutex_);
  {
    const std::lock_guard facts_lock(facts_mutex_);
    if (claimed_) return Failure{FailureKind::Conflict, "the attachment is being recorded"};
  }
  gone_ = true;
  content_.reset();
  if (stored_ && !place_) {
    if (auto removed = ports_.blobs.remove(stored_->id); !removed) return removed;
  }
  if (auto discarded = ports_.blobs.discard(id_); !discarded) return discarded;
  return ports_.records.remove(id_);
}

std::optional<BlobFacts> Upload::stored() const {
  const std::lock_guard facts_lock(facts_mutex_);
  return stored_;
}

std::optional<AttachmentPlace> Upload::place() const {
  const std::lock_guard facts_lock(facts_mutex_);
  return place_;
}

}  // namespace redress::service
