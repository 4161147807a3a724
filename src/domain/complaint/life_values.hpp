#pragma once
// The values that acts and events of a complaint's life share, and their closed lists (MECHANISM.md 3.1, D5, D8).
// Lists that an operator may extend are data (domain/taxonomy/closed_lists.hpp); these decide what code does.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.hpp"
#include "base/words.hpp"

namespace redress::complaint {

/// What was found of one point (R3.1.4-05).
enum class Finding { Substantiated, Partly, Unsubstantiated, Indeterminate };
constexpr auto words_of(Finding) {
  return WordTable<Finding, 4>{{{Finding::Substantiated, "SUBSTANTIATED"},
                                {Finding::Partly, "PARTLY"},
                                {Finding::Unsubstantiated, "UNSUBSTANTIATED"},
                                {Finding::Indeterminate, "INDETERMINATE"}}};
}

/// What a technical check gave (R3.1.4-02), or that it was waived with a reason (B2, exit of INVESTIGATING).
enum class CheckResult { Pass, Fail, Inconclusive, Error, Waived };
constexpr auto words_of(CheckResult) {
  return WordTable<CheckResult, 5>{{{CheckResult::Pass, "PASS"},
                                    {CheckResult::Fail, "FAIL"},
                                    {CheckResult::Inconclusive, "INCONCLUSIVE"},
                                    {CheckResult::Error, "ERROR"},
                                    {CheckResult::Waived, "WAIVED"}}};
}

/// Whose account of the matter (R3.1.4-04).
enum class Side { Complainant, AccusedUnit };
constexpr auto words_of(Side) {
  return WordTable<Side, 2>{{{Side::Complainant, "complainant"}, {Side::AccusedUnit, "accused_unit"}}};
}

/// How far it is known who complains (R3.1.2-04).
enum class IdentityLevel { None, Account, Strong };
constexpr auto words_of(IdentityLevel) {
  return WordTable<IdentityLevel, 3>{
      {{IdentityLevel::None, "none"}, {IdentityLevel::Account, "account"}, {IdentityLevel::Strong, "strong"}}};
}

/// Why somebody may not handle the complaint (D5-3).
enum class ConflictKind { Accused, Relative, Team, Interest };
constexpr auto words_of(ConflictKind) {
  return WordTable<ConflictKind, 4>{{{ConflictKind::Accused, "accused"},
                                     {ConflictKind::Relative, "relative"},
                                     {ConflictKind::Team, "team"},
                                     {ConflictKind::Interest, "interest"}}};
}

/// What became of a letter (R3.1.7-03).
enum class DeliveryResult { Delivered, Failed };
constexpr auto words_of(DeliveryResult) {
  return WordTable<DeliveryResult, 2>{{{DeliveryResult::Delivered, "delivered"}, {DeliveryResult::Failed, "failed"}}};
}

/// What the internal review came to (R3.1.8-04).
enum class ReviewResult { Confirmed, Changed };
constexpr auto words_of(ReviewResult) {
  return WordTable<ReviewResult, 2>{{{ReviewResult::Confirmed, "confirmed"}, {ReviewResult::Changed, "changed"}}};
}

/// The complainant's answer to the result.
enum class Reply { None, Accepted, Rejected };
constexpr auto words_of(Reply) {
  return WordTable<Reply, 3>{{{Reply::None, "none"}, {Reply::Accepted, "accepted"}, {Reply::Rejected, "rejected"}}};
}

/// Before whom the same matter lies (B2, EXTERNAL).
enum class ExternalKind { Authority, Mediation, Arbitration, Court };
constexpr auto words_of(ExternalKind) {
  return WordTable<ExternalKind, 4>{{{ExternalKind::Authority, "authority"},
                                     {ExternalKind::Mediation, "mediation"},
                                     {ExternalKind::Arbitration, "arbitration"},
                                     {ExternalKind::Court, "court"}}};
}

/// How two complaints hang together (R2.1-05). A link is never a merge.
enum class LinkKind { Duplicate, Repeat, Continues, Related };
constexpr auto words_of(LinkKind) {
  return WordTable<LinkKind, 4>{{{LinkKind::Duplicate, "duplicate"},
                                 {LinkKind::Repeat, "repeat"},
                                 {LinkKind::Continues, "continues"},
                                 {LinkKind::Related, "related"}}};
}

/// Items of the closing checklist R3.1.8-05 that no event shows yet, so that a person answers for them.
enum class ChecklistItem { EvidenceComplete, HoldsDecided, SurveyScheduled, RetentionSet };
constexpr auto words_of(ChecklistItem) {
  return WordTable<ChecklistItem, 4>{{{ChecklistItem::EvidenceComplete, "evidence_complete"},
                                      {ChecklistItem::HoldsDecided, "holds_decided"},
                                      {ChecklistItem::SurveyScheduled, "survey_scheduled"},
                                      {ChecklistItem::RetentionSet, "retention_set"}}};
}

/// Where a step back leads (B2 rule d). Back to CLASSIFIED leads a new classification.
enum class BackTo { Investigating, Planning };
constexpr auto words_of(BackTo) {
  return WordTable<BackTo, 2>{{{BackTo::Investigating, "INVESTIGATING"}, {BackTo::Planning, "PLANNING"}}};
}

/// The remedy that is none: a reason, and nothing to do.
inline constexpr std::string_view kNoRemedy = "none";

/// One remedy for one point (R3.1.5-01). Amounts are in minor units of the operator's currency.
struct Remedy {
  std::string remedy;  ///< code of the catalogue R3.1.5-02
  std::string text;
  std::optional<LocalDate> due_on;
  std::int64_t amount_minor = 0;  ///< of remedies that are money
  bool operator==(const Remedy&) const = default;
};

/// What the plan says on one point: answer, reasons, remedies.
struct PointAnswer {
  std::uint64_t point = 0;  ///< from 1
  std::string answer;
  std::string reasons;
  std::vector<Remedy> remedies;
  bool operator==(const PointAnswer&) const = default;
};

/// A point of the fast track: what was found and what is answered, at once (B2 rule c).
struct FastPoint {
  std::uint64_t point = 0;
  Finding finding = Finding::Substantiated;
  std::string facts;
  std::string answer;
  std::string reasons;
  std::vector<Remedy> remedies;
};

/// One point as the complainant is told of it (R3.1.7-02).
struct ToldPoint {
  std::uint64_t point = 0;
  std::string text;
  Finding finding = Finding::Indeterminate;
  std::string facts;
  std::string answer;
  std::string reasons;
  std::vector<Remedy> remedies;
};

/// One measured number of a score (D3).
struct Measured {
  std::string measure;
  std::int64_t value = 0;
  bool operator==(const Measured&) const = default;
};

/// One item of the checklist: done, or not applicable with a reason.
struct ChecklistAnswer {
  ChecklistItem item = ChecklistItem::EvidenceComplete;
  bool done = false;
  std::string reason;  ///< when it is not applicable
};

}  // namespace redress::complaint
