#include "service/uploads.hpp"

#include <gtest/gtest.h>

#include "adapters/blobs/local_blob_store.hpp"
#include "adapters/blobs/upload_folder.hpp"
#include "adapters/store/sqlite/attachment_key_table.hpp"
#include "service/attachments.hpp"
#include "service/find_attachment.hpp"
#include "support/test_bench.hpp"

namespace redress::test {
namespace {

namespace fs = std::filesystem;
using namespace service;

/// A bench with a place for attachments; restart() is what a kill and a start do.
class Desk {
 public:
  explicit Desk(UploadLimits limits = {}) : limits_(limits) {
    limits_.free_bytes_min = 0;
    number_ = number_of(bench_.file());
    restart();
  }

  void restart() {
    uploads_.reset();
    keys_ = take(store::AttachmentKeyTable::open(root() / "attachment_keys.db"));
    blobs_ = take(blobs::LocalBlobStore::open(root()));
    records_ = std::make_unique<blobs::UploadFolder>(root());
    reader_ = bench_.reader();
    uploads_ = take(Uploads::open(*blobs_, *records_, *keys_, bench_.clock(), limits_, *reader_));
  }

  [[nodiscard]] TestBench& bench() { return bench_; }
  [[nodiscard]] Uploads& uploads() { return *uploads_; }
  [[nodiscard]] const std::string& number() const { return number_; }
  [[nodiscard]] fs::path root() const { return bench_.directory(); }
  void tend() { uploads_->tend(*reader_); }

  [[nodiscard]] Uploads::Begun try_begin(std::uint64_t size, bool resumable = true, std::string network = {}) {
    return take(uploads_->begin({number_, "a.txt", size, resumable, std::move(network)}));
  }
  [[nodiscard]] std::shared_ptr<Upload> begin(std::uint64_t size, bool resumable = true) {
    return std::get<std::shared_ptr<Upload>>(try_begin(size, resumable));
  }
  /// An upload whose content is whole and in its place.
  [[nodiscard]] std::shared_ptr<Upload> stored(bool resumable) {
    auto upload = begin(8, resumable);
    const auto grip = take(upload->take());
    take(upload->append(grip.token, "evidence"));
    (void)take(upload->finish(grip.token));
    return upload;
  }
  /// Commits the event of a stored upload, as the request does.
  std::uint64_t commit(const Upload& upload) {
    const auto blob = upload.stored().value();
    const complaint::AddAttachments command{{{blob.id, "a.txt", blob.size_bytes, "hash"}}};
    return bench_.act(number_, command).events.front().seq;
  }
  [[nodiscard]] std::shared_ptr<Upload> find(const std::string& id) { return uploads_->find(number_, id); }

  [[nodiscard]] std::size_t files_in(const std::string& folder) const {
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(root() / folder))
      count += entry.is_regular_file() ? 1 : 0;
    return count;
  }

 private:
  TestBench bench_;
  UploadLimits limits_;
  std::string number_;
  std::unique_ptr<store::AttachmentKeyTable> keys_;
  std::unique_ptr<blobs::LocalBlobStore> blobs_;
  std::unique_ptr<blobs::UploadFolder> records_;
  std::unique_ptr<ReadSession> reader_;
  std::unique_ptr<Uploads> uploads_;

