#pragma once
// What has happened to parameters. Past tense; frozen once stored (docs/formats/events.md). Stream "parameters".

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/instant.hpp"
#include "domain/parameters/value.hpp"

namespace redress::parameters {

inline constexpr std::string_view kParameterStream = "parameters";

/// parameters_founded: always the first of its stream, if it is there at all
struct ParametersFounded {
  std::map<std::string, Value> values;  ///< what differs from the default
};
/// parameter_change_proposed
struct ParameterChangeProposed {
  std::uint64_t proposal = 0;  ///< counted from 1, over all parameters
  std::string parameter;
  Value value;
  std::optional<Instant> effective_from;
  std::string reason;
};
/// parameter_changed
struct ParameterChanged {
  std::uint64_t proposal = 0;
  std::string parameter;
  std::uint64_t version = 0;  ///< the first value is 1
  Value value;
  Value old_value;  ///< what would hold at `effective_from` without this change
  Instant effective_from;
};
/// parameter_change_declined, by somebody who may approve
struct ParameterChangeDeclined {
  std::uint64_t proposal = 0;
  std::string parameter;
  std::string reason;
};
/// parameter_change_withdrawn, by the proposer
struct ParameterChangeWithdrawn {
  std::uint64_t proposal = 0;
  std::string parameter;
  std::string reason;
};

using Event = std::variant<ParametersFounded, ParameterChangeProposed, ParameterChanged, ParameterChangeDeclined,
                           ParameterChangeWithdrawn>;

}  // namespace redress::parameters
