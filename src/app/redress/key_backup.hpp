#pragma once
// A copy of the secrets (DIR.keys) in a folder of its own, and the way back. Never copied: the high-water mark, since
// an older one would let an older log start; a seed that waits for its place; and what a founding has drawn.
//
//   keys.json   {"files":[{"bytes":N,"name":NAME,"sha256":HEX},…],"format":"redress-keys/v1","log_key":KEY,
//                "origin":TEXT,"taken_at":TIME}, written last

#include <filesystem>
#include <string>

#include "adapters/backups/manifest.hpp"

namespace redress::app {

/// Copies every secret from `keys` to `out`. Databases are copied consistently beside whoever writes to them.
/// Conflict when `out` holds something else. `manifest` is that of the data's backup.
[[nodiscard]] Result<void> back_up_keys(const std::filesystem::path& keys, const std::filesystem::path& out,
                                        const backups::Manifest& manifest);

/// Brings secrets from a copy to `keys`, mode 0600. What stands there stays: a log.key or code.key that differs is a
/// Conflict, any other file there is newer and is kept. The copy's log.key comes last, after `mark`, the checkpoint of
/// the log that it is to sign, has become the high-water mark: no start may take it for the key of a log that nobody
/// knows. It is left out when `mark` is empty. Mismatch when keys.json is there and a file is not what it says.
[[nodiscard]] Result<void> bring_keys(const std::filesystem::path& from, const std::filesystem::path& keys,
                                      const std::string& mark);

}  // namespace redress::app
