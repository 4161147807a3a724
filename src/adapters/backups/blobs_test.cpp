#include "adapters/backups/blobs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/backups/testing.hpp"

namespace redress::backups {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Blobs : public testing::Test {
 protected:
  std::string put(const std::string& bytes) {
    auto name = sample::blob_name(bytes);
    sample::write(from_ / name, bytes);
    return name;
  }
  [[nodiscard]] BlobTally copy(const std::vector<std::string>& paths, BlobFolders folders) const {
    auto tally = copy_blobs(folders, paths, {});
    EXPECT_TRUE(tally) << tally.error().message;
    return tally ? *tally : BlobTally{};
  }
  [[nodiscard]] BlobFolders plain() const { return {from_.path(), to_.path(), {}}; }
  sample::Folder from_;
  sample::Folder to_;
};

TEST_F(Blobs, AreFoundByTheirNamesWhateverTheFolders) {
  const auto a = put("a");
  const auto b = sample::blob_name("b");
  const auto spread = b.substr(0, 2) + "/" + b.substr(2);
  sample::write(from_ / spread, "b");
  sample::write(from_ / "upload-1.part", "half");
  sample::write(from_ / (a.substr(0, 63)), "short");
  std::vector<std::string> wanted{a, spread};
  std::sort(wanted.begin(), wanted.end());
  EXPECT_EQ(*list_blobs(from_.path()), wanted);
  EXPECT_EQ(claimed_digest(spread), b);
  EXPECT_EQ(claimed_digest("ab/" + a), a);
  EXPECT_FALSE(claimed_digest("notes.txt"));
  EXPECT_THAT(*list_blobs(from_ / "none"), IsEmpty());
}

TEST_F(Blobs, AreCopiedOnce) {
  const auto a = put("a");
  const auto b = put("b");
  EXPECT_EQ(copy({a}, plain()).added, 1U);
  const auto second = copy({a, b}, plain());
  EXPECT_EQ(second.added, 1U);
  EXPECT_EQ(second.bytes, 1U);
  EXPECT_EQ(sample::read(to_ / a) + sample::read(to_ / b), "ab");
}

TEST_F(Blobs, OfAnotherContentAreLeftOutAndNamed) {
  const auto a = put("a");
  sample::write(from_ / a, "A");
  EXPECT_THAT(copy({a}, plain()).damaged, ElementsAre(a));
  EXPECT_FALSE(std::filesystem::exists(to_ / a));
}

TEST_F(Blobs, ErasedMeanwhileAreNoFailure) {
  const auto a = sample::blob_name("a");
  EXPECT_THAT(copy({a}, plain()).gone, ElementsAre(a));
}

TEST_F(Blobs, AreLinkedFromAnEarlierBackup) {
  const auto a = put("a");
  const sample::Folder earlier;
  sample::write(earlier / a, "a");
  EXPECT_EQ(copy({a}, {from_.path(), to_.path(), earlier.path()}).added, 1U);
  EXPECT_TRUE(std::filesystem::equivalent(earlier / a, to_ / a));
}

TEST_F(Blobs, RottedInAnEarlierBackupComeFromTheSource) {
  const auto a = put("a");
  const auto b = put("b");
  const sample::Folder earlier;
  sample::write(earlier / a, "A");
  std::filesystem::create_directory(earlier / b);  // cannot be read
  const auto tally = copy({a, b}, {from_.path(), to_.path(), earlier.path()});
  EXPECT_EQ(tally.added, 2U);
  EXPECT_THAT(tally.damaged, IsEmpty());
  EXPECT_EQ(sample::read(to_ / a) + sample::read(to_ / b), "ab");
  EXPECT_EQ(sample::read(earlier / a), "A");
}

TEST_F(Blobs, RottedWhereTheyAreBroughtToAreReplaced) {
  const auto a = put("a");
  sample::write(to_ / a, "A");
  EXPECT_EQ(copy({a}, plain()).added, 1U);
  EXPECT_EQ(sample::read(to_ / a), "a");
}

TEST_F(Blobs, NeverShareTheSourcesFile) {
  const auto a = put("a");
  const sample::Folder earlier;
  std::filesystem::create_hard_link(from_ / a, earlier / a);
  EXPECT_EQ(copy({a}, {from_.path(), to_.path(), earlier.path()}).added, 1U);
  EXPECT_FALSE(std::filesystem::equivalent(from_ / a, to_ / a));
  std::filesystem::remove(to_ / a);
  std::filesystem::create_hard_link(from_ / a, to_ / a);
  EXPECT_EQ(copy({a}, plain()).added, 1U);
  EXPECT_FALSE(std::filesystem::equivalent(from_ / a, to_ / a));
}

TEST_F(Blobs, ThatCannotBeReadAreLeftOutAndNamed) {
  const auto a = sample::blob_name("a");
  std::filesystem::create_directory(from_ / a);
  EXPECT_THAT(copy({a}, plain()).damaged, ElementsAre(a));
}

TEST_F(Blobs, NotWantedAnyMoreAreRemoved) {
  const auto a = put("a");
  const auto b = put("b");
  (void)copy({a, b}, plain());
  ASSERT_TRUE(drop_other_blobs(to_.path(), {b}));
  EXPECT_FALSE(std::filesystem::exists(to_ / a));
  EXPECT_TRUE(std::filesystem::exists(to_ / b));
}

TEST_F(Blobs, NeverLeaveTheirFolder) {
  EXPECT_FALSE(copy_blobs(plain(), {"../../etc/passwd"}, {}));
  const auto climbing = "../" + sample::blob_name("a");
  EXPECT_FALSE(copy_blobs(plain(), {climbing}, {}));
}

}  // namespace
}  // namespace redress::backups
