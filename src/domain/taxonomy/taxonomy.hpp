#pragma once
// The table D6: all classes and categories of one version, and which code counts for which in another version
// (R2.2-04, docs/decisions/0018).

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "domain/taxonomy/category.hpp"

namespace redress::taxonomy {

/// Immutable; thread-safe. Pointers and views live as long as the table.
class Taxonomy {
 public:
  /// Reads data/taxonomy.json. Malformed names the place and the reason.
  [[nodiscard]] static Result<Taxonomy> parse(std::string_view json_text);
  /// The table that this program ships.
  [[nodiscard]] static const Taxonomy& builtin();

  /// From 1; grows with every change of a row.
  [[nodiscard]] int version() const noexcept { return version_; }
  /// The day of the version, such as 2026-11-23.
  [[nodiscard]] const std::string& issued_on() const noexcept { return issued_on_; }

  /// A category that can be given. Null for an unknown or retired code.
  [[nodiscard]] const Category* find(std::string_view code) const noexcept;
  /// Null for a code in use or unknown.
  [[nodiscard]] const RetiredCategory* find_retired(std::string_view code) const noexcept;
  /// The name of a code in use or retired, for complaints that keep it. Null for an unknown code.
  [[nodiscard]] const Name* name_of(std::string_view code) const noexcept;
  [[nodiscard]] const CategoryClass* find_class(std::string_view code) const noexcept;
  [[nodiscard]] const Regime* find_regime(std::string_view code) const noexcept;

  /// In the order of D6, class by class; none retired.
  [[nodiscard]] std::span<const Category> categories() const noexcept { return categories_; }
  /// Those of one class; none for an unknown one.
  [[nodiscard]] std::span<const Category> categories_of(std::string_view category_class) const noexcept;
  [[nodiscard]] std::span<const CategoryClass> classes() const noexcept { return classes_; }
  [[nodiscard]] std::span<const Regime> regimes() const noexcept { return regimes_; }
  [[nodiscard]] std::span<const RetiredCategory> retired() const noexcept { return retired_; }

  /// The checks of a category, without those of all.
  [[nodiscard]] std::vector<std::string> checks_of(const Category& category) const { return category.checks; }
  /// Checks that run on every complaint, whatever its category (D7).
  [[nodiscard]] std::span<const std::string> checks_of_all() const noexcept { return checks_of_all_; }

  /// The code that counts for `code` in `version`: itself if that version has it, else along successors or
  /// predecessors. Every known code has exactly one in every version from 1 to version(), so sums stay. Nothing for an
  /// unknown code or version.
  [[nodiscard]] std::optional<std::string> map_code(std::string_view code, int version) const;
  /// In this version.
  [[nodiscard]] std::optional<std::string> map_code(std::string_view code) const { return map_code(code, version_); }

 private:
  friend class TaxonomyReader;
  struct Life;
  [[nodiscard]] std::optional<Life> life_of(std::string_view code) const noexcept;

  int version_ = 1;
  std::string issued_on_;
  std::vector<std::string> checks_of_all_;
  std::vector<Regime> regimes_;
  std::vector<CategoryClass> classes_;
  std::vector<Category> categories_;  ///< the ones of a class side by side
  std::vector<RetiredCategory> retired_;
};

}  // namespace redress::taxonomy
