#pragma once
// The fields of the filing form (service/filing_form.hpp) as a mapping sees them: names, kinds and closed lists.

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace redress::records {

enum class FieldKind {
  Text,     ///< free text or an id
  Word,     ///< a word of a closed list
  Instant,  ///< RFC 3339
  Flag,     ///< true or false
  Integer,
  Texts,  ///< a list of texts or words
  Object,
  Objects  ///< a list of objects
};

struct FieldSpec {
  using Words = std::vector<std::string_view> (*)();

  constexpr explicit FieldSpec(std::string_view its_name, FieldKind its_kind = FieldKind::Text,
                               std::span<const FieldSpec> its_members = {}, Words words = nullptr, std::size_t most = 0)
      : name(its_name), kind(its_kind), members(its_members), allowed(words), items_max(most) {}

  std::string_view name;
  FieldKind kind;
  std::span<const FieldSpec> members;  ///< of Object and Objects
  Words allowed;                       ///< closed list of Word and Texts; null if open
  std::size_t items_max;               ///< of Texts and Objects
};

/// All fields that a mapping may fill. `import_key` is not among them: it comes from the mapping's key.
[[nodiscard]] std::span<const FieldSpec> form_fields();

/// The spec of `name`, or null.
[[nodiscard]] const FieldSpec* find_field(std::span<const FieldSpec> fields, std::string_view name) noexcept;

}  // namespace redress::records
