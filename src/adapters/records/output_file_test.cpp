#include "adapters/records/output_file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace redress::records {
namespace {

class OutputFileTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("redress_output_" + std::to_string(::getpid()));
    std::filesystem::create_directory(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
  static std::string content(const std::string& path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::filesystem::path folder_;
};

TEST_F(OutputFileTest, IsThereWholeOrNotAtAll) {
  std::ofstream(path("out")) << "old";
  {
    auto file = OutputFile::create(path("out"));
    ASSERT_TRUE(file);
    ASSERT_TRUE(file->write(std::string(3 << 20, 'x')));
    EXPECT_EQ(content(path("out")), "old");
  }
  EXPECT_FALSE(std::filesystem::exists(path("out.new"))) << "given up";
  auto file = OutputFile::create(path("out"));
  ASSERT_TRUE(file);
  ASSERT_TRUE(file->write("new"));
  ASSERT_TRUE(file->finish());
  EXPECT_EQ(content(path("out")), "new");
  EXPECT_FALSE(std::filesystem::exists(path("out.new")));
}

TEST_F(OutputFileTest, BelongsToItsOwnerAloneAlsoAfterALeftover) {
  std::ofstream(path("out.new")) << "leftover";
  ::chmod(path("out.new").c_str(), 0666);
  auto file = OutputFile::create(path("out"));
  ASSERT_TRUE(file);
  ASSERT_TRUE(file->finish());
  struct stat status{};
  ASSERT_EQ(::stat(path("out").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST_F(OutputFileTest, TwoRunsDoNotWriteOneFile) {
  auto first = OutputFile::create(path("out"));
  ASSERT_TRUE(first);
  const auto second = OutputFile::create(path("out"));
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, FailureKind::Conflict);
  ASSERT_TRUE(first->write("first"));
  ASSERT_TRUE(first->finish());
  EXPECT_EQ(content(path("out")), "first");
}

TEST_F(OutputFileTest, NamesWhatCannotBeCreated) {
  const auto file = OutputFile::create(path("no/such/folder/out"));
  ASSERT_FALSE(file);
  EXPECT_NE(file.error().message.find("no/such/folder/out"), std::string::npos);
}

}  // namespace
}  // namespace redress::records
