#include "adapters/store/sqlite/attachment_key_table.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <string>

#include "base/random.hpp"

namespace redress::store {
namespace {

namespace fs = std::filesystem;

class AttachmentKeyTableTest : public testing::Test {
 protected:
  AttachmentKeyTableTest() { fs::create_directory(folder_); }
  ~AttachmentKeyTableTest() override { fs::remove_all(folder_); }

  [[nodiscard]] std::unique_ptr<AttachmentKeyTable> open() const {
    return std::move(AttachmentKeyTable::open(file_)).value();
  }
  [[nodiscard]] bool is_on_disk(std::string_view bytes) const {
    for (const auto& entry : fs::directory_iterator(folder_)) {
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string content{std::istreambuf_iterator<char>(in), {}};
      if (content.find(bytes) != std::string::npos) return true;
    }
    return false;
  }

  fs::path folder_ = fs::temp_directory_path() / ("redress-keys-" + to_hex(random_bytes(8)));
  fs::path file_ = folder_ / "attachment_keys.db";
};

TEST_F(AttachmentKeyTableTest, AKeyIsDrawnOnceAndStays) {
  auto table = open();
  EXPECT_FALSE(table->find("TS-1").value());
  const auto key = table->find_or_create("TS-1").value();
  EXPECT_EQ(table->find_or_create("TS-1").value(), key);
  EXPECT_NE(table->find_or_create("TS-2").value(), key);
  table.reset();
  EXPECT_EQ(open()->find("TS-1").value(), key);
}

TEST_F(AttachmentKeyTableTest, AForgottenKeyIsInNoFileAndNeverDrawnAgain) {
  auto table = open();
  const auto key = table->find_or_create("TS-1").value();
  const auto other = table->find_or_create("TS-2").value();
  ASSERT_TRUE(is_on_disk(view(key)));
  ASSERT_TRUE(table->forget("TS-1"));
  EXPECT_FALSE(is_on_disk(view(key)));
  EXPECT_FALSE(table->find("TS-1").value());
  EXPECT_EQ(table->find("TS-2").value(), other);
  EXPECT_NE(table->find_or_create("TS-1").value(), key);
  EXPECT_TRUE(table->forget("TS-3"));
}

TEST_F(AttachmentKeyTableTest, OnlyItsOwnerMayReadIt) {
  const auto old_mask = ::umask(0);
  (void)open()->find_or_create("TS-1");
  ::umask(old_mask);
  struct stat status{};
  ASSERT_EQ(::stat(file_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  fs::permissions(file_, fs::perms::others_read, fs::perm_options::add);
  const auto refused = AttachmentKeyTable::open(file_);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, FailureKind::Conflict);
  EXPECT_NE(refused.error().message.find("chmod 600"), std::string::npos);
}

TEST_F(AttachmentKeyTableTest, ANewerTableIsRefused) {
  (void)open();
  auto database = Database::open(file_.string(), Database::Mode::ReadWrite).value();
  ASSERT_TRUE(database.execute("PRAGMA user_version=2"));
  EXPECT_EQ(AttachmentKeyTable::open(file_).error().kind, FailureKind::Conflict);
}

}  // namespace
}  // namespace redress::store
