#pragma once
// What redress-verify has found, and how it is told: to people in their language, to programs in canonical JSON.
//
//   JSON     = {"command":c,"detail":text|null,"holds":true|false|null,"result":object|null}
//   holds    null when nothing could be verified (exit code 2)
//   receipt  {"at","at_is":"claimed","commitment","index","kind","opened":{name:data},"origin",
//             "other_signatures","root","seq","stream","tree_size","v","withheld":[name]}
//   file     {"events":[{"detail","file","holds","receipt"}],"last_seq","status","stream","tail_proven"}
//   status   {"last_commitment","last_seq","number","origin","tree_size"}
//
// Indexes and tree sizes are decimal strings, since they may pass 2^53.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/verify/texts.hpp"
#include "domain/ledger/receipt.hpp"

namespace redress::verify {

/// How to answer.
struct Style {
  bool json = false;
  Language language = Language::English;
};

enum class ExitCode { Holds = 0, DoesNotHold = 1, Unusable = 2 };

/// What the program prints and returns.
struct Answer {
  ExitCode exit_code = ExitCode::Unusable;
  std::string out;
  std::string err;
};

/// One receipt file, looked at.
struct CheckedReceipt {
  std::string name;                                 ///< of the file
  std::optional<ledger::VerifiedReceipt> verified;  ///< none: it does not hold
  std::string detail;                               ///< then what does not hold
  std::size_t other_signatures = 0;                 ///< on the checkpoint beside the log's own
};

/// The receipts of one complaint together.
struct CheckedFile {
  std::vector<CheckedReceipt> receipts;  ///< by seq when all hold
  std::optional<ledger::StatusNote> status;
  std::string detail;  ///< what does not hold; empty when all holds
};

/// A status note of the log `origin`.
struct CheckedStatus {
  std::string origin;
  std::optional<ledger::StatusNote> verified;
  std::string detail;
};

[[nodiscard]] Answer report(const CheckedReceipt& receipt, const Style& style);
[[nodiscard]] Answer report(const CheckedFile& file, const Style& style);
[[nodiscard]] Answer report(const CheckedStatus& status, const Style& style);
/// Nothing could be verified; `detail` is a text in the language of `style`.
[[nodiscard]] Answer report_unusable(std::string_view command, std::string_view detail, const Style& style);

/// `text` for a terminal: control characters and those that turn the direction of writing are written as \uXXXX,
/// so that a file cannot forge what the program says.
[[nodiscard]] std::string printable(std::string_view text);

/// The JSON forms, used by report().
[[nodiscard]] std::string to_json(const CheckedReceipt& receipt);
[[nodiscard]] std::string to_json(const CheckedFile& file);
[[nodiscard]] std::string to_json(const CheckedStatus& status);
[[nodiscard]] std::string to_json_unusable(std::string_view command, std::string_view detail);

}  // namespace redress::verify
