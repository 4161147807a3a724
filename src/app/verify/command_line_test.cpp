#include "app/verify/command_line.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "domain/ledger/testing.hpp"

namespace redress::verify {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

namespace fs = std::filesystem;

/// A directory with the receipts of the worked example.
class CommandLine : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    directory_ = fs::temp_directory_path() / ("redress_verify_" + std::string(info->name()));
    fs::remove_all(directory_);
    fs::create_directories(directory_);
    for (std::size_t i = 0; i < log_.sealed().size(); ++i) {
      write(ledger::receipt_file_name(ledger::sample::kStream, i + 1), log_.receipt(i));
    }
  }
  void TearDown() override { fs::remove_all(directory_); }

  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(directory_ / name, std::ios::binary) << bytes;
  }
  [[nodiscard]] std::string path(const std::string& name) const { return (directory_ / name).native(); }
  [[nodiscard]] static Answer ask(std::vector<std::string> arguments, const std::string& input = "",
                                  std::string locale = "C") {
    std::istringstream standard_input(input);
    return run({std::move(arguments), std::move(locale)}, standard_input);
  }

  const ledger::sample::SampleLog log_ = ledger::sample::log();
  const std::string key_{ledger::sample::kLogKey};
  const std::string first_ = "TS-20261123-000001-0-1.tlog-proof";
  fs::path directory_;
};

TEST_F(CommandLine, VerifiesAReceiptFromFileAndStandardInput) {
  const auto from_file = ask({"receipt", path(first_), "--key", key_});
  EXPECT_EQ(from_file.exit_code, ExitCode::Holds);
  EXPECT_THAT(from_file.out, HasSubstr("The receipt holds."));
  const auto from_input = ask({"receipt", "-", "--key", key_}, log_.receipt(0));
  EXPECT_EQ(from_input.out, from_file.out);
}

TEST_F(CommandLine, TakesTheKeyFromAFile) {
  write("key", "  " + key_ + "\r\n\n");
  EXPECT_EQ(ask({"receipt", path(first_), "--key", "@" + path("key")}).exit_code, ExitCode::Holds);
  const auto absent = ask({"receipt", path(first_), "--key", "@" + path("absent")});
  EXPECT_EQ(absent.exit_code, ExitCode::Unusable);
  EXPECT_THAT(absent.err, HasSubstr("cannot open"));
}

TEST_F(CommandLine, NamesAnUnusableKey) {
  const auto answer = ask({"receipt", path(first_), "--key", "nonsense"});
  EXPECT_EQ(answer.exit_code, ExitCode::Unusable);
  EXPECT_THAT(answer.err, HasSubstr("a verifier key has the form name+8 hexadecimal digits+base64"));
  const auto json = ask({"receipt", path(first_), "--json", "--key", "nonsense"});
  EXPECT_EQ(json.exit_code, ExitCode::Unusable);
  EXPECT_THAT(json.out, HasSubstr(R"("holds":null)"));
}

TEST_F(CommandLine, VerifiesADirectoryWithAndWithoutStatusNote) {
  const auto without = ask({"file", directory_.native(), "--key", key_});
  EXPECT_EQ(without.exit_code, ExitCode::Holds);
  EXPECT_THAT(without.out, HasSubstr("there is no status note"));
  write("elsewhere", log_.status());
  EXPECT_THAT(ask({"file", directory_.native(), "--key", key_, "--status", path("elsewhere")}).out,
              HasSubstr("names event 3 as the last"));
  write("status.note", log_.status());
  EXPECT_THAT(ask({"file", directory_.native(), "--key", key_}).out, HasSubstr("names event 3 as the last"));
  write("status.note", "broken");
  EXPECT_EQ(ask({"file", directory_.native(), "--key", key_}).exit_code, ExitCode::DoesNotHold);
}

TEST_F(CommandLine, IgnoresOtherFilesOfTheDirectory) {
  write("README.txt", "not a receipt");
  write("x.tlog-proof.bak", "not a receipt");
  EXPECT_EQ(ask({"file", directory_.native(), "--key", key_}).exit_code, ExitCode::Holds);
  write("x.tlog-proof", "not a receipt");
  const auto answer = ask({"file", directory_.native(), "--key", key_});
  EXPECT_EQ(answer.exit_code, ExitCode::DoesNotHold);
  EXPECT_THAT(answer.out, HasSubstr("x.tlog-proof: the proof file is cut off after line 0"));
}

TEST_F(CommandLine, NamesTheMissingEventOfADirectory) {
  fs::remove(directory_ / "TS-20261123-000001-0-2.tlog-proof");
  const auto answer = ask({"file", directory_.native(), "--key", key_});
  EXPECT_EQ(answer.exit_code, ExitCode::DoesNotHold);
  EXPECT_THAT(answer.out, HasSubstr("event 2 is missing"));
}

