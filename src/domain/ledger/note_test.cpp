#include "domain/ledger/note.hpp"

#include <gtest/gtest.h>

#include <type_traits>

#include "domain/ledger/testing.hpp"

namespace redress::ledger {
namespace {

constexpr std::string_view kWitnessKey = "witness.example.org+b8a2cf20+BFLN3yikSfFkVAJtrnh/CiY3Zozkoy7clp+P7XB28qUN";

const std::string kText = "This is an example message.\n";

std::string line_of(std::string_view note) { return std::string(note.substr(note.find("—"))); }

std::string problem(std::string_view note) {
  const auto parsed = parse_note(note);
  return parsed ? "none" : parsed.error().message;
}

TEST(VerifierKey, ReadsThePublishedKeys) {
  const auto key = sample::key(sample::kNoteKey);
  EXPECT_EQ(key.name, "example.com/foo");
  EXPECT_EQ(key.id, 0x530d903aU);
  EXPECT_EQ(key.type, kEd25519);
  const auto witness = sample::key(kWitnessKey);
  EXPECT_EQ(witness.type, kEd25519Cosignature);
  EXPECT_EQ(witness.id, 0xb8a2cf20U);
  for (const auto text : {sample::kNoteKey, sample::kProofKey, sample::kLogKey, kWitnessKey}) {
    EXPECT_EQ(to_string(sample::key(text)), text);
  }
}

TEST(VerifierKey, ReadsABase64FieldThatHoldsPlus) {
  for (int seed = 0; seed < 200; ++seed) {
    const Signer signer("a", sample::filled(static_cast<std::uint8_t>(seed)));
    const auto text = to_string(signer.verifier());
    EXPECT_EQ(sample::key(text), signer.verifier());
  }
}

TEST(VerifierKey, RefusesEveryOtherForm) {
  const std::string good(sample::kNoteKey);
  const std::string blob = "AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
  const std::vector<std::string> others = {"",
                                           "+",
                                           "++",
                                           "example.com/foo+530d903a",
                                           "+530d903a+" + blob,
                                           "example.com/foo+530d903a+",
                                           "example.com/foo+530d903b+" + blob,
                                           "example.com/foa+530d903a+" + blob,
                                           "example.com/foo+530d903+" + blob,
                                           "example.com/foo+0530d903a+" + blob,
                                           "example.com/foo+530d903g+" + blob,
                                           "example.com/f oo+530d903a+" + blob,
                                           "example.com/foo 530d903a " + blob,
                                           good + "\n",
                                           good + "=",
                                           " " + good,
                                           good.substr(0, good.size() - 1),
                                           good.substr(0, good.size() - 4),
                                           sample::replaced(good, "AekyeRrm", "Aek+eRrm"),
                                           sample::replaced(good, "AekyeRrm", "BukyeRrm"),
                                           std::string(2000, 'a') + "+530d903a+" + blob,
                                           std::string("a\0+530d903a+", 12) + blob};
  for (const auto& text : others) {
    EXPECT_FALSE(parse_verifier_key(text)) << text;
  }
  EXPECT_EQ(parse_verifier_key("example.com/foo+530d903b+" + blob).error().message,
            "the verifier key's id does not belong to its name and key");
}

TEST(VerifierKey, RefusesOtherTypesEvenWithTheirRightId) {
  const std::string public_key(32, 'k');
  for (int type = 0; type < 256; ++type) {
    const auto byte = static_cast<std::uint8_t>(type);
    VerifierKey key{"name", key_id("name", byte, public_key), byte, *hash_from_bytes(public_key)};
    const auto parsed = parse_verifier_key(to_string(key));
    EXPECT_EQ(parsed.has_value(), type == 1 || type == 4) << type;
  }
}

TEST(KeyName, HoldsNoSpacePlusOrControl) {
  for (const auto* name : {"a", "example.org/redress", "日志", "example.org/redress/2", "—"}) {
    EXPECT_TRUE(is_key_name(name)) << name;
  }
  for (const auto* name : {"", " ", "a b", "a+b", "a\tb", "a\nb", "a\rb", "a\x1f", "a\u00a0b", "a\u0085", "\u1680",
                           "a\u2003b", "\u2028", "a\u202f", "a\u205f", "a\u3000b", "\xff", "\xed\xa0\x80"}) {
    EXPECT_FALSE(is_key_name(name)) << name;
  }
  EXPECT_FALSE(is_key_name(std::string_view("a\0b", 3)));
}

TEST(Note, VerifiesThePublishedVector) {
  const auto note = parse_note(sample::kNote);
  ASSERT_TRUE(note) << note.error().message;
  EXPECT_EQ(note->text, kText);
  ASSERT_EQ(note->signatures.size(), 1U);
  EXPECT_EQ(note->signatures[0].name, "example.com/foo");
  EXPECT_EQ(note->signatures[0].id, 0x530d903aU);
  EXPECT_EQ(note->signatures[0].signature.size(), 64U);
  const std::vector keys = {sample::key(sample::kNoteKey)};
  EXPECT_EQ(verify_note(*note, keys).value(), keys);
}

TEST(Note, SignsAsEd25519Does) {
  const Signer signer("example.org/redress", sample::log_seed());
  EXPECT_EQ(to_string(signer.verifier()), sample::kLogKey);
  const auto note = parse_note(kText + "\n" + signer.sign(kText)).value();
  EXPECT_TRUE(verify_note(note, {&signer.verifier(), 1}));
  EXPECT_EQ(signer.sign(kText), signer.sign(kText));
  static_assert(!std::is_copy_constructible_v<Signer>);
}

TEST(Note, EveryFlippedBitIsRefused) {
  const std::vector keys = {sample::key(sample::kNoteKey)};
  const std::string good(sample::kNote);
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (unsigned mask = 1; mask < 256; mask *= 2) {
      const auto note = parse_note(sample::flipped(good, at, mask));
      ASSERT_FALSE(note && verify_note(*note, keys)) << at << " " << mask;
    }
  }
}

TEST(Note, EveryCutIsRefused) {
  const std::vector keys = {sample::key(sample::kNoteKey)};
  for (std::size_t size = 0; size < sample::kNote.size(); ++size) {
    ASSERT_FALSE(parse_note(sample::kNote.substr(0, size))) << size;
  }
}

TEST(Note, IgnoresUnknownKeysAndRefusesAKnownWrongOne) {
  const std::vector keys = {sample::key(sample::kNoteKey)};
  const Signer other("example.com/other", sample::filled(2));
  const Signer impostor("example.com/foo", sample::filled(2));  // the known name with another id
  const std::string good(sample::kNote);
  EXPECT_TRUE(verify_note(*parse_note(good + other.sign(kText) + impostor.sign(kText)), keys));
  EXPECT_TRUE(verify_note(*parse_note(good + line_of(good)), keys));
  const auto unknown = parse_note(kText + "\n" + other.sign(kText)).value();
  EXPECT_EQ(verify_note(unknown, keys).error().message, "none of the known keys has signed");
  EXPECT_EQ(verify_note(unknown, {}).error().kind, FailureKind::Mismatch);
  const auto wrong_line = line_of(sample::replaced(good, "kn8srV", "kn8srW"));
  const auto wrong = parse_note(good + wrong_line);
  EXPECT_EQ(verify_note(*wrong, keys).error().message, "the signature of example.com/foo is wrong");
  const auto shorter = parse_note(kText + "\n— example.com/foo Uw2QOkn8\n");
  EXPECT_EQ(verify_note(*shorter, keys).error().kind, FailureKind::Mismatch);
}

TEST(Note, ReturnsEachSignerOnce) {
  const Signer a("a", sample::filled(1));
  const Signer b("b", sample::filled(2));
  const auto note = parse_note(kText + "\n" + b.sign(kText) + a.sign(kText) + b.sign(kText)).value();
  const std::vector keys = {a.verifier(), b.verifier()};
  EXPECT_EQ(verify_note(note, keys).value(), (std::vector{b.verifier(), a.verifier()}));
}

TEST(Note, IgnoresKeysOfOtherTypes) {
  const auto witness = sample::key(kWitnessKey);
  const auto line =
      "— witness.example.org uKLPIAAAAABpVGeAhm2bOvKc3LaB9PFN1ruG19Y5yqslmcAAbhftnn1Zznmo0LXFZq4LGvqKqLX8j"
      "WlwLKasxEGTLIqAVusneCBmBw==\n";
  const auto note = parse_note(std::string(sample::kNote) + line).value();
  EXPECT_EQ(note.signatures[1].id, witness.id);
  const std::vector keys = {witness, sample::key(sample::kNoteKey)};
  EXPECT_EQ(verify_note(note, keys).value(), (std::vector{keys[1]}));
  EXPECT_FALSE(verify_note(note, {&witness, 1}));
}

TEST(Note, SplitsAtTheLastEmptyLine) {
  const Signer signer("a", sample::filled(1));
  for (const std::string text : {"one\n\ntwo\n", "\n", "one\n\n", "\n\n\n"}) {
    const auto note = parse_note(text + "\n" + signer.sign(text));
    ASSERT_TRUE(note) << text;
    EXPECT_EQ(note->text, text);
    EXPECT_TRUE(verify_note(*note, {&signer.verifier(), 1}));
  }
}

TEST(Note, NamesWhatIsMalformed) {
  const std::string good(sample::kNote);
  const auto line = line_of(good);
  EXPECT_EQ(problem(good), "none");
  EXPECT_EQ(problem(""), "the note does not end with a newline");
  EXPECT_EQ(problem(kText), "the note has no empty line before its signatures");
  EXPECT_EQ(problem(kText + "\n"), "the note has no signature");
  EXPECT_EQ(problem(kText + line), "the note has no empty line before its signatures");
  EXPECT_EQ(problem(good + "x"), "the note does not end with a newline");
  EXPECT_EQ(problem(good + "x\n"), "signature line 2 does not start with an em dash and a space");
  EXPECT_EQ(problem(good + "\n"), "the note has no signature");
  EXPECT_EQ(problem(sample::replaced(good, "message.\n", "message.\r\n")), "the note holds a control character");
  EXPECT_EQ(problem(sample::replaced(good, "message", "mess\tage")), "the note holds a control character");
  EXPECT_EQ(problem(sample::replaced(good, "message", std::string_view("mess\0age", 8))),
            "the note holds a control character");
  EXPECT_EQ(problem(sample::replaced(good, "message", "mess\xff")), "the note is not UTF-8");
  EXPECT_EQ(problem(sample::replaced(good, "— ", "- ")), "signature line 1 does not start with an em dash and a space");
  EXPECT_EQ(problem(sample::replaced(good, "foo Uw2", "fooUw2")), "signature line 1 has no signature");
  EXPECT_EQ(problem(sample::replaced(good, "example.com/foo", "")), "signature line 1 has an invalid key name");
  EXPECT_EQ(problem(sample::replaced(good, "com/foo", "com+foo")), "signature line 1 has an invalid key name");
  EXPECT_EQ(problem(sample::replaced(good, "aQM=", "aQN=")), "signature line 1 is not canonical base64");
  EXPECT_EQ(problem(sample::replaced(good, "aQM=", "aQM")), "signature line 1 is not canonical base64");
  EXPECT_EQ(problem(sample::replaced(good, "foo Uw2", "foo  Uw2")), "signature line 1 is not canonical base64");
  EXPECT_EQ(problem(sample::replaced(good, "aQM=", "aQM= ")), "signature line 1 is not canonical base64");
  EXPECT_EQ(problem(kText + "\n— a \n"), "signature line 1 is too short");
  EXPECT_EQ(problem(kText + "\n— a AAAAAA==\n"), "signature line 1 is too short");
}

TEST(Note, BoundsSizeAndSignatures) {
  const Signer signer("a", sample::filled(1));
  std::string note = kText + "\n";
  for (std::size_t i = 0; i < kNoteSignaturesMax; ++i) note += signer.sign(kText);
  EXPECT_EQ(parse_note(note)->signatures.size(), kNoteSignaturesMax);
  EXPECT_EQ(problem(note + signer.sign(kText)), "the note has too many signatures");
  const auto huge = std::string(kNoteBytesMax, 'x') + "\n";
  EXPECT_EQ(problem(huge + "\n" + signer.sign(huge)), "the note is larger than 1048576 bytes");
}

TEST(SignerDeathTest, NeedsAKeyName) { EXPECT_DEATH(Signer("a b", sample::filled(1)), "bug"); }

}  // namespace
}  // namespace redress::ledger
