#pragma once
// The closed lists of D8 and chapter 3 that code does not branch on: extension reasons, findings, remedies and others.
// Comes from data/closed_lists.json; a code is never taken out and never given to another meaning.

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "domain/taxonomy/name.hpp"

namespace redress::taxonomy {

/// One word of a list.
struct ListItem {
  std::string code;
  Name name;
  bool needs_reason = false;   ///< of a remedy: chosen only with a reason
  bool excludable = false;     ///< of an overdue cause: left out of personal performance with consent (R3.2.3-01)
  std::string needs_identity;  ///< of a remedy: the least level of the list "identity_level" (R3.1.2-04), or empty
  bool money = false;          ///< of a remedy: an amount stands beside it and is approved (D5-2)
  bool operator==(const ListItem&) const = default;
};

/// A list that code branches on: an enumeration holds its words, the catalogue their texts under <list>.<word>.
struct ListInCode {
  std::string list;
  std::string source;       ///< table or requirement of MECHANISM.md
  std::string enumeration;  ///< complaint::Outcome
  bool operator==(const ListInCode&) const = default;
};

/// Immutable; thread-safe. Pointers and views live as long as the lists.
class ClosedLists {
 public:
  /// Reads data/closed_lists.json. Malformed names the place and the reason.
  [[nodiscard]] static Result<ClosedLists> parse(std::string_view json_text);
  /// The lists that this program ships.
  [[nodiscard]] static const ClosedLists& builtin();

  [[nodiscard]] int version() const noexcept { return version_; }
  [[nodiscard]] const std::string& issued_on() const noexcept { return issued_on_; }

  [[nodiscard]] bool has(std::string_view list, std::string_view code) const;
  /// Null for an unknown list or code.
  [[nodiscard]] const ListItem* find(std::string_view list, std::string_view code) const;
  /// In the order of display; none for an unknown list.
  [[nodiscard]] std::span<const ListItem> items(std::string_view list) const;
  /// Names of the lists held here, in the order of the file.
  [[nodiscard]] std::span<const std::string> lists() const noexcept { return names_; }
  [[nodiscard]] std::span<const ListInCode> in_code() const noexcept { return in_code_; }

  /// Whether a proven level of "identity_level" is at least the needed one; an empty `needed` asks for nothing, an
  /// unknown level proves nothing.
  [[nodiscard]] bool identity_suffices(std::string_view proven, std::string_view needed) const;

 private:
  friend class ClosedListsReader;

  int version_ = 1;
  std::string issued_on_;
  std::vector<ListInCode> in_code_;
  std::vector<std::string> names_;
  std::map<std::string, std::vector<ListItem>, std::less<>> items_;
};

}  // namespace redress::taxonomy
