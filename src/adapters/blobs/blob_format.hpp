#pragma once
// The bytes of a blob (docs/formats/attachments.md). A blob is the ciphertext of one attachment:
//
//   blob    = head segment{1,}
//   head    = "redress-blob/v1" 0A nonce[32]
//   segment = header[24] chunk{1,4}            one secretstream (libsodium, XChaCha20-Poly1305)
//   chunk   = one message of it: plain bytes + 17
//
// Each segment but the last holds 4 chunks of 65,536 plain bytes. The last holds what is left, its last chunk 1 to
// 65,536 bytes; of an empty attachment it is one chunk of none.
//
//   blob key       = BLAKE2b-256(key = attachment key, "redress-blob-key/v1" 00 nonce)
//   associated data of each chunk = "redress-segment/v1" 00 nonce u64be(number of the segment, from 0)
//   tag of a chunk = FINAL for the last of the blob, PUSH for the last of another segment, MESSAGE for others
//
// So a segment can be decrypted by itself, and none can be cut, dropped, moved or taken from another blob unseen.
// While an upload is under way its file holds whole segments only; what follows them is kept beside it:
//
//   tail     = "redress-tail/v1" 0A nonce[24] XChaCha20-Poly1305(tail key, nonce, plain bytes, 0 to 262,144)
//   tail key = BLAKE2b-256(key = attachment key, "redress-tail-key/v1" 00 nonce of the head)
//   associated data = u64be(number of whole segments before it)

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "service/ports/attachment_keys.hpp"

namespace redress::blobs {

constexpr std::size_t kChunkBytes = 65'536;
constexpr std::size_t kChunksPerSegment = 4;
constexpr std::size_t kSegmentBytes = kChunkBytes * kChunksPerSegment;  ///< plain
constexpr std::size_t kHeadBytes = 48;
constexpr std::size_t kSegmentHeaderBytes = 24;
constexpr std::size_t kChunkOverheadBytes = 17;

/// Ciphertext bytes of a segment that holds `plain` bytes.
[[nodiscard]] constexpr std::size_t segment_bytes(std::size_t plain) noexcept {
  const std::size_t chunks = plain == 0 ? 1 : (plain + kChunkBytes - 1) / kChunkBytes;
  return kSegmentHeaderBytes + plain + chunks * kChunkOverheadBytes;
}
constexpr std::size_t kWholeSegmentBytes = segment_bytes(kSegmentBytes);

/// Number of the last segment of `plain` bytes.
[[nodiscard]] constexpr std::uint64_t last_segment(std::uint64_t plain) noexcept {
  return plain == 0 ? 0 : (plain - 1) / kSegmentBytes;
}
/// Where a segment begins in the blob.
[[nodiscard]] constexpr std::uint64_t segment_offset(std::uint64_t number) noexcept {
  return kHeadBytes + number * kWholeSegmentBytes;
}
/// Bytes of the whole blob of `plain` bytes.
[[nodiscard]] constexpr std::uint64_t blob_bytes(std::uint64_t plain) noexcept {
  const auto last = last_segment(plain);
  return segment_offset(last) + segment_bytes(static_cast<std::size_t>(plain - last * kSegmentBytes));
}

/// Encrypts and decrypts the segments of one blob. Immutable; wipes its keys.
class SegmentCipher {
 public:
  using Nonce = std::array<std::uint8_t, 32>;
  SegmentCipher(const service::AttachmentKey& key, const Nonce& nonce);
  ~SegmentCipher();
  SegmentCipher(const SegmentCipher&) = delete;
  SegmentCipher& operator=(const SegmentCipher&) = delete;

  /// The head of the blob.
  [[nodiscard]] std::string head() const;
  /// The nonce in a head; Mismatch when it is none.
  [[nodiscard]] static Result<Nonce> read_head(std::string_view head);

  /// Writes segment `number` with `plain` (at most kSegmentBytes) over `out`.
  void seal(std::uint64_t number, std::string_view plain, bool is_last, std::string& out) const;
  /// Writes the plain bytes of a segment to `out`, which has room for all but the overhead of `sealed`; how many.
  /// Mismatch when it is not this segment of this blob under this key.
  [[nodiscard]] Result<std::size_t> open(std::uint64_t number, std::string_view sealed, bool is_last, char* out) const;

  [[nodiscard]] std::string seal_tail(std::uint64_t segments, std::string_view plain) const;
  [[nodiscard]] Result<std::string> open_tail(std::uint64_t segments, std::string_view tail) const;

 private:
  [[nodiscard]] std::string associated(std::uint64_t number) const;

  Nonce nonce_;
  std::array<std::uint8_t, 32> key_{};
  std::array<std::uint8_t, 32> tail_key_{};
};

}  // namespace redress::blobs
