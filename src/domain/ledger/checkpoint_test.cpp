#include "domain/ledger/checkpoint.hpp"

#include <gtest/gtest.h>

#include "domain/ledger/testing.hpp"

namespace redress::ledger {
namespace {

const std::string kRootText = "gy5gl3aksFyiCO95a/1vLXz88A3dRq+0l9Sxte8ZqZQ=";

std::string problem(std::string_view text) {
  const auto parsed = parse_checkpoint_text(text);
  return parsed ? "none" : parsed.error().message;
}

TEST(Checkpoint, OpensThePublishedNote) {
  const auto checkpoint = open_checkpoint(sample::kProofCheckpoint, sample::key(sample::kProofKey));
  ASSERT_TRUE(checkpoint) << checkpoint.error().message;
  EXPECT_EQ(checkpoint->origin, "example.com/log/testdata");
  EXPECT_EQ(checkpoint->size, 5U);
  EXPECT_EQ(checkpoint->root, sample::hash(kRootText));
  EXPECT_EQ(checkpoint_text(*checkpoint), "example.com/log/testdata\n5\n" + kRootText + "\n");
}

TEST(Checkpoint, SignsAndOpensItsOwn) {
  const Signer signer("example.org/redress", sample::log_seed());
  for (const std::uint64_t size : {std::uint64_t{0}, std::uint64_t{1}, (std::uint64_t{1} << 63) - 1}) {
    const Checkpoint checkpoint{"example.org/redress", size, sample::filled(9)};
    EXPECT_EQ(open_checkpoint(sign_checkpoint(checkpoint, signer), signer.verifier()).value(), checkpoint);
  }
}

TEST(Checkpoint, SignsTheWorkedExampleByteForByte) {
  const Signer signer("example.org/redress", sample::log_seed());
  const Checkpoint checkpoint{"example.org/redress", 3, sample::hash("vxZnSOQ6xO9dRY7swe1drlEKLc0uHEZ6ZWnNSxNQ37Y=")};
  const std::string receipt(sample::kReceipt);
  EXPECT_EQ(sign_checkpoint(checkpoint, signer), receipt.substr(receipt.find("\n\n") + 2));
}

TEST(Checkpoint, IgnoresExtensionLines) {
  EXPECT_EQ(parse_checkpoint_text("o\n5\n" + kRootText + "\nextension\nanother one\n")->size, 5U);
  EXPECT_EQ(problem("o\n5\n" + kRootText + "\n\n"), "an extension line of the checkpoint is empty");
  EXPECT_EQ(problem("o\n5\n" + kRootText + "\nx\n\nz\n"), "an extension line of the checkpoint is empty");
  EXPECT_EQ(problem("o\n5\n" + kRootText + "\nx"), "the last line of the checkpoint has no newline");
}

TEST(Checkpoint, NamesTheLineThatIsMalformed) {
  const std::string origin = "line 1 of the checkpoint, the origin, is missing";
  const std::string size = "line 2 of the checkpoint, the tree size, is not a decimal";
  const std::string root = "line 3 of the checkpoint, the root, is not base64 of 32 bytes";
  const auto& hash = kRootText;
  EXPECT_EQ(problem("o\n5\n" + hash + "\n"), "none");
  EXPECT_EQ(problem(""), origin);
  EXPECT_EQ(problem("o"), origin);
  EXPECT_EQ(problem("\n5\n" + hash + "\n"), origin);
  for (const auto* text : {"", " 5", "5 ", "05", "00", "+5", "-5", "5.0", "0x5", "5a", "9223372036854775808",
                           "18446744073709551616", "99999999999999999999999999", "5\r", "٥"}) {
    EXPECT_EQ(problem("o\n" + std::string(text) + "\n" + hash + "\n"), size) << text;
  }
  EXPECT_EQ(problem("o\n5"), size);
  EXPECT_EQ(problem(std::string("o\n5\0\n", 5) + hash + "\n"), size);
  for (const auto& text :
       {std::string(), hash.substr(1), hash + "=", " " + hash, hash + " ", hash + "\r", hash.substr(0, 43),
        sample::replaced(hash, "ZQ=", "ZR="), std::string("AAAA"), std::string(1 << 20, 'A')}) {
    EXPECT_EQ(problem("o\n5\n" + text + "\n"), root) << text.substr(0, 60);
  }
  EXPECT_EQ(problem("o\n5\n" + hash), root);
}

TEST(Checkpoint, NamesWhoseSignatureIsWrongOrMissing) {
  const auto key = sample::key(sample::kProofKey);
  const std::string good(sample::kProofCheckpoint);
  EXPECT_EQ(open_checkpoint(sample::replaced(good, "\n5\n", "\n6\n"), key).error().message,
            "the signature of example.com/log/testdata on the checkpoint is wrong");
  EXPECT_EQ(open_checkpoint(good, sample::key(sample::kLogKey)).error().message,
            "the checkpoint is not signed by " + std::string(sample::kLogKey));
  EXPECT_EQ(open_checkpoint("x", key).error().message,
            "the checkpoint is malformed: the note does not end with a newline");
}

TEST(Checkpoint, RefusesAnOriginThatIsNotTheKeysName) {
  const Signer signer("example.org/redress", sample::log_seed());
  const std::string text = "example.org/redress/2\n5\n" + kRootText + "\n";
  const auto opened = open_checkpoint(text + "\n" + signer.sign(text), signer.verifier());
  EXPECT_EQ(opened.error().message,
            "the checkpoint's origin example.org/redress/2 is not the key's name example.org/redress");
}

TEST(Checkpoint, RefusesASignedTextThatIsNoCheckpoint) {
  const Signer signer("example.org/redress", sample::log_seed());
  const std::string text = "example.org/redress\nfive\n";
  EXPECT_EQ(open_checkpoint(text + "\n" + signer.sign(text), signer.verifier()).error().kind, FailureKind::Malformed);
}

TEST(Checkpoint, CountsOnlyKeysThatSignNotes) {
  auto key = sample::key(sample::kProofKey);
  key.type = kEd25519Cosignature;
  EXPECT_FALSE(open_checkpoint(sample::kProofCheckpoint, key));
}

class Status : public ::testing::Test {
 protected:
  const Signer signer_{"example.org/redress/status", sample::log_seed()};
  const VerifierKey log_key_ = sample::key(sample::kLogKey);
  const StatusNote status_{"TS-20261123-000001-0", 3, sample::filled(7), 12};

