#pragma once
// The three checks of redress-verify, on bytes that somebody else has read. Pure and thread-safe.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/verify/report.hpp"

namespace redress::verify {

/// A file, read.
struct InputFile {
  std::string name;
  std::string bytes;
};

/// The receipt against the log's key.
[[nodiscard]] CheckedReceipt check_receipt(const InputFile& file, const ledger::VerifierKey& key);

/// The receipts of one complaint, each and together; with a status note also that none is missing at the end.
/// `files` must not be empty.
[[nodiscard]] CheckedFile check_file(const std::vector<InputFile>& files, const std::optional<InputFile>& status,
                                     const ledger::VerifierKey& key);

/// The status note against the log's key.
[[nodiscard]] CheckedStatus check_status(const InputFile& file, const ledger::VerifierKey& key);

}  // namespace redress::verify
