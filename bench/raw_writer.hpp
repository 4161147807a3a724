#pragma once
// What the same SQLite commits with no server around it.

#include <cstdint>
#include <filesystem>

namespace redress::bench {

/// Filings per second when one thread writes the batches that the writer would write (events, rows, full tiles,
/// idempotency rows, head), made beforehand, through the store's own code: no HTTP, no deciding, no hashing.
[[nodiscard]] double measure_same_rows(const std::filesystem::path& folder, std::uint64_t filings,
                                       std::size_t batch_size);

/// Filings per second of a bare complaint row and an event row of the same size, no index, same batch size.
[[nodiscard]] double measure_bare_insert(const std::filesystem::path& folder, std::uint64_t filings,
                                         std::size_t batch_size);

}  // namespace redress::bench
