#pragma once
// What people may ask of a group (MECHANISM.md B2, R12.3-02). Each names the complaints that it is about by number.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "domain/complaint/fields.hpp"
#include "domain/complaint/vocabulary.hpp"

namespace redress::group {

inline constexpr std::size_t kNumbersMax = 100;    ///< of one act
inline constexpr std::size_t kMembersMax = 2'000;  ///< of one group

struct OpenGroup {
  std::string name;  ///< for colleagues; names nobody
  std::vector<std::string> numbers;
};
struct AddMembers {
  std::vector<std::string> numbers;
};
/// It is handled by itself again, in the stage that it left. Only until the result was told.
struct RemoveMember {
  std::string number;
  std::string reason;  ///< for colleagues
};
/// The same message to all of them.
struct WriteToMembers {
  std::string text;
};
/// What all of them shall be told; a second person approves it. A later draft takes the place of an earlier one.
struct DraftResult {
  complaint::Outcome outcome = complaint::Outcome::Indeterminate;
  std::string text;
};
/// Tells it. `draft` is the seq of what was read, so that what was read is what is told.
struct ApproveResult {
  std::uint64_t draft = 0;
};
/// Closes every complaint of it with C7. `improvement`: P5, for those whose gravity asks for a decision.
struct CloseGroup {
  bool improvement = false;
  std::string reason;  ///< of the decision; for colleagues
};

using Command =
    std::variant<OpenGroup, AddMembers, RemoveMember, WriteToMembers, DraftResult, ApproveResult, CloseGroup>;

// --- their fields (domain/complaint/fields.hpp) ---

template <class F>
void describe(F& f, OpenGroup& c) {
  f.text("name", c.name, complaint::Length::Word, complaint::Need::Required);
  f.codes("numbers", c.numbers, complaint::CodeList::Number, complaint::Need::Required, kNumbersMax);
}
template <class F>
void describe(F& f, AddMembers& c) {
  f.codes("numbers", c.numbers, complaint::CodeList::Number, complaint::Need::Required, kNumbersMax);
}
template <class F>
void describe(F& f, RemoveMember& c) {
  f.code("number", c.number, complaint::CodeList::Number, complaint::Need::Required);
  f.text("reason", c.reason, complaint::Length::Text, complaint::Need::Required);
}
template <class F>
void describe(F& f, WriteToMembers& c) {
  f.text("text", c.text, complaint::Length::Long, complaint::Need::Required);
}
template <class F>
void describe(F& f, DraftResult& c) {
  f.word("outcome", c.outcome);
  f.text("text", c.text, complaint::Length::Long, complaint::Need::Required);
}
template <class F>
void describe(F& f, ApproveResult& c) {
  f.seq("draft", c.draft);
}
template <class F>
void describe(F& f, CloseGroup& c) {
  f.flag("improvement", c.improvement);
  f.text("reason", c.reason, complaint::Length::Text, complaint::Need::Required);
}

}  // namespace redress::group
