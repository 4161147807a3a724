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

// Takes what is there: a pipe may hold a few rows now and the others later.
bool LineReader::fill() {
  begin_ = 0;
  end_ = 0;
  if (in_.peek() == std::istream::traits_type::eof()) return false;
  end_ = static_cast<std::size_t>(in_.readsome(buffer_.data(), static_cast<std::streamsize>(buffer_.size())));
  bytes_read_ += end_;
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
  if (!any) return false;
  line.number = ++lines_;
  if (line.number == 1 && line.text.starts_with(kByteOrderMark)) line.text.erase(0, kByteOrderMark.size());
  return true;
}

}  // namespace redress::records
