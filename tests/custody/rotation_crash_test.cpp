// A rotation that is stopped at any step: the log opens again, with the old key or the new one, and goes on.
#include <gtest/gtest.h>

#include <array>

#include "adapters/keys/key_folder.hpp"
#include "app/redress/log_key.hpp"
#include "app/redress/system.hpp"
#include "domain/ledger/checkpoint.hpp"
#include "service/verify_log.hpp"
#include "support/test_bench.hpp"

namespace redress::test {
namespace {

using app::RotateStep;

struct Stopped {};

class RotationCrash : public testing::TestWithParam<std::tuple<RotateStep, bool>> {
 protected:
  void SetUp() override { file(); }
  [[nodiscard]] std::filesystem::path data() const { return directory_.path() / "data"; }
  [[nodiscard]] std::filesystem::path keys() const { return app::DataPaths(data()).keys; }
  void file() const {
    const auto system = take(app::System::open({.data_directory = data()}));
    const auto answer = system->office().commits.run(complaint::sample::written(), complaint::ActorKind::Anonymous);
    ASSERT_EQ(describe(answer), "accepted");
  }
  [[nodiscard]] std::vector<std::string> log_keys() const {
    const auto log = take(app::open_for_reading(data()));
    return take(take(log.store->open_reader())->log_keys());
  }
  void stop_at(RotateStep wanted, bool keep_old) const {
    app::RotateOptions options{data().string(), keep_old, [wanted](RotateStep step) {
                                 if (step == wanted) throw Stopped{};
                               }};
    EXPECT_THROW((void)app::rotate_log_key(options), Stopped);
  }
  void expect_sound(std::uint64_t size) const {
    const auto log = take(app::open_for_reading(data()));
    const auto verdict = take(service::verify_log(*log.store, {}));
    EXPECT_EQ(verdict.size, size);
    EXPECT_FALSE(verdict.first_break) << verdict.first_break->detail;
    const auto newest = take(app::newest_log_key(*log.store));
    EXPECT_TRUE(ledger::open_checkpoint(verdict.checkpoint, newest));
  }

 private:
  TemporaryDirectory directory_;
};

TEST_P(RotationCrash, OpensAgainAndGoesOn) {
  const auto [step, keep_old] = GetParam();
  const bool committed = step >= RotateStep::Committed;
  stop_at(step, keep_old);
  file();
  EXPECT_EQ(log_keys().size(), committed ? 2U : 1U);
  expect_sound(committed ? 3 : 2);
  EXPECT_FALSE(std::filesystem::exists(keys() / "log.key.next"));
  // Another rotation takes nothing amiss.
  EXPECT_TRUE(app::rotate_log_key({data().string(), false, {}}));
  EXPECT_EQ(log_keys().size(), committed ? 3U : 2U);
  file();
  expect_sound(committed ? 5 : 4);
}

TEST_P(RotationCrash, ASecondRotationMayComeFirst) {
  const auto [step, keep_old] = GetParam();
  const bool committed = step >= RotateStep::Committed;
  stop_at(step, keep_old);
  EXPECT_TRUE(app::rotate_log_key({data().string(), keep_old, {}}));
  EXPECT_EQ(log_keys().size(), committed ? 3U : 2U);
  file();
  expect_sound(committed ? 4 : 3);
}

TEST_P(RotationCrash, KeepsTheOldSecretOnlyWhenAsked) {
  const auto [step, keep_old] = GetParam();
  stop_at(step, keep_old);
  file();
  std::size_t kept = 0;
  for (const auto& entry : std::filesystem::directory_iterator(keys())) {
    const auto name = entry.path().filename().string();
    kept += name.starts_with("log.key.") ? 1 : 0;
  }
  EXPECT_EQ(kept, keep_old && step >= RotateStep::Committed ? 1U : 0U);
}

INSTANTIATE_TEST_SUITE_P(EveryStep, RotationCrash,
                         testing::Combine(testing::Values(RotateStep::Begun, RotateStep::NextStored,
                                                          RotateStep::OldKept, RotateStep::Committed,
                                                          RotateStep::Marked, RotateStep::Taken),
                                          testing::Bool()));

}  // namespace
}  // namespace redress::test
