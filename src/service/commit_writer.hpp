#pragma once
// What the commit loop's thread does with a batch: decide, chain, hash, store, remember.

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "domain/complaint/event_codec.hpp"
#include "domain/group/decide.hpp"
#include "service/aggregate.hpp"
#include "service/clock_guard.hpp"
#include "service/commit_loop.hpp"
#include "service/idempotency_index.hpp"
#include "service/windows.hpp"

namespace redress::service {

struct MatchKeys;

/// Owned by the loop; used by its thread only.
class CommitLoop::Writer {
 public:
  Writer(EventStore& store, Clock& clock, const ledger::Signer& signer, LogState& log, StaffDirectory& staff,
         ParameterDirectory& parameters, const CommitLoop& loop);

  /// Decides and commits; one answer for each submission, in order. Never throws.
  [[nodiscard]] std::vector<Answer> process(const std::vector<std::unique_ptr<Submission>>& batch);
  void upkeep();
  [[nodiscard]] bool clock_stopped() const noexcept { return guard_.stopped(); }

 private:
  struct Work;
  using Scope = std::optional<organisation::Permissions>;  ///< see Submission

  [[nodiscard]] Result<std::vector<Answer>> attempt(const std::vector<std::unique_ptr<Submission>>& batch, Instant now);
  [[nodiscard]] Result<void> follow_head(const Head& head);
  [[nodiscard]] Result<void> open_reader();
  [[nodiscard]] Result<Answer> decide(Work& work, const Submission& submission);
  [[nodiscard]] Result<Answer> decide_filing(Work& work, const complaint::FileComplaint& command,
                                             const complaint::Facts& facts, const Scope& scope);
  [[nodiscard]] Result<Answer> decide_act(Work& work, const ActOnComplaint& act, complaint::Facts& facts,
                                          const Scope& scope);
  [[nodiscard]] Result<Answer> decide_organisation(Work& work, const organisation::Command& command,
                                                   const complaint::Actor& actor);
  [[nodiscard]] Result<Answer> decide_parameters(Work& work, const parameters::Command& command,
                                                 const complaint::Actor& actor, const Scope& scope);
  [[nodiscard]] Result<Answer> decide_group(Work& work, const ActOnGroup& act, complaint::Facts& facts,
                                            const Scope& scope);
  /// Nothing when there is no such group.
  [[nodiscard]] Result<std::optional<group::State>> load_group(Work& work, const ActOnGroup& act);
  [[nodiscard]] Result<std::string> next_group_number(Work& work);
  /// `named`: the act names them, so that each must be one that the actor may read.
  [[nodiscard]] Result<std::vector<group::Member>> load_members(Work& work, const std::vector<std::string>& numbers,
                                                                bool named, const complaint::Actor& actor,
                                                                const Scope& scope);
  [[nodiscard]] Result<Answer> record_access(Work& work, const organisation::Access& access);
  [[nodiscard]] Result<Answer> decide_act_of(Work& work, const Submission& submission);
  [[nodiscard]] organisation::Permissions effective(const Work& work, const complaint::Actor& actor,
                                                    const Scope& scope) const;
  [[nodiscard]] bool is_allowed(const Work& work, const complaint::Actor& actor, const Scope& scope,
                                organisation::Permissions any_of) const;
  [[nodiscard]] bool is_in_scope(const Work& work, const complaint::Actor& actor, const Scope& scope,
                                 const complaint::State& state) const;
  /// Data and parameters in force at the time of the batch.
  [[nodiscard]] const complaint::Rules& rules_of(Work& work) const;
  [[nodiscard]] std::optional<complaint::Candidate> candidate(const Work& work, const std::string& id) const;
  /// Fills what the act is decided with beside the complaint.
  [[nodiscard]] Result<void> look_up(Work& work, const ActOnComplaint& act, const complaint::State& state,
                                     complaint::Facts& facts);
  [[nodiscard]] Result<void> look_up_matches(Work& work, const std::string& number,
                                             const complaint::ClassifyComplaint& command, const complaint::State& state,
                                             complaint::LookedUp& found);
  [[nodiscard]] Result<void> look_up_held(Work& work, const std::string& number, const complaint::State& state,
                                          complaint::LookedUp& found);
  [[nodiscard]] Result<std::optional<complaint::ComplaintFiled>> read_filing(Work& work, const std::string& number);
  [[nodiscard]] Result<void> look_up_abuse(Work& work, const std::string& number, const MatchKeys& keys,
                                           const complaint::State& state, complaint::LookedUp& found);
  /// Null when there is none; Malformed when what is stored of it cannot be folded.
  [[nodiscard]] Result<Aggregate*> load(Work& work, const std::string& number);
  [[nodiscard]] Result<void> load_staff();
  [[nodiscard]] Result<void> load_parameter_values();
  void record(Work& work, Aggregate& aggregate, const std::string& number, const complaint::Event& event,
              const complaint::Actor& actor);
  /// Appends to a stream that is no complaint's.
  [[nodiscard]] Result<void> append(Work& work, const std::string& stream, complaint::EncodedEvent encoded);
  /// Seals the event behind `tail`, which moves on to it.
  void seal_event(Work& work, const std::string& stream, complaint::EncodedEvent encoded, StreamTail& tail);
  [[nodiscard]] std::shared_ptr<const BatchProof> seal_batch(Work& work);
  [[nodiscard]] Result<void> commit(Work& work, std::unique_ptr<WriteTransaction> transaction);
  void remember(Work& work, const std::shared_ptr<const BatchProof>& proof);
  void forget();
  [[nodiscard]] ledger::EventSalts next_salts();

  EventStore& store_;
  ClockGuard guard_;
  Clock& clock_;
  ClockDays days_;
  const ledger::Signer& signer_;
  LogState& log_;
  StaffDirectory& staff_;
  bool staff_loaded_ = true;  ///< false when what the directory holds may be behind the log
  ParameterDirectory& parameters_;
  bool parameters_loaded_ = true;  ///< likewise
  const CommitLoop& loop_;
  std::unique_ptr<ReadSession> reader_;
  std::shared_ptr<const LogSnapshot> tip_;  ///< what the next batch grows from; null when it must be read again
  std::unordered_map<std::string, Aggregate> cache_;
  IdempotencyIndex idempotency_;
  bool idempotency_loaded_ = false;
  bool outcome_unknown_ = false;  ///< a COMMIT failed and what became of it could not be read
  std::vector<Salt> salts_;
  std::size_t salts_used_ = 0;
};

}  // namespace redress::service
