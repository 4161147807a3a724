#include "service/query_code.hpp"

#include <gtest/gtest.h>

#include <set>

namespace redress::service {
namespace {

const std::string kKey(32, '\x07');

// Computed with Python's hmac: Crockford base32 of the first 40 bits of HMAC-SHA-256(key, "<number>|1").
TEST(QueryCode, HasTheseVectors) {
  const QueryCodes codes(kKey);
  EXPECT_EQ(codes.code_for("TS-20261123-000001-0"), "SX9RKTDT");
  EXPECT_EQ(codes.code_for("TS-20261123-000002-8"), "BH3B9DG0");
}

TEST(QueryCode, DependsOnNumberAndKey) {
  const QueryCodes codes(kKey);
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) seen.insert(codes.code_for("TS-20261123-" + std::to_string(100000 + i) + "-0"));
  EXPECT_EQ(seen.size(), 1000U);
  EXPECT_NE(codes.code_for("TS-20261123-000001-0"),
            QueryCodes(std::string(32, '\x08')).code_for("TS-20261123-000001-0"));
}

TEST(QueryCode, TakesWhatPeopleType) {
  const QueryCodes codes(kKey);
  for (int i = 0; i < 200; ++i) {
    const auto number = "TS-20261123-" + std::to_string(100000 + i) + "-0";
    const auto code = codes.code_for(number);
    ASSERT_EQ(code.size(), kQueryCodeChars);
    EXPECT_TRUE(codes.matches(number, code));
    std::string typed;
    for (const char c : code) {
      // Letters that people confuse with the digits of the alphabet, lower case, in groups.
      if (c == '0')
        typed += i % 2 == 0 ? 'O' : 'o';
      else if (c == '1')
        typed += i % 2 == 0 ? 'l' : 'I';
      else
        typed += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      if (typed.size() == 4) typed += i % 2 == 0 ? '-' : ' ';
    }
    EXPECT_TRUE(codes.matches(number, typed)) << typed << " for " << code;
  }
}

TEST(QueryCode, RefusesEverythingElse) {
  const QueryCodes codes(kKey);
  const std::string number = "TS-20261123-000001-0";
  const auto code = codes.code_for(number);
  for (std::size_t i = 0; i < code.size(); ++i) {
    auto changed = code;
    changed[i] = changed[i] == 'Z' ? 'Y' : 'Z';
    EXPECT_FALSE(codes.matches(number, changed)) << changed;
  }
  EXPECT_FALSE(codes.matches("TS-20261123-000002-8", code));
  for (const auto& typed : {std::string(), code.substr(1), code + "0", std::string("????????"), std::string(8, 'U'),
                            std::string(1 << 16, '0'), std::string(8, '\0')}) {
    EXPECT_FALSE(codes.matches(number, typed));
  }
}

}  // namespace
}  // namespace redress::service
