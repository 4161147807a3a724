#pragma once
// In which versions of the table a code is in use, and which codes count for it outside of them.

#include <limits>
#include <string_view>

#include "domain/taxonomy/taxonomy.hpp"

namespace redress::taxonomy {

constexpr int kNeverRetired = std::numeric_limits<int>::max();

/// Views into the table.
struct Taxonomy::Life {
  std::string_view code;
  int since = 1;
  std::string_view predecessor;
  int retired_in = kNeverRetired;  ///< first version without it
  std::string_view successor;

  [[nodiscard]] bool covers(int version) const noexcept { return version >= since && version < retired_in; }
};

}  // namespace redress::taxonomy
