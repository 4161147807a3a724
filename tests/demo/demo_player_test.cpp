// A history is played by the rules of the life, at its own times; what they refuse is told with complaint and step.

#include "app/redress/demo_player.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "app/redress/demo_folder.hpp"
#include "domain/ledger/event.hpp"
#include "support/temporary_directory.hpp"

namespace redress::app {
namespace {

json::value from(std::string_view text) { return parse_json(text).value(); }

DemoComplaint complaint_of(std::string id, std::int64_t days_ago, std::vector<DemoStep> steps) {
  return {std::move(id),
          days_ago,
          600,
          std::string(kDemoComplainant),
          from(R"({"description":"d","language":"en"})"),
          "CONFIRMED",
          std::move(steps)};
}

DemoStep confirmed(std::int64_t day, std::string by) {
  return {day, 660, std::move(by), "confirmation", from(R"({"matter":"m","demand":"d"})")};
}

DemoData small() {
  DemoData data;
  data.people.push_back(
      {"in.take", "In", from(R"({"login":"in.take","name":"In","department":"D-CC","roles":["intake_agent"]})")});
  data.people.push_back(
      {"au.dit", "Au", from(R"({"login":"au.dit","name":"Au","department":"D-AUD","roles":["auditor"]})")});
  data.people.push_back(
      {"ma.nager", "Ma",
       from(R"({"login":"ma.nager","name":"Ma","department":"D-CC","roles":["complaint_manager"]})")});
  data.people.push_back(
      {"le.gal", "Le", from(R"({"login":"le.gal","name":"Le","department":"D-LEG","roles":["legal"]})")});
  return data;
}

DemoComplaint grouped(std::string id, std::string stage) {
  auto complaint = complaint_of(std::move(id), 9, {});
  complaint.stage = std::move(stage);
  return complaint;
}

DemoStep opened() {
  return {0, 720, "ma.nager", "", from(R"({"name":"n","numbers":["$complaint:one","$complaint:two"]})")};
}

DemoStep drafted(std::int64_t day) { return {day, 600, "ma.nager", "result", from(R"({"outcome":"U1","text":"t"})")}; }

DemoStep approved(std::int64_t day, std::string by) {
  return {day, 700, std::move(by), "result/approval", from(R"({"draft":"$last:result"})")};
}

class DemoPlayed : public testing::Test {
 protected:
  void open(const DemoData& data) {
    SystemOptions options;
    options.data_directory = directory_.path() / "d";
    options.sign_in.passwords.operations = 1;
    options.sign_in.passwords.memory_bytes = 1 << 20;
    options.wrap_clock = [this](std::unique_ptr<service::Clock> real) {
      auto made = std::make_unique<DemoClock>(std::move(real), 20);
      clock_ = made.get();
      return made;
    };
    auto opened = System::open(std::move(options));
    ASSERT_TRUE(opened) << opened.error().message;
    system_ = std::move(*opened);
    player_ = std::make_unique<DemoPlayer>(*system_, *clock_, data, Language::English);
    const auto added = player_->add_people("a long enough password");
    ASSERT_TRUE(added) << added.error().message;
  }
  Result<void> play() {
    Progress progress(console_, "demo.progress");
    return player_->play(progress);
  }
  Instant time_of(const std::string& number, std::uint64_t seq) {
    auto reader = system_->store().open_reader();
    const auto event = (*reader)->find_event(number, seq);
    return ledger::parse_envelope((**event).sealed.envelope)->at;
  }

