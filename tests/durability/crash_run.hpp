#pragma once
// One life of a log that ends with a power cut at a seeded point of the write path, and what must hold after it.

#include <random>
#include <string>
#include <vector>

#include "durability/power_vfs.hpp"
#include "durability/recording_store.hpp"
#include "support/test_bench.hpp"

namespace redress::test {

/// Where the power is cut, drawn from a seed.
struct CrashPlan {
  std::uint64_t seed = 0;
  std::string synchronous = "FULL";
  bool at_step = false;  ///< at a step of the write path; else at an operation on a file
  service::CommitStep step = service::CommitStep::Queued;
  int occurrence = 1;  ///< of the step
  std::uint64_t operation = 1;
  Moment moment = Moment::Before;
  Loss loss = Loss::All;
  int checkpoint_pages = 1000;  ///< WAL pages from which the writer checkpoints
};
[[nodiscard]] CrashPlan draw_plan(std::uint64_t seed, const std::string& synchronous);
[[nodiscard]] std::string describe(const CrashPlan& plan);

/// Something that was answered before the cut.
struct Acknowledged {
  std::string text;  ///< unique to the request; empty for an act without one
  std::string stream;
  std::uint64_t seq = 0;
  std::string receipt;
};

/// What a life came to.
struct CrashResult {
  std::string met;  ///< step or kind of operation at which the power went; "idle" if none was met
  std::size_t acknowledged = 0;
  std::size_t lost = 0;           ///< acknowledged, and not there or not provable afterwards
  bool last_batch_there = false;  ///< a batch that was tried and not answered is there, whole
  bool last_batch_gone = false;
  std::string problem;  ///< anything else that does not hold; empty when all is well
};

/// Lives the life, cuts the power, reopens with the plain VFS and checks.
[[nodiscard]] CrashResult live_and_crash(const CrashPlan& plan);

}  // namespace redress::test
