#pragma once
// What may be asked about parameters. Imperative; plain values; nothing here is stored.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>

#include "base/instant.hpp"
#include "domain/parameters/value.hpp"

namespace redress::parameters {

/// The first values of a new log; what is not named has its default. Of the operator only.
struct FoundParameters {
  std::map<std::string, Value> values;  ///< by id
};
/// Proposes a change; nothing changes until another person approves it.
struct ProposeParameterChange {
  std::string parameter;  ///< id
  Value value;
  std::optional<Instant> effective_from;  ///< not before now; none means from the approval on
  std::string reason;                     ///< for the colleagues who decide. Personal data
};
struct ApproveParameterChange {
  std::string parameter;
  std::uint64_t proposal = 0;
};
/// Says no to a proposal; its own proposer takes it back thereby.
struct DeclineParameterChange {
  std::string parameter;
  std::uint64_t proposal = 0;
  std::string reason;  ///< may be empty when the proposer takes it back. Personal data
};

using Command = std::variant<FoundParameters, ProposeParameterChange, ApproveParameterChange, DeclineParameterChange>;

}  // namespace redress::parameters
