#pragma once
// JSON Lines: one object per line, read by the strict reader of base/json.hpp (so no duplicate keys, no fractions).
// Empty lines are skipped; lines end in LF or CRLF.

#include <istream>
#include <memory>

#include "adapters/records/line_reader.hpp"
#include "adapters/records/row.hpp"

namespace redress::records {

/// See RowReader.
class JsonlReader final : public RowReader {
 public:
  /// `in` must outlive the reader.
  explicit JsonlReader(std::istream& in, std::size_t line_bytes_max = kRowBytesMax);

  std::optional<ReadRow> next() override;
  const std::vector<std::string>* columns() const noexcept override { return nullptr; }
  std::uint64_t bytes_read() const noexcept override { return lines_.bytes_read(); }
  bool read_failed() const noexcept override { return lines_.read_failed(); }

 private:
  LineReader lines_;
  std::size_t line_bytes_max_;
};

}  // namespace redress::records
