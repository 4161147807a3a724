#include "domain/ledger/receipt.hpp"

#include <gtest/gtest.h>

#include "domain/ledger/testing.hpp"

namespace redress::ledger {
namespace {

std::string problem(std::string_view text) {
  const auto parsed = parse_proof_file(text);
  return parsed ? "none" : parsed.error().message;
}

std::string with(std::string_view from, std::string_view to) {
  return sample::replaced(sample::proof_file(), from, to);
}

TEST(ProofFile, VerifiesThePublishedVector) {
  const auto proof = parse_proof_file(sample::proof_file());
  ASSERT_TRUE(proof) << proof.error().message;
  EXPECT_FALSE(proof->extra);
  EXPECT_EQ(proof->index, 3U);
  EXPECT_EQ(proof->path.size(), 3U);
  EXPECT_EQ(proof->checkpoint, sample::kProofCheckpoint);
  const auto checkpoint = verify_proof_file(*proof, "four", sample::key(sample::kProofKey));
  ASSERT_TRUE(checkpoint) << checkpoint.error().message;
  EXPECT_EQ(checkpoint->size, 5U);
  EXPECT_EQ(format_proof_file(*proof), sample::proof_file());
}

TEST(ProofFile, RefusesAnotherEntryIndexOrPath) {
  const auto key = sample::key(sample::kProofKey);
  const auto proof = parse_proof_file(sample::proof_file()).value();
  const std::string elsewhere = "the inclusion proof leads to another root";
  EXPECT_EQ(verify_proof_file(proof, "five", key).error().message, elsewhere);
  auto changed = proof;
  changed.index = 2;
  EXPECT_EQ(verify_proof_file(changed, "four", key).error().message, elsewhere);
  changed.index = 5;
  EXPECT_EQ(verify_proof_file(changed, "four", key).error().message, "there is no leaf 5 of 5");
  changed = proof;
  changed.path.pop_back();
  EXPECT_EQ(verify_proof_file(changed, "four", key).error().message,
            "the inclusion proof is too short for leaf 3 of 5");
  changed.path.resize(4);
  EXPECT_EQ(verify_proof_file(changed, "four", key).error().message, "the inclusion proof is too long for leaf 3 of 5");
  EXPECT_EQ(verify_proof_file(proof, "four", sample::key(sample::kLogKey)).error().kind, FailureKind::Mismatch);
}

TEST(ProofFile, RoundTripsExtraAndLongPaths) {
  ProofFile proof = parse_proof_file(sample::proof_file()).value();
  proof.extra = std::string("any\0bytes\n\xff", 11);
  proof.path.assign(kProofPathMax, sample::filled(3));
  proof.index = (std::uint64_t{1} << 63) - 1;
  const auto text = format_proof_file(proof);
  const auto parsed = parse_proof_file(text);
  ASSERT_TRUE(parsed) << parsed.error().message;
  EXPECT_EQ(parsed->extra, proof.extra);
  EXPECT_EQ(parsed->path, proof.path);
  EXPECT_EQ(format_proof_file(*parsed), text);
  proof.extra = "";
  EXPECT_FALSE(parse_proof_file(format_proof_file(proof))->extra);
}

TEST(ProofFile, NamesTheLineThatIsMalformed) {
  const std::string hash = "Zx8UbF5HHooag6PCFM5LqQe486WIjRTMjNPOdbsS75Q=";
  EXPECT_EQ(problem(""), "the proof file is cut off after line 0");
  EXPECT_EQ(problem(with("@v1", "@v2")), "line 1 of the proof file is not c2sp.org/tlog-proof@v1");
  EXPECT_EQ(problem(with("@v1\n", "@v1\r\n")), "line 1 of the proof file is not c2sp.org/tlog-proof@v1");
  EXPECT_EQ(problem(" " + sample::proof_file()), "line 1 of the proof file is not c2sp.org/tlog-proof@v1");
  EXPECT_EQ(problem(with("index 3\n", "")), "line 2 of the proof file is not the index");
  EXPECT_EQ(problem(with("index 3\n", "Index 3\n")), "line 2 of the proof file is not the index");
  EXPECT_EQ(problem(with("index 3\n", "extra AA==\n")), "line 3 of the proof file is not the index");
  EXPECT_EQ(problem(with("index 3\n", "extra AA==\nextra AA==\nindex 3\n")),
            "line 3 of the proof file is not the index");
  EXPECT_EQ(problem(with("index 3\n", "index 3\nextra AA==\n")), "line 3 of the proof file is not base64 of 32 bytes");
  EXPECT_EQ(problem(with(hash, hash + " ")), "line 3 of the proof file is not base64 of 32 bytes");
  EXPECT_EQ(problem(with(hash, hash + "\r")), "line 3 of the proof file is not base64 of 32 bytes");
  EXPECT_EQ(problem(with("75Q=", "75R=")), "line 3 of the proof file is not base64 of 32 bytes");
  EXPECT_EQ(problem(with("75Q=", "75Q")), "line 3 of the proof file is not base64 of 32 bytes");
  EXPECT_EQ(problem(with("WvA=\n\n", "WvA=\n")), "line 6 of the proof file is not base64 of 32 bytes");
}

TEST(ProofFile, RefusesOtherNumbersAndExtras) {
  for (const auto* number : {"", " 3", "3 ", "03", "00", "+3", "-3", "3.0", "0x3", "3a", "9223372036854775808",
                             "18446744073709551616", "99999999999999999999999"}) {
    EXPECT_EQ(problem(with("index 3", "index " + std::string(number))),
              "line 2 of the proof file holds an index that is not a decimal")
        << number;
  }
  for (const auto* extra : {"", " ", "A", "AA", "AA=", "AB==", "AA==\r", "AA== ", "AA-_", "A A="}) {
    EXPECT_EQ(problem(with("index 3", "extra " + std::string(extra) + "\nindex 3")),
              "line 2 of the proof file holds \"extra\" without canonical base64")
        << extra;
  }
  EXPECT_EQ(problem(with("index 3", "extra\nindex 3")), "line 2 of the proof file is not the index");
}

TEST(ProofFile, RefusesLongPathsHugeFilesAndBrokenCheckpoints) {
  const std::string hash = "Zx8UbF5HHooag6PCFM5LqQe486WIjRTMjNPOdbsS75Q=\n";
  std::string path;
  for (std::size_t i = 0; i <= kProofPathMax - 3; ++i) path += hash;
  EXPECT_EQ(problem(with(hash, path + hash)), "line 66 of the proof file is one hash too many");
  EXPECT_EQ(problem(sample::proof_file() + std::string(kProofFileBytesMax, 'x')),
            "the proof file is larger than 4194304 bytes");
  EXPECT_EQ(problem(sample::kProofHead),
            "the checkpoint in the proof file is malformed: the note does not end with a newline");
  EXPECT_EQ(problem(sample::proof_file() + "trailing"),
            "the checkpoint in the proof file is malformed: the note does not end with a newline");
  EXPECT_EQ(
      problem(sample::proof_file() + "trailing\n"),
      "the checkpoint in the proof file is malformed: signature line 2 does not start with an em dash and a space");
}

TEST(ProofFile, EveryCutIsRefused) {
  const auto whole = sample::proof_file();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    ASSERT_FALSE(parse_proof_file(std::string_view(whole).substr(0, size))) << size;
  }
}

TEST(Opening, RoundTripsWithAnyPartsOpened) {
  const auto event = sample::events()[0];
  Opening opening{event.envelope, event.salt, event.parts};
  for (int withheld = 0; withheld < 4; ++withheld) {
    const auto bytes = format_opening(opening);
    const auto parsed = parse_opening(bytes);
    ASSERT_TRUE(parsed) << parsed.error().message;
    EXPECT_EQ(parsed->envelope, opening.envelope);
    EXPECT_EQ(parsed->salt, opening.salt);
    EXPECT_EQ(format_opening(*parsed), bytes);
    opening.parts[static_cast<std::size_t>(withheld)].reset();
  }
}

TEST(Opening, KeepsTextsAsTheyAre) {
  const std::string data = R"({"text":"  \u001f\"\\/ 文件 \n e\u0301"})";
  const auto jcs = sample::replaced(sample::replaced(data, R"(\u0301)", "\u0301"), R"(\u001f)", R"(\u001f)");
  const Opening opening{"{}", {}, {Part{jcs, {}}, {}, {}, {}}};
  EXPECT_EQ(parse_opening(format_opening(opening))->parts[0]->data, jcs);
}

