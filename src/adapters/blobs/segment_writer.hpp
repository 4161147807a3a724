#pragma once
// Encrypts, hashes and writes the content of one upload as it comes.

#include "adapters/blobs/blob_format.hpp"
#include "adapters/blobs/file.hpp"
#include "base/hash.hpp"
#include "service/ports/blob_store.hpp"

namespace redress::blobs {

/// The two files of an upload's content.
struct ContentFiles {
  std::filesystem::path part;
  std::filesystem::path tail;
};

/// See service::BlobWriter. Holds at most one segment of plain bytes; none between save() and the next append().
class SegmentWriter final : public service::BlobWriter {
 public:
  [[nodiscard]] static Result<std::unique_ptr<SegmentWriter>> create(ContentFiles files,
                                                                     const service::AttachmentKey& key);
  [[nodiscard]] static Result<std::unique_ptr<SegmentWriter>> resume(ContentFiles files,
                                                                     const service::AttachmentKey& key);
  ~SegmentWriter() override;

  Result<void> append(std::string_view bytes) override;
  std::uint64_t size_bytes() const override { return segments_ * kSegmentBytes + buffered_bytes_; }
  Result<void> save() override;
  Result<service::BlobFacts> finish() override;

 private:
  SegmentWriter(ContentFiles files, File part, const service::AttachmentKey& key, const SegmentCipher::Nonce& nonce);
  [[nodiscard]] Result<void> begin();
  [[nodiscard]] Result<void> read_segments();
  [[nodiscard]] Result<bool> read_segment(std::string& sealed, std::string& plain);
  [[nodiscard]] Result<void> read_tail();
  [[nodiscard]] Result<void> unpark();
  [[nodiscard]] Result<void> write_segment(bool is_last);
  void count_segment(std::string_view plain, std::string_view sealed);
  void forget_buffer() noexcept;

  ContentFiles files_;
  File part_;
  SegmentCipher cipher_;
  Sha256 plain_hash_;   ///< of the whole segments
  Sha256 sealed_hash_;  ///< of what stands in the part file
  std::uint64_t segments_ = 0;
  std::string buffer_;  ///< what follows the whole segments, unless it is parked in the tail file
  std::size_t buffered_bytes_ = 0;
  bool parked_ = false;
};

}  // namespace redress::blobs
