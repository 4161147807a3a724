// What a start refuses: a directory in use, an older copy of the log, another log's mark, missing or foreign keys.
#include <gtest/gtest.h>

#include <fstream>

#include "app/redress/system.hpp"
#include "domain/ledger/checkpoint.hpp"
#include "support/temporary_directory.hpp"
#include "support/test_bench.hpp"

namespace redress::test {
namespace {

namespace fs = std::filesystem;
using service::Accepted;

/// A data directory inside a temporary one, and starts on it.
class Site {
 public:
  [[nodiscard]] fs::path data() const { return directory_.path() / "data"; }
  [[nodiscard]] app::DataPaths paths() const { return app::DataPaths(data()); }
  [[nodiscard]] Result<std::unique_ptr<app::System>> open(const std::string& origin = {}) const {
    return app::System::open({.data_directory = data(), .origin = origin});
  }
  /// Why a start is refused; "started" when it is not.
  [[nodiscard]] std::string refusal(const std::string& origin = {}) const {
    const auto system = open(origin);
    return system ? "started" : system.error().message;
  }
  void file(int count = 1) const {
    const auto system = take(open());
    for (int i = 0; i < count; ++i) {
      const auto answer = system->office().commits.run(complaint::sample::written(), complaint::ActorKind::Anonymous);
      if (!std::holds_alternative<Accepted>(answer)) throw std::runtime_error(describe(answer));
    }
  }
  void save_database() const { fs::copy_file(paths().database, directory_.path() / "saved.db"); }
  void restore_database() const {
    fs::copy_file(directory_.path() / "saved.db", paths().database, fs::copy_options::overwrite_existing);
  }

