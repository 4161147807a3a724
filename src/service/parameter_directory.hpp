#pragma once
// The parameters as the running system knows them.

#include <memory>
#include <mutex>
#include <utility>

#include "domain/parameters/decide.hpp"
#include "domain/parameters/parameters.hpp"
#include "service/ports/event_store.hpp"

namespace redress::service {

/// The newest committed state: the writer publishes, everybody reads. Thread-safe.
class ParameterDirectory {
 public:
  using Snapshot = std::shared_ptr<const parameters::State>;
  /// `table` must outlive the directory.
  explicit ParameterDirectory(parameters::State first, const parameters::Table& table = parameters::Table::builtin())
      : table_(table), latest_(std::make_shared<parameters::State>(std::move(first))) {}

  [[nodiscard]] Snapshot latest() const {
    const std::lock_guard lock(mutex_);
    return latest_;
  }
  void publish(Snapshot snapshot) {
    const std::lock_guard lock(mutex_);
    latest_.swap(snapshot);
  }
  [[nodiscard]] const parameters::Table& table() const noexcept { return table_; }

  /// What held at a time: `read` gets the look-ups, which it must not keep. Running clocks ask for the time of their
  /// start.
  template <class Read>
  [[nodiscard]] auto ask(Read&& read) const {
    const auto state = latest();
    return std::forward<Read>(read)(parameters::Parameters(table_, *state));
  }

 private:
  const parameters::Table& table_;
  mutable std::mutex mutex_;
  Snapshot latest_;
};

/// Folds the stream "parameters" of the stored log.
[[nodiscard]] Result<parameters::State> load_parameters(ReadSession& reader);

}  // namespace redress::service