TEST(Opening, RefusesEveryOtherForm) {
  const auto bytes = format_opening(sample::opening_for_complainant(sample::events()[0]));
  ASSERT_TRUE(parse_opening(bytes));
  const auto refused = [&](std::string_view from, std::string_view to) {
    const auto parsed = parse_opening(sample::replaced(bytes, from, to));
    return parsed ? "none" : parsed.error().message.substr(std::string("the opening in the receipt ").size());
  };
  EXPECT_EQ(refused(R"("parts":{"party":{"data")", R"("parts": {"party":{"data")"),
            "is not in canonical form (RFC 8785)");
  EXPECT_EQ(refused(R"({"envelope")", R"({"envelopes")"), "has no envelope");
  EXPECT_EQ(refused(R"({"envelope")", R"({"a":1,"envelope")"), "is not an object of envelope, parts and salt");
  EXPECT_EQ(refused(R"("parts":{"party":{)", R"("parts":{"other":{)"), "holds an unknown part");
  EXPECT_EQ(refused(R"("parts":{"party":{)", R"("parts":{"party":{"a":1,)"),
            "holds the part \"party\" in another form than data and salt");
  EXPECT_EQ(refused(R"({"data":{"channel":"WEB","number":"TS-20261123-000001-0"})", R"({"data":[])"),
            "holds the part \"party\" without a data object");
  EXPECT_EQ(refused(R"("salt":"AAEC)", R"("salt":"AAE)"), "holds the part \"party\" without a salt of 32 bytes");
  EXPECT_EQ(refused(R"("salt":"YGFi)", R"("salt":"YGF)"), "has no salt of 32 bytes for the envelope");
  for (const auto* text : {"", "[]", "{}", "null", R"({"envelope":{},"parts":[],"salt":""})",
                           R"({"envelope":{},"parts":{},"salt":1})", R"({"envelope":"","parts":{},"salt":""})"}) {
    EXPECT_FALSE(parse_opening(text)) << text;
  }
}

