// What a request leaves when the queue for long work has no room for its end.
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>

#include "adapters/blobs/local_blob_store.hpp"
#include "adapters/blobs/upload_folder.hpp"
#include "adapters/http/attach.hpp"
#include "adapters/http/metrics.hpp"
#include "adapters/http/multipart_files.hpp"
#include "adapters/store/sqlite/attachment_key_table.hpp"
#include "service/query_code.hpp"
#include "support/test_bench.hpp"

namespace redress::test {
namespace {

using namespace service;
using http::UploadPointer;

constexpr std::size_t kNoQueue = 0;  // every work is turned away

/// A complainant's request on one complaint, at an office whose queue is full.
class Desk {
 public:
  Desk() { exchange.number = number; }

  UploadPointer stored(bool resumable) {
    auto upload = std::get<UploadPointer>(take(uploads->begin({number, "a.txt", 8, resumable, "203.0.113.1"})));
    const auto grip = take(upload->take());
    take(upload->append(grip.token, "evidence"));
    (void)take(upload->finish(grip.token));
    return upload;
  }
  /// Runs a task of the network thread to its end.
  template <class T>
  T run(http::Task<T> task) {
    std::optional<T> result;
    auto keep = [&]() -> http::Task<> { result.emplace(co_await std::move(task)); };
    auto work = boost::asio::make_work_guard(context);
    boost::asio::co_spawn(context, keep(), boost::asio::detached);
    while (!result) context.run_one();
    return std::move(*result);
  }

  TestBench bench;
  std::string number = number_of(bench.file());
  std::unique_ptr<store::AttachmentKeyTable> keys =
      take(store::AttachmentKeyTable::open(bench.directory() / "attachment_keys.db"));
  std::unique_ptr<blobs::LocalBlobStore> blobs = take(blobs::LocalBlobStore::open(bench.directory()));
  blobs::UploadFolder records{bench.directory()};
  std::unique_ptr<ReadSession> reader = bench.reader();
  std::unique_ptr<Uploads> uploads =
      take(Uploads::open(*blobs, records, *keys, bench.clock(), {.free_bytes_min = 0}, *reader));
  WorkPool pool{1, kNoQueue};
  Attachments attachments{pool, *blobs, *keys, *uploads};
  QueryCodes codes{std::string(32, 'k')};
  NetworkRateLimit filing_limit{{}};
  NetworkRateLimit act_limit{{}};
  CodeGuessLimit guess_limit{{}};
  std::unique_ptr<ReaderPool> readers = take(ReaderPool::open(bench.store(), 1, 16));
  std::unique_ptr<SignInDesk> sign_in = take(SignInDesk::open(bench.store(), bench.staff(), bench.clock(), {}));
  Office office{bench.clock(),         bench.loop(), *readers,  bench.log(), codes,
                bench.status_signer(), filing_limit, act_limit, guess_limit, bench.staff(),
                bench.parameters(),    *sign_in,     {},        &attachments};
  http::ServerOptions options;
  http::Metrics metrics{nullptr};
  boost::asio::io_context context;
  http::Mailbox mailbox{context};
  http::Request request;
  http::Exchange exchange{office, options, metrics, mailbox, request, {}, {}, {}, {}};
};

TEST(FullQueue, ARefusedUploadIsTakenAwayAndGivesItsRoomBack) {
  for (const bool resumable : {false, true}) {
    Desk desk;
    const auto upload = desk.stored(resumable);
    ASSERT_TRUE(upload->claim());
    (void)desk.bench.act(desk.number, complaint::WithdrawComplaint{});
    const std::vector<UploadPointer> uploads = {upload};
    EXPECT_EQ(describe(desk.run(http::attach(desk.exchange, uploads, {}))), "refused COMPLAINT_CLOSED");
    EXPECT_EQ(desk.uploads->counters().open, 1U) << "the end was turned away";
    desk.uploads->tend(*desk.reader);
    EXPECT_EQ(desk.uploads->counters().open, 0U);
  }
}

TEST(FullQueue, AnAttachedUploadCanBeAskedFor) {
  Desk desk;
  const auto upload = desk.stored(true);
  ASSERT_TRUE(upload->claim());
  const std::vector<UploadPointer> uploads = {upload};
  EXPECT_EQ(describe(desk.run(http::attach(desk.exchange, uploads, {}))), "accepted");
  EXPECT_TRUE(upload->claim()) << "whoever looks whether it is in the log";
}

TEST(FullQueue, FilesOfAFormThatFailedAreTakenAway) {
  Desk desk;
  http::MultipartIntake intake(desk.attachments, desk.number, "203.0.113.1");
  ASSERT_TRUE(intake.on_part({.name = "file", .file_name = "a.txt"}));
  ASSERT_TRUE(intake.on_content("half"));
  auto discard = [&]() -> http::Task<bool> {
    co_await http::discard_files(desk.exchange, intake);
    co_return true;
  };
  EXPECT_TRUE(desk.run(discard()));
  EXPECT_EQ(desk.uploads->counters().open, 1U) << "the work was turned away";
  desk.uploads->tend(*desk.reader);
  EXPECT_EQ(desk.uploads->counters().open, 0U);
}

}  // namespace
}  // namespace redress::test
