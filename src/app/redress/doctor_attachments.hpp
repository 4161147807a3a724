#pragma once
// What doctor sees of the attachments: whether the files that the log names are there.

#include "app/redress/doctor_command.hpp"

namespace redress::app {

/// Bad when a blob that an event names is missing or has another size; names the first. Looks at the newest
/// `complaints_max` complaints and reads no contents, which a backup does. Attachments whose person part is erased are
/// looked for without their size.
[[nodiscard]] Finding attachments_stored(service::ReadSession& reader, const DataPaths& paths,
                                         const DoctorLimits& limits, const Console& console);

}  // namespace redress::app
