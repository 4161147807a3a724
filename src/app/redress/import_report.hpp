#pragma once
// What an import has done so far, and which rows were bad.

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "adapters/records/output_file.hpp"
#include "adapters/records/row.hpp"
#include "app/redress/console.hpp"
#include "app/redress/filing_sink.hpp"

namespace redress::app {

struct ImportCounts {
  std::uint64_t read = 0;        ///< rows, good and bad
  std::uint64_t registered = 0;  ///< in a dry run: could be registered
  std::uint64_t already_there = 0;
  std::uint64_t refused = 0;
  std::uint64_t skipped = 0;  ///< no filings of their own, by the mapping
};

/// Thread-safe, except take_failure and the printing at the end.
class ImportReport {
 public:
  /// Bad rows beyond this many are in the error file only.
  static constexpr std::size_t kBadRowsHeld = 10'000;

  /// `errors` may be null. `console` must outlive the report.
  ImportReport(std::string file, const Console& console, std::optional<records::OutputFile> errors);

  void count_read();
  void count_skipped();
  /// The outcome of the filing made from the row on `line`.
  void add(std::uint64_t line, const FilingOutcome& outcome);
  void add(const records::BadRow& row);

  [[nodiscard]] ImportCounts counts() const;
  /// Why the import must stop, once there is a reason.
  [[nodiscard]] std::optional<Failure> failure() const;
  void fail(Failure why);

  /// Ends the error file.
  [[nodiscard]] Result<void> finish();
  /// The first bad rows, as `FILE:LINE: field: reason`, on standard error.
  void print_bad_rows(std::size_t rows_max) const;
  /// `{"errors":[…],"errors_left_out":…}` and the counts.
  [[nodiscard]] json::object to_json() const;

 private:
  using Faults = std::vector<FilingFault>;
  void refuse(std::uint64_t line, Faults faults);
  [[nodiscard]] Faults said(const std::vector<records::RowFault>& faults) const;

  std::string file_;
  const Console& console_;
  mutable std::mutex mutex_;
  ImportCounts counts_;
  std::map<std::uint64_t, Faults> bad_rows_;  ///< those with the smallest line numbers
  std::optional<records::OutputFile> errors_;
  std::optional<Failure> failure_;
};

}  // namespace redress::app
