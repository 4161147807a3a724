// The conformance suite, reading: ranges, order, one consistent state a call, readers beside the writer.
#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <tuple>

#include "conformance/store_under_test.hpp"

namespace redress::test {
namespace {

using namespace service;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<Hash> commitments(const std::vector<StoredEvent>& events, std::size_t from, std::size_t to) {
  std::vector<Hash> hashes;
  for (std::size_t i = from; i < std::min(to, events.size()); ++i) hashes.push_back(events[i].sealed.commitment);
  return hashes;
}

TEST_P(EventStoreConformance, CommitmentsAreReadByRange) {
  write(batches().make(7));
  const auto session = reader();
  const auto& events = batches().events();
  EXPECT_EQ(take(session->read_commitments(0, 7)), commitments(events, 0, 7));
  EXPECT_EQ(take(session->read_commitments(2, 3)), commitments(events, 2, 5));
  EXPECT_EQ(take(session->read_commitments(5, 100)), commitments(events, 5, 7));
  EXPECT_THAT(take(session->read_commitments(7, 1)), IsEmpty());
  EXPECT_THAT(take(session->read_commitments(3, 0)), IsEmpty());
}

TEST_P(EventStoreConformance, TilesAndTheirRootsAreReadByPlace) {
  write(batches().make(300));
  write(batches().make(700));
  ASSERT_EQ(batches().tiles().size(), 3U);
  const auto session = reader();
  std::vector<Hash> roots;
  for (const auto& tile : batches().tiles()) {
    EXPECT_EQ(take(session->read_tile(tile.tile)), ledger::encode_tile(tile.hashes));
    roots.push_back(tile.root);
  }
  EXPECT_EQ(take(session->read_tile_roots(0, 0, 3)), roots);
  EXPECT_EQ(take(session->read_tile_roots(0, 1, 100)), std::vector(roots.begin() + 1, roots.end()));
  EXPECT_THAT(take(session->read_tile_roots(0, 3, 1)), IsEmpty());
  EXPECT_THAT(take(session->read_tile_roots(1, 0, 1)), IsEmpty()) << "a level does not run into the next";
  EXPECT_FALSE(take(session->read_tile({0, 3}))) << "not complete";
  EXPECT_FALSE(take(session->read_tile({1, 0})));
}

TEST_P(EventStoreConformance, PrecedentsAndMatchesAreReadNewestFirstAndBounded) {
  auto batch = batches().make(5);
  for (auto& row : batch.rows) {
    row.state.category = "AV02";
    row.state.closed_at = kMorning;
    row.state.outcome = complaint::Outcome::Upheld;
    row.state.compensation_minor = 100;
  }
  batch.rows[1].state.outcome = complaint::Outcome::Withdrawn;
  batch.rows[2].state.category = "BI01";
  batch.rows[3].state.closed_at.reset();
  const Digest16 key{1};
  for (const auto serial : {1, 3, 5}) batch.matches.push_back({key, BatchMaker::number(serial), Digest16{9}, kMorning});
  write(batch);
  const auto session = reader();
  const auto numbers = [](const auto& rows) {
    std::vector<std::string> all;
    for (const auto& row : rows) all.push_back(row.number);
    return all;
  };
  const auto found = take(session->find_precedents("AV02", BatchMaker::number(4), 10));
  EXPECT_THAT(numbers(found), ElementsAre(BatchMaker::number(5), BatchMaker::number(1)));
  EXPECT_EQ(found[0].amount_minor, 100);
  EXPECT_THAT(numbers(take(session->find_precedents("AV02", BatchMaker::number(5), 1))),
              ElementsAre(BatchMaker::number(1)));
  EXPECT_THAT(take(session->find_precedents("ZZ01", "", 10)), IsEmpty());
  const auto matches = take(session->find_matches(key, 2));
  EXPECT_THAT(numbers(matches), ElementsAre(BatchMaker::number(5), BatchMaker::number(3)));
  EXPECT_EQ(matches[0].who, Digest16{9});
  EXPECT_THAT(take(session->find_matches(Digest16{2}, 2)), IsEmpty());
}

TEST_P(EventStoreConformance, EventsAreScannedInOrderUntilToldToStop) {
  write(batches().make(4));
  write(batches().make(2, {BatchMaker::number(2)}));
  const auto session = reader();
  std::vector<std::uint64_t> leaves;
  const auto visit = [&](const StoredEvent& event) {
    EXPECT_EQ(text_of(event), text_of(batches().events()[event.leaf]));
    leaves.push_back(event.leaf);
    return leaves.size() < 4;
  };
  take(session->scan_events(1, 100, visit));
  EXPECT_THAT(leaves, ElementsAre(1, 2, 3, 4));
  leaves.clear();
  take(session->scan_events(5, 7, visit));
  EXPECT_THAT(leaves, ElementsAre(5, 6));
  leaves.clear();
  take(session->scan_events(2, 3, visit));
  EXPECT_THAT(leaves, ElementsAre(2)) << "the end is not included";
  leaves.clear();
  take(session->scan_events(7, 100, visit));
  EXPECT_THAT(leaves, IsEmpty());
}

TEST_P(EventStoreConformance, ComplaintsAreScannedByNumber) {
  for (int i = 0; i < 3; ++i)
    write(batches().make(5, i == 0 ? std::vector<std::string>{} : std::vector{BatchMaker::number(4)}));
  const auto session = reader();
  std::vector<std::string> numbers;
  take(session->scan_complaints([&](const ComplaintRow& row) {
    EXPECT_EQ(row, batches().rows().at(row.state.number));
    numbers.push_back(row.state.number);
    return true;
  }));
  EXPECT_EQ(numbers.size(), 15U);
  EXPECT_TRUE(std::is_sorted(numbers.begin(), numbers.end()));
  numbers.clear();
  take(session->scan_complaints([&](const ComplaintRow& row) {
    numbers.push_back(row.state.number);
    return numbers.size() < 2;
  }));
  EXPECT_EQ(numbers.size(), 2U);
}

TEST_P(EventStoreConformance, AStreamIsReadInItsOrder) {
  write(batches().make(2));
  for (int i = 0; i < 12; ++i) write(batches().make(0, {BatchMaker::number(1), BatchMaker::number(2)}));
  const auto stream = take(reader()->read_stream(BatchMaker::number(2)));
  ASSERT_EQ(stream.size(), 13U);
  for (std::size_t i = 0; i < stream.size(); ++i) {
    EXPECT_EQ(stream[i].seq, i + 1);
    EXPECT_EQ(text_of(stream[i]), text_of(batches().events()[stream[i].leaf]));
  }
}

TEST_P(EventStoreConformance, AnEventIsFoundByItsPlaceInItsStream) {
  const auto number = BatchMaker::number(1);
  write(batches().make(2, {number, number}));
  const auto session = reader();
  for (const auto& event : batches().events()) {
    const auto stored = take(session->find_event(event.stream, event.seq));
    ASSERT_TRUE(stored);
    EXPECT_EQ(text_of(*stored), text_of(event));
  }
  EXPECT_FALSE(take(session->find_event(number, 4)));
  EXPECT_FALSE(take(session->find_event(number, 0)));
  EXPECT_FALSE(take(session->find_event("user/1", 1)));
}

TEST_P(EventStoreConformance, StreamsAreScannedByPrefixInOrderUntilToldToStop) {
  auto batch = batches().make(6);
  const std::pair<const char*, std::uint64_t> places[] = {{"user/2", 1}, {"user/10", 2}, {"user/10", 1},
                                                          {"users", 1},  {"user", 1},    {"user.1", 1}};
  for (std::size_t i = 0; i < 6; ++i) std::tie(batch.events[i].stream, batch.events[i].seq) = places[i];
  auto transaction = begin();
  take(transaction->append(batch));
  take(transaction->commit());
  std::vector<std::string> seen;
  const auto session = reader();
  take(session->scan_streams("user/", [&](const StoredEvent& event) {
    seen.push_back(event.stream + " " + std::to_string(event.seq));
    return true;
  }));
  EXPECT_THAT(seen, ElementsAre("user/10 1", "user/10 2", "user/2 1"));
  seen.clear();
  take(session->scan_streams("user/", [&](const StoredEvent& event) {
    seen.push_back(event.stream);
    return false;
  }));
  EXPECT_THAT(seen, ElementsAre("user/10"));
}

TEST_P(EventStoreConformance, WhatIsNotThereIsNotFound) {
  write(batches().make(1));
  const auto session = reader();
  EXPECT_FALSE(take(session->find_event(1)));
  EXPECT_FALSE(take(session->find_complaint("")));
  EXPECT_FALSE(take(session->find_complaint("TS-20261123-000001-0 ")));
  EXPECT_FALSE(take(session->find_complaint("TS-20261123-000001-_"))) << "no pattern";
  EXPECT_THAT(take(session->read_stream("TS-20261123-000001%")), IsEmpty());
  EXPECT_THAT(take(session->read_stream("' OR 1=1 --")), IsEmpty());
}

TEST_P(EventStoreConformance, TextsOfAnySizeAndContentArePreserved) {
  auto batch = batches().make(1);
  auto& part = batch.events[0].sealed.parts[static_cast<std::size_t>(ledger::PartName::PersonStaff)];
  part = ledger::Part{
      std::string(1 << 20, 'x') + std::string("\0\x01", 2) + "é😀'\"\\%_" + complaint::sample::characters(1000), {}};
  part->salt.fill(0xFF);
  // No event that anybody could decode: the store does not care.
  const auto transaction = begin();
  take(transaction->append(batch));
  take(transaction->commit());
  EXPECT_EQ(text_of(*take(reader()->find_event(0))), text_of(batch.events[0]));
}

// A call sees one state, whatever is committed while it runs.
TEST_P(EventStoreConformance, AScanSeesOneStateWhileOthersCommit) {
  write(batches().make(5));
  const auto session = reader();
  std::uint64_t seen = 0;
  take(session->scan_events(0, 100, [&](const StoredEvent&) {
    if (seen < 3) write(batches().make(2));
    ++seen;
    return true;
  }));
  EXPECT_EQ(seen, 5U);
  EXPECT_EQ(take(session->head()).size, 11U) << "the next call sees the commits";
  std::uint64_t rows = 0;
  take(session->scan_complaints([&](const ComplaintRow&) {
    if (rows < 3) write(batches().make(1));
    ++rows;
    return true;
  }));
  EXPECT_EQ(rows, 11U);
}

TEST_P(EventStoreConformance, ReadersRunBesideTheWriter) {
  write(batches().make(1));
  std::atomic<bool> stop = false;
  std::atomic<std::uint64_t> wrong = 0, rounds = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back([&] {
      const auto session = reader();
      std::uint64_t last = 0;
      while (!stop) {
        const auto head = take(session->head());
        if (head.size < last) ++wrong;  // time goes forward
        last = head.size;
        if (take(session->read_commitments(0, head.size)).size() != head.size) ++wrong;
        if (!take(session->find_event(head.size - 1))) ++wrong;
        ++rounds;
      }
    });
  }
  for (int i = 0; i < 60; ++i) write(batches().make(3, {BatchMaker::number(1)}));
  while (rounds < 10) std::this_thread::yield();
  stop = true;
  for (auto& thread : readers) thread.join();
  EXPECT_EQ(wrong, 0U);
  EXPECT_EQ(take(reader()->head()).size, 241U);
}

}  // namespace
}  // namespace redress::test
