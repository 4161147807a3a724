#include "adapters/blobs/blob_format.hpp"

#include <gtest/gtest.h>

#include "base/random.hpp"

namespace redress::blobs {
namespace {

service::AttachmentKey key_of(std::uint8_t byte) {
  service::AttachmentKey key;
  key.fill(byte);
  return key;
}
SegmentCipher::Nonce nonce_of(std::uint8_t byte) {
  SegmentCipher::Nonce nonce;
  nonce.fill(byte);
  return nonce;
}

const SegmentCipher& cipher() {
  static const SegmentCipher made(key_of(1), nonce_of(2));
  return made;
}

std::string sealed(std::uint64_t number, std::string_view plain, bool is_last, const SegmentCipher& with = cipher()) {
  std::string out;
  with.seal(number, plain, is_last, out);
  return out;
}

/// What a segment opens to; "refused" when it does not.
std::string opened(std::uint64_t number, std::string_view bytes, bool is_last, const SegmentCipher& with = cipher()) {
  std::string plain(kWholeSegmentBytes, '\0');
  const auto count = with.open(number, bytes, is_last, plain.data());
  if (!count) return "refused";
  plain.resize(*count);
  return plain;
}

TEST(BlobFormat, SizesFollowFromThePlainSize) {
  EXPECT_EQ(blob_bytes(0), 48U + 24 + 17);
  EXPECT_EQ(blob_bytes(1), 48U + 24 + 18);
  EXPECT_EQ(blob_bytes(kChunkBytes), 48U + 24 + 65'553);
  EXPECT_EQ(blob_bytes(kChunkBytes + 1), 48U + 24 + 65'553 + 18);
  EXPECT_EQ(blob_bytes(kSegmentBytes), 48U + kWholeSegmentBytes);
  EXPECT_EQ(blob_bytes(kSegmentBytes + 1), 48U + kWholeSegmentBytes + 24 + 18);
  EXPECT_EQ(last_segment(kSegmentBytes), 0U);
  EXPECT_EQ(last_segment(kSegmentBytes + 1), 1U);
}

TEST(BlobFormat, ASegmentOpensToWhatWasSealed) {
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, kChunkBytes - 1, kChunkBytes, kChunkBytes + 1,
                                 3 * kChunkBytes, kSegmentBytes - 1, kSegmentBytes}) {
    const auto plain = random_bytes(size);
    const auto bytes = sealed(7, plain, true);
    EXPECT_EQ(bytes.size(), segment_bytes(size));
    EXPECT_EQ(opened(7, bytes, true), plain) << size;
  }
  const auto whole = random_bytes(kSegmentBytes);
  EXPECT_EQ(opened(3, sealed(3, whole, false), false), whole);
}

TEST(BlobFormat, TheSamePlainBytesNeverGiveTheSameCiphertext) {
  EXPECT_NE(sealed(0, "abc", true), sealed(0, "abc", true));
}

TEST(BlobFormat, ASegmentOpensInItsOwnPlaceOnly) {
  const auto plain = random_bytes(kSegmentBytes);
  const auto middle = sealed(1, plain, false);
  EXPECT_EQ(opened(0, middle, false), "refused");
  EXPECT_EQ(opened(2, middle, false), "refused");
  EXPECT_EQ(opened(1, middle, true), "refused") << "the blob would end here";
  EXPECT_EQ(opened(1, sealed(1, plain, true), false), "refused") << "more was cut off behind it";
  EXPECT_EQ(opened(1, middle, false, SegmentCipher(key_of(9), nonce_of(2))), "refused") << "another key";
  EXPECT_EQ(opened(1, middle, false, SegmentCipher(key_of(1), nonce_of(9))), "refused") << "another blob";
}

TEST(BlobFormat, EveryCutIsFound) {
  const auto bytes = sealed(0, random_bytes(2 * kChunkBytes + 5), true);
  for (std::size_t size = 0; size < bytes.size(); size += (size < 200 || size + 200 > bytes.size()) ? 1 : 997) {
    EXPECT_EQ(opened(0, bytes.substr(0, size), true), "refused") << size;
  }
  // At the exact ends of chunks, where each message by itself is good.
  for (std::size_t chunks = 0; chunks < 3; ++chunks) {
    const auto size = kSegmentHeaderBytes + chunks * (kChunkBytes + kChunkOverheadBytes);
    EXPECT_EQ(opened(0, bytes.substr(0, size), true), "refused") << chunks;
  }
  EXPECT_EQ(opened(0, bytes + "x", true), "refused");
}

TEST(BlobFormat, EveryChangedByteIsFound) {
  const auto bytes = sealed(0, "some evidence", true);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    auto changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_EQ(opened(0, changed, true), "refused") << at;
  }
}

TEST(BlobFormat, ChunksCannotChangePlaces) {
  const auto bytes = sealed(0, random_bytes(kSegmentBytes), false);
  constexpr std::size_t kSealedChunk = kChunkBytes + kChunkOverheadBytes;
  const auto chunk = [&](std::size_t i) { return bytes.substr(kSegmentHeaderBytes + i * kSealedChunk, kSealedChunk); };
  const auto header = bytes.substr(0, kSegmentHeaderBytes);
  EXPECT_EQ(opened(0, header + chunk(1) + chunk(0) + chunk(2) + chunk(3), false), "refused");
  EXPECT_EQ(opened(0, header + chunk(0) + chunk(2) + chunk(3), false), "refused");
  EXPECT_EQ(opened(0, header + chunk(0) + chunk(0) + chunk(2) + chunk(3), false), "refused");
}

TEST(BlobFormat, TheHeadNamesItsNonce) {
  EXPECT_EQ(SegmentCipher::read_head(cipher().head()).value(), nonce_of(2));
  EXPECT_FALSE(SegmentCipher::read_head(cipher().head().substr(1)));
  EXPECT_FALSE(SegmentCipher::read_head("redress-blob/v2\n" + std::string(32, 'x')));
}

TEST(BlobFormat, ATailBelongsToItsPlace) {
  const auto tail = cipher().seal_tail(4, "the end so far");
  EXPECT_EQ(cipher().open_tail(4, tail).value(), "the end so far");
  EXPECT_FALSE(cipher().open_tail(5, tail));
  EXPECT_FALSE(cipher().open_tail(4, tail.substr(0, tail.size() - 1)));
  EXPECT_FALSE(cipher().open_tail(4, ""));
  EXPECT_FALSE(SegmentCipher(key_of(1), nonce_of(3)).open_tail(4, tail));
  EXPECT_EQ(tail.find("the end"), std::string::npos);
  EXPECT_EQ(cipher().open_tail(0, cipher().seal_tail(0, "")).value(), "");
}

}  // namespace
}  // namespace redress::blobs
