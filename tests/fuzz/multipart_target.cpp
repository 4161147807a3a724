// The target that reads multipart bodies.

#include <algorithm>

#include "adapters/http/multipart.hpp"
#include "base/check.hpp"
#include "tests/fuzz/fuzz_targets.hpp"

namespace redress::fuzz {
namespace {

using Progress = http::MultipartScanner::Progress;

/// Everything that the scanner says, in order.
class Transcript final : public http::MultipartSink {
 public:
  bool on_part(const http::MultipartPart& part) override {
    REDRESS_CHECK(!open_);
    open_ = true;
    text += "\1" + part.name + "\2" + part.file_name.value_or("\3") + "\2" + part.media_type + "\4";
    return true;
  }
  bool on_content(std::string_view bytes) override {
    REDRESS_CHECK(open_ && !bytes.empty());
    text += bytes;
    return true;
  }
  bool on_part_end() override {
    REDRESS_CHECK(open_);
    open_ = false;
    text += '\5';
    return true;
  }

  std::string text;

 private:
  bool open_ = false;
};

struct Scanned {
  Progress progress;
  std::string text;
};

Scanned scan(std::string_view bytes, std::size_t piece) {
  Transcript transcript;
  http::MultipartScanner scanner("XyZ", transcript);
  for (std::size_t at = 0; at < bytes.size(); at += piece) scanner.feed(bytes.substr(at, piece));
  return {scanner.progress(), transcript.text};
}

}  // namespace

bool multipart(std::string_view bytes) {
  const auto whole = scan(bytes, std::max<std::size_t>(1, bytes.size()));
  for (const std::size_t piece : {1, 2, 7, 64}) {
    const auto pieces = scan(bytes, piece);
    REDRESS_CHECK(pieces.progress == whole.progress && pieces.text == whole.text);
  }
  static_cast<void>(http::multipart_boundary(bytes));
  return whole.progress == Progress::Done;
}

}  // namespace redress::fuzz
