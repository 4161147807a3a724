#pragma once
// Backups beside each other in one parent folder: which is the newest, and which are too old to keep.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "adapters/backups/manifest.hpp"

namespace redress::app {

/// The folder beside `folder` with the newest readable manifest; nothing if there is none.
[[nodiscard]] std::optional<std::filesystem::path> newest_sibling(const std::filesystem::path& folder);

/// Removes the backups beside `folder` of the same register that were taken more than `days` days ago, and what
/// interrupted ones have left since then. `folder` itself, whose manifest is `newest`, always stays. Returns what went.
[[nodiscard]] Result<std::vector<std::string>> expire_siblings(const std::filesystem::path& folder,
                                                               const backups::Manifest& newest, int days);

}  // namespace redress::app
