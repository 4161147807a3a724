#pragma once
// Reading what redress-verify is given: bounded, and never more than once.

#include <cstddef>
#include <filesystem>
#include <istream>
#include <vector>

#include "app/verify/texts.hpp"
#include "app/verify/verify_commands.hpp"
#include "base/result.hpp"

namespace redress::verify {

/// A complaint with more events than this is not a complaint.
constexpr std::size_t kReceiptsMax = 100'000;
/// Bytes of all receipts together that are read at most.
constexpr std::size_t kReceiptsBytesMax = std::size_t{1} << 30;

/// Reads files for one run. Failures are sentences in the run's language.
class Reader {
 public:
  /// `standard_input` is what "-" names; it must outlive the reader.
  Reader(std::istream& standard_input, Language language) : standard_input_(standard_input), language_(language) {}

  /// The whole file at `path` ("-": standard input), at most `bytes_max`.
  [[nodiscard]] Result<InputFile> read(const std::string& path, std::size_t bytes_max) const;
  /// Every *.tlog-proof in the directory, by name; at least one and at most kReceiptsMax.
  [[nodiscard]] Result<std::vector<InputFile>> read_receipts(const std::string& directory) const;
  /// A verifier key: its text, or @path of a file that holds it with white space around.
  [[nodiscard]] Result<ledger::VerifierKey> read_key(const std::string& argument) const;

 private:
  [[nodiscard]] Failure failure(Text which, std::initializer_list<std::string_view> arguments) const;
  [[nodiscard]] Result<InputFile> read_stream(std::istream& stream, std::string name, std::size_t bytes_max) const;

  std::istream& standard_input_;
  Language language_;
};

}  // namespace redress::verify
