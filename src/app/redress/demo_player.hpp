#pragma once
// Plays the data of `redress demo` into a new register, one act after the other in the order of time: the same forms,
// commands and writer as HTTP, so that every rule of the life holds for it too.

#include <map>
#include <string>
#include <vector>

#include "app/redress/demo_clock.hpp"
#include "app/redress/demo_data.hpp"
#include "app/redress/progress.hpp"
#include "app/redress/system.hpp"
#include "base/catalogue.hpp"
#include "domain/complaint/vocabulary.hpp"

namespace redress::app {

/// One complaint as it stands at the end.
struct PlayedComplaint {
  std::string id;
  std::string number;
  std::string query_code;
  std::string language;
  complaint::Stage stage = complaint::Stage::Received;
};

/// One thread. All references must outlive it.
class DemoPlayer {
 public:
  DemoPlayer(System& system, DemoClock& clock, const DemoData& data, Language language)
      : system_(system), clock_(clock), data_(data), language_(language) {}

  /// Adds the people, all with one password.
  [[nodiscard]] Result<void> add_people(const std::string& password);
  /// Plays every step. A failure names complaint or group, step and the refusal's text; Unavailable after a signal.
  [[nodiscard]] Result<void> play(Progress& progress);
  /// Mismatch when a complaint stands elsewhere than the data say.
  [[nodiscard]] Result<std::vector<PlayedComplaint>> read_back();
  [[nodiscard]] std::uint64_t step_count() const noexcept { return steps_; }

 private:
  /// A filing, a step of a complaint, or a step of a group.
  struct Moment {
    Instant at;
    std::size_t order = 0;                     ///< in the data, of what happens at once
    const DemoComplaint* complaint = nullptr;  ///< null for a group's
    const DemoGroup* group = nullptr;          ///< null for a complaint's
    const DemoStep* step = nullptr;            ///< null for the filing
  };
  using Seqs = std::map<std::string, std::int64_t, std::less<>>;

  [[nodiscard]] std::vector<Moment> schedule() const;
  [[nodiscard]] Result<void> file(const DemoComplaint& complaint);
  [[nodiscard]] Result<void> act(const DemoComplaint& complaint, const DemoStep& step);
  [[nodiscard]] Result<void> act(const DemoGroup& group, const DemoStep& step);
  [[nodiscard]] Result<void> play_one(const Moment& moment);
  /// The step's body with its stand-ins replaced; `days_ago` is when the history of `id` begins.
  [[nodiscard]] Result<json::value> body_of(const std::string& id, std::int64_t days_ago, const DemoStep& step);
  [[nodiscard]] Result<service::Accepted> done(service::Answer answer) const;
  [[nodiscard]] Result<std::string> add_person(const DemoPerson& person, const std::string& hash);
  [[nodiscard]] complaint::Actor actor_of(const std::string& by) const;
  [[nodiscard]] Failure refused(const complaint::Refusals& refusals) const;

  System& system_;
  DemoClock& clock_;
  const DemoData& data_;
  Language language_;
  std::uint64_t steps_ = 0;
  std::map<std::string, std::string, std::less<>> users_;    ///< login → id
  std::map<std::string, std::string, std::less<>> numbers_;  ///< id → number
  std::map<std::string, std::string, std::less<>> groups_;   ///< likewise of groups
  std::map<std::string, Seqs, std::less<>> last_;            ///< by id of complaint or group: act → seq
};

}  // namespace redress::app
