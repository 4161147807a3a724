#pragma once
// The name of a row of classification data. Stands in the data file beside its code, not in the catalogue of texts:
// both are changed by one hand and versioned together (docs/decisions/0018).

#include <string>
#include <string_view>

#include "base/catalogue.hpp"

namespace redress::taxonomy {

/// A name in every language, never empty.
struct Name {
  std::string zh_cn;
  std::string en;
  bool operator==(const Name&) const = default;

  [[nodiscard]] std::string_view in(Language language) const noexcept {
    return language == Language::Chinese ? zh_cn : en;
  }
};

}  // namespace redress::taxonomy
