#include "adapters/backups/file_copy.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "adapters/backups/testing.hpp"

namespace redress::backups {
namespace {

TEST(FileCopy, CopiesAndTellsTheDigest) {
  const sample::Folder folder;
  const std::string bytes(1'000'000, 'x');
  sample::write(folder / "a", bytes);
  const auto digest = backups::copy_file(folder / "a", folder / "b");
  ASSERT_TRUE(digest) << digest.error().message;
  EXPECT_EQ(digest->bytes, bytes.size());
  EXPECT_EQ(digest->sha256, sha256({bytes}));
  EXPECT_EQ(sample::read(folder / "b"), bytes);
  EXPECT_EQ(*digest_of_file(folder / "b"), *digest);
  EXPECT_FALSE(std::filesystem::exists(folder / "b.new"));
}

TEST(FileCopy, IsForItsOwnerOnlyWhateverTheSourceAllows) {
  const sample::Folder folder;
  sample::write(folder / "a", "secret");
  ASSERT_EQ(::chmod((folder / "a").c_str(), 0644), 0);
  ASSERT_TRUE(backups::copy_file(folder / "a", folder / "b"));
  struct stat status{};
  ASSERT_EQ(::stat((folder / "b").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST(FileCopy, ReplacesAnOlderCopyAndALeftover) {
  const sample::Folder folder;
  sample::write(folder / "a", "new");
  sample::write(folder / "b", "old and longer");
  sample::write(folder / "b.new", "interrupted");
  ASSERT_TRUE(backups::copy_file(folder / "a", folder / "b"));
  EXPECT_EQ(sample::read(folder / "b"), "new");
}

TEST(FileCopy, WhatIsNotThereLeavesNothing) {
  const sample::Folder folder;
  const auto copied = backups::copy_file(folder / "none", folder / "b");
  ASSERT_FALSE(copied);
  EXPECT_EQ(copied.error().kind, FailureKind::NotFound);
  EXPECT_FALSE(std::filesystem::exists(folder / "b"));
  EXPECT_FALSE(std::filesystem::exists(folder / "b.new"));
}

TEST(FileCopy, LinksInOneFileSystem) {
  const sample::Folder folder;
  sample::write(folder / "a", "bytes");
  ASSERT_TRUE(link_or_copy_file(folder / "a", folder / "b"));
  EXPECT_TRUE(std::filesystem::equivalent(folder / "a", folder / "b"));
}

}  // namespace
}  // namespace redress::backups
