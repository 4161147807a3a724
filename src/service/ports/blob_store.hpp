#pragma once
// Where encrypted attachments lie: written as a stream, read by range (docs/formats/attachments.md).

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "service/ports/attachment_keys.hpp"

namespace redress::service {

/// What a finished blob is.
struct BlobFacts {
  std::string id;                ///< SHA-256 of the ciphertext, 64 lower-case hexadecimal digits
  std::uint64_t size_bytes = 0;  ///< of the plain bytes
  Hash sha256{};                 ///< of the plain bytes
  bool operator==(const BlobFacts&) const = default;
};

/// The content of one upload, from its first byte to its last. One thread at a time. Nothing plain reaches the disk.
class BlobWriter {
 public:
  virtual ~BlobWriter() = default;
  /// NoSpace when the disk is full.
  [[nodiscard]] virtual Result<void> append(std::string_view bytes) = 0;
  /// Plain bytes so far.
  [[nodiscard]] virtual std::uint64_t size_bytes() const = 0;
  /// What was appended survives a power cut when it returns.
  [[nodiscard]] virtual Result<void> save() = 0;
  /// Ends the content and makes it durable. Nothing may be appended after it.
  [[nodiscard]] virtual Result<BlobFacts> finish() = 0;
};

/// One blob. One thread at a time.
class BlobReader {
 public:
  virtual ~BlobReader() = default;
  /// At most `count` plain bytes from `offset`, at least one unless the offset is the end. Mismatch when what is
  /// stored is not what was written under this key.
  [[nodiscard]] virtual Result<std::string> read(std::uint64_t offset, std::size_t count) = 0;
};

/// Thread-safe for different uploads and blobs.
class BlobStore {
 public:
  virtual ~BlobStore() = default;
  /// Begins the content of an upload.
  [[nodiscard]] virtual Result<std::unique_ptr<BlobWriter>> create(std::string_view upload_id,
                                                                   const AttachmentKey& key) = 0;
  /// Goes on where the last save(), or the last whole segment after it, ended. Reads all that is there. NotFound when
  /// the upload has no content.
  [[nodiscard]] virtual Result<std::unique_ptr<BlobWriter>> resume(std::string_view upload_id,
                                                                   const AttachmentKey& key) = 0;
  /// Puts finished content in its place under the blob's id; durable. Does nothing if that was done.
  [[nodiscard]] virtual Result<void> keep(std::string_view upload_id, std::string_view blob_id) = 0;
  /// Removes what an upload has stored and not kept.
  [[nodiscard]] virtual Result<void> discard(std::string_view upload_id) = 0;
  /// NotFound when there is no such blob; Mismatch when it cannot hold `size_bytes` plain bytes, as when it was cut.
  [[nodiscard]] virtual Result<std::unique_ptr<BlobReader>> open(std::string_view blob_id, const AttachmentKey& key,
                                                                 std::uint64_t size_bytes) = 0;
  /// Removes a blob; no failure if there is none.
  [[nodiscard]] virtual Result<void> remove(std::string_view blob_id) = 0;
  /// What is left on the disk for this program.
  [[nodiscard]] virtual Result<std::uint64_t> free_bytes() = 0;
};

}  // namespace redress::service
