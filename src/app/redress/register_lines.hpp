#pragma once
// The lines of an exported register, read back (register_import.hpp has their form).

#include <string>
#include <string_view>
#include <vector>

#include "domain/ledger/checkpoint.hpp"
#include "service/ports/event_store.hpp"

namespace redress::app {

inline constexpr std::string_view kRegisterFormat = "redress-register/v1";

/// The first line.
struct RegisterHead {
  std::string origin;
  std::string zone;
  std::vector<std::string> keys;  ///< verifier keys, oldest first; the last one has signed the checkpoint
  std::string checkpoint;         ///< signed note
  ledger::Checkpoint opened;      ///< what it says
};
/// Malformed says what is missing; Mismatch when the newest key has not signed the checkpoint.
[[nodiscard]] Result<RegisterHead> read_register_head(std::string_view line);

/// An event with its commitment recomputed from what the line opens. Mismatch says what does not hold.
[[nodiscard]] Result<service::StoredEvent> read_event_line(std::string_view line);

}  // namespace redress::app
