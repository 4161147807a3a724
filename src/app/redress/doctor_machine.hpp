#pragma once
// What doctor sees of the machine: permissions, space, clock, limits of a process.

#include <filesystem>
#include <optional>

#include "app/redress/doctor_command.hpp"

namespace redress::app {

/// Bad unless the folder is closed to other users.
[[nodiscard]] Finding closed_to_others(std::string check, const std::filesystem::path& path);
/// Bad unless each file in the folder of secrets belongs to the folder's owner and is closed to others.
[[nodiscard]] Finding secrets_closed(const std::filesystem::path& folder);
/// `bytes_per_day` is what the log grows by; nothing if that is not known yet.
[[nodiscard]] Finding free_space(const std::filesystem::path& path, std::optional<double> bytes_per_day,
                                 const DoctorLimits& limits, const Console& console);
[[nodiscard]] Finding open_files(const DoctorLimits& limits, const Console& console);
[[nodiscard]] Finding locked_memory(const DoctorLimits& limits, const Console& console);
/// What the kernel says of the clock's synchronisation (NTP).
[[nodiscard]] Finding clock_synchronised(const DoctorLimits& limits);
/// Looks at both clocks for a tenth of a second.
[[nodiscard]] Finding clock_steady();

}  // namespace redress::app