  [[nodiscard]] std::string problem(const std::string& text) const {
    const auto opened = open_status(text + "\n" + signer_.sign(text), log_key_);
    return opened ? "none" : opened.error().message;
  }
};

TEST_F(Status, KeyIsTheLogsKeyUnderItsOwnName) {
  EXPECT_EQ(status_key_of(log_key_), signer_.verifier());
  EXPECT_NE(status_key_of(log_key_).id, log_key_.id);
}

TEST_F(Status, RoundTrips) {
  const auto note = sign_status(status_, signer_);
  EXPECT_EQ(open_status(note, log_key_).value(), status_);
  EXPECT_TRUE(note.starts_with("redress-status/v1\nTS-20261123-000001-0\n3\n" +
                               to_base64(view(status_.last_commitment)) + "\n12\n\n— example.org/redress/status "));
}

TEST_F(Status, EveryFlippedByteIsRefused) {
  const auto note = sign_status(status_, signer_);
  for (std::size_t at = 0; at < note.size(); ++at) {
    ASSERT_FALSE(open_status(sample::flipped(note, at), log_key_)) << at;
  }
}

TEST_F(Status, ACheckpointIsNoStatusNoteAndTheOtherWayRound) {
  const Signer log_signer("example.org/redress", sample::log_seed());
  const auto checkpoint = sign_checkpoint({"example.org/redress", 3, sample::filled(1)}, log_signer);
  EXPECT_FALSE(open_status(checkpoint, log_key_));
  EXPECT_FALSE(open_checkpoint(sign_status(status_, signer_), log_key_));
  const std::string text = "redress-status/v1\nn\n1\n" + kRootText + "\n1\n";
  EXPECT_EQ(open_status(text + "\n" + log_signer.sign(text), log_key_).error().kind, FailureKind::Mismatch);
}

TEST_F(Status, NamesTheLineThatIsMalformed) {
  const std::string number = "line 2 of the status note, the number, is missing";
  const std::string seq = "line 3 of the status note, the last seq, is not a decimal from 1";
  const std::string commitment = "line 4 of the status note, the last commitment, is not base64 of 32 bytes";
  const std::string size = "line 5 of the status note, the tree size, is not a decimal";
  const auto& hash = kRootText;
  EXPECT_EQ(problem("redress-status/v1\nn\n1\n" + hash + "\n1\n"), "none");
  EXPECT_EQ(problem("redress-status/v2\nn\n1\n" + hash + "\n1\n"),
            "line 1 of the status note is not redress-status/v1");
  EXPECT_EQ(problem("redress-status/v1\n"), number);
  EXPECT_EQ(problem("redress-status/v1\n\n1\n" + hash + "\n1\n"), number);
  EXPECT_EQ(problem("redress-status/v1\nn\n0\n" + hash + "\n1\n"), seq);
  EXPECT_EQ(problem("redress-status/v1\nn\n01\n" + hash + "\n1\n"), seq);
  EXPECT_EQ(problem("redress-status/v1\nn\n9007199254740992\n" + hash + "\n1\n"), seq);
  EXPECT_EQ(problem("redress-status/v1\nn\n"), seq);
  EXPECT_EQ(problem("redress-status/v1\nn\n1\nAAAA\n1\n"), commitment);
  EXPECT_EQ(problem("redress-status/v1\nn\n1\n"), commitment);
  EXPECT_EQ(problem("redress-status/v1\nn\n1\n" + hash + "\n"), size);
  EXPECT_EQ(problem("redress-status/v1\nn\n1\n" + hash + "\n1 \n"), size);
  EXPECT_EQ(problem("redress-status/v1\nn\n1\n" + hash + "\n1\nx\n"), "the status note has more than five lines");
}

TEST_F(Status, TheSignersNameIsChecked) {
  const Signer log_signer("example.org/redress", sample::log_seed());
  EXPECT_DEATH(static_cast<void>(sign_status(status_, log_signer)), "bug");
  EXPECT_DEATH(static_cast<void>(sign_checkpoint({"other", 1, {}}, log_signer)), "bug");
}

}  // namespace
}  // namespace redress::ledger
