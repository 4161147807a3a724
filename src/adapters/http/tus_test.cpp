#include "adapters/http/tus.hpp"

#include <gtest/gtest.h>

namespace redress::http {
namespace {

TEST(UploadMetadata, TheFileNameIsFound) {
  EXPECT_EQ(file_name_in(""), "");
  EXPECT_EQ(file_name_in("filename YS50eHQ="), "a.txt");
  EXPECT_EQ(file_name_in("name Yi50eHQ="), "b.txt");
  EXPECT_EQ(file_name_in("name Yi50eHQ=,filename YS50eHQ="), "a.txt");
  EXPECT_EQ(file_name_in("filename YS50eHQ=, name Yi50eHQ=,is_confidential"), "a.txt");
  EXPECT_EQ(file_name_in("filetype dGV4dA==,filename"), "");
}

TEST(UploadMetadata, MalformedPairsAreRefused) {
  for (const auto* value : {"filename %%%", "filename YS50eHQ", "filename YS50eHQ=,,", " x", "filename  YS50eHQ="}) {
    EXPECT_EQ(file_name_in(value), value[0] == ' ' ? std::optional<std::string>("") : std::nullopt) << value;
  }
  std::string many = "a";
  for (int i = 0; i < 40; ++i) many += ",a";
  EXPECT_EQ(file_name_in(many), std::nullopt);
}

TEST(UploadId, TellsWhenItExpires) {
  const std::string id = "6b49d200" + std::string(32, 'a');
  EXPECT_EQ(service::expiry_in(id), Instant{0x6b49d200LL * 1000});
  for (const auto* wrong : {"", "x", "../../etc/passwd", "6B49D200AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}) {
    EXPECT_EQ(service::expiry_in(wrong), std::nullopt) << wrong;
  }
}

}  // namespace
}  // namespace redress::http
