#pragma once
// Imports straight into a data directory that nobody else holds.

#include <condition_variable>
#include <mutex>

#include "app/redress/filing_sink.hpp"
#include "app/redress/system.hpp"

namespace redress::app {

/// See FilingSink. Holds the directory's lock as long as it lives.
class LocalSink final : public FilingSink {
 public:
  /// Failures of System::open; Conflict when another process holds the directory.
  [[nodiscard]] static Result<std::unique_ptr<LocalSink>> open(const std::string& data_directory, Language language);
  ~LocalSink() override { drain(); }

  void submit(json::object form, Done done) override;
  void drain() override;
  [[nodiscard]] const System& system() const { return *system_; }

 private:
  LocalSink(std::unique_ptr<System> system, Language language) : system_(std::move(system)), language_(language) {}
  void answer(const Done& done, const service::Answer& answer);

  std::unique_ptr<System> system_;
  Language language_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t in_flight_ = 0;
};

}  // namespace redress::app
