#include "adapters/blobs/segment_reader.hpp"

#include <fcntl.h>

#include <algorithm>

namespace redress::blobs {

Result<std::unique_ptr<SegmentReader>> SegmentReader::open(const std::filesystem::path& path,
                                                           const service::AttachmentKey& key,
                                                           std::uint64_t size_bytes) {
  auto file = File::open(path, O_RDONLY);
  if (!file) return file.error();
  const auto stored = file->size();
  if (!stored) return stored.error();
  if (*stored != blob_bytes(size_bytes)) return mismatch("a stored attachment is shorter or longer than it was");
  std::string head(kHeadBytes, '\0');
  const auto count = file->read_at(head.data(), head.size(), 0);
  if (!count) return count.error();
  const auto nonce = SegmentCipher::read_head(head);
  if (!nonce) return nonce.error();
  return std::unique_ptr<SegmentReader>(new SegmentReader(std::move(*file), key, *nonce, size_bytes));
}

std::size_t SegmentReader::plain_bytes_of(std::uint64_t number) const noexcept {
  return static_cast<std::size_t>(std::min<std::uint64_t>(kSegmentBytes, size_bytes_ - number * kSegmentBytes));
}

Result<void> SegmentReader::open_segment(std::uint64_t number, char* out) {
  const auto plain_bytes = plain_bytes_of(number);
  sealed_.resize(segment_bytes(plain_bytes));
  const auto count = file_.read_at(sealed_.data(), sealed_.size(), segment_offset(number));
  if (!count) return count.error();
  const auto opened =
      cipher_.open(number, std::string_view(sealed_).substr(0, *count), number == last_segment(size_bytes_), out);
  if (!opened) return opened.error();
  if (*opened != plain_bytes) return mismatch("a stored attachment has a segment of another size");
  return {};
}

// Whole segments are decrypted in their place; what was not asked for of the first and last is cut off.
Result<std::string> SegmentReader::read(std::uint64_t offset, std::size_t count) {
  const auto end = std::min<std::uint64_t>(size_bytes_, offset + count);
  if (offset > size_bytes_) return malformed("a range begins behind the end of an attachment");
  if (offset == end && size_bytes_ > 0) return std::string();
  const auto first = offset / kSegmentBytes;
  const auto last = end == 0 ? 0 : (end - 1) / kSegmentBytes;
  std::string plain(static_cast<std::size_t>(last - first) * kSegmentBytes + plain_bytes_of(last), '\0');
  for (auto number = first; number <= last; ++number) {
    auto opened = open_segment(number, plain.data() + (number - first) * kSegmentBytes);
    if (!opened) return opened.error();
  }
  plain.resize(static_cast<std::size_t>(end - first * kSegmentBytes));
  plain.erase(0, static_cast<std::size_t>(offset - first * kSegmentBytes));
  return plain;
}

}  // namespace redress::blobs
