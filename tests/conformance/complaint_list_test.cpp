// The conformance suite, lists: every page against a filter over all rows, pages that meet without a gap, bounded work.
#include <gmock/gmock.h>

#include <algorithm>

#include "conformance/store_under_test.hpp"

namespace redress::test {
namespace {

using namespace service;
using complaint::Channel;
using complaint::RecordKind;
using complaint::Stage;
using testing::ElementsAre;
using testing::IsEmpty;

bool fits(const ComplaintQuery& query, const complaint::State& state) {
  return (!query.stage || state.stage == *query.stage) && (!query.open || *query.open == !state.closed_at) &&
         (!query.kind || state.kind == *query.kind) && (!query.channel || state.channel == *query.channel) &&
         (!query.received_from || state.received_at >= *query.received_from) &&
         (!query.received_to || state.received_at < *query.received_to) &&
         (!query.rejection_waits || *query.rejection_waits == (state.rejection_seq != 0)) &&
         state.number.starts_with(query.number_prefix);
}

void spread(complaint::State& state, complaint::sample::Random& random) {
  constexpr Stage kStages[] = {Stage::Received, Stage::Received, Stage::Confirmed, Stage::AwaitingInfo, Stage::Closed};
  state.stage = kStages[random.below(std::size(kStages))];
  state.received_at = kMorning + -static_cast<std::int64_t>(random.below(40)) * 3'600'000;
  if (state.stage == Stage::Closed) {
    state.closed_at = kMorning;
    state.close_code = complaint::CloseCode::Withdrawn;
    state.outcome = complaint::Outcome::Withdrawn;
  }
  if (state.stage == Stage::AwaitingInfo) state.left_stage = Stage::Confirmed;
  if (state.stage == Stage::Confirmed && random.chance()) state.rejection_seq = 3;
  state.attachment_count = random.below(4);
}

}  // namespace

void ComplaintListConformance::SetUp() {
  auto batch = batches().make(40);
  complaint::sample::Random random(7);
  for (auto& row : batch.rows) spread(row.state, random);
  write(batch);
}

std::vector<std::string> ComplaintListConformance::expected(const ComplaintQuery& query) {
  std::vector<std::string> numbers;
  for (const auto& [number, row] : batches().rows()) {
    if (fits(query, row.state)) numbers.push_back(number);
  }
  if (query.newest_first) std::reverse(numbers.begin(), numbers.end());
  return numbers;
}

std::vector<std::string> ComplaintListConformance::read_all(ComplaintQuery query) {
  const auto session = reader();
  std::vector<std::string> numbers;
  do {
    const auto page = take(session->list_complaints(query));
    EXPECT_LE(page.rows.size(), query.limit);
    for (const auto& row : page.rows) {
      EXPECT_EQ(row, batches().rows().at(row.state.number));
      numbers.push_back(row.state.number);
    }
    query.after = page.next;
  } while (!query.after.empty());
  return numbers;
}

namespace {

TEST_P(ComplaintListConformance, EveryFilterShowsWhatFitsAndNothingElse) {
  std::vector<ComplaintQuery> queries(12);
  queries[1].stage = Stage::Received;
  queries[2].stage = Stage::Closed;
  queries[3].open = true;
  queries[4].open = false;
  queries[5].kind = RecordKind::Complaint;
  queries[6].channel = Channel::Mail;
  queries[7].received_from = kMorning + -20 * 3'600'000LL;
  queries[8].received_to = kMorning + -20 * 3'600'000LL;
  queries[9].rejection_waits = true;
  queries[9].open = true;
  queries[10].number_prefix = "TS-20261123-00001";
  queries[11].stage = Stage::AwaitingInfo;
  queries[11].open = false;  // nothing is both
  for (std::size_t i = 0; i < queries.size(); ++i) {
    for (const bool newest_first : {true, false}) {
      for (const std::size_t limit : {1U, 3U, 100U}) {
        auto query = queries[i];
        query.newest_first = newest_first;
        query.limit = limit;
        EXPECT_EQ(read_all(query), expected(query)) << "query " << i << " limit " << limit;
      }
    }
  }
}

TEST_P(ComplaintListConformance, APageLooksAtNoMoreRowsThanItMay) {
  ComplaintQuery query;
  query.kind = RecordKind::Praise;
  for (const std::size_t examined_max : {1U, 5U, 39U, 40U}) {
    query.examined_max = examined_max;
    EXPECT_EQ(read_all(query), expected(query)) << examined_max;
  }
  query.examined_max = 5;
  const auto page = take(reader()->list_complaints(query));
  EXPECT_EQ(page.next, BatchMaker::number(36));
}

TEST_P(ComplaintListConformance, WhatIsFiledMeanwhileMovesNoPage) {
  ComplaintQuery query;
  query.limit = 10;
  const auto first = take(reader()->list_complaints(query));
  write(batches().make(3));
  query.after = first.next;
  const auto second = take(reader()->list_complaints(query));
  ASSERT_EQ(second.rows.size(), 10U);
  EXPECT_EQ(second.rows.front().state.number, BatchMaker::number(30));
}

TEST_P(ComplaintListConformance, AChangeOfStageMovesTheRecordToAnotherList) {
  auto batch = batches().make(0, {BatchMaker::number(1)});
  ASSERT_EQ(batch.rows.size(), 1U);
  auto& state = batch.rows.front().state;
  state.stage = Stage::Handling;
  state.closed_at.reset();
  state.close_code.reset();
  state.outcome.reset();
  write(batch);
  ComplaintQuery query;
  query.stage = Stage::Handling;
  EXPECT_THAT(read_all(query), ElementsAre(BatchMaker::number(1)));
  query.stage = Stage::Planning;
  EXPECT_THAT(read_all(query), IsEmpty());
  query = {};
  query.open = true;
  EXPECT_EQ(read_all(query), expected(query));
}

}  // namespace
}  // namespace redress::test
