// What must hold after any sequence of acts: views are folds, receipts verify, the stream is whole.
#include <gtest/gtest.h>

#include "domain/ledger/checkpoint.hpp"
#include "domain/ledger/receipt.hpp"
#include "service/read_complaint.hpp"
#include "service/receipts.hpp"
#include "support/log_check.hpp"
#include "support/test_bench.hpp"

namespace redress::test {
namespace {

using namespace service;

/// Acts at random on what it has filed; most are allowed, some are not.
class RandomOffice {
 public:
  RandomOffice(TestBench& bench, std::uint64_t seed) : bench_(bench), random_(seed) {}

  void act() {
    if (numbers_.empty() || random_.chance(3)) return file();
    const auto& number = numbers_[random_.below(numbers_.size())];
    keep(bench_.run(ActOnComplaint{number, command()}));
  }
  [[nodiscard]] const std::vector<std::string>& receipts() const { return receipts_; }
  [[nodiscard]] const std::vector<StoredEvent>& events() const { return events_; }
  [[nodiscard]] int refused() const { return refused_; }

 private:
  void file() {
    auto filing = random_.chance(4) ? complaint::sample::mixed() : complaint::sample::written(random_.some_text());
    if (random_.chance(3))
      filing = complaint::sample::spoken();
    else if (!filing.report)
      filing.matter.kind = random_.word<complaint::RecordKind>();
    keep(bench_.run(std::move(filing)));
  }
  complaint::Command command() {
    switch (random_.below(10)) {
      case 5: return complaint::ConfirmComplaint{random_.text(), random_.some_text()};
      case 6: return complaint::AskInformation{random_.some_text(), {random_.some_text()}};
      case 7: return complaint::SendMessage{random_.text()};
      case 8: return complaint::AddNote{random_.text()};
      case 9: return complaint::AddInformation{random_.some_text(), 1 + random_.below(4)};
      case 0: return complaint::WithdrawComplaint{random_.text()};
      case 1: return complaint::ConvertToComplaint{random_.demands()};
      case 2: return complaint::ConfirmReadBack{};
      default: return complaint::AddInformation{random_.text()};
    }
  }
  void keep(const Answer& answer) {
    const auto* accepted = std::get_if<Accepted>(&answer);
    if (accepted == nullptr) {
      ++refused_;
      ASSERT_TRUE(std::holds_alternative<complaint::Refusals>(answer)) << describe(answer);
      return;
    }
    for (const auto& event : accepted->events) {
      if (event.seq == 1) numbers_.push_back(event.stream);
      receipts_.push_back(receipt_of(event, *accepted->proof));
      events_.push_back(event);
    }
  }

  TestBench& bench_;
  complaint::sample::Random random_;
  std::vector<std::string> numbers_;
  std::vector<std::string> receipts_;
  std::vector<StoredEvent> events_;
  int refused_ = 0;
};

TEST(Invariants, HoldAfterRandomSequencesOfActs) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    TestBench bench;
    RandomOffice office(bench, seed);
    for (int i = 0; i < 150; ++i) {
      office.act();
      bench.clock().pass(997);
      if (i % 50 == 49) bench.restart();
    }
    EXPECT_GT(office.refused(), 10) << "the sequence must also try what is not allowed";
    ASSERT_EQ(log_problem(bench.store(), bench.key()), "");
    ASSERT_EQ(office.events().size(), take(bench.reader()->head()).size);
    for (std::size_t i = 0; i < office.events().size(); ++i) {
      const auto& event = office.events()[i];
      ASSERT_EQ(receipt_problem(office.receipts()[i], bench.key(), event.stream, event.seq, &bench.store()), "");
    }
  }
}

// Full tiles and the levels above them, in one batch and in many, with restarts at the borders.
TEST(Invariants, HoldAcrossTheBordersOfTiles) {
  TestBench bench;
  std::vector<std::pair<StoredEvent, std::string>> kept;
  for (const int count : {255, 1, 1, 254, 2, 300}) {
    std::vector<std::future<Answer>> answers;
    for (int i = 0; i < count; ++i) answers.push_back(bench.submit(complaint::sample::written()));
    for (auto& waiting : answers) {
      auto answer = waiting.get();
      const auto& accepted = std::get<Accepted>(answer);
      kept.emplace_back(accepted.events.front(), receipt_of(accepted.events.front(), *accepted.proof));
    }
    bench.restart();
  }
  EXPECT_EQ(log_problem(bench.store(), bench.key()), "");
  for (const auto& [event, receipt] : kept) {
    ASSERT_EQ(receipt_problem(receipt, bench.key(), event.stream, event.seq), "") << event.leaf;
  }
}

// The complainant's page: every event with a receipt, all of one stream, and a status note that proves the tail.
TEST(Invariants, TheComplainantCanVerifyTheWholeStream) {
  TestBench bench;
  auto filing = complaint::sample::spoken();
  filing.matter.kind = complaint::RecordKind::Inquiry;
  const auto number = number_of(bench.file(filing));
  bench.act(number, complaint::AddInformation{"补充"});
  bench.file();
  bench.act(number, complaint::ConvertToComplaint{});
  bench.act(number, complaint::ConfirmReadBack{});
  bench.act(number, complaint::WithdrawComplaint{"已解决"});
  const auto reader = bench.reader();
  const auto shown = take(read_complaint(*reader, *bench.log().latest(), bench.status_signer(), number));
  ASSERT_TRUE(shown);
  ASSERT_EQ(shown->history.size(), 6U);
  std::vector<ledger::VerifiedReceipt> verified;
  for (const auto& entry : shown->history) {
    verified.push_back(take(ledger::verify_receipt(entry.receipt, bench.key())));
    EXPECT_EQ(verified.back().envelope.seq, entry.seq);
    const auto staff = static_cast<std::size_t>(ledger::PartName::Staff);
    EXPECT_FALSE(verified.back().opening.parts[staff]) << "staff codes are not the complainant's to see";
  }
  const auto status = take(ledger::open_status(shown->status_note, bench.key()));
  const auto whole = ledger::verify_stream(verified, status);
  EXPECT_TRUE(whole) << whole.error().message;
  verified.pop_back();
  EXPECT_FALSE(ledger::verify_stream(verified, status)) << "a withheld last event must show";
}

TEST(Invariants, AnUnknownNumberShowsNothing) {
  TestBench bench;
  bench.file();
  const auto reader = bench.reader();
  EXPECT_FALSE(take(read_complaint(*reader, *bench.log().latest(), bench.status_signer(), "TS-20261123-000002-8")));
}

}  // namespace
}  // namespace redress::test
