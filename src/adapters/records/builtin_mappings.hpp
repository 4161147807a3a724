#pragma once
// The mappings that are part of the program (data/mappings), by name.

#include <optional>
#include <span>
#include <string_view>

namespace redress::records {

struct BuiltinMapping {
  std::string_view name;
  std::string_view (*text)() noexcept;  ///< the file's bytes
};

/// All of them, by name.
[[nodiscard]] std::span<const BuiltinMapping> builtin_mappings() noexcept;
/// The text of one; nothing if there is none of that name.
[[nodiscard]] std::optional<std::string_view> find_builtin_mapping(std::string_view name) noexcept;

}  // namespace redress::records
