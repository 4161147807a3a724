#include "adapters/http/pages/files.hpp"

#include <gtest/gtest.h>

#include "adapters/http/pages/file_form.hpp"

namespace redress::http::pages {
namespace {

constexpr std::string_view kFields =
    "--b\r\nContent-Disposition: form-data; name=\"number\"\r\n\r\nTS-1\r\n"
    "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\na\r\nb\r\n";
constexpr std::string_view kFile =
    "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\nbytes\r\n";

TEST(ShowSize, IsShortAndNeverLargerThanTheFile) {
  EXPECT_EQ(show_size(0), "0 B");
  EXPECT_EQ(show_size(999), "999 B");
  EXPECT_EQ(show_size(1000), "1 kB");
  EXPECT_EQ(show_size(1999), "1.9 kB");
  EXPECT_EQ(show_size(99'999), "99.9 kB");
  EXPECT_EQ(show_size(999'999), "999 kB");
  EXPECT_EQ(show_size(1'000'000), "1 MB");
  EXPECT_EQ(show_size(200'000'000), "200 MB");
  EXPECT_EQ(show_size(UINT64_MAX), "18446744 TB");
}

TEST(FileFormSink, HandsOutTheFieldsWhenTheFirstFileComes) {
  FileFormSink sink(100);
  MultipartScanner scanner("b", sink);
  const auto body = std::string(kFields) + std::string(kFile) + "--b--";
  EXPECT_EQ(scanner.feed(body), MultipartScanner::Progress::Stopped);
  EXPECT_TRUE(sink.is_at_file());
  EXPECT_TRUE(scanner.rest().starts_with("bytes"));
  const auto fields = sink.take_fields();
  EXPECT_EQ(fields.value("number"), "TS-1");
  EXPECT_EQ(fields.lines("text"), "a\nb");
}

TEST(FileFormSink, WithoutAFileTheFormEndsByItself) {
  FileFormSink sink(100);
  MultipartScanner scanner("b", sink);
  EXPECT_EQ(scanner.feed(std::string(kFields) + "--b--"), MultipartScanner::Progress::Done);
  EXPECT_FALSE(sink.is_at_file());
}

TEST(FileFormSink, FieldsHaveALimitInAll) {
  FileFormSink sink(17);  // "number" "TS-1" "text" take 14, "a CR LF b" four more
  MultipartScanner scanner("b", sink);
  EXPECT_EQ(scanner.feed(kFields), MultipartScanner::Progress::Stopped);
  EXPECT_EQ(sink.problem(), "BODY_TOO_LARGE");
  EXPECT_FALSE(sink.is_at_file());
}

TEST(FileFormSink, FieldsAreText) {
  FileFormSink sink(100);
  MultipartScanner scanner("b", sink);
  scanner.feed("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\xff\r\n--b--");
  EXPECT_EQ(sink.problem(), "INVALID_UTF8");
}

}  // namespace
}  // namespace redress::http::pages