TEST_F(CommandLine, VerifiesAStatusNote) {
  const auto answer = ask({"status", "-", "--key", key_}, log_.status());
  EXPECT_EQ(answer.exit_code, ExitCode::Holds);
  EXPECT_THAT(answer.out, HasSubstr("The status note holds."));
  EXPECT_EQ(ask({"status", "-", "--key", key_}, log_.receipt(0)).exit_code, ExitCode::DoesNotHold);
}

TEST_F(CommandLine, NamesInputThatCannotBeRead) {
  for (const auto* command : {"receipt", "status"}) {
    EXPECT_THAT(ask({command, path("absent"), "--key", key_}).err, HasSubstr("cannot open " + path("absent")));
    EXPECT_THAT(ask({command, directory_.native(), "--key", key_}).err, HasSubstr("cannot read"));
  }
  EXPECT_THAT(ask({"file", path("absent"), "--key", key_}).err, HasSubstr("cannot read"));
  EXPECT_THAT(ask({"file", directory_.native(), "--key", key_, "--status", path("absent")}).err,
              HasSubstr("cannot open"));
  fs::create_directory(directory_ / "empty");
  const auto empty = ask({"file", path("empty"), "--key", key_});
  EXPECT_EQ(empty.exit_code, ExitCode::Unusable);
  EXPECT_THAT(empty.err, HasSubstr("there is no receipt (*.tlog-proof)"));
}

TEST_F(CommandLine, RefusesHugeInput) {
  const auto receipt = ask({"receipt", "-", "--key", key_}, std::string(ledger::kProofFileBytesMax + 1, 'x'));
  EXPECT_EQ(receipt.exit_code, ExitCode::Unusable);
  EXPECT_EQ(receipt.err, "Nothing was verified: - is larger than 4194304 bytes.\n");
  EXPECT_EQ(ask({"receipt", "-", "--key", key_}, std::string(ledger::kProofFileBytesMax, 'x')).exit_code,
            ExitCode::DoesNotHold);
  EXPECT_EQ(ask({"status", "-", "--key", key_}, std::string(ledger::kNoteBytesMax + 1, 'x')).exit_code,
            ExitCode::Unusable);
}

TEST_F(CommandLine, ChoosesTheLanguage) {
  const std::vector<std::string> arguments = {"receipt", path(first_), "--key", key_};
  EXPECT_THAT(ask(arguments, "", "zh_CN.UTF-8").out, HasSubstr("存证回执成立"));
  EXPECT_THAT(ask(arguments, "", "").out, HasSubstr("The receipt holds."));
  auto chosen = arguments;
  chosen.insert(chosen.end(), {"--lang", "en"});
  EXPECT_THAT(ask(chosen, "", "zh_CN.UTF-8").out, HasSubstr("The receipt holds."));
  chosen.back() = "zh-CN";
  EXPECT_THAT(ask(chosen).out, HasSubstr("存证回执成立"));
  auto joined = arguments;
  joined.emplace_back("--lang=zh-CN");
  EXPECT_THAT(ask(joined).out, HasSubstr("存证回执成立"));
  chosen.back() = "fr";
  EXPECT_EQ(ask(chosen).exit_code, ExitCode::Unusable);
}

TEST_F(CommandLine, ExplainsItself) {
  const auto help = ask({"--help"});
  EXPECT_EQ(help.exit_code, ExitCode::Holds);
  EXPECT_THAT(help.out, AllOf(HasSubstr("Exit codes: 0 it holds; 1 it does not hold"), HasSubstr("receipt"),
                              HasSubstr("file"), HasSubstr("status")));
  EXPECT_THAT(ask({"receipt", "--help"}).out, AllOf(HasSubstr("--key"), HasSubstr("--json"), HasSubstr("--lang")));
  EXPECT_THAT(ask({"file", "--help", "--lang", "zh-CN"}).out, AllOf(HasSubstr("用法"), HasSubstr("退出码")));
}

TEST_F(CommandLine, RefusesWrongUsage) {
  for (const auto& arguments :
       std::vector<std::vector<std::string>>{{},
                                             {"nonsense"},
                                             {"receipt"},
                                             {"receipt", path(first_)},
                                             {"receipt", "--key", key_},
                                             {"receipt", path(first_), "--key"},
                                             {"receipt", path(first_), "more", "--key", key_},
                                             {"receipt", path(first_), "--key", key_, "--nonsense"},
                                             {"receipt", path(first_), "--key", key_, "--status", "x"},
                                             {"status", "-", "--key", key_, "file", "x"}}) {
    const auto answer = ask(arguments);
    EXPECT_EQ(answer.exit_code, ExitCode::Unusable);
    EXPECT_THAT(answer.err, HasSubstr("Usage error: "));
    EXPECT_EQ(answer.out, "");
  }
}

}  // namespace
}  // namespace redress::verify
