#include "domain/taxonomy/taxonomy.hpp"

#include <algorithm>
#include <functional>
#include <iterator>

#include "base/check.hpp"
#include "domain/taxonomy/data_reader.hpp"
#include "domain/taxonomy/taxonomy_life.hpp"

namespace redress::embedded {
std::string_view taxonomy_json() noexcept;
}  // namespace redress::embedded

namespace redress::taxonomy {

const Taxonomy& Taxonomy::builtin() {
  static const Taxonomy kTable = [] {
    auto table = parse(embedded::taxonomy_json());
    REDRESS_CHECK(table.has_value());
    return std::move(*table);
  }();
  return kTable;
}

const Category* Taxonomy::find(std::string_view code) const noexcept { return find_row(categories_, code); }

const RetiredCategory* Taxonomy::find_retired(std::string_view code) const noexcept { return find_row(retired_, code); }

const Name* Taxonomy::name_of(std::string_view code) const noexcept {
  if (const auto* category = find(code)) return &category->name;
  const auto* gone = find_retired(code);
  return gone != nullptr ? &gone->name : nullptr;
}

const CategoryClass* Taxonomy::find_class(std::string_view code) const noexcept { return find_row(classes_, code); }

const Regime* Taxonomy::find_regime(std::string_view code) const noexcept { return find_row(regimes_, code); }

std::span<const Category> Taxonomy::categories_of(std::string_view category_class) const noexcept {
  const auto is_of = [&](const Category& one) { return one.category_class == category_class; };
  const auto first = std::ranges::find_if(categories_, is_of);
  return {first, std::find_if_not(first, categories_.end(), is_of)};
}

std::optional<Taxonomy::Life> Taxonomy::life_of(std::string_view code) const noexcept {
  if (const auto* one = find(code)) return Life{one->code, one->since, one->predecessor, kNeverRetired, {}};
  if (const auto* one = find_retired(code)) {
    return Life{one->code, one->since, one->predecessor, one->retired_in, one->successor};
  }
  return std::nullopt;
}

// Ends: a successor is in use when the code retires and a predecessor was when it came (the reader checks both), so a
// walk goes one way only, along rising or along falling versions.
std::optional<std::string> Taxonomy::map_code(std::string_view code, int version) const {
  if (version < 1 || version > version_) return std::nullopt;
  auto life = life_of(code);
  while (life && !life->covers(version)) {
    life = life_of(version < life->since ? life->predecessor : life->successor);
  }
  if (!life) return std::nullopt;
  return std::string(life->code);
}

}  // namespace redress::taxonomy
