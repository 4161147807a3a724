#include "adapters/backups/manifest.hpp"

#include <gtest/gtest.h>

#include "base/json.hpp"

namespace redress::backups {
namespace {

Hash seed_of(std::uint8_t byte) {
  Hash seed;
  seed.fill(byte);
  return seed;
}

Manifest sample_manifest() {
  Manifest manifest;
  manifest.program = "0.1.0";
  manifest.taken_at = Instant{1'795'399'200'123};
  manifest.origin = "example.org/redress";
  manifest.size = 7;
  manifest.root = seed_of(9);
  manifest.checkpoint = "a note\n";
  manifest.schema_version = 1;
  manifest.log_keys = {ledger::to_string(ledger::Signer(manifest.origin, seed_of(1)).verifier())};
  manifest.database = "redress-1.db";
  manifest.blob_list = "blobs-1.list";
  manifest.files = {{"redress-1.db", {8192, seed_of(2)}}, {"blobs-1.list", {0, seed_of(3)}}};
  manifest.blob_count = 2;
  manifest.blob_bytes = 300;
  return manifest;
}

std::string sample_text() { return format_manifest(sample_manifest(), seed_of(1)); }

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(Manifest, ReadsWhatItWrote) {
  const auto read = parse_manifest(sample_text());
  ASSERT_TRUE(read) << read.error().message;
  const auto written = sample_manifest();
  EXPECT_EQ(read->taken_at, written.taken_at);
  EXPECT_EQ(read->origin, written.origin);
  EXPECT_EQ(read->size, written.size);
  EXPECT_EQ(read->root, written.root);
  EXPECT_EQ(read->checkpoint, written.checkpoint);
  EXPECT_EQ(read->log_keys, written.log_keys);
  EXPECT_EQ(read->files, written.files);
  EXPECT_EQ(read->blob_count, written.blob_count);
  EXPECT_EQ(format_manifest(*read, seed_of(1)), sample_text());
}

TEST(Manifest, AnyEditIsSeen) {
  const auto text = sample_text();
  for (const auto& [from, to] : {std::pair{"\"size\":7", "\"size\":8"},
                                 {"2026-11-23", "2026-11-24"},
                                 {"\"bytes\":8192", "\"bytes\":8193"},
                                 {"0202", "0302"},
                                 {"\"program\":\"0.1.0\"", "\"program\":\"0.1.1\""},
                                 {"\"count\":2", "\"count\":1"},
                                 {"a note", "A note"}}) {
    EXPECT_FALSE(parse_manifest(replaced(text, from, to))) << from;
  }
}

TEST(Manifest, ACutOneIsNone) {
  const auto text = sample_text();
  for (std::size_t size = 0; size + 1 < text.size(); size += 7) EXPECT_FALSE(parse_manifest(text.substr(0, size)));
}

TEST(Manifest, AnotherKeyCannotSignIt) { EXPECT_FALSE(parse_manifest(format_manifest(sample_manifest(), seed_of(2)))); }

TEST(Manifest, AnyKeyOfTheLogMaySign) {
  auto manifest = sample_manifest();
  manifest.log_keys.push_back(ledger::to_string(ledger::Signer(manifest.origin, seed_of(2)).verifier()));
  EXPECT_TRUE(parse_manifest(format_manifest(manifest, seed_of(1))));
  EXPECT_TRUE(parse_manifest(format_manifest(manifest, seed_of(2))));
}

TEST(Manifest, NamesOnlyPlainFiles) {
  for (const auto* name : {"../redress.db", "/etc/passwd", "a/b", "", ".hidden"}) {
    auto manifest = sample_manifest();
    manifest.files[0].name = manifest.database = name;
    EXPECT_FALSE(parse_manifest(format_manifest(manifest, seed_of(1)))) << name;
  }
}

TEST(Manifest, NamesItsDatabaseAmongItsFiles) {
  auto manifest = sample_manifest();
  manifest.database = "other.db";
  EXPECT_FALSE(parse_manifest(format_manifest(manifest, seed_of(1))));
  EXPECT_EQ(find_digest(sample_manifest(), "other.db"), nullptr);
  EXPECT_EQ(find_digest(sample_manifest(), "redress-1.db")->bytes, 8192U);
}

}  // namespace
}  // namespace redress::backups