TEST(Receipt, ReproducesTheWorkedExampleByteForByte) {
  EXPECT_EQ(sample::log().receipt(0), sample::kReceipt);
  EXPECT_EQ(to_string(sample::log().key()), sample::kLogKey);
}

TEST(Receipt, VerifiesTheWorkedExample) {
  const auto receipt = verify_receipt(sample::kReceipt, sample::key(sample::kLogKey));
  ASSERT_TRUE(receipt) << receipt.error().message;
  EXPECT_EQ(receipt->checkpoint.origin, sample::kOrigin);
  EXPECT_EQ(receipt->checkpoint.size, 3U);
  EXPECT_EQ(receipt->index, 0U);
  EXPECT_EQ(receipt->commitment, sample::events()[0].commitment);
  EXPECT_EQ(receipt->envelope.kind, "complaint_filed");
  EXPECT_EQ(receipt->envelope.seq, 1U);
  EXPECT_EQ(receipt->opening.parts[1]->data, R"({"contact":"a@example.org","description":"文件无法取回"})");
  EXPECT_FALSE(receipt->opening.parts[3]);
}

TEST(Receipt, EveryFlippedByteIsRefused) {
  const auto key = sample::key(sample::kLogKey);
  const std::string good(sample::kReceipt);
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (const unsigned mask : {1U, 2U, 0x10U, 0x20U, 0x80U}) {
      ASSERT_FALSE(verify_receipt(sample::flipped(good, at, mask), key)) << at << " " << mask;
    }
  }
}

