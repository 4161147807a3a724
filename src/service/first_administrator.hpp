#pragma once
// Use case: somebody must be able to let people in. The first start adds an administrator with a one-time password.

#include <optional>
#include <string>

#include "service/office.hpp"

namespace redress::service {

struct FirstAdministrator {
  std::string login;
  std::string password;  ///< one-time; shown once, nowhere stored
};

/// Adds the user "admin", or gives an administrator a password who was added without; nothing when an administrator
/// has one. Waits for the commits. Failures of the writer.
[[nodiscard]] Result<std::optional<FirstAdministrator>> add_first_administrator(Office& office);

}  // namespace redress::service
