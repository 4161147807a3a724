#pragma once
// One row of the table D6, and what a row may name: classes, regimes, checks. Comes from data/taxonomy.json.

#include <string>
#include <string_view>
#include <vector>

#include "domain/taxonomy/name.hpp"
#include "domain/taxonomy/severity.hpp"

namespace redress::taxonomy {

/// What a complaint is about, level 2 (D6). The code's meaning never changes; everything else may, with the version.
struct Category {
  std::string code;            ///< the class and two digits: DI01
  std::string category_class;  ///< DI
  Name name;
  Severity severity = Severity::S3;  ///< holds before anybody has scored; never milder than the floor
  Severity floor = Severity::S4;     ///< no scoring and no two persons go below
  std::string department;            ///< gets it first (R4.1-01): D-ST
  std::vector<std::string> regimes;  ///< candidates in the order of D6; which apply is decided by R9.2-04 and D9
  std::vector<std::string> checks;   ///< checks of D7 in the order of D6; none: manual investigation only
  bool handled_as_report = false;    ///< opens a report 举报 instead of a complaint
  int since = 1;                     ///< first version with this code
  std::string predecessor;           ///< counts for this one in the versions before; empty for a code of version 1
  bool operator==(const Category&) const = default;
};

/// Level 1 (D6). Never retired; without categories when all of them are.
struct CategoryClass {
  std::string code;  ///< two capitals: DI
  Name name;
  bool operator==(const CategoryClass&) const = default;
};

/// A body of rules that a complaint may fall under (D6, D9).
struct Regime {
  std::string code;
  Name name;
  std::vector<std::string> adds_for_consumers;  ///< regimes that come with it if the complainant is a consumer
  bool operator==(const Regime&) const = default;
};

/// A code that is no longer given. Complaints keep it; figures count it for its successor.
struct RetiredCategory {
  std::string code;
  std::string category_class;
  Name name;           ///< the last one
  int retired_in = 1;  ///< first version without this code
  std::string successor;
  int since = 1;
  std::string predecessor;
  bool operator==(const RetiredCategory&) const = default;
};

/// T01 to T28, the checks of D7.
[[nodiscard]] bool is_check(std::string_view code) noexcept;

}  // namespace redress::taxonomy
