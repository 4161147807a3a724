#include "adapters/http/pages/archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <map>
#include <memory>

namespace redress::http::pages {
namespace {

// Read back by the library's reader, which shares nothing with the writer but the format.
std::map<std::string, std::string> unpacked(const std::string& zip) {
  std::map<std::string, std::string> files;
  const std::unique_ptr<archive, decltype(&archive_read_free)> reader(archive_read_new(), archive_read_free);
  archive_read_support_format_zip(reader.get());
  EXPECT_EQ(archive_read_open_memory(reader.get(), zip.data(), zip.size()), ARCHIVE_OK);
  archive_entry* entry = nullptr;
  while (archive_read_next_header(reader.get(), &entry) == ARCHIVE_OK) {
    std::string bytes(static_cast<std::size_t>(archive_entry_size(entry)), '\0');
    EXPECT_EQ(archive_read_data(reader.get(), bytes.data(), bytes.size()), static_cast<la_ssize_t>(bytes.size()));
    files[archive_entry_pathname(entry)] = bytes;
  }
  return files;
}

TEST(Archive, HoldsEveryFileUnchanged) {
  const std::string large(100'000, 'x');
  const auto zip = make_zip({{"n/a", "one"}, {"n/b", large}, {"n/empty", ""}}, 1'764'000'000);
  ASSERT_TRUE(zip) << zip.error().message;
  const auto files = unpacked(*zip);
  EXPECT_EQ(files.size(), 3U);
  EXPECT_EQ(files.at("n/a"), "one");
  EXPECT_EQ(files.at("n/b"), large);
  EXPECT_EQ(files.at("n/empty"), "");
}

TEST(Archive, OfNothingIsAnArchive) {
  const auto zip = make_zip({}, 0);
  ASSERT_TRUE(zip);
  EXPECT_TRUE(unpacked(*zip).empty());
}

}  // namespace
}  // namespace redress::http::pages