  test::TemporaryDirectory directory_;
  Console console_{Language::English};
  DemoClock* clock_ = nullptr;
  std::unique_ptr<System> system_;
  std::unique_ptr<DemoPlayer> player_;
};

TEST_F(DemoPlayed, StepsOfAllComplaintsStandInTheOrderOfTime) {
  auto data = small();
  data.complaints = {complaint_of("late", 5, {confirmed(1, "in.take")}),
                     complaint_of("early", 9, {confirmed(7, "in.take")})};
  open(data);
  const auto played = play();
  ASSERT_TRUE(played) << played.error().message;
  const auto complaints = player_->read_back();
  ASSERT_TRUE(complaints) << complaints.error().message;
  const auto& late = complaints->at(0).number;
  const auto& early = complaints->at(1).number;
  EXPECT_LT(early, late);
  EXPECT_EQ(time_of(late, 1), clock_->moment(5, 600));
  EXPECT_EQ(time_of(late, 2), clock_->moment(4, 660));
  EXPECT_EQ(time_of(early, 2), clock_->moment(2, 660)) << "the last of them all";
}

TEST_F(DemoPlayed, ARefusedStepIsToldWithItsComplaint) {
  auto data = small();
  data.complaints = {complaint_of("twice", 5, {confirmed(0, "in.take"), confirmed(1, "in.take")})};
  open(data);
  const auto played = play();
  ASSERT_FALSE(played);
  EXPECT_NE(played.error().message.find("twice, day 1, confirmation: STAGE_FORBIDS_ACT"), std::string::npos)
      << played.error().message;
}

TEST_F(DemoPlayed, NobodyActsBeyondTheirRole) {
  auto data = small();
  data.complaints = {complaint_of("audited", 5, {confirmed(0, "au.dit")})};
  open(data);
  const auto played = play();
  ASSERT_FALSE(played);
  EXPECT_NE(played.error().message.find("not allowed; needed is CF"), std::string::npos) << played.error().message;
}

TEST_F(DemoPlayed, AnotherStageThanThatOfTheDataIsAMismatch) {
  auto data = small();
  data.complaints = {complaint_of("waiting", 5, {})};
  open(data);
  ASSERT_TRUE(play());
  const auto complaints = player_->read_back();
  ASSERT_FALSE(complaints);
  EXPECT_EQ(complaints.error().kind, FailureKind::Mismatch);
}

TEST_F(DemoPlayed, AGroupIsPlayedAmongItsComplaints) {
  auto data = small();
  data.complaints = {grouped("one", "CLOSED"), grouped("two", "CLOSED"),
                     complaint_of("other", 4, {confirmed(1, "in.take")})};
  // Two drafts: the stand-in is the newer one's seq.
  data.groups = {{"both",
                  8,
                  {opened(),
                   {1, 600, "ma.nager", "messages", from(R"({"text":"m"})")},
                   drafted(2),
                   drafted(3),
                   approved(4, "le.gal"),
                   {5, 600, "ma.nager", "closing", from(R"({"improvement":false,"reason":"r"})")}}}};
  open(data);
  const auto played = play();
  ASSERT_TRUE(played) << played.error().message;
  EXPECT_EQ(player_->step_count(), 10U);
  const auto complaints = player_->read_back();
  ASSERT_TRUE(complaints) << complaints.error().message;
  for (const auto i : {0U, 1U}) {
    const auto& number = complaints->at(i).number;
    EXPECT_EQ(time_of(number, 2), clock_->moment(8, 720)) << "joined";
    EXPECT_EQ(time_of(number, 3), clock_->moment(7, 600)) << "written to";
    EXPECT_EQ(time_of(number, 4), clock_->moment(4, 700)) << "told";
    EXPECT_EQ(time_of(number, 5), clock_->moment(3, 600)) << "closed";
  }
}

TEST_F(DemoPlayed, ARefusedStepOfAGroupIsToldWithTheGroup) {
  auto data = small();
  data.complaints = {grouped("one", "MERGED"), grouped("two", "MERGED")};
  data.groups = {{"both", 8, {opened(), drafted(2), approved(3, "ma.nager")}}};
  open(data);
  const auto played = play();
  ASSERT_FALSE(played);
  EXPECT_NE(played.error().message.find("both, day 3, result/approval: SECOND_PERSON_MISSING"), std::string::npos)
      << played.error().message;
}

TEST_F(DemoPlayed, AGroupOfComplaintsThatAreNotThereIsRefused) {
  auto data = small();
  data.complaints = {grouped("one", "MERGED")};
  data.groups = {{"both", 8, {opened()}}};
  open(data);
  const auto missing = play();
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().message.find("both, day 0, opening: $complaint:two"), std::string::npos)
      << missing.error().message;
}

TEST_F(DemoPlayed, AnActThatGroupsDoNotHaveIsRefused) {
  auto data = small();
  data.complaints = {grouped("one", "MERGED"), grouped("two", "MERGED")};
  data.groups = {{"both", 8, {opened(), {1, 600, "ma.nager", "review", from("{}")}}}};
  open(data);
  const auto played = play();
  ASSERT_FALSE(played);
  EXPECT_NE(played.error().message.find("both, day 1, review: UNKNOWN_WORD at /act"), std::string::npos)
      << played.error().message;
}

TEST(DemoFolder, IsRefusedBesideKeysAndRemovedUnlessPlaced) {
  const test::TemporaryDirectory directory;
  const DataPaths target(directory.path() / "d");
  {
    const auto folder = DemoFolder::begin(target);
    ASSERT_TRUE(folder);
    std::filesystem::create_directories((*folder)->data());
    std::filesystem::create_directories((*folder)->data().string() + ".keys");
  }
  EXPECT_TRUE(std::filesystem::is_empty(directory.path()));
  {
    const auto folder = DemoFolder::begin(target);
    ASSERT_TRUE(folder);
    std::filesystem::create_directories((*folder)->data());
    std::filesystem::create_directories((*folder)->data().string() + ".keys");
    ASSERT_TRUE((*folder)->put_in_place());
  }
  EXPECT_TRUE(std::filesystem::exists(target.data));
  std::filesystem::remove(target.data);
  const auto refused = DemoFolder::begin(target);
  ASSERT_FALSE(refused) << "keys tell of a register that was there";
  EXPECT_EQ(refused.error().kind, FailureKind::Conflict);
}

TEST(DemoFolder, RemovesNothingThatIsNotOfARunLikeIt) {
  const test::TemporaryDirectory directory;
  const DataPaths target(directory.path() / "d");
  const auto other = directory.path() / "d.filling";
  std::filesystem::create_directories(other / "mine");
  EXPECT_FALSE(DemoFolder::begin(target));
  EXPECT_TRUE(std::filesystem::exists(other / "mine"));
  std::ofstream(other / "lock").flush();
  EXPECT_TRUE(DemoFolder::begin(target)) << "an interrupted run's";
  EXPECT_FALSE(std::filesystem::exists(other));
  std::filesystem::create_directories(other.string() + ".keys");
  EXPECT_FALSE(DemoFolder::begin(target));
}

}  // namespace
}  // namespace redress::app
