#pragma once
// A demo in the making: DIR.filling with its keys beside it, put in place by renames when every step has gone through.

#include <filesystem>
#include <memory>

#include "app/redress/system.hpp"

namespace redress::app {

/// Removes what was made unless it was put in place. One thread.
class DemoFolder {
 public:
  /// Conflict when there is anything in the data directory, keys beside it, or another run makes one, or
  /// DIR.filling is somebody else's. What an interrupted run has left is removed.
  [[nodiscard]] static Result<std::unique_ptr<DemoFolder>> begin(const DataPaths& target);
  ~DemoFolder();
  DemoFolder(const DemoFolder&) = delete;
  DemoFolder& operator=(const DemoFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& data() const noexcept { return made_.data; }
  /// Nothing may be open in it any more.
  [[nodiscard]] Result<void> put_in_place();

 private:
  explicit DemoFolder(const DataPaths& target);
  void remove_made() const;

  DataPaths target_;
  DataPaths made_;
  bool placed_ = false;
};

}  // namespace redress::app
