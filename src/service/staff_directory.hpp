#pragma once
// The operator's people as the running system knows them, and what they may do.

#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "domain/complaint/decide.hpp"
#include "domain/organisation/decide.hpp"
#include "domain/organisation/state.hpp"
#include "service/ports/event_store.hpp"

namespace redress::service {

/// The newest committed organisation: the writer publishes, everybody reads. Thread-safe.
class StaffDirectory {
 public:
  using Snapshot = std::shared_ptr<const organisation::Organisation>;
  StaffDirectory(organisation::Organisation first, organisation::RoleTable roles)
      : roles_(std::move(roles)), latest_(std::make_shared<organisation::Organisation>(std::move(first))) {}

  [[nodiscard]] Snapshot latest() const {
    const std::lock_guard lock(mutex_);
    return latest_;
  }
  void publish(Snapshot snapshot) {
    const std::lock_guard lock(mutex_);
    latest_.swap(snapshot);
  }
  [[nodiscard]] const organisation::RoleTable& roles() const noexcept { return roles_; }
  /// What the active user may do now; nothing for an unknown or disabled one.
  [[nodiscard]] organisation::Permissions permissions_of(std::string_view user) const {
    return organisation::permissions_of(*latest(), roles_, user);
  }

 private:
  const organisation::RoleTable roles_;
  mutable std::mutex mutex_;
  Snapshot latest_;
};

/// Folds the user streams of the stored log.
[[nodiscard]] Result<organisation::Organisation> load_organisation(ReadSession& reader);

/// What a member of staff needs to do this (D5-1). Acts of the operator's command line and of complainants are not
/// asked for it.
[[nodiscard]] organisation::Permission permission_for(const complaint::Command& command);
/// Further permissions of which one does as well.
[[nodiscard]] organisation::Permissions also_allowed_for(const complaint::Command& command);

/// What the user's roles allow in a rejection (D5-1, R2.1-08), within `scope` where there is one.
[[nodiscard]] complaint::Standing standing_of(const organisation::Organisation& organisation,
                                              const organisation::RoleTable& roles, std::string_view user,
                                              const std::optional<organisation::Permissions>& scope = {});

}  // namespace redress::service
