#include "adapters/http/multipart.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace redress::http {
namespace {

using Progress = MultipartScanner::Progress;

/// Writes down what the scanner finds.
class Notes final : public MultipartSink {
 public:
  bool on_part(const MultipartPart& part) override {
    text += "[" + part.name + (part.file_name ? "|" + *part.file_name : "") + "|" + part.media_type + "]";
    return !stop_at_part;
  }
  bool on_content(std::string_view bytes) override { return text += bytes, true; }
  bool on_part_end() override { return text += "#", true; }

  std::string text;
  bool stop_at_part = false;
};

/// What is found when the body comes in pieces of this size; "malformed" and so on when it does not end well.
std::string scan(std::string_view body, std::size_t piece = 1 << 20) {
  Notes notes;
  MultipartScanner scanner("XyZ", notes);
  for (std::size_t at = 0; at < body.size(); at += piece) scanner.feed(body.substr(at, piece));
  switch (scanner.progress()) {
    case Progress::Done: return notes.text;
    case Progress::NeedMore: return "incomplete";
    case Progress::Stopped: return "stopped";
    case Progress::Malformed: return "malformed";
  }
  return "";
}

std::string part(std::string_view content, std::string_view fields = "name=\"a\"; filename=\"b.txt\"") {
  return "--XyZ\r\nContent-Disposition: form-data; " + std::string(fields) + "\r\n\r\n" + std::string(content) + "\r\n";
}
const std::string kEnd = "--XyZ--\r\n";

TEST(Multipart, ReadsPartsInOrder) {
  EXPECT_EQ(scan(part("one") + part("two", "name=field") + kEnd), "[a|b.txt|]one#[field|]two#");
  EXPECT_EQ(
      scan("--XyZ\r\ncontent-type: text/html\r\nContent-Disposition: form-data; name=\"a\"; filename=\"x\"\r\n\r\n"
           "\r\n" +
           kEnd),
      "[a|x|text/html]#");
}

// Every split gives the same: nothing depends on how the network cuts the body.
TEST(Multipart, SplittingAtEveryByteChangesNothing) {
  const std::string body = part("line\r\n--XyQ\r\n\r\n--Xy\r\n--\r\r\n--X") + part("") + part("\r\n") + kEnd + "rest";
  const auto whole = scan(body);
  EXPECT_EQ(whole, "[a|b.txt|]line\r\n--XyQ\r\n\r\n--Xy\r\n--\r\r\n--X#[a|b.txt|]#[a|b.txt|]\r\n#");
  for (std::size_t piece = 1; piece < body.size(); ++piece) EXPECT_EQ(scan(body, piece), whole) << piece;
  for (std::size_t at = 0; at <= body.size(); ++at) {
    Notes notes;
    MultipartScanner scanner("XyZ", notes);
    scanner.feed(std::string_view(body).substr(0, at));
    scanner.feed(std::string_view(body).substr(at));
    EXPECT_EQ(notes.text, whole) << at;
  }
}

TEST(Multipart, GoesOnWhereItsSinkStoppedIt) {
  const std::string body = part("one") + part("two") + kEnd;
  for (std::size_t at = 0; at <= body.size(); ++at) {
    Notes notes;
    MultipartScanner scanner("XyZ", notes);
    notes.stop_at_part = true;
    for (std::string_view piece : {std::string_view(body).substr(0, at), std::string_view(body).substr(at)}) {
      for (auto progress = scanner.feed(piece); progress == Progress::Stopped; progress = scanner.feed(piece)) {
        piece = scanner.rest();
        scanner.resume();
      }
    }
    EXPECT_EQ(scanner.progress(), Progress::Done) << at;
    EXPECT_EQ(notes.text, "[a|b.txt|]one#[a|b.txt|]two#") << at;
  }
}

TEST(Multipart, RandomContentComesBackWhateverThePieces) {
  std::mt19937 random(20261125);
  for (int i = 0; i < 500; ++i) {
    std::string content;
    for (auto n = random() % 200; n > 0; --n) content += "\r\n-XyZ"[random() % 6];
    if (content.find("\r\n--XyZ") != std::string::npos) continue;
    EXPECT_EQ(scan(part(content) + kEnd, 1 + random() % 40), "[a|b.txt|]" + content + "#") << i;
  }
}

TEST(Multipart, ReadsNamesAsBrowsersAndToolsWriteThem) {
  const auto name_of = [](std::string_view fields) { return scan(part("", "name=a; " + std::string(fields)) + kEnd); };
  EXPECT_EQ(name_of("filename=\"a%22b.txt\""), "[a|a\"b.txt|]#");
  EXPECT_EQ(name_of("filename=\"a\\\"b.txt\""), "[a|a\"b.txt|]#");
  EXPECT_EQ(name_of("filename=\"C:\\dir\\b.txt\""), "[a|C:\\dir\\b.txt|]#");
  EXPECT_EQ(name_of("filename=\"a; name=b\""), "[a|a; name=b|]#");
  EXPECT_EQ(name_of("filename=\"%0D%0ASet-Cookie: x\""), "[a|\r\nSet-Cookie: x|]#");
  EXPECT_EQ(name_of("filename=\"\""), "[a||]#");
  EXPECT_EQ(name_of("filename=plain.txt"), "[a|plain.txt|]#");
  EXPECT_EQ(name_of("filename=\"\xFF\xFE.txt\""), "[a|\xFF\xFE.txt|]#");
}

TEST(Multipart, RefusesWhatIsNoMultipart) {
  for (const std::string& body :
       {std::string("hello"), "x" + part("") + kEnd, "\r\n" + part("") + kEnd, std::string("--XyZx\r\n\r\n\r\n"),
        std::string("--XyZ\r\n\r\ncontent\r\n--XyZ--"), "--XyZ\nContent-Disposition: form-data; name=a\n\n" + kEnd,
        std::string("--XyZ\r\nContent-Disposition: attachment; name=a\r\n\r\nx\r\n--XyZ--"),
        std::string("--XyZ\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XyZ--"),
        std::string("--XyZ\r\nno colon\r\n\r\nx\r\n--XyZ--"),
        "--XyZ\r\nContent-Transfer-Encoding: base64\r\n" + part("").substr(7) + kEnd,
        "--XyZ\r\nContent-Disposition: form-data; name=b\r\n" + part("").substr(7) + kEnd,
        "--XyZ\r\n" + std::string(9000, 'a') + "\r\n\r\n", part("", "name=a; filename=\"x") + kEnd,
        part("", "name=a; name=b") + kEnd}) {
    EXPECT_EQ(scan(body), "malformed") << body.substr(0, 80);
    EXPECT_EQ(scan(body, 1), "malformed") << body.substr(0, 80);
  }
}

TEST(Multipart, ABodyThatIsCutIsNotDone) {
  const auto body = part("content") + kEnd.substr(0, 7);
  ASSERT_EQ(scan(body), "[a|b.txt|]content#");
  for (std::size_t size = 0; size < body.size(); ++size) EXPECT_EQ(scan(body.substr(0, size)), "incomplete") << size;
}

TEST(Multipart, TheSinkMayStopIt) {
  Notes notes;
  notes.stop_at_part = true;
  MultipartScanner scanner("XyZ", notes);
  EXPECT_EQ(scanner.feed(part("one") + part("two") + kEnd), Progress::Stopped);
  EXPECT_EQ(scanner.feed("more"), Progress::Stopped);
  EXPECT_EQ(notes.text, "[a|b.txt|]");
}

TEST(Multipart, FindsTheBoundary) {
  EXPECT_EQ(multipart_boundary("multipart/form-data; boundary=abc"), "abc");
  EXPECT_EQ(multipart_boundary("Multipart/Form-Data;charset=utf-8; Boundary=\"a b+c\""), "a b+c");
  for (const auto* wrong :
       {"", "multipart/form-data", "multipart/mixed; boundary=a", "application/json",
        "multipart/form-data; boundary=", "multipart/form-data; boundary=\"a", "multipart/form-data; boundary=\"a \"",
        "multipart/form-data; boundary=\"a\r\nb\"", "multipart/form-data; boundary=a; boundary=b",
        "multipart/form-data; boundary=aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggggggggh"}) {
    EXPECT_EQ(multipart_boundary(wrong), std::nullopt) << wrong;
  }
}

}  // namespace
}  // namespace redress::http
