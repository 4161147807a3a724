#include "adapters/blobs/blob_format.hpp"

#include <sodium.h>

#include <algorithm>

#include "base/bytes.hpp"
#include "base/check.hpp"
#include "base/random.hpp"

namespace redress::blobs {
namespace {

static_assert(kSegmentHeaderBytes == crypto_secretstream_xchacha20poly1305_HEADERBYTES);
static_assert(kChunkOverheadBytes == crypto_secretstream_xchacha20poly1305_ABYTES);

constexpr std::string_view kHeadWords = "redress-blob/v1\n";
constexpr std::string_view kTailWords = "redress-tail/v1\n";
static_assert(kHeadBytes == kHeadWords.size() + sizeof(SegmentCipher::Nonce));

constexpr std::size_t kTailNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTailOverheadBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

unsigned char* raw(char* bytes) { return reinterpret_cast<unsigned char*>(bytes); }
const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

std::array<std::uint8_t, 32> derive(const service::AttachmentKey& key, std::string_view purpose,
                                    std::string_view nonce) {
  std::string message(purpose);
  message += '\0';
  message += nonce;
  std::array<std::uint8_t, 32> derived{};
  REDRESS_CHECK(
      crypto_generichash(derived.data(), derived.size(), raw(message), message.size(), key.data(), key.size()) == 0);
  return derived;
}

std::string big_endian(std::uint64_t value) {
  std::string bytes;
  for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>((value >> shift) & 0xFFU);
  return bytes;
}

unsigned char tag_of(bool ends_segment, bool is_last_segment) {
  if (!ends_segment) return crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
  return is_last_segment ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                         : crypto_secretstream_xchacha20poly1305_TAG_PUSH;
}

Failure not_ours() { return mismatch("stored attachment bytes are not what was written under this key"); }

}  // namespace

SegmentCipher::SegmentCipher(const service::AttachmentKey& key, const Nonce& nonce)
    : nonce_(nonce),
      key_(derive(key, "redress-blob-key/v1", view(nonce))),
      tail_key_(derive(key, "redress-tail-key/v1", view(nonce))) {}

SegmentCipher::~SegmentCipher() {
  sodium_memzero(key_.data(), key_.size());
  sodium_memzero(tail_key_.data(), tail_key_.size());
}

std::string SegmentCipher::head() const { return std::string(kHeadWords) + std::string(view(nonce_)); }

Result<SegmentCipher::Nonce> SegmentCipher::read_head(std::string_view head) {
  if (head.size() != kHeadBytes || !head.starts_with(kHeadWords)) return not_ours();
  Nonce nonce;
  std::copy_n(head.begin() + kHeadWords.size(), nonce.size(), nonce.begin());
  return nonce;
}

std::string SegmentCipher::associated(std::uint64_t number) const {
  return std::string("redress-segment/v1") + '\0' + std::string(view(nonce_)) + big_endian(number);
}

void SegmentCipher::seal(std::uint64_t number, std::string_view plain, bool is_last, std::string& out) const {
  REDRESS_CHECK(is_last ? plain.size() <= kSegmentBytes : plain.size() == kSegmentBytes);
  const auto bound = associated(number);
  out.resize(segment_bytes(plain.size()));
  crypto_secretstream_xchacha20poly1305_state state;
  crypto_secretstream_xchacha20poly1305_init_push(&state, raw(out.data()), key_.data());
  char* to = out.data() + kSegmentHeaderBytes;
  do {
    const auto count = std::min(plain.size(), kChunkBytes);
    const auto tag = tag_of(count == plain.size(), is_last);
    crypto_secretstream_xchacha20poly1305_push(&state, raw(to), nullptr, raw(plain), count, raw(bound), bound.size(),
                                               tag);
    to += count + kChunkOverheadBytes;
    plain.remove_prefix(count);
  } while (!plain.empty());
  sodium_memzero(&state, sizeof state);
}

Result<std::size_t> SegmentCipher::open(std::uint64_t number, std::string_view sealed, bool is_last, char* out) const {
  if (sealed.size() < segment_bytes(0) || sealed.size() > kWholeSegmentBytes) return not_ours();
  const auto bound = associated(number);
  crypto_secretstream_xchacha20poly1305_state state;
  bool good = crypto_secretstream_xchacha20poly1305_init_pull(&state, raw(sealed), key_.data()) == 0;
  sealed.remove_prefix(kSegmentHeaderBytes);
  std::size_t done = 0;
  while (good && !sealed.empty()) {
    const auto count = std::min(sealed.size(), kChunkBytes + kChunkOverheadBytes);
    unsigned char tag = 0;
    unsigned long long plain = 0;
    good = count >= kChunkOverheadBytes &&
           crypto_secretstream_xchacha20poly1305_pull(&state, raw(out + done), &plain, &tag, raw(sealed), count,
                                                      raw(bound), bound.size()) == 0 &&
           tag == tag_of(count == sealed.size(), is_last);
    done += static_cast<std::size_t>(plain);
    sealed.remove_prefix(count);
  }
  sodium_memzero(&state, sizeof state);
  if (!good) return not_ours();
  return done;
}

std::string SegmentCipher::seal_tail(std::uint64_t segments, std::string_view plain) const {
  const auto nonce = random_bytes(kTailNonceBytes);
  const auto bound = big_endian(segments);
  std::string tail = std::string(kTailWords) + nonce;
  const auto before = tail.size();
  tail.resize(before + plain.size() + kTailOverheadBytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(raw(tail.data() + before), nullptr, raw(plain), plain.size(), raw(bound),
                                             bound.size(), nullptr, raw(nonce), tail_key_.data());
  return tail;
}

Result<std::string> SegmentCipher::open_tail(std::uint64_t segments, std::string_view tail) const {
  constexpr std::size_t kBefore = kTailWords.size() + kTailNonceBytes;
  if (!tail.starts_with(kTailWords) || tail.size() < kBefore + kTailOverheadBytes) return not_ours();
  const auto nonce = tail.substr(kTailWords.size(), kTailNonceBytes);
  const auto sealed = tail.substr(kBefore);
  const auto bound = big_endian(segments);
  std::string plain(sealed.size() - kTailOverheadBytes, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(raw(plain.data()), nullptr, nullptr, raw(sealed), sealed.size(),
                                                 raw(bound), bound.size(), raw(nonce), tail_key_.data()) != 0) {
    return not_ours();
  }
  return plain;
}

}  // namespace redress::blobs
