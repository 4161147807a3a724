#pragma once
// What the rules remember of a complaint once it is classified: a fold of its life events. Holds free text, so it is
// never stored in rows.

#include <map>
#include <set>

#include "domain/complaint/life_events.hpp"

namespace redress::complaint {

/// A point raised, and what was found of it.
struct Point {
  std::string text;
  std::optional<Finding> finding;
  bool against_us = false;
  std::string facts;
  bool operator==(const Point&) const = default;
};

/// The plan in force or waiting for signatures; none after it was rejected or stepped back from.
struct Plan {
  std::uint64_t seq = 0;  ///< of its event; acts name it, so that what was read is what is signed
  std::string by;
  std::vector<PointAnswer> answers;
  std::int64_t total_minor = 0;
  bool liability_wording = false;
  bool settled = false;
  bool of_review = false;  ///< what a review changed; its money still needs its signatures
  std::string approved_by;
  bool needs_finance = false;  ///< the approver's own limit is lower than the amount (D5-2)
  std::string legal_by;
  std::string finance_by;
  bool adopted = false;  ///< all signatures are there
  bool operator==(const Plan&) const = default;
};

/// One remedy of an adopted plan, to be done.
struct Action {
  std::uint64_t point = 0;
  std::string remedy;
  std::int64_t amount_minor = 0;
  std::optional<LocalDate> due_on;
  bool done = false;
  bool dropped = false;  ///< its plan was given up before it was done
  bool operator==(const Action&) const = default;
};

struct Draft {
  std::uint64_t seq = 0;
  std::string by;
  std::string text;
  std::string approved_by;
  bool operator==(const Draft&) const = default;
};

/// What the complainant was told.
struct Told {
  Instant at;
  Outcome outcome = Outcome::Indeterminate;
  std::uint64_t failed_count = 0;  ///< deliveries that failed, none succeeded since
  bool delivered = false;
  Reply reply = Reply::None;
  bool operator==(const Told&) const = default;
};

struct Review {
  std::string reviewer;  ///< empty until somebody takes it
  bool decided = false;
  bool operator==(const Review&) const = default;
};

struct RootCause {
  std::string cause;
  std::size_t why_count = 0;
  bool operator==(const RootCause&) const = default;
};

/// A value.
struct Life {  // NOLINT(clang-analyzer-optin.performance.Padding): in the order in which a life fills it
  std::vector<std::string> secondary;
  std::optional<ScoreBasis> basis;
  std::optional<LoweringProposed> lowering;
  std::uint64_t lowering_seq = 0;  ///< 0 when none waits
  std::vector<Point> points;
  bool interim_decided = false;
  bool investigation_planned = false;
  std::set<std::string> checks_needed;
  std::map<std::string, CheckResult> checks;  ///< newest result of each
  bool complainant_heard = false;
  bool accused_heard = false;
  std::optional<RootCause> cause;
  std::optional<Plan> plan;
  std::vector<Action> actions;
  std::int64_t paid_minor = 0;      ///< by completed actions and in advance
  std::int64_t advanced_minor = 0;  ///< in advance
  std::optional<Draft> draft;
  std::uint64_t decision_count = 0;
  std::optional<Told> told;
  std::optional<Review> review;  ///< of this round; one internal stage only (R3.1.8-04)
  bool followed_up = false;
  std::optional<bool> improvement;  ///< decided, and how (P5)
  IdentityLevel identity = IdentityLevel::None;
  std::map<std::string, ConflictKind> conflicts;
  std::set<std::string> hands;  ///< owners, authors and approvers: none of them reviews (D5-3)
  bool accepted = false;        ///< by the present owner
  std::uint64_t refusal_count = 0;
  bool settled_by_coordination = false;
  std::uint64_t transfer_count = 0;
  std::uint64_t reminder_count = 0;  ///< since the wait began
  std::uint64_t reopen_count = 0;
  std::set<std::string> links;
  std::set<std::string> suggested;  ///< not yet taken or dismissed
  std::set<std::string> abuse;
  bool recheck_failed = false;  ///< a check failed after the result was told
  bool was_external = false;    ///< an authority, mediator or court had it
  bool repeated = false;        ///< K22: linked as a repeat
  std::optional<Outcome> group_outcome;
  bool operator==(const Life&) const = default;
};

}  // namespace redress::complaint
