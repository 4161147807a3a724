#include "app/verify/verify_commands.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/json.hpp"
#include "domain/ledger/testing.hpp"

namespace redress::verify {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr Style kEnglish{false, Language::English};
constexpr Style kChinese{false, Language::Chinese};
constexpr Style kJson{true, Language::English};

const ledger::sample::SampleLog& sample_log() {
  static const auto log = ledger::sample::log();
  return log;
}

InputFile receipt_file(std::size_t index) {
  return {std::to_string(index + 1) + ".tlog-proof", sample_log().receipt(index)};
}
InputFile status_file() { return {"status.note", sample_log().status()}; }
std::vector<InputFile> all_receipts() { return {receipt_file(2), receipt_file(0), receipt_file(1)}; }

TEST(CheckReceipt, SaysWhatItProvesInPlainWords) {
  const auto answer = report(check_receipt(receipt_file(0), sample_log().key()), kEnglish);
  EXPECT_EQ(answer.exit_code, ExitCode::Holds);
  EXPECT_EQ(answer.err, "");
  EXPECT_THAT(
      answer.out,
      AllOf(HasSubstr("The receipt holds."), HasSubstr("Complaint (stream): TS-20261123-000001-0\n"),
            HasSubstr("Event: 1 (complaint_filed)\n"),
            HasSubstr("Time claimed by the operator: 2026-11-23T02:00:00.123Z\n"),
            HasSubstr("Log (origin): example.org/redress\n"), HasSubstr("Tree size at the checkpoint: 3\n"),
            HasSubstr("Leaf index: 0\n"), HasSubstr("      \"description\": \"文件无法取回\"\n"),
            HasSubstr("withheld here:\n  - staff (internal codes)\n"), HasSubstr("only claimed by the operator")));
}

TEST(CheckReceipt, SpeaksChinese) {
  const auto answer = report(check_receipt(receipt_file(0), sample_log().key()), kChinese);
  EXPECT_THAT(answer.out,
              AllOf(HasSubstr("存证回执成立。"), HasSubstr("投诉（事件流）：TS-20261123-000001-0\n"),
                    HasSubstr("检查点的树大小：3\n"), HasSubstr("仅为运营方的声称"), Not(HasSubstr("claimed"))));
}

TEST(CheckReceipt, AnswersInCanonicalJson) {
  const auto answer = report(check_receipt(receipt_file(2), sample_log().key()), kJson);
  EXPECT_EQ(answer.exit_code, ExitCode::Holds);
  EXPECT_EQ(answer.out,
            R"({"command":"receipt","detail":null,"holds":true,"result":{"at":"2026-11-23T03:00:00.000Z",)"
            R"("at_is":"claimed","commitment":"EFF+jriZH4nSKqqtiD6jntcJUgSBGsAwADMDZaaQDUg=","index":"2",)"
            R"("kind":"complaint_confirmed","opened":{"party":{"result":"ACCEPTED"}},"origin":"example.org/redress",)"
            R"("other_signatures":0,"root":"vxZnSOQ6xO9dRY7swe1drlEKLc0uHEZ6ZWnNSxNQ37Y=","seq":3,)"
            R"("stream":"TS-20261123-000001-0","tree_size":"3","v":1,"withheld":[]}})"
            "\n");
}

TEST(CheckReceipt, SaysWhatDoesNotHold) {
  const InputFile broken{"x", ledger::sample::replaced(sample_log().receipt(0), "\n3\n", "\n4\n")};
  const auto checked = check_receipt(broken, sample_log().key());
  const auto answer = report(checked, kEnglish);
  EXPECT_EQ(answer.exit_code, ExitCode::DoesNotHold);
  EXPECT_EQ(answer.out,
            "The receipt does not hold.\n  the signature of example.org/redress on the checkpoint is wrong\n");
  EXPECT_THAT(report(checked, kChinese).out, HasSubstr("存证回执不成立。"));
  const auto json = report(checked, kJson);
  EXPECT_EQ(json.exit_code, ExitCode::DoesNotHold);
  EXPECT_EQ(json.out,
            R"({"command":"receipt","detail":"the signature of example.org/redress on the checkpoint is wrong",)"
            R"("holds":false,"result":null})"
            "\n");
}

TEST(CheckReceipt, EveryCutIsAnAnswer) {
  const auto whole = sample_log().receipt(0);
  for (std::size_t size = 0; size < whole.size(); size += 7) {
    const auto answer = report(check_receipt({"x", whole.substr(0, size)}, sample_log().key()), kEnglish);
    ASSERT_EQ(answer.exit_code, ExitCode::DoesNotHold) << size;
    ASSERT_GT(answer.out.size(), std::string("The receipt does not hold.\n  \n").size());
  }
}

TEST(CheckReceipt, CountsSignaturesItDidNotCheck) {
  const ledger::Signer witness("witness.example.org", ledger::sample::filled(5));
  const InputFile cosigned{"x", sample_log().receipt(0) + witness.sign("anything\n")};
  const auto checked = check_receipt(cosigned, sample_log().key());
  EXPECT_EQ(checked.other_signatures, 1U);
  EXPECT_THAT(report(checked, kEnglish).out, HasSubstr("1 further signatures on the checkpoint were not checked here"));
}

TEST(CheckFile, HoldsWithoutAStatusNoteUpToTheLastEventOnly) {
  const auto checked = check_file(all_receipts(), std::nullopt, sample_log().key());
  const auto answer = report(checked, kEnglish);
  EXPECT_EQ(answer.exit_code, ExitCode::Holds);
  EXPECT_THAT(answer.out,
              AllOf(HasSubstr("no event of the complaint is missing up to event 3"),
                    HasSubstr("That event 3 is the last: there is no status note"),
                    HasSubstr("2026-11-23T02:05:00.000Z  2 (internal)\n"), Not(HasSubstr("The status note,"))));
  EXPECT_THAT(report(checked, kJson).out,
              AllOf(HasSubstr(R"("tail_proven":false)"), HasSubstr(R"("last_seq":3)"), HasSubstr(R"("status":null)")));
}

TEST(CheckFile, ProvesTheTailWithAStatusNote) {
  const auto checked = check_file(all_receipts(), status_file(), sample_log().key());
  const auto answer = report(checked, kEnglish);
  EXPECT_EQ(answer.exit_code, ExitCode::Holds);
  EXPECT_THAT(answer.out, AllOf(HasSubstr("names event 3 as the last in the tree of 3 leaves"),
                                HasSubstr("the note itself bears no time"), Not(HasSubstr("there is no status note"))));
  EXPECT_THAT(report(checked, kChinese).out, HasSubstr("最后一个事件是第 3 号"));
  const auto json = report(checked, kJson);
  EXPECT_TRUE(is_jcs(json.out.substr(0, json.out.size() - 1)));
  EXPECT_THAT(json.out, AllOf(HasSubstr(R"("tail_proven":true)"), HasSubstr(R"("stream":"TS-20261123-000001-0")"),
                              HasSubstr(R"("holds":true,"result":{"events":[)")));
}

TEST(CheckFile, NamesTheMissingEvent) {
  const std::vector gap = {receipt_file(0), receipt_file(2)};
  auto answer = report(check_file(gap, std::nullopt, sample_log().key()), kEnglish);
  EXPECT_EQ(answer.exit_code, ExitCode::DoesNotHold);
  EXPECT_EQ(answer.out, "The file does not hold.\n  event 2 is missing\n");
  const std::vector cut = {receipt_file(0), receipt_file(1)};
  answer = report(check_file(cut, status_file(), sample_log().key()), kEnglish);
  EXPECT_EQ(answer.exit_code, ExitCode::DoesNotHold);
  EXPECT_THAT(answer.out, HasSubstr("event 3 is missing"));
}

TEST(CheckFile, NamesEveryReceiptThatDoesNotHold) {
  auto files = all_receipts();
  files[0].bytes.pop_back();
  files[1].bytes = "";
  const auto checked = check_file(files, status_file(), sample_log().key());
  const auto answer = report(checked, kEnglish);
  EXPECT_EQ(answer.exit_code, ExitCode::DoesNotHold);
  EXPECT_THAT(answer.out,
              AllOf(HasSubstr("3.tlog-proof: "), HasSubstr("1.tlog-proof: "), Not(HasSubstr("2.tlog-proof"))));
  EXPECT_THAT(report(checked, kJson).out, AllOf(HasSubstr(R"("holds":false)"), HasSubstr(R"("tail_proven":false)"),
                                                HasSubstr(R"("last_seq":null)")));
}

TEST(CheckFile, RefusesABrokenStatusNote) {
  const InputFile broken{"status.note", ledger::sample::replaced(sample_log().status(), "\n3\n", "\n2\n")};
  const auto answer = report(check_file(all_receipts(), broken, sample_log().key()), kEnglish);
  EXPECT_EQ(answer.exit_code, ExitCode::DoesNotHold);
  EXPECT_THAT(answer.out,
              HasSubstr("status.note: the signature of example.org/redress/status on the status note is wrong"));
}

TEST(CheckStatus, SaysWhatTheLogSigned) {
  const auto checked = check_status(status_file(), sample_log().key());
  const auto answer = report(checked, kEnglish);
  EXPECT_EQ(answer.exit_code, ExitCode::Holds);
  EXPECT_THAT(answer.out, AllOf(HasSubstr("The status note holds."), HasSubstr("Last event: 3\n"),
                                HasSubstr("verify them with their receipts")));
  EXPECT_EQ(report(checked, kJson).out,
            R"({"command":"status","detail":null,"holds":true,"result":{"last_commitment":)"
            R"("EFF+jriZH4nSKqqtiD6jntcJUgSBGsAwADMDZaaQDUg=","last_seq":3,"number":"TS-20261123-000001-0",)"
            R"("origin":"example.org/redress","tree_size":"3"}})"
            "\n");
  EXPECT_THAT(report(checked, kChinese).out, HasSubstr("状态凭条成立。"));
}

TEST(CheckStatus, RefusesAReceiptAndAnotherKey) {
  EXPECT_EQ(report(check_status(receipt_file(0), sample_log().key()), kEnglish).exit_code, ExitCode::DoesNotHold);
  const auto other = ledger::sample::key(ledger::sample::kProofKey);
  const auto answer = report(check_status(status_file(), other), kJson);
  EXPECT_EQ(answer.exit_code, ExitCode::DoesNotHold);
  EXPECT_THAT(answer.out, HasSubstr("the status note is not signed by example.com/log/testdata/status+"));
}

TEST(Printable, LetsNoFileForgeTheAnswer) {
  EXPECT_EQ(printable("投诉 é 😀 ok"), "投诉 é 😀 ok");
  EXPECT_EQ(printable("a\x1b[31mb\n\r\t"), "a\\u001b[31mb\\u000a\\u000d\\u0009");
  EXPECT_EQ(printable("\x7f\u0085\u009b"), "\\u007f\\u0085\\u009b");
  EXPECT_EQ(printable("\u202egnorw\u2066\u200f"), "\\u202egnorw\\u2066\\u200f");
  EXPECT_EQ(printable("\u00a0\u2029"), "\u00a0\u2029");
}

TEST(Printable, GuardsKindsAndTexts) {
  auto draft = ledger::sample::draft(1, "2026-11-23T02:00:00Z", "kind\x1b[2J\u202e", std::nullopt);
  ledger::sample::part_of(draft, ledger::PartName::Person) = "{\"a\":[{\"b\":\"x\u009b1m\u202e\"},[],{},1,null]}";
  const ledger::sample::SampleLog log({ledger::seal(draft, std::array<Salt, ledger::kSaltsPerEvent>{})});
  const auto answer = report(check_receipt({"x", log.receipt(0)}, log.key()), kEnglish);
  EXPECT_EQ(answer.exit_code, ExitCode::Holds);
  EXPECT_THAT(answer.out, AllOf(Not(HasSubstr("\x1b")), Not(HasSubstr("\u202e")), Not(HasSubstr("\u009b")),
                                HasSubstr("kind\\u001b[2J\\u202e"), HasSubstr("\"x\\u009b1m\\u202e\""),
                                HasSubstr("        [],\n        {},\n        1,\n        null\n")));
}

TEST(Unusable, IsSaidInBothForms) {
  const auto human = report_unusable("receipt", "cannot open x", kEnglish);
  EXPECT_EQ(human.exit_code, ExitCode::Unusable);
  EXPECT_EQ(human.out, "");
  EXPECT_EQ(human.err, "Nothing was verified: cannot open x.\n");
  const auto json = report_unusable("receipt", "cannot open x", kJson);
  EXPECT_EQ(json.exit_code, ExitCode::Unusable);
  EXPECT_EQ(json.out, "{\"command\":\"receipt\",\"detail\":\"cannot open x\",\"holds\":null,\"result\":null}\n");
}

}  // namespace
}  // namespace redress::verify
