#pragma once
// Where a story takes place. Three worlds tell it: the core, the service on SQLite, the program over HTTP.

#include <string>
#include <vector>

#include "base/instant.hpp"
#include "base/json.hpp"

namespace redress::test {

/// From Intake on people of the operator, each with one role (staff_of).
enum class Who {
  Somebody,
  Complainant,
  Operator,
  Intake,
  Classifier,
  SecondClassifier,
  Handler,
  SecondHandler,
  TeamLead,
  DepartmentHead,
  Investigator,
  Manager,
  Coordinator,
  Finance,
  TopManager,
  Reviewer,
  Legal,
  Supervisor
};

/// A person of the operator in the stories.
struct StaffMember {
  Who who;
  const char* words;  ///< as the stories name them
  const char* login;
  const char* role;
  const char* department = "";
};
inline constexpr StaffMember kStaff[] = {
    {Who::Intake, "the intake agent", "intake", "intake_agent", "D-CC"},
    {Who::Classifier, "the classifier", "classifier", "classifier", "D-CC"},
    {Who::SecondClassifier, "the second classifier", "classifier2", "classifier", "D-CC"},
    {Who::Handler, "the handler", "handler", "handler", "D-OPS"},
    {Who::SecondHandler, "the second handler", "second", "handler", "D-OPS"},
    {Who::TeamLead, "the team lead", "lead", "team_lead", "D-OPS"},
    {Who::DepartmentHead, "the department head", "head", "department_head", "D-OPS"},
    {Who::Investigator, "the investigator", "tech", "technical_investigator", "D-OPS"},
    {Who::Manager, "the manager", "manager", "complaint_manager", "D-CC"},
    {Who::Coordinator, "the coordinator", "coordinator", "coordination_member", "D-CC"},
    {Who::Finance, "the finance officer", "finance", "finance_approver", "D-FIN"},
    {Who::TopManager, "the top manager", "top", "top_management", "D-EXE"},
    {Who::Reviewer, "the reviewer", "reviewer", "reviewer", "D-QA"},
    {Who::Legal, "the legal officer", "legal", "legal", "D-LEG"},
    {Who::Supervisor, "the supervisor", "supervisor", "supervisor", "D-SUP"}};
/// Null for who is no member of staff.
[[nodiscard]] inline const StaffMember* staff_of(Who who) {
  for (const auto& member : kStaff) {
    if (member.who == who) return &member;
  }
  return nullptr;
}

/// A record that was filed, as its filer got it.
struct Filed {
  std::string number;
  std::string code;     ///< empty where there are no codes
  std::string receipt;  ///< empty where there is no log
};

/// What came of an act.
struct Outcome {
  enum class Kind { Accepted, Refused, NothingThere };
  Kind kind = Kind::Accepted;
  std::vector<std::string> refusals;  ///< "CODE /pointer", or "CODE" for the act as a whole
  std::vector<Filed> records;         ///< of a filing
  std::string group;                  ///< of the opening of a group: its number
};

/// One event as the complainant sees it.
struct SeenEvent {
  std::string kind;
  json::object party;
  json::object person;
};

/// A record as its complainant sees it.
struct Seen {
  std::string kind;
  std::string stage;
  std::string close_code;  ///< empty while open
  std::string outcome;
  std::string related;
  bool anonymous = false;
  Instant received_at;
  std::vector<std::string> needs;
  std::vector<SeenEvent> history;
};

/// Problems are texts; an empty one means that all is well.
class World {
 public:
  virtual ~World() = default;
  /// Midnight of this world's today in the operator's zone; does not change during a story.
  [[nodiscard]] virtual Instant today() = 0;
  /// What comes next happens at `at`; only forwards.
  virtual void set_time(Instant at) = 0;
  /// Whether days can pass between two acts; a program's clock cannot be turned.
  [[nodiscard]] virtual bool can_wait() { return true; }
  /// Lets days pass. Only where can_wait().
  virtual void wait_days(std::int64_t days) = 0;
  /// The id under which acts name a member of staff.
  [[nodiscard]] virtual std::string user_id(Who who) = 0;

  [[nodiscard]] virtual Outcome file(Who who, const json::object& form) = 0;
  /// `act` is what follows the number in its route: information, withdrawal, rejection/approval …
  [[nodiscard]] virtual Outcome act(Who who, const Filed& record, const std::string& act, const json::object& form) = 0;
  /// `act` is what follows the group in its route; both are empty when one is opened.
  [[nodiscard]] virtual Outcome act_on_group(Who who, const std::string& group, const std::string& act,
                                             const json::object& form) = 0;
  [[nodiscard]] virtual Outcome look_up(const std::string& number) = 0;
  [[nodiscard]] virtual Seen look(const Filed& record) = 0;
  /// What keeps the record from leaving its stage by the regular way.
  [[nodiscard]] virtual std::vector<std::string> obstacles(const Filed& record) { return look(record).needs; }
  /// What is wrong with what the filer got.
  [[nodiscard]] virtual std::string handout_problem(const Filed& record) = 0;
  /// What is wrong with the receipts of all events and the proof of the tail.
  [[nodiscard]] virtual std::string history_problem(const Filed& record) = 0;
};

}  // namespace redress::test
