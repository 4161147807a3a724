#include <gtest/gtest.h>

#include <algorithm>

#include "domain/ledger/receipt.hpp"
#include "domain/ledger/testing.hpp"

namespace redress::ledger {
namespace {

/// Verified receipts of all events of `log`.
std::vector<VerifiedReceipt> receipts_of(const sample::SampleLog& log) {
  std::vector<VerifiedReceipt> receipts;
  for (std::size_t i = 0; i < log.sealed().size(); ++i) {
    auto receipt = verify_receipt(log.receipt(i), log.key());
    EXPECT_TRUE(receipt) << receipt.error().message;
    if (receipt) receipts.push_back(*receipt);
  }
  return receipts;
}

std::string problem(const std::vector<VerifiedReceipt>& receipts, const std::optional<StatusNote>& status = {}) {
  const auto verified = verify_stream(receipts, status);
  return verified ? "none" : verified.error().message;
}

SealedEvent sealed(std::uint64_t seq, std::string_view at, std::optional<Hash> prev, std::uint8_t salt) {
  std::array<Salt, kSaltsPerEvent> salts;
  salts.fill(sample::filled(salt));
  return seal(sample::draft(seq, at, "k", prev), salts);
}

class Stream : public ::testing::Test {
 protected:
  const sample::SampleLog log_ = sample::log();
  const std::vector<VerifiedReceipt> receipts_ = receipts_of(log_);
  StatusNote status_ = open_status(log_.status(), log_.key()).value();
};

TEST_F(Stream, HoldsInAnyOrder) {
  auto receipts = receipts_;
  std::vector order = {0, 1, 2};
  do {
    for (std::size_t i = 0; i < order.size(); ++i) receipts[i] = receipts_[static_cast<std::size_t>(order[i])];
    EXPECT_EQ(problem(receipts), "none");
    EXPECT_EQ(problem(receipts, status_), "none");
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST_F(Stream, NamesTheEventThatIsMissing) {
  EXPECT_EQ(problem({}), "there is no receipt");
  EXPECT_EQ(problem({receipts_[1], receipts_[2]}), "event 1 is missing");
  EXPECT_EQ(problem({receipts_[0], receipts_[2]}), "event 2 is missing");
  EXPECT_EQ(problem({receipts_[0], receipts_[1]}), "none");
  EXPECT_EQ(problem({receipts_[0], receipts_[1]}, status_),
            "event 3 is missing: the status note names event 3 as the last");
}

TEST_F(Stream, NamesTheEventThatStandsTwice) {
  EXPECT_EQ(problem({receipts_[0], receipts_[1], receipts_[1], receipts_[2]}), "event 2 stands twice");
}

TEST_F(Stream, RefusesAnotherStream) {
  auto receipts = receipts_;
  receipts[1].envelope.stream = "TS-20261123-000002-8";
  EXPECT_EQ(problem(receipts), "event 2 is of another stream");
}

TEST_F(Stream, RefusesAnotherPrevious) {
  const auto first = sealed(1, "2026-11-23T02:00:00Z", {}, 1);
  const auto second = sealed(2, "2026-11-23T02:00:00Z", sample::filled(8), 2);
  EXPECT_EQ(problem(receipts_of(sample::SampleLog({first, second}))),
            "event 2 does not name the commitment of the event before it");
}

TEST_F(Stream, TimesMayStandButNotFall) {
  const auto first = sealed(1, "2026-11-23T02:00:00Z", {}, 1);
  const auto same = sealed(2, "2026-11-23T02:00:00Z", first.commitment, 2);
  EXPECT_EQ(problem(receipts_of(sample::SampleLog({first, same}))), "none");
  const auto earlier = sealed(2, "2026-11-23T01:59:59.999Z", first.commitment, 2);
  EXPECT_EQ(problem(receipts_of(sample::SampleLog({first, earlier}))),
            "event 2 claims an earlier time than the event before it");
}

TEST_F(Stream, RefusesTwoRootsForOneSize) {
  const auto first = sealed(1, "2026-11-23T02:00:00Z", {}, 1);
  const auto second = sealed(2, "2026-11-23T02:00:00Z", first.commitment, 2);
  const auto other = sealed(2, "2026-11-23T02:00:00Z", first.commitment, 3);
  const auto shown = receipts_of(sample::SampleLog({first, second}));
  const auto forked = receipts_of(sample::SampleLog({first, other}));
  EXPECT_EQ(problem({shown[0], forked[1]}),
            "the checkpoint of event 2 has another root for the tree of 2 leaves than the receipt of an earlier event");
  EXPECT_EQ(problem({shown[0], shown[1]}), "none");
}

TEST_F(Stream, TheStatusNoteMustBeOfTheTail) {
  auto status = status_;
  status.last_seq = 2;
  EXPECT_EQ(problem(receipts_, status), "event 3 is later than the status note, which names event 2 as the last");
  status = status_;
  status.number = "TS-20261123-000002-8";
  EXPECT_EQ(problem(receipts_, status),
            "the status note is of TS-20261123-000002-8, the receipts are of TS-20261123-000001-0");
  status = status_;
  status.last_commitment[0] ^= 1U;
  EXPECT_EQ(problem(receipts_, status), "event 3 has another commitment than the status note names");
  status = status_;
  status.tree_size = 2;
  EXPECT_EQ(problem(receipts_, status), "event 3 is not in the tree of 2 leaves that the status note names");
}

}  // namespace
}  // namespace redress::ledger
