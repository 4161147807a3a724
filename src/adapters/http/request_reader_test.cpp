#include "adapters/http/request_reader.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>

namespace redress::http {
namespace {

using Progress = RequestReader::Progress;

constexpr RequestLimits kLimits{.header_bytes_max = 1024, .body_bytes_max = 100};

/// Feeds a text in pieces of `piece` bytes until the reader needs no more.
Progress feed(RequestReader& reader, std::string_view bytes, std::size_t piece = 1 << 20) {
  auto progress = reader.advance();
  while (!bytes.empty() && (progress == Progress::NeedMore || progress == Progress::WantContinue)) {
    const auto room = reader.room();
    const auto count = std::min({bytes.size(), room.size, piece});
    std::memcpy(room.data, bytes.data(), count);
    reader.received(count);
    bytes.remove_prefix(count);
    progress = reader.advance();
  }
  return progress;
}

std::string_view problem_with(std::string_view bytes) {
  RequestReader reader(kLimits);
  return feed(reader, bytes) == Progress::Broken ? reader.problem() : "";
}

TEST(RequestReader, ReadsARequestInPiecesOfAnySize) {
  const std::string bytes =
      "POST /v1/complaints?x=1 HTTP/1.1\r\nHost: a\r\nAccept-Language: zh\r\nIdempotency-Key: k\r\n"
      "Content-Type: application/json\r\nContent-Length: 4\r\n\r\nbody";
  for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
    RequestReader reader(kLimits);
    ASSERT_EQ(feed(reader, bytes, piece), Progress::Done) << piece;
    const auto& request = reader.request();
    EXPECT_EQ(request.method, Method::Post);
    EXPECT_EQ(request.path, "/v1/complaints");
    EXPECT_EQ(request.query, "x=1");
    EXPECT_EQ(request.accept_language, "zh");
    EXPECT_EQ(request.idempotency_key, "k");
    EXPECT_EQ(request.body, "body");
    EXPECT_TRUE(request.keep_alive);
  }
}

TEST(RequestReader, KeepsWhatFollowsForTheNextRequest) {
  RequestReader reader(kLimits);
  ASSERT_EQ(feed(reader, "GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
            Progress::Done);
  EXPECT_EQ(reader.request().path, "/a");
  EXPECT_TRUE(reader.has_bytes());
  reader.begin();
  ASSERT_EQ(reader.advance(), Progress::Done);
  EXPECT_EQ(reader.request().path, "/b");
  EXPECT_FALSE(reader.request().keep_alive);
  EXPECT_FALSE(reader.has_bytes());
}

TEST(RequestReader, ReadsChunks) {
  RequestReader reader(kLimits);
  ASSERT_EQ(feed(reader,
                 "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", 1),
            Progress::Done);
  EXPECT_EQ(reader.request().body, "abcde");
}

// A regression: with assertions on, Beast ended the process when the last chunk's end came byte by byte.
TEST(RequestReader, ReadsALastChunkInPiecesOfAnySize) {
  const std::string bytes = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
  for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
    RequestReader reader(kLimits);
    EXPECT_EQ(feed(reader, bytes, piece), Progress::Done) << piece;
  }
}

TEST(RequestReader, AsksForTheBodyOnceWhenTheClientWaits) {
  RequestReader reader(kLimits);
  ASSERT_EQ(feed(reader, "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"),
            Progress::WantContinue);
  EXPECT_EQ(reader.advance(), Progress::NeedMore);
  EXPECT_EQ(feed(reader, "{}"), Progress::Done);
}

TEST(RequestReader, AcceptsTheFormMeantForProxies) {
  RequestReader reader(kLimits);
  ASSERT_EQ(feed(reader, "GET http://a.example/log/key HTTP/1.1\r\nHost: a.example\r\n\r\n"), Progress::Done);
  EXPECT_EQ(reader.request().path, "/log/key");
}

TEST(RequestReader, RefusesShapesThatAnotherProgramCouldReadDifferently) {
  const std::string head = "POST / HTTP/1.1\r\nHost: x\r\n";
  for (const auto* fields : {
           "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n",
           "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n",
           "Content-Length: 2\r\nContent-Length: 3\r\n\r\nab",
           "Content-Length: 2\r\nContent-Length: 2\r\n\r\nab",
           "Content-Length: 2, 2\r\n\r\nab",
           "Content-Length: +2\r\n\r\nab",
           "Content-Length: 0x2\r\n\r\nab",
           "Content-Length: -2\r\n\r\nab",
           "Content-Length: 18446744073709551618\r\n\r\nab",
           "Transfer-Encoding: xchunked\r\n\r\n",
           "Transfer-Encoding: chunked, identity\r\n\r\n",
           "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
           "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
           "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
           "Transfer-Encoding: chunked\r\n\r\n0\r\nAuthorization: QueryCode ABCD1234\r\n\r\n",
       }) {
    EXPECT_EQ(problem_with(head + fields), "INVALID_FRAMING") << fields;
  }
}

TEST(RequestReader, RefusesWhatIsNoRequest) {
  for (const auto* bytes : {
           "hello\r\n\r\n",
           "GET / HTTP/2.0\r\nHost: x\r\n\r\n",
           "GET  / HTTP/1.1\r\nHost: x\r\n\r\n",
           "GET / HTTP/1.1\nHost: x\n\n",
           "GET / HTTP/1.1\r\nHost : x\r\n\r\n",
           "GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n Transfer-Encoding: chunked\r\n\r\n",
           "GET / HTTP/1.1\r\n\tHost: x\r\n\r\n",
           "GET / HTTP/1.1\r\nHost: x\r\nBad\x01Name: y\r\n\r\n",
           "\x16\x03\x01\x02\x00\x01\r\n\r\n",
       }) {
    EXPECT_EQ(problem_with(bytes), "MALFORMED_REQUEST") << bytes;
  }
}

TEST(RequestReader, WantsOneHost) {
  EXPECT_EQ(problem_with("GET / HTTP/1.1\r\n\r\n"), "INVALID_HOST");
  EXPECT_EQ(problem_with("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"), "INVALID_HOST");
}

TEST(RequestReader, HoldsItsLimits) {
  EXPECT_EQ(problem_with("GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(2000, 'a') + "\r\n\r\n"),
            "HEADERS_TOO_LARGE");
  EXPECT_EQ(problem_with("GET /" + std::string(5000, 'a')), "HEADERS_TOO_LARGE");
  EXPECT_EQ(problem_with("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 101\r\n\r\n"), "BODY_TOO_LARGE");
  EXPECT_EQ(problem_with("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n65\r\n" +
                         std::string(101, 'a') + "\r\n"),
            "BODY_TOO_LARGE");
  EXPECT_EQ(problem_with("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1;" + std::string(5000, 'a')),
            "INVALID_FRAMING");
  EXPECT_EQ(problem_with("POST / HTTP/1.1\r\nHost: x\r\nExpect: the-unexpected\r\n\r\n"), "UNKNOWN_EXPECTATION");
}

TEST(RequestReader, KnowsTheCallersLanguageEvenIfTheRequestIsBroken) {
  RequestReader reader(kLimits);
  ASSERT_EQ(feed(reader, "POST / HTTP/1.1\r\nHost: x\r\nAccept-Language: zh\r\nContent-Length: 101\r\n\r\n"),
            Progress::Broken);
  EXPECT_EQ(reader.request().accept_language, "zh");
}

constexpr RequestLimits kStreaming{.header_bytes_max = 1024,
                                   .body_bytes_max = 100,
                                   .is_streamed = [](Method method, std::string_view path, std::string_view) {
                                     return method == Method::Patch && path == "/up";
                                   }};

/// Takes a streamed request in pieces of `piece` bytes; the body, and how it ended.
std::pair<std::string, Progress> stream(RequestReader& reader, std::string_view bytes, std::size_t piece) {
  std::string body;
  auto progress = reader.advance();
  bool streams = false;
  for (;;) {
    if (progress == Progress::Streams) {
      streams = true;
      progress = reader.advance_body();
    }
    if (streams) body += reader.piece(), reader.piece().clear();
    if (progress != Progress::NeedMore || bytes.empty()) return {body, progress};
    const auto room = reader.room(piece);
    const auto count = std::min({bytes.size(), room.size, piece});
    std::memcpy(room.data, bytes.data(), count);
    reader.received(count);
    bytes.remove_prefix(count);
    progress = streams ? reader.advance_body() : reader.advance();
  }
}

TEST(RequestReader, HandsAStreamedBodyOnInPiecesWhateverItsLength) {
  const std::string content(5000, 'b');
  const std::string head = "PATCH /up?x=1 HTTP/1.1\r\nHost: a\r\nUpload-Offset: 7\r\nTus-Resumable: 1.0.0\r\n";
  const std::string sized = head + "Content-Length: 5000\r\n\r\n" + content;
  const std::string chunked = head + "Transfer-Encoding: chunked\r\n\r\n1388\r\n" + content + "\r\n0\r\n\r\n";
  for (const auto& bytes : {sized, chunked}) {
    for (const std::size_t piece : {1, 7, 100, 4096, 100'000}) {
      RequestReader reader(kStreaming);
      const auto [body, progress] = stream(reader, bytes, piece);
      EXPECT_EQ(progress, Progress::Done) << piece;
      EXPECT_EQ(body, content) << piece;
      EXPECT_EQ(reader.request().upload_offset, "7");
      EXPECT_EQ(reader.request().tus_resumable, "1.0.0");
      EXPECT_EQ(reader.request().path, "/up");
      EXPECT_EQ(reader.request().body, "");
    }
  }
}

TEST(RequestReader, AStreamedRequestIsShownBeforeItsBody) {
  RequestReader reader(kStreaming);
  ASSERT_EQ(feed(reader, "PATCH /up HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999999\r\n\r\n"), Progress::Streams);
  EXPECT_EQ(reader.request().method, Method::Patch);
  EXPECT_EQ(reader.request().content_length, 999'999'999'999U);
  EXPECT_EQ(reader.advance_body(), Progress::NeedMore);
}

TEST(RequestReader, AStreamedBodyMayBeEmptyAndTheNextRequestFollows) {
  RequestReader reader(kStreaming);
  const auto next = std::string("GET /next HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto [body, progress] =
      stream(reader, "PATCH /up HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc" + next, 1000);
  EXPECT_EQ(body, "abc");
  ASSERT_EQ(progress, Progress::Done);
  reader.begin();
  ASSERT_EQ(reader.advance(), Progress::Done);
  EXPECT_EQ(reader.request().path, "/next");
  RequestReader empty(kStreaming);
  ASSERT_EQ(feed(empty, "PATCH /up HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"), Progress::Streams);
  EXPECT_EQ(empty.advance_body(), Progress::Done);
}

TEST(RequestReader, AStreamedBodyIsHeldToItsFraming) {
  for (const auto* rest :
       {"Transfer-Encoding: chunked\r\n\r\nzz\r\n", "Transfer-Encoding: chunked\r\n\r\n0\r\nX: y\r\n\r\n"}) {
    RequestReader reader(kStreaming);
    EXPECT_EQ(stream(reader, std::string("PATCH /up HTTP/1.1\r\nHost: a\r\n") + rest, 1000).second, Progress::Broken);
    EXPECT_EQ(reader.problem(), "INVALID_FRAMING");
  }
  EXPECT_EQ(problem_with("PATCH /up HTTP/1.1\r\nHost: a\r\nContent-Length: 101\r\n\r\n"), "BODY_TOO_LARGE");
}

TEST(RequestReader, OtherBodiesKeepTheirLimitBesideStreamedOnes) {
  RequestReader reader(kStreaming);
  ASSERT_EQ(feed(reader, "PATCH /other HTTP/1.1\r\nHost: x\r\nContent-Length: 101\r\n\r\n"), Progress::Broken);
  EXPECT_EQ(reader.problem(), "BODY_TOO_LARGE");
}

}  // namespace
}  // namespace redress::http
