#include "adapters/blobs/upload_folder.hpp"

#include <gtest/gtest.h>

#include "adapters/blobs/testing.hpp"

namespace redress::blobs {
namespace {

using sample::key;
using sample::Site;
using sample::upload_id;

service::UploadRecord record() {
  return {upload_id(), "TS-20261123-000001-0", "Name-of-\xFF.pdf", 12345, Instant{1'800'000'000'000}, true, {}, {}};
}

TEST(UploadFolder, ARecordComesBackAsItWas) {
  Site site;
  UploadFolder folder(site.root());
  auto saved = record();
  ASSERT_TRUE(folder.save(saved, key()));
  ASSERT_EQ(folder.list().value().size(), 1U);
  const auto listed = folder.list().value().front();
  EXPECT_EQ(listed.id, saved.id);
  EXPECT_EQ(listed.number, saved.number);
  auto read = folder.load(listed, key()).value();
  EXPECT_EQ(read.name, saved.name);
  EXPECT_EQ(read.size_bytes, saved.size_bytes);
  EXPECT_EQ(read.expires_at, saved.expires_at);
  EXPECT_TRUE(read.resumable);
  EXPECT_FALSE(read.stored || read.attached);

  saved.resumable = false;
  saved.stored = service::BlobFacts{std::string(64, 'a'), 99, Hash{1, 2, 3}};
  saved.attached = service::AttachmentPlace{3, 7};
  ASSERT_TRUE(folder.save(saved, key()));
  read = folder.load(listed, key()).value();
  EXPECT_FALSE(read.resumable);
  EXPECT_EQ(read.stored, saved.stored);
  EXPECT_EQ(read.attached->ordinal, 3U);
  EXPECT_EQ(read.attached->seq, 7U);
  ASSERT_TRUE(folder.remove(saved.id));
  EXPECT_TRUE(folder.list().value().empty());
}

TEST(UploadFolder, TheNameOfTheFileIsEncryptedAndBoundToItsUpload) {
  Site site;
  UploadFolder folder(site.root());
  const auto saved = record();
  ASSERT_TRUE(folder.save(saved, key()));
  const auto file = site.root() / "uploads" / (saved.id + ".record");
  const auto bytes = Site::bytes_of(file);
  EXPECT_EQ(bytes.find("Name-of"), std::string::npos);
  EXPECT_EQ(bytes.find(to_base64(saved.name)), std::string::npos);
  EXPECT_EQ(folder.load({saved.id, saved.number}, key(2)).error().kind, FailureKind::Mismatch);
  const auto other = upload_id();
  Site::write(site.root() / "uploads" / (other + ".record"), bytes);
  EXPECT_EQ(folder.load({other, saved.number}, key()).error().kind, FailureKind::Mismatch);
}

TEST(UploadFolder, StraysAreRemovedAndRecordedContentStays) {
  Site site;
  UploadFolder folder(site.root());
  const auto saved = record();
  ASSERT_TRUE(folder.save(saved, key()));
  const auto stray = upload_id();
  for (const auto& id : {saved.id, stray}) (void)site.store().create(id, key()).value();
  Site::write(site.root() / "uploads" / (stray + ".tail"), "x");
  Site::write(site.root() / "uploads" / (stray + ".record.new"), "x");
  ASSERT_TRUE(folder.remove_strays());
  EXPECT_TRUE(std::filesystem::exists(site.part(saved.id)));
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(site.root() / "uploads"))
    files += entry.exists() ? 1 : 0;
  EXPECT_EQ(files, 2U);
}

TEST(UploadFolder, ADamagedRecordIsNamedButNotBelieved) {
  Site site;
  UploadFolder folder(site.root());
  const auto id = upload_id();
  Site::write(site.root() / "uploads" / (id + ".record"), "{\"number\":");
  ASSERT_EQ(folder.list().value().size(), 1U);
  EXPECT_EQ(folder.list().value().front().number, "");
  EXPECT_EQ(folder.load({id, ""}, key()).error().kind, FailureKind::Mismatch);
}

}  // namespace
}  // namespace redress::blobs
