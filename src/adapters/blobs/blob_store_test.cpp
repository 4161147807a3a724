#include <gtest/gtest.h>

#include <algorithm>

#include "adapters/blobs/blob_format.hpp"
#include "adapters/blobs/testing.hpp"
#include "base/hash.hpp"

namespace redress::blobs {
namespace {

using sample::key;
using sample::Site;
using sample::upload_id;

constexpr std::size_t kSizes[] = {0,
                                  1,
                                  kChunkBytes - 1,
                                  kChunkBytes,
                                  kChunkBytes + 1,
                                  kSegmentBytes - 1,
                                  kSegmentBytes,
                                  kSegmentBytes + 1,
                                  2 * kSegmentBytes,
                                  3 * kSegmentBytes + kChunkBytes + 7};

TEST(BlobStore, GivesBackWhatWasWrittenAtEveryBoundary) {
  Site site;
  for (const auto size : kSizes) {
    const auto plain = random_bytes(size);
    const auto facts = site.put(plain);
    EXPECT_EQ(facts.size_bytes, size);
    EXPECT_EQ(facts.sha256, sha256({plain}));
    const auto sealed = Site::bytes_of(site.blob(facts.id));
    EXPECT_EQ(to_hex(view(sha256({sealed}))), facts.id);
    EXPECT_EQ(sealed.size(), blob_bytes(size));
    EXPECT_EQ(site.get(facts), plain) << size;
  }
}

TEST(BlobStore, ThePiecesDoNotMatter) {
  Site site;
  const auto plain = random_bytes(2 * kSegmentBytes + 11);
  for (const std::size_t piece : {std::size_t{1000}, kChunkBytes, kSegmentBytes, 2 * kSegmentBytes}) {
    const auto id = upload_id();
    auto writer = site.store().create(id, key()).value();
    for (std::size_t at = 0; at < plain.size(); at += piece) {
      ASSERT_TRUE(writer->append(std::string_view(plain).substr(at, piece)));
    }
    EXPECT_EQ(writer->size_bytes(), plain.size());
    const auto facts = writer->finish().value();
    ASSERT_TRUE(site.store().keep(id, facts.id));
    EXPECT_EQ(facts.sha256, sha256({plain}));
    EXPECT_EQ(site.get(facts), plain) << piece;
  }
}

TEST(BlobStore, ReadsRanges) {
  Site site;
  const auto plain = random_bytes(3 * kSegmentBytes + 100);
  const auto facts = site.put(plain);
  auto reader = site.store().open(facts.id, key(), facts.size_bytes).value();
  const std::size_t edges[] = {0,
                               1,
                               kChunkBytes,
                               kSegmentBytes - 1,
                               kSegmentBytes,
                               kSegmentBytes + 1,
                               3 * kSegmentBytes - 1,
                               3 * kSegmentBytes,
                               plain.size() - 1};
  for (const auto from : edges) {
    for (const std::size_t count : {std::size_t{1}, std::size_t{2}, kChunkBytes, kSegmentBytes + 3, plain.size()}) {
      EXPECT_EQ(reader->read(from, count).value(), plain.substr(from, count)) << from << "+" << count;
    }
  }
  EXPECT_EQ(reader->read(plain.size(), 5).value(), "");
  EXPECT_FALSE(reader->read(plain.size() + 1, 5));
}

// A range needs its own segments only: damage elsewhere does not touch it, and damage in it is found.
TEST(BlobStore, ARangeDecryptsItsOwnSegmentsOnly) {
  Site site;
  const auto plain = random_bytes(3 * kSegmentBytes);
  const auto facts = site.put(plain);
  auto sealed = Site::bytes_of(site.blob(facts.id));
  sealed[segment_offset(0) + 100] ^= 1;
  Site::write(site.blob(facts.id), sealed);
  auto reader = site.store().open(facts.id, key(), facts.size_bytes).value();
  EXPECT_EQ(reader->read(kSegmentBytes, 10).value(), plain.substr(kSegmentBytes, 10));
  EXPECT_EQ(reader->read(kSegmentBytes - 1, 10).error().kind, FailureKind::Mismatch);
}

TEST(BlobStore, EveryTruncationIsFoundAtOpening) {
  Site site;
  const auto facts = site.put(random_bytes(2 * kSegmentBytes + 5));
  const auto sealed = Site::bytes_of(site.blob(facts.id));
  for (const std::size_t size : {std::size_t{0}, std::size_t{10}, kHeadBytes, std::size_t{segment_offset(1)},
                                 std::size_t{segment_offset(2)}, sealed.size() - 1}) {
    Site::write(site.blob(facts.id), sealed.substr(0, size));
    EXPECT_EQ(site.store().open(facts.id, key(), facts.size_bytes).error().kind, FailureKind::Mismatch) << size;
  }
  // Cut to a length that another, shorter attachment would have: the end is missing, and that is found too.
  Site::write(site.blob(facts.id), sealed.substr(0, segment_offset(2)));
  auto shorter = facts;
  shorter.size_bytes = 2 * kSegmentBytes;
  EXPECT_EQ(site.get(shorter), "refused");
}

TEST(BlobStore, SegmentsCannotChangePlacesOrBlobs) {
  Site site;
  const auto first = site.put(random_bytes(3 * kSegmentBytes));
  const auto second = site.put(random_bytes(3 * kSegmentBytes));
  const auto a = Site::bytes_of(site.blob(first.id));
  const auto b = Site::bytes_of(site.blob(second.id));
  auto swapped = a;
  std::swap_ranges(swapped.begin() + segment_offset(0), swapped.begin() + segment_offset(1),
                   swapped.begin() + segment_offset(1));
  Site::write(site.blob(first.id), swapped);
  EXPECT_EQ(site.get(first), "refused");
  auto mixed = a;
  std::copy(b.begin() + segment_offset(1), b.begin() + segment_offset(2), mixed.begin() + segment_offset(1));
  Site::write(site.blob(first.id), mixed);
  EXPECT_EQ(site.get(first), "refused");
  Site::write(site.blob(first.id), b);
  EXPECT_NE(site.get(first), "refused") << "a whole blob in another's place: its name says so, not its key";
}

TEST(BlobStore, AnotherKeyOpensNothing) {
  Site site;
  const auto facts = site.put("evidence");
  EXPECT_EQ(site.get(facts, key(2)), "refused");
  EXPECT_EQ(site.get(facts), "evidence");
}

TEST(BlobStore, NothingPlainReachesTheDisk) {
  Site site;
  const auto id = upload_id();
  auto writer = site.store().create(id, key()).value();
  const std::string secret = "A-SECRET-WORD-OF-THE-COMPLAINANT";
  ASSERT_TRUE(writer->append(secret));
  ASSERT_TRUE(writer->save());
  ASSERT_TRUE(writer->append(std::string(kSegmentBytes, 'x') + secret));
  ASSERT_TRUE(writer->save());
  for (const auto& entry : std::filesystem::recursive_directory_iterator(site.root())) {
    if (!entry.is_regular_file()) continue;
    EXPECT_EQ(Site::bytes_of(entry.path()).find("SECRET"), std::string::npos);
  }
}

TEST(BlobStore, AnUploadGoesOnWhereItWasSaved) {
  Site site;
  const auto plain = random_bytes(3 * kSegmentBytes + 50);
  for (const auto cut : kSizes) {
    const auto id = upload_id();
    const auto at = std::min(cut, plain.size());
    {
      auto writer = site.store().create(id, key()).value();
      ASSERT_TRUE(writer->append(std::string_view(plain).substr(0, at)));
      ASSERT_TRUE(writer->save());
      ASSERT_TRUE(writer->save()) << "saving twice changes nothing";
    }
    auto writer = site.store().resume(id, key()).value();
    ASSERT_EQ(writer->size_bytes(), at);
    ASSERT_TRUE(writer->append(std::string_view(plain).substr(at)));
    const auto facts = writer->finish().value();
    ASSERT_TRUE(site.store().keep(id, facts.id));
    EXPECT_EQ(facts.sha256, sha256({plain}));
    EXPECT_EQ(to_hex(view(sha256({Site::bytes_of(site.blob(facts.id))}))), facts.id);
    EXPECT_EQ(site.get(facts), plain) << cut;
  }
}

// As after a kill: what was written behind the last save counts as far as whole segments hold.
TEST(BlobStore, AfterAKillWholeSegmentsCount) {
  Site site;
  const auto id = upload_id();
  const auto plain = random_bytes(3 * kSegmentBytes);
  {
    auto writer = site.store().create(id, key()).value();
    ASSERT_TRUE(writer->append(std::string_view(plain).substr(0, 100)));
    ASSERT_TRUE(writer->save());
    ASSERT_TRUE(writer->append(std::string_view(plain).substr(100, 2 * kSegmentBytes)));
  }
  EXPECT_EQ(site.store().resume(id, key()).value()->size_bytes(), 2 * kSegmentBytes);
  // The end of the file is rubbish, as after a power cut.
  auto part = Site::bytes_of(site.part(id));
  part.resize(part.size() - 1000);
  Site::write(site.part(id), part + std::string(5000, '\0'));
  auto writer = site.store().resume(id, key()).value();
  ASSERT_EQ(writer->size_bytes(), kSegmentBytes);
  ASSERT_TRUE(writer->append(std::string_view(plain).substr(kSegmentBytes)));
  const auto facts = writer->finish().value();
  ASSERT_TRUE(site.store().keep(id, facts.id));
  EXPECT_EQ(site.get(facts), plain);
}

TEST(BlobStore, ATailThatWasOvertakenIsNotTaken) {
  Site site;
  const auto id = upload_id();
  {
    auto writer = site.store().create(id, key()).value();
    ASSERT_TRUE(writer->append("old end"));
    ASSERT_TRUE(writer->save());
    ASSERT_TRUE(writer->append(std::string(kSegmentBytes + 1, 'x')));
  }
  EXPECT_EQ(site.store().resume(id, key()).value()->size_bytes(), kSegmentBytes);
}

TEST(BlobStore, AnEmptyPartFileBeginsAnew) {
  Site site;
  const auto id = upload_id();
  Site::write(site.part(id), "redress-bl");
  EXPECT_EQ(site.store().resume(id, key()).value()->size_bytes(), 0U);
  EXPECT_EQ(site.store().resume(upload_id(), key()).error().kind, FailureKind::NotFound);
}

TEST(BlobStore, KeepingTwiceIsKeepingOnce) {
  Site site;
  const auto id = upload_id();
  auto writer = site.store().create(id, key()).value();
  ASSERT_TRUE(writer->append("x"));
  const auto facts = writer->finish().value();
  ASSERT_TRUE(site.store().keep(id, facts.id));
  ASSERT_TRUE(site.store().keep(id, facts.id));
  EXPECT_EQ(site.get(facts), "x");
  ASSERT_TRUE(site.store().remove(facts.id));
  ASSERT_TRUE(site.store().remove(facts.id));
  EXPECT_EQ(site.get(facts), "refused");
  EXPECT_FALSE(site.store().keep(id, facts.id));
}

TEST(BlobStore, DiscardedUploadsLeaveNothing) {
  Site site;
  const auto id = upload_id();
  auto writer = site.store().create(id, key()).value();
  ASSERT_TRUE(writer->append("x"));
  ASSERT_TRUE(writer->save());
  ASSERT_TRUE(site.store().discard(id));
  EXPECT_TRUE(std::filesystem::is_empty(site.root() / "uploads"));
}

TEST(BlobStore, NothingButAnIdBecomesAPath) {
  Site site;
  for (const auto* id : {"", "../../etc/passwd", "0123", "ABCDEF0123456789ABCDEF0123456789ABCDEF01",
                         "..%2f..%2f0123456789012345678901234567890"}) {
    EXPECT_EQ(site.store().create(id, key()).error().kind, FailureKind::Malformed) << id;
    EXPECT_EQ(site.store().open(id, key(), 1).error().kind, FailureKind::Malformed) << id;
    EXPECT_EQ(site.store().remove(id).error().kind, FailureKind::Malformed) << id;
  }
}

}  // namespace
}  // namespace redress::blobs
