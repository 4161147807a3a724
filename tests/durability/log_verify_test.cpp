// T-81 at the operator's hand: `redress log verify` names leaf 57, and what is wrong with it.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>

#include "app/redress/system.hpp"
#include "base/json.hpp"
#include "support/server_process.hpp"
#include "support/tampering.hpp"
#include "support/test_bench.hpp"

namespace redress::test {
namespace {

struct Said {
  int exit_code = -1;
  std::string text;
};

Said run(const std::string& command) {
  Said said;
  std::FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cannot run " + command);
  std::array<char, 4096> buffer{};
  while (const auto count = std::fread(buffer.data(), 1, buffer.size(), pipe)) said.text.append(buffer.data(), count);
  const int status = ::pclose(pipe);
  if (WIFEXITED(status)) said.exit_code = WEXITSTATUS(status);
  return said;
}

class LogVerify : public testing::Test {
 protected:
  void SetUp() override {
    const auto system = take(app::System::open({.data_directory = data()}));
    for (int i = 0; i < 100; ++i) {
      const auto answer = system->office().commits.run(complaint::sample::written(), complaint::ActorKind::Anonymous);
      ASSERT_EQ(describe(answer), "accepted");
    }
  }
  [[nodiscard]] std::filesystem::path data() const { return directory_.path() / "data"; }
  [[nodiscard]] std::string database() const { return app::DataPaths(data()).database.string(); }
  [[nodiscard]] Said verify() const {
    return run("LC_ALL=C '" + redress_program() + "' log verify --json --data '" + data().string() + "'");
  }
  /// Leaf and kind of the first break.
  [[nodiscard]] std::string first_break() const {
    const auto said = verify();
    EXPECT_EQ(said.exit_code, 1) << said.text;
    const auto verdict = take(parse_json(said.text)).as_object();
    EXPECT_FALSE(verdict.at("sound").as_bool());
    const auto& found = verdict.at("first_break").as_object();
    return std::to_string(found.at("leaf").as_int64()) + " " + std::string(text_of(found.at("kind").as_string()));
  }

 private:
  TemporaryDirectory directory_;
};

TEST_F(LogVerify, ASoundLogIsGood) {
  const auto said = verify();
  EXPECT_EQ(said.exit_code, 0) << said.text;
  const auto verdict = take(parse_json(said.text)).as_object();
  EXPECT_TRUE(verdict.at("sound").as_bool());
  EXPECT_EQ(verdict.at("size").as_int64(), 100);
}

TEST_F(LogVerify, NamesTheLeafAndTheKindOfBreak) {
  const std::pair<std::string, std::string> changes[] = {
      {"envelope", "57 event_commitment"}, {"salt", "57 event_commitment"}, {"commitment", "57 event_commitment"},
      {"person", "57 part_commitment"},    {"party", "57 part_commitment"}, {"staff_salt", "57 part_commitment"}};
  for (const auto& [column, wanted] : changes) {
    flip_byte(database(), "events", column, "leaf = 57");
    EXPECT_EQ(first_break(), wanted) << column;
    flip_byte(database(), "events", column, "leaf = 57");
  }
  EXPECT_EQ(verify().exit_code, 0) << "all flipped back";
}

TEST_F(LogVerify, SaysItInWordsToo) {
  flip_byte(database(), "events", "person", "leaf = 57");
  const auto said = run("LC_ALL=C '" + redress_program() + "' log verify --data '" + data().string() + "'");
  EXPECT_EQ(said.exit_code, 1);
  EXPECT_NE(said.text.find("57"), std::string::npos) << said.text;
}

TEST_F(LogVerify, WhatIsNoLogIsRefused) {
  const auto said = run("LC_ALL=C '" + redress_program() + "' log verify --data '" + data().string() + ".none'");
  EXPECT_EQ(said.exit_code, 1) << said.text;
  EXPECT_NE(said.text.find("holds no Redress data"), std::string::npos) << said.text;
}

}  // namespace
}  // namespace redress::test
