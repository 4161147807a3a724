#include "app/verify/reasons.hpp"

#include <gtest/gtest.h>

#include <set>

#include "domain/ledger/checkpoint.hpp"
#include "domain/ledger/receipt.hpp"
#include "domain/ledger/testing.hpp"

namespace redress::verify {
namespace {

namespace sample = ledger::sample;

std::string chinese(std::string_view detail) { return say_reason(detail, Language::Chinese); }

TEST(Reasons, AreTranslatedWithWhatTheyQuote) {
  EXPECT_EQ(chinese("there is no leaf 1 of 1"), "共 1 个叶，没有第 1 号叶");
  EXPECT_EQ(chinese("the status note is malformed: signature line 2 is too short"),
            "状态凭条格式有误：第 2 个签名行过短");
  EXPECT_EQ(chinese("event 2 is missing"), "缺少第 2 号事件");
  EXPECT_EQ(chinese("event 2 is missing: the status note names event 4 as the last"),
            "缺少第 2 号事件：状态凭条指明最后一个是第 4 号");
  EXPECT_EQ(chinese("the envelope's \"prev\" is not null or base64 of 32 bytes"),
            "信封的“prev”不是 null 或 32 字节的 base64");
  EXPECT_EQ(say_reason("event 2 is missing", Language::English), "event 2 is missing");
}

TEST(Reasons, OfUnknownFormStayAsTheyAre) {
  EXPECT_EQ(chinese("something else"), "something else");
  EXPECT_EQ(chinese(""), "");
}

std::string key_problem(std::string_view text) {
  const auto key = ledger::parse_verifier_key(text);
  return key ? "" : key.error().message;
}

/// Every reason that a change of one byte, or a cut, can bring about.
std::set<std::string> reasons() {
  const auto key = ledger::Signer("example.org/redress", sample::log_seed()).verifier();
  std::set<std::string> found;
  const auto look = [&](std::string_view bytes) {
    const auto receipt = ledger::verify_receipt(bytes, key);
    if (!receipt) found.insert(receipt.error().message);
    const auto status = ledger::open_status(bytes, key);
    if (!status) found.insert(status.error().message);
    found.insert(key_problem(bytes.substr(0, bytes.find('\n'))));
  };
  const auto try_all = [&](const std::string& whole) {
    for (std::size_t i = 0; i < whole.size(); ++i) {
      look(whole.substr(0, i));
      for (const char other : {'\n', ' ', 'A', '{', static_cast<char>(whole[i] ^ 1)}) {
        auto changed = whole;
        changed[i] = other;
        look(changed);
      }
    }
  };
  try_all(std::string(sample::kReceipt));
  const ledger::Signer signer("example.org/redress/status", sample::log_seed());
  try_all(ledger::sign_status({"TS-20261123-000001-0", 3, sample::events()[2].commitment, 3}, signer));
  try_all(ledger::to_string(key));
  found.erase("");
  return found;
}

TEST(Reasons, ThatAnyChangedByteBringsAboutAreTranslated) {
  const auto all = reasons();
  EXPECT_GT(all.size(), 40U);
  for (const auto& reason : all) EXPECT_NE(chinese(reason), reason);
}

}  // namespace
}  // namespace redress::verify
