#include "domain/group/number.hpp"

#include <gtest/gtest.h>

namespace redress::group {
namespace {

// The check digits are those of complaint numbers: MECHANISM.md B1 has the vectors.
TEST(GroupNumber, HasTheFormAndCheckDigitOfComplaintNumbers) {
  EXPECT_EQ(make_number({2026, 11, 23}, 1), "GC-20261123-000001-0");
  EXPECT_EQ(make_number({2026, 11, 23}, 2), "GC-20261123-000002-8");
  EXPECT_EQ(make_number({2026, 12, 31}, 999'999), "GC-20261231-999999-9");
}

TEST(GroupNumber, IsReadOnlyInItsCanonicalForm) {
  EXPECT_TRUE(is_number("GC-20261123-000001-0"));
  for (const auto* wrong :
       {"", "GC-", "GC-20261123-000001-1", "TS-20261123-000001-0", "gc-20261123-000001-0", "GC-20261131-000001-0",
        "GC-20261123-1-0", "GC-20261123-000001-0 ", "GC-TS-20261123-000001-0"}) {
    EXPECT_FALSE(is_number(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace redress::group
