#include "adapters/blobs/segment_writer.hpp"

#include <fcntl.h>
#include <sodium.h>

#include <algorithm>

#include "base/check.hpp"
#include "base/random.hpp"

namespace redress::blobs {
namespace {

constexpr std::size_t kTailBytesMax = kSegmentBytes + 256;
// Dirty pages are handed to the disk so often, so that the sync at the end finds few.
constexpr std::uint64_t kWriteBackSegments = 32;

SegmentCipher::Nonce fresh_nonce() { return *hash_from_bytes(random_bytes(sizeof(SegmentCipher::Nonce))); }

/// Sealed segments leave the thread at once; its buffer is used again and holds nothing plain.
std::string& scratch() {
  thread_local std::string sealed;
  return sealed;
}

}  // namespace

SegmentWriter::SegmentWriter(ContentFiles files, File part, const service::AttachmentKey& key,
                             const SegmentCipher::Nonce& nonce)
    : files_(std::move(files)), part_(std::move(part)), cipher_(key, nonce) {
  const auto head = cipher_.head();
  sealed_hash_.add(head);
}

SegmentWriter::~SegmentWriter() { forget_buffer(); }

Result<std::unique_ptr<SegmentWriter>> SegmentWriter::create(ContentFiles files, const service::AttachmentKey& key) {
  auto part = File::open(files.part, O_RDWR | O_CREAT | O_EXCL);
  if (!part) return part.error();
  std::unique_ptr<SegmentWriter> writer(new SegmentWriter(std::move(files), std::move(*part), key, fresh_nonce()));
  if (auto begun = writer->begin(); !begun) return begun.error();
  return writer;
}

Result<void> SegmentWriter::begin() { return part_.write(cipher_.head()); }

Result<std::unique_ptr<SegmentWriter>> SegmentWriter::resume(ContentFiles files, const service::AttachmentKey& key) {
  auto part = File::open(files.part, O_RDWR);
  if (!part) return part.error();
  std::string head(kHeadBytes, '\0');
  const auto count = part->read_at(head.data(), head.size(), 0);
  if (!count) return count.error();
  const auto nonce = SegmentCipher::read_head(std::string_view(head).substr(0, *count));
  // A power cut right after the upload began: there is nothing to go on with, and beginning anew loses nothing.
  if (!nonce) {
    if (auto removed = remove_file(files.part); !removed) return removed.error();
    return create(std::move(files), key);
  }
  std::unique_ptr<SegmentWriter> writer(new SegmentWriter(std::move(files), std::move(*part), key, *nonce));
  if (auto read = writer->read_segments(); !read) return read.error();
  if (auto read = writer->read_tail(); !read) return read.error();
  return writer;
}

// The first segment that does not hold, or is not whole, ends what can be trusted.
Result<void> SegmentWriter::read_segments() {
  std::string sealed(kWholeSegmentBytes, '\0');
  std::string plain(kSegmentBytes, '\0');
  for (;;) {
    const auto whole = read_segment(sealed, plain);
    if (!whole) return whole.error();
    if (!*whole) break;
    count_segment(plain, sealed);
  }
  sodium_memzero(plain.data(), plain.size());
  return part_.cut(segment_offset(segments_));
}

Result<bool> SegmentWriter::read_segment(std::string& sealed, std::string& plain) {
  const auto count = part_.read_at(sealed.data(), sealed.size(), segment_offset(segments_));
  if (!count) return count.error();
  if (*count != sealed.size()) return false;
  const auto opened = cipher_.open(segments_, sealed, false, plain.data());
  return opened && *opened == kSegmentBytes;
}

Result<void> SegmentWriter::read_tail() {
  const auto tail = read_file(files_.tail, kTailBytesMax);
  if (!tail) return tail.error();
  if (!*tail) return {};
  // A tail of other segments was overtaken by them.
  auto plain = cipher_.open_tail(segments_, **tail);
  if (!plain || plain->size() > kSegmentBytes) return {};
  buffer_ = std::move(*plain);
  buffered_bytes_ = buffer_.size();
  return {};
}

Result<void> SegmentWriter::unpark() {
  if (!parked_) return {};
  const auto expected = buffered_bytes_;
  buffered_bytes_ = 0;
  if (auto read = read_tail(); !read) return read;
  if (buffered_bytes_ != expected) return mismatch("the saved end of an upload is not what was saved");
  parked_ = false;
  return {};
}

Result<void> SegmentWriter::append(std::string_view bytes) {
  if (auto ready = unpark(); !ready) return ready;
  buffer_.reserve(std::min(kSegmentBytes, buffer_.size() + bytes.size()));
  while (!bytes.empty()) {
    // A full segment waits for its successor: only then it is known not to be the last.
    if (buffer_.size() == kSegmentBytes) {
      if (auto written = write_segment(false); !written) return written;
    }
    const auto count = std::min(bytes.size(), kSegmentBytes - buffer_.size());
    buffer_.append(bytes.substr(0, count));
    buffered_bytes_ = buffer_.size();
    bytes.remove_prefix(count);
  }
  return {};
}

Result<void> SegmentWriter::write_segment(bool is_last) {
  auto& sealed = scratch();
  cipher_.seal(segments_, buffer_, is_last, sealed);
  if (auto written = part_.write(sealed); !written) {
    // Half a segment would be in the way of the next try.
    const auto cut = part_.cut(segment_offset(segments_));
    return cut ? written : cut;
  }
  count_segment(buffer_, sealed);
  buffer_.clear();
  buffered_bytes_ = 0;
  if (segments_ % kWriteBackSegments == 0) part_.write_back();
  return {};
}

void SegmentWriter::count_segment(std::string_view plain, std::string_view sealed) {
  plain_hash_.add(plain);
  sealed_hash_.add(sealed);
  ++segments_;
}

Result<void> SegmentWriter::save() {
  if (parked_) return {};
  if (auto synced = part_.sync(); !synced) return synced;
  if (auto saved = replace_file(files_.tail, cipher_.seal_tail(segments_, buffer_)); !saved) return saved;
  forget_buffer();
  parked_ = true;
  return {};
}

Result<service::BlobFacts> SegmentWriter::finish() {
  if (auto ready = unpark(); !ready) return ready.error();
  const auto total_bytes = size_bytes();
  if (auto written = write_segment(true); !written) return written.error();
  if (auto synced = part_.sync(); !synced) return synced.error();
  forget_buffer();
  return service::BlobFacts{to_hex(view(sealed_hash_.finish())), total_bytes, plain_hash_.finish()};
}

void SegmentWriter::forget_buffer() noexcept {
  sodium_memzero(buffer_.data(), buffer_.capacity());
  std::string().swap(buffer_);
}

}  // namespace redress::blobs
