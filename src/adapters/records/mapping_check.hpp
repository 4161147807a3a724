#pragma once
// What a JSON Schema cannot say of a mapping: that its words are words of the form, and that its modifiers fit.

#include <string>
#include <string_view>
#include <vector>

#include "adapters/records/mapping.hpp"

namespace redress::records {

/// One thing that is wrong with a mapping, at its JSON pointer. `reason` follows the pointer in a sentence.
struct MappingFault {
  std::string pointer;
  std::string reason;
};
using MappingFaults = std::vector<MappingFault>;

/// The JSON pointer of a member (RFC 6901 section 3).
[[nodiscard]] std::string child_of(const std::string& pointer, std::string_view key);

/// Checks a mapping that has the right shape.
[[nodiscard]] MappingFaults check_mapping(const Mapping& mapping);

}  // namespace redress::records
