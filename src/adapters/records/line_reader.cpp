#include "adapters/records/line_reader.hpp"

#include <cstring>
#include <string_view>

namespace redress::records {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{256} << 10;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

LineReader::LineReader(std::istream& in, std::size_t line_bytes_max)
    : in_(in), line_bytes_max_(line_bytes_max), buffer_(kBufferBytes) {}

bool LineReader::fill() {
  in_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  begin_ = 0;
  end_ = static_cast<std::size_t>(in_.gcount());
  const bool first = bytes_read_ == 0;
  bytes_read_ += end_;
  if (first && std::string_view(buffer_.data(), end_).starts_with(kByteOrderMark)) begin_ = kByteOrderMark.size();
  return begin_ < end_;
}

void LineReader::take(Line& line, std::size_t count) {
  if (!line.too_long && line.text.size() + count > line_bytes_max_) {
    line.too_long = true;
    line.text.clear();
  }
  if (!line.too_long) line.text.append(buffer_.data() + begin_, count);
  begin_ += count;
}

bool LineReader::next(Line& line) {
  line.text.clear();
  line.too_long = false;
  bool any = false;
  while (begin_ < end_ || fill()) {
    any = true;
    const auto* from = buffer_.data() + begin_;
    const auto* feed = static_cast<const char*>(std::memchr(from, '\n', end_ - begin_));
    take(line, feed != nullptr ? static_cast<std::size_t>(feed - from) : end_ - begin_);
    if (feed == nullptr) continue;
    ++begin_;
    break;
  }
  if (any) line.number = ++lines_;
  return any;
}

}  // namespace redress::records