 private:
  TemporaryDirectory directory_;
};

std::string read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
void write_file(const fs::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

TEST(Start, FoundsALogOnceAndKeepsIt) {
  const Site site;
  std::string origin;
  {
    const auto system = take(site.open());
    EXPECT_TRUE(system->founded_now());
    origin = system->origin();
    EXPECT_TRUE(origin.starts_with("localhost/redress/"));
    EXPECT_EQ(origin.size(), std::string("localhost/redress/").size() + 8);
  }
  const auto system = take(site.open());
  EXPECT_FALSE(system->founded_now());
  EXPECT_EQ(system->origin(), origin);
}

TEST(Start, KeepsSecretsToItself) {
  const Site site;
  site.file();
  using fs::perms;
  const auto open_to_others = perms::group_all | perms::others_all;
  for (const auto* name : {"log.key", "code.key", "high_water"}) {
    EXPECT_EQ(fs::status(site.paths().keys / name).permissions() & open_to_others, perms::none) << name;
  }
  EXPECT_EQ(fs::status(site.paths().keys).permissions() & open_to_others, perms::none);
  EXPECT_EQ(fs::status(site.paths().data).permissions() & open_to_others, perms::none);
  fs::permissions(site.paths().keys / "log.key", perms::group_read, fs::perm_options::add);
  EXPECT_NE(site.refusal().find("may be read by other users"), std::string::npos) << site.refusal();
}

TEST(Start, IsRefusedWhileAnotherHoldsTheDirectory) {
  const Site site;
  const auto first = take(site.open());
  const auto second = site.open();
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, FailureKind::Conflict);
}

TEST(Start, IsPossibleAgainWhenTheOtherHasEnded) {
  const Site site;
  site.file();
  EXPECT_EQ(site.refusal(), "started");
}

// DESIGN.md 4: restoring must not fork the log unseen.
TEST(HighWater, AnOlderCopyOfTheLogIsRefused) {
  const Site site;
  site.file(2);
  site.save_database();
  site.file(3);
  site.restore_database();
  const auto refused = site.open();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, FailureKind::Mismatch);
  EXPECT_NE(refused.error().message.find("the log has 2 entries, but 5 were already shown"), std::string::npos)
      << refused.error().message;
}

TEST(HighWater, ALogOfTheSameLengthWithAnotherHistoryIsRefused) {
  const Site site;
  site.file(2);
  site.save_database();
  site.file(1);
  const auto mark = read_file(site.paths().high_water);
  // The same log grown differently from the saved state: as long, and signed by the same key.
  site.restore_database();
  fs::remove(site.paths().high_water);
  site.file(1);
  write_file(site.paths().high_water, mark);
  EXPECT_EQ(site.refusal(), "the log differs from the checkpoint that was already shown");
}

TEST(HighWater, AnotherLogsMarkIsRefused) {
  const Site site;
  site.file(1);
  const Site other;
  other.file(1);
  fs::copy_file(other.paths().high_water, site.paths().high_water, fs::copy_options::overwrite_existing);
  EXPECT_NE(site.refusal().find("the high-water mark belongs to the log"), std::string::npos) << site.refusal();
}

TEST(HighWater, ADamagedMarkIsRefused) {
  const Site site;
  site.file(1);
  write_file(site.paths().high_water, "not a checkpoint");
  EXPECT_NE(site.refusal(), "started");
}

TEST(HighWater, IsTheLastCheckpointAfterAnOrderlyStop) {
  const Site site;
  site.file(7);
  const auto note = take(ledger::parse_note(read_file(site.paths().high_water)));
  EXPECT_EQ(take(ledger::parse_checkpoint_text(note.text)).size, 7U);
}

TEST(Keys, ThatAreMissingOrForeignAreRefused) {
  const Site site;
  site.file();
  const auto saved = site.paths().keys.string() + ".saved";
  fs::rename(site.paths().keys, saved);
  EXPECT_NE(site.refusal().find("the keys of this log are missing"), std::string::npos) << site.refusal();
  const Site other;
  other.file();
  fs::remove_all(site.paths().keys);
  fs::copy(other.paths().keys, site.paths().keys);
  fs::remove(site.paths().high_water);
  EXPECT_NE(site.refusal().find("is not the key of this log"), std::string::npos) << site.refusal();
  fs::remove_all(site.paths().keys);
  fs::rename(saved, site.paths().keys);
  EXPECT_EQ(site.refusal(), "started");
}

// Keys without data tell of a log that was lost or moved: a second one under them would be a fork.
TEST(Keys, OfALogThatIsNotThereFoundNoOther) {
  const Site site;
  site.file();
  EXPECT_FALSE(fs::exists(site.paths().keys / "founding"));
  fs::remove_all(site.data());
  fs::remove(site.paths().high_water);
  EXPECT_NE(site.refusal().find("redress restore"), std::string::npos) << site.refusal();
  EXPECT_FALSE(fs::exists(site.data()));
  fs::remove(site.paths().keys / "log.key");  // the key of the query codes alone would do harm too
  EXPECT_NE(site.refusal().find("redress restore"), std::string::npos) << site.refusal();
  fs::remove_all(site.paths().keys);
  EXPECT_EQ(site.refusal(), "started");
}

TEST(Keys, BesideAStoreWithoutALogFoundNone) {
  const Site site;
  EXPECT_NE(site.refusal("a b"), "started");
  const Site other;
  other.file();
  fs::copy(other.paths().keys, site.paths().keys, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  ASSERT_TRUE(fs::exists(site.paths().database));
  EXPECT_NE(site.refusal().find("redress restore"), std::string::npos) << site.refusal();
  fs::remove(site.paths().high_water);
  EXPECT_NE(site.refusal().find("redress restore"), std::string::npos) << site.refusal();
}

/// A founding that was stopped after its keys were drawn, as a refused origin stops it.
class StoppedFounding : public testing::TestWithParam<std::vector<std::string>> {};

TEST_P(StoppedFounding, GoesOn) {
  const Site site;
  EXPECT_NE(site.refusal("a b"), "started");
  EXPECT_TRUE(fs::exists(site.paths().keys / "founding"));
  for (const auto& name : GetParam()) fs::remove(site.paths().keys / name);
  site.file();
  EXPECT_FALSE(fs::exists(site.paths().keys / "founding"));
  EXPECT_EQ(site.refusal(), "started");
}

INSTANTIATE_TEST_SUITE_P(WhateverWasStored, StoppedFounding,
                         testing::Values(std::vector<std::string>{}, std::vector<std::string>{"log.key"},
                                         std::vector<std::string>{"code.key"},
                                         std::vector<std::string>{"code.key", "log.key"}));

TEST(Keys, ThatCameBetweenAreNoFoundings) {
  const Site other;
  other.file();
  for (const auto* name : {"log.key", "code.key"}) {
    const Site site;
    EXPECT_NE(site.refusal("a b"), "started");
    fs::copy_file(other.paths().keys / name, site.paths().keys / name, fs::copy_options::overwrite_existing);
    EXPECT_NE(site.refusal().find("redress restore"), std::string::npos) << site.refusal();
  }
}

TEST(Keys, OfALogThatStandsEndAFoundingThatWasStopped) {
  const Site site;
  EXPECT_NE(site.refusal("a b"), "started");
  const auto drawn = read_file(site.paths().keys / "founding");
  site.file();
  write_file(site.paths().keys / "founding", drawn);  // as it was right after the log was founded
  site.file();
  EXPECT_FALSE(fs::exists(site.paths().keys / "founding"));
}

TEST(Origin, IsChosenOnceAndNeverChanges) {
  const Site site;
  EXPECT_EQ(take(site.open("example.org/redress"))->origin(), "example.org/redress");
  EXPECT_EQ(take(site.open())->origin(), "example.org/redress");
  EXPECT_EQ(take(site.open("example.org/redress"))->origin(), "example.org/redress");
  EXPECT_NE(site.refusal("example.org/other").find("never changes"), std::string::npos);
}

TEST(Origin, ThatCannotNameAKeyIsRefused) {
  for (const auto* origin : {"a b", "a+b", "a\nb", "\xE3\x80\x80"}) {
    const Site site;
    EXPECT_NE(site.refusal(origin).find("the origin"), std::string::npos) << origin;
  }
}

TEST(Zone, ThatIsUnknownIsRefused) {
  const TemporaryDirectory directory;
  const auto system = app::System::open({.data_directory = directory.path() / "data", .zone = "Asia/Nowhere"});
  ASSERT_FALSE(system);
  EXPECT_EQ(system.error().kind, FailureKind::Malformed);
}

// A first start that was refused for its flags leaves nothing behind that would bind the next one.
TEST(Start, MayBeRepeatedWithBetterFlags) {
  const Site site;
  EXPECT_NE(site.refusal("a b"), "started");
  EXPECT_EQ(take(site.open("example.org/redress"))->origin(), "example.org/redress");
}

app::FirstValues first_values(const std::string& members) {
  return take(app::parse_first_values("{\"values\":{" + members + "}}", "first.json"));
}

/// Starts once with a parameter file; "started" or why not.
std::string start_with(const Site& site, const std::string& members) {
  const auto system = app::System::open({.data_directory = site.data(), .first_values = first_values(members)});
  return system ? "started" : system.error().message;
}

TEST(StartWithParameters, ANewLogBeginsWithTheFilesValues) {
  const Site site;
  EXPECT_EQ(start_with(site, R"("p.info_wait": "15CD", "p.zone": "Europe/Berlin")"), "started");
  const auto system = take(site.open());
  auto& held = system->office().parameters;
  EXPECT_EQ(held.ask([](const auto& at) { return at.duration("p.info_wait", kMorning).count; }), 15);
  EXPECT_EQ(held.ask([](const auto& at) { return at.zone("p.zone", kMorning); }), "Europe/Berlin");
  EXPECT_EQ(take(system->store().open_reader()).get()->head()->size, 1U);
}

TEST(StartWithParameters, ALaterFileMustSayTheSame) {
  const Site site;
  EXPECT_EQ(start_with(site, R"("p.info_wait": "15CD")"), "started");
  EXPECT_EQ(start_with(site, R"("p.info_wait": "15CD")"), "started");
  EXPECT_EQ(start_with(site, R"("p.info_wait": "15CD", "p.zone": "Asia/Shanghai")"), "started");
  EXPECT_NE(start_with(site, R"("p.info_wait": "16CD")").find("p.info_wait is \"16CD\", but this log began"),
            std::string::npos);
  EXPECT_NE(start_with(site, "").find("p.info_wait is \"10CD\""), std::string::npos);
  EXPECT_NE(start_with(site, R"("p.info_wait": "15CD", "p.zone": "UTC")").find("p.zone is"), std::string::npos);
  EXPECT_EQ(site.refusal(), "started");
}

TEST(StartWithParameters, ALogThatHasBegunTakesNoFirstValues) {
  const Site site;
  site.file();
  EXPECT_NE(start_with(site, R"("p.info_wait": "15CD")").find("but this log began with \"10CD\""), std::string::npos);
  EXPECT_EQ(start_with(site, ""), "started");
}

TEST(StartWithParameters, WithoutAFileNothingIsWritten) {
  const Site site;
  EXPECT_EQ(site.refusal(), "started");
  const auto system = take(site.open());
  EXPECT_FALSE(system->office().parameters.latest()->begun);
}

}  // namespace
}  // namespace redress::test
