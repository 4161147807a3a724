#include "adapters/records/builtin_mappings.hpp"

#include <array>

namespace redress::embedded {
std::string_view mapping_cfpb() noexcept;
std::string_view mapping_redress() noexcept;
std::string_view mapping_storage_complaints() noexcept;
}  // namespace redress::embedded

namespace redress::records {
namespace {

constexpr std::array<BuiltinMapping, 3> kMappings = {{{"cfpb", embedded::mapping_cfpb},
                                                      {"redress", embedded::mapping_redress},
                                                      {"storage_complaints", embedded::mapping_storage_complaints}}};

}  // namespace

std::span<const BuiltinMapping> builtin_mappings() noexcept { return kMappings; }

std::optional<std::string_view> find_builtin_mapping(std::string_view name) noexcept {
  for (const auto& mapping : kMappings) {
    if (mapping.name == name) return mapping.text();
  }
  return std::nullopt;
}

}  // namespace redress::records
