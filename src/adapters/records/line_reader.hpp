#pragma once
// Physical lines of a file, with a limit on memory.

#include <cstdint>
#include <istream>
#include <string>
#include <vector>

namespace redress::records {

/// One line without its line feed (a carriage return before it stays).
struct Line {
  std::uint64_t number = 0;  ///< from 1
  std::string text;
  bool too_long = false;  ///< longer than the limit; `text` is then empty
};

/// Splits a stream at line feeds. A UTF-8 byte order mark at the beginning is dropped. Not thread-safe.
class LineReader {
 public:
  /// `in` must outlive the reader.
  LineReader(std::istream& in, std::size_t line_bytes_max);

  /// False at the end, or when reading fails.
  [[nodiscard]] bool next(Line& line);
  [[nodiscard]] std::uint64_t bytes_read() const noexcept { return bytes_read_; }
  [[nodiscard]] bool read_failed() const noexcept { return in_.bad(); }

 private:
  [[nodiscard]] bool fill();
  void take(Line& line, std::size_t count);

  std::istream& in_;
  std::size_t line_bytes_max_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t bytes_read_ = 0;
  std::uint64_t lines_ = 0;
};

}  // namespace redress::records
