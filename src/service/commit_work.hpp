#pragma once
// What one attempt at a batch holds, shared by the files of the writer.

#include <string>
#include <unordered_map>
#include <vector>

#include "service/commit_writer.hpp"

namespace redress::service {

/// One attempt at a batch: what it has decided so far, and what it will write.
struct CommitLoop::Writer::Work {
  WriteTransaction* transaction = nullptr;
  Instant at;
  Head head;
  Batch batch;
  std::unordered_map<std::string, Aggregate> touched;
  std::unordered_map<std::string, StreamTail> tails;               ///< of streams that are no complaints'
  std::unordered_map<std::string, group::State> groups;            ///< as this batch left them
  StaffDirectory::Snapshot staff;                                  ///< with what this batch has decided
  ParameterDirectory::Snapshot parameters;                         ///< likewise
  std::unordered_map<std::string, std::string> imported;           ///< key → number, of this batch
  std::optional<complaint::Rules> rules;                           ///< once an act needed them
  std::unordered_map<std::string, std::vector<MatchRow>> matches;  ///< of complaints classified here, if they are
  IdempotencyIndex idempotency;                                    ///< of this batch
  std::vector<std::size_t> events_before;                          ///< per submission: events when its decision began
};

}  // namespace redress::service