 public:
  [[nodiscard]] AttachmentKeys& keys() { return *keys_; }
  [[nodiscard]] BlobStore& blobs() { return *blobs_; }
};

TEST(Uploads, ACrashBeforeTheCommitLeavesNoBlobOfAForm) {
  Desk desk;
  (void)desk.stored(false);
  ASSERT_EQ(desk.files_in("blobs"), 1U);
  desk.restart();
  EXPECT_EQ(desk.files_in("blobs"), 0U);
  EXPECT_EQ(desk.files_in("uploads"), 0U);
  EXPECT_EQ(desk.uploads().counters().open, 0U);
}

TEST(Uploads, ACrashAfterTheCommitKeepsTheBlobOfAForm) {
  Desk desk;
  const auto upload = desk.stored(false);
  (void)desk.commit(*upload);
  desk.restart();
  EXPECT_EQ(desk.files_in("blobs"), 1U);
  EXPECT_EQ(desk.files_in("uploads"), 0U);
}

TEST(Uploads, ACrashBeforeTheCommitLetsAResumableUploadBeAttachedLater) {
  Desk desk;
  const auto id = desk.stored(true)->id();
  desk.restart();
  const auto upload = desk.find(id);
  ASSERT_TRUE(upload);
  EXPECT_FALSE(upload->place());
  EXPECT_EQ(take(upload->take()).offset, 8U);
  ASSERT_TRUE(upload->claim());
  EXPECT_EQ(desk.uploads().counters().open, 1U);
  EXPECT_EQ(desk.files_in("blobs"), 1U);
}

TEST(Uploads, ACrashAfterTheCommitShowsTheResumableUploadAsAttached) {
  Desk desk;
  const auto upload = desk.stored(true);
  const auto seq = desk.commit(*upload);
  desk.restart();
  const auto found = desk.find(upload->id());
  ASSERT_TRUE(found);
  ASSERT_TRUE(found->place());
  EXPECT_EQ(found->place()->ordinal, 1U);
  EXPECT_EQ(found->place()->seq, seq);
  EXPECT_FALSE(found->claim()) << "a second event would be written";
  EXPECT_EQ(desk.uploads().counters().open, 0U);
}

// The record is durable before the rename: a crash in between must find the content under its old name.
TEST(Uploads, ACrashBeforeTheRenameIsMendedByTheClaim) {
  Desk desk;
  const auto upload = desk.stored(true);
  const auto blob = upload->stored()->id;
  const auto place = desk.root() / "blobs" / blob.substr(0, 2) / blob.substr(2);
  fs::rename(place, desk.root() / "uploads" / (upload->id() + ".part"));
  desk.restart();
  const auto found = desk.find(upload->id());
  ASSERT_TRUE(found);
  ASSERT_TRUE(found->claim());
  EXPECT_TRUE(fs::exists(place));
}

TEST(Uploads, OnlyOneRequestAtATimeMaySend) {
  Desk desk;
  const auto upload = desk.begin(100);
  const auto first = take(upload->take());
  take(upload->append(first.token, "abc"));
  const auto second = take(upload->take());
  EXPECT_EQ(second.offset, 3U);
  EXPECT_EQ(upload->append(first.token, "x").error().kind, FailureKind::Conflict);
  EXPECT_EQ(upload->save(first.token).error().kind, FailureKind::Conflict);
  EXPECT_EQ(upload->finish(first.token).error().kind, FailureKind::Conflict);
  take(upload->append(second.token, "def"));
  EXPECT_EQ(take(upload->save(second.token)), 6U);
}

TEST(Uploads, OneClaimAtATimeAndNoEndWhileItIsHeld) {
  Desk desk;
  const auto upload = desk.stored(true);
  ASSERT_TRUE(upload->claim());
  EXPECT_EQ(upload->claim().error().kind, FailureKind::Conflict);
  EXPECT_EQ(upload->discard().error().kind, FailureKind::Conflict);
  upload->release();
  EXPECT_TRUE(upload->claim());
  upload->release();
  EXPECT_TRUE(upload->discard());
  EXPECT_EQ(upload->take().error().kind, FailureKind::NotFound);
  EXPECT_EQ(desk.files_in("blobs"), 0U);
  EXPECT_EQ(desk.files_in("uploads"), 0U);
}

// A request whose work found no room in the queue leaves its upload behind.
TEST(Uploads, WhatIsAbandonedIsRemovedUnlessItWasAttached) {
  Desk desk;
  const auto refused = desk.stored(false);
  ASSERT_TRUE(refused->claim());
  refused->abandon();
  const auto cut = desk.begin(0, false);
  take(cut->append(take(cut->take()).token, "half"));
  cut->abandon();
  const auto attached = desk.stored(true);
  (void)desk.commit(*attached);
  attached->abandon();
  const auto open = desk.begin(100);
  desk.tend();
  EXPECT_EQ(desk.uploads().counters().open, 1U);
  EXPECT_TRUE(desk.find(open->id()));
  EXPECT_EQ(desk.files_in("blobs"), 1U) << "what the log names stays";
}

TEST(Uploads, WhatExpiresIsRemovedAndWhatIsAttachedStays) {
  Desk desk;
  const auto open = desk.begin(100);
  const auto attached = desk.stored(true);
  const auto seq = desk.commit(*attached);
  take(attached->attached({1, seq}));
  desk.uploads().end(*attached, true);
  const auto unknown = desk.stored(false);  // a commit of unknown outcome that did happen
  (void)desk.commit(*unknown);
  const auto lost = desk.stored(false);  // and one that did not
  desk.tend();
  EXPECT_TRUE(desk.find(open->id()));
  desk.bench().clock().pass(UploadLimits{}.expiry_ms);
  desk.tend();
  EXPECT_FALSE(desk.find(open->id()));
  EXPECT_FALSE(desk.find(attached->id()));
  EXPECT_EQ(desk.files_in("uploads"), 0U);
  EXPECT_EQ(desk.files_in("blobs"), 2U);
  EXPECT_EQ(desk.uploads().counters().open, 0U);
  EXPECT_EQ(desk.uploads().counters().bytes, 0U);
}

TEST(Uploads, RoomIsCountedAndGivenBack) {
  UploadLimits limits;
  limits.open_per_complaint_max = 2;
  limits.open_per_network_max = 1;
  limits.open_bytes_max = 100;
  Desk desk(limits);
  const auto first = std::get<std::shared_ptr<Upload>>(desk.try_begin(60, true, "203.0.113.1"));
  EXPECT_EQ(std::get<NoRoom>(desk.try_begin(1, true, "203.0.113.1")), NoRoom::Network);
  EXPECT_EQ(std::get<NoRoom>(desk.try_begin(41)), NoRoom::Server);
  const auto second = desk.begin(30, false);
  EXPECT_EQ(std::get<NoRoom>(desk.try_begin(1)), NoRoom::Complaint);
  EXPECT_EQ(desk.uploads().grow(*second, 10), std::nullopt);
  EXPECT_EQ(desk.uploads().grow(*second, 1), NoRoom::Server);
  desk.uploads().end(*first, false);
  EXPECT_EQ(desk.uploads().counters().open, 1U);
  EXPECT_EQ(desk.uploads().counters().bytes, 40U);
  EXPECT_TRUE(std::holds_alternative<std::shared_ptr<Upload>>(desk.try_begin(60, true, "203.0.113.1")));
}

TEST(Uploads, WhoIsNotAdmittedLeavesNoKey) {
  UploadLimits limits;
  limits.open_bytes_max = 100;
  Desk desk(limits);
  EXPECT_EQ(std::get<NoRoom>(desk.try_begin(101)), NoRoom::Server);
  EXPECT_FALSE(take(desk.keys().find(desk.number())));
  EXPECT_EQ(desk.uploads().counters().bytes, 0U);
  (void)desk.begin(100);
  EXPECT_TRUE(take(desk.keys().find(desk.number())));
}

// Announcing costs nothing, so what one network announces must leave room for others.
TEST(Uploads, NoNetworkTakesTheRoomOfOthers) {
  UploadLimits limits;
  limits.open_bytes_max = 100;
  limits.open_bytes_per_network_max = 40;
  Desk desk(limits);
  const auto announced = std::get<std::shared_ptr<Upload>>(desk.try_begin(30, true, "203.0.113.1"));
  EXPECT_EQ(std::get<NoRoom>(desk.try_begin(11, true, "203.0.113.1")), NoRoom::Network);
  const auto growing = std::get<std::shared_ptr<Upload>>(desk.try_begin(0, false, "203.0.113.1"));
  EXPECT_EQ(desk.uploads().grow(*growing, 10), std::nullopt);
  EXPECT_EQ(desk.uploads().grow(*growing, 1), NoRoom::Network);
  EXPECT_TRUE(std::holds_alternative<std::shared_ptr<Upload>>(desk.try_begin(40, true, "203.0.113.2")));
  EXPECT_TRUE(std::holds_alternative<std::shared_ptr<Upload>>(desk.try_begin(20))) << "staff count to no network";
  desk.uploads().end(*announced, false);
  EXPECT_EQ(desk.uploads().grow(*growing, 30), std::nullopt);
  desk.uploads().end(*growing, false);
  EXPECT_TRUE(std::holds_alternative<std::shared_ptr<Upload>>(desk.try_begin(40, true, "203.0.113.1")));
}

TEST(Uploads, WhatBringsNothingExpiresEarly) {
  Desk desk;
  const auto silent = desk.begin(100);
  const auto begun = desk.begin(100);
  const auto whole = desk.begin(0);
  take(begun->append(take(begun->take()).token, "a"));
  (void)take(whole->finish(take(whole->take()).token));
  desk.bench().clock().pass(UploadLimits{}.first_bytes_ms_max - 1);
  desk.tend();
  EXPECT_TRUE(desk.find(silent->id()));
  EXPECT_LT(silent->expires_at(), begun->expires_at());
  desk.bench().clock().pass(1);
  desk.tend();
  EXPECT_FALSE(desk.find(silent->id()));
  EXPECT_TRUE(desk.find(begun->id())) << "what came is kept for who comes back";
  EXPECT_TRUE(desk.find(whole->id()));
  EXPECT_EQ(desk.uploads().counters().open, 2U);
}

TEST(Uploads, TheDiskKeepsItsReserve) {
  Desk desk;
  blobs::UploadFolder records(desk.root());
  Upload upload({desk.blobs(), records, std::uint64_t{1} << 62},
                {std::string(40, 'a'), desk.number(), "a", 10, {}, false, {}, {}}, AttachmentKey{}, "");
  ASSERT_TRUE(upload.begin(desk.bench().clock().now()));
  EXPECT_EQ(upload.append(take(upload.take()).token, "x").error().kind, FailureKind::NoSpace);
}

TEST(Uploads, ForgettingAKeyMakesAttachmentsUnreadableAndEndsUploads) {
  Desk desk;
  const auto upload = desk.stored(true);
  (void)desk.commit(*upload);
  const auto open = desk.begin(100);
  WorkPool pool(1, 10);
  const Attachments attachments{pool, desk.blobs(), desk.keys(), desk.uploads()};
  const auto blob = upload->stored().value();
  const complaint::AttachedFile file{blob.id, "a.txt", blob.size_bytes, "hash"};
  EXPECT_EQ(take(take(attachments.open(desk.number(), file))->read(0, 100)), "evidence");
  ASSERT_TRUE(attachments.forget(desk.number()));
  EXPECT_EQ(attachments.open(desk.number(), file).error().kind, FailureKind::NotFound);
  EXPECT_FALSE(desk.find(open->id()));
  desk.restart();
  EXPECT_EQ(desk.files_in("uploads"), 0U);
}

TEST(Uploads, AMissingBlobIsDamageAndNotAbsence) {
  Desk desk;
  const auto upload = desk.stored(true);
  WorkPool pool(1, 10);
  const Attachments attachments{pool, desk.blobs(), desk.keys(), desk.uploads()};
  complaint::AttachedFile file{std::string(64, '0'), "a.txt", 8, "hash"};
  EXPECT_EQ(attachments.open(desk.number(), file).error().kind, FailureKind::Internal);
  file = {upload->stored()->id, "a.txt", 9, "hash"};
  EXPECT_EQ(attachments.open(desk.number(), file).error().kind, FailureKind::Mismatch);
}

TEST(Uploads, AnAttachmentIsFoundByPlaceAndByContent) {
  Desk desk;
  const auto upload = desk.stored(true);
  const auto seq = desk.commit(*upload);
  const auto reader = desk.bench().reader();
  EXPECT_EQ(take(find_attachment(*reader, desk.number(), 1))->seq, seq);
  EXPECT_EQ(take(find_attachment(*reader, desk.number(), upload->stored()->id))->added.ordinal, 1U);
  EXPECT_FALSE(take(find_attachment(*reader, desk.number(), 2)));
  EXPECT_FALSE(take(find_attachment(*reader, desk.number(), std::string_view("other"))));
}

}  // namespace
}  // namespace redress::test