TEST(Receipt, EveryCutAndEveryAddedByteIsRefused) {
  const auto key = sample::key(sample::kLogKey);
  const std::string good(sample::kReceipt);
  for (std::size_t at = 0; at < good.size(); ++at) {
    ASSERT_FALSE(verify_receipt(good.substr(0, at), key)) << at;
    for (const auto* added : {"\n", "A", " ", "="}) {
      auto longer = good;
      ASSERT_FALSE(verify_receipt(longer.insert(at, added), key)) << at << " " << added;
    }
  }
}

TEST(Receipt, HoldsWithPartsWithheld) {
  const auto log = sample::log();
  auto opening = sample::opening_for_complainant(log.sealed()[0]);
  for (auto& part : opening.parts) {
    part.reset();
    EXPECT_TRUE(verify_receipt(log.receipt(0, opening), log.key()));
  }
}

TEST(Receipt, NamesThePartThatDoesNotMatch) {
  const auto log = sample::log();
  auto opening = sample::opening_for_complainant(log.sealed()[0]);
  opening.parts[0]->data = R"({"channel":"PHONE","number":"TS-20261123-000001-0"})";
  EXPECT_EQ(verify_receipt(log.receipt(0, opening), log.key()).error().message,
            "the part \"party\" does not match its commitment in the envelope");
  opening = sample::opening_for_complainant(log.sealed()[0]);
  opening.parts[1]->salt[31] ^= 1U;
  EXPECT_EQ(verify_receipt(log.receipt(0, opening), log.key()).error().message,
            "the part \"person\" does not match its commitment in the envelope");
  opening = sample::opening_for_complainant(log.sealed()[0]);
  opening.parts[2] = Part{"{}", {}};
  EXPECT_EQ(verify_receipt(log.receipt(0, opening), log.key()).error().message,
            "the part \"person_staff\" is opened, but the envelope names no such part");
}

TEST(Receipt, NamesWhatElseDoesNotHold) {
  const auto log = sample::log();
  auto opening = sample::opening_for_complainant(log.sealed()[0]);
  opening.salt[0] ^= 1U;
  EXPECT_EQ(verify_receipt(log.receipt(0, opening), log.key()).error().message,
            "the inclusion proof leads to another root");
  const std::string good(sample::kReceipt);
  EXPECT_EQ(verify_receipt(sample::replaced(good, "\n3\n", "\n4\n"), log.key()).error().message,
            "the signature of example.org/redress on the checkpoint is wrong");
  EXPECT_EQ(verify_receipt(sample::replaced(good, "index 0", "index 1"), log.key()).error().message,
            "the inclusion proof leads to another root");
  EXPECT_EQ(verify_receipt(sample::proof_file(), sample::key(sample::kProofKey)).error().message,
            "the proof file has no extra line, so it is not a receipt");
  opening = sample::opening_for_complainant(log.sealed()[0]);
  opening.envelope = sample::replaced(opening.envelope, R"("seq":1)", R"("seq":2)");
  EXPECT_EQ(verify_receipt(log.receipt(0, opening), log.key()).error().message,
            "the envelope's \"prev\" is not null for seq 1 and only there");
}

TEST(Receipt, FileNameIsNumberAndSeq) {
  EXPECT_EQ(receipt_file_name("TS-20261123-000001-0", 12), "TS-20261123-000001-0-12.tlog-proof");
}

}  // namespace
}  // namespace redress::ledger
