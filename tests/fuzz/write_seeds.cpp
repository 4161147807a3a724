// write_seeds DIR: writes the corpus, one folder per target. Run it again when a format changes.

#include <filesystem>
#include <fstream>
#include <iostream>

#include "domain/ledger/testing.hpp"
#include "domain/ledger/tile.hpp"

namespace redress::fuzz {
namespace {

namespace fs = std::filesystem;
namespace sample = ledger::sample;

/// Writes the seeds of one target.
class Folder {
 public:
  Folder(const fs::path& corpus, const std::string& target) : path_(corpus / target) { fs::create_directories(path_); }

  void accepted(const std::string& name, std::string_view bytes) const { write("accepted_" + name, bytes); }
  void refused(const std::string& name, std::string_view bytes) const { write("refused_" + name, bytes); }

 private:
  void write(const std::string& name, std::string_view bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
  }

  fs::path path_;
};

void write_notes(const fs::path& corpus) {
  const Folder folder(corpus, "note");
  const std::string note(sample::kNote);
  const ledger::Signer signer("example.org/redress", sample::log_seed());
  folder.accepted("published", note);
  folder.accepted("own", "text\n\nmore\n\n" + signer.sign("text\n\nmore\n") + std::string(note.substr(note.find("—"))));
  folder.refused("empty", "");
  folder.refused("without_signature", "text\n\n");
  folder.refused("cut_off", note.substr(0, note.size() - 9));
  folder.refused("crlf", sample::replaced(note, "message.\n", "message.\r\n"));
  folder.refused("zero_byte", sample::replaced(note, "message", std::string_view("mess\0age", 8)));
  folder.refused("other_base64", sample::replaced(note, "aQM=", "aQN="));
  folder.refused("name_with_plus", sample::replaced(note, "com/foo", "com+foo"));
}

void write_keys(const fs::path& corpus) {
  const Folder folder(corpus, "verifier_key");
  folder.accepted("published", sample::kNoteKey);
  folder.accepted("witness", "witness.example.org+b8a2cf20+BFLN3yikSfFkVAJtrnh/CiY3Zozkoy7clp+P7XB28qUN");
  folder.accepted("upper_case_id", sample::replaced(std::string(sample::kNoteKey), "530d903a", "530D903A"));
  folder.refused("wrong_id", sample::replaced(std::string(sample::kNoteKey), "530d903a", "530d903b"));
  folder.refused("newline", std::string(sample::kNoteKey) + "\n");
  folder.refused("short_key", "a+00000000+AQ==");
}

void write_checkpoints(const fs::path& corpus) {
  const Folder folder(corpus, "checkpoint");
  const std::string root = "gy5gl3aksFyiCO95a/1vLXz88A3dRq+0l9Sxte8ZqZQ=\n";
  folder.accepted("published", "example.com/log/testdata\n5\n" + root);
  folder.accepted("largest", "o\n9223372036854775807\n" + root);
  folder.accepted("extension", "an origin with spaces\n0\n" + root + "extension\n");
  folder.refused("too_large", "o\n9223372036854775808\n" + root);
  folder.refused("leading_zero", "o\n05\n" + root);
  folder.refused("without_origin", "\n5\n" + root);
  folder.refused("empty_extension", "o\n5\n" + root + "\n");
}

void write_statuses(const fs::path& corpus) {
  const Folder folder(corpus, "status");
  const std::string hash = "EFF+jriZH4nSKqqtiD6jntcJUgSBGsAwADMDZaaQDUg=\n";
  folder.accepted("own", "redress-status/v1\nTS-20261123-000001-0\n3\n" + hash + "3\n");
  folder.refused("seq_zero", "redress-status/v1\nTS-20261123-000001-0\n0\n" + hash + "3\n");
  folder.refused("sixth_line", "redress-status/v1\nTS-20261123-000001-0\n3\n" + hash + "3\nx\n");
  folder.refused("other_version", "redress-status/v2\nTS-20261123-000001-0\n3\n" + hash + "3\n");
}

void write_proofs(const fs::path& corpus) {
  const Folder folder(corpus, "proof_file");
  const auto proof = sample::proof_file();
  folder.accepted("published", proof);
  folder.accepted("receipt", sample::kReceipt);
  folder.refused("cut_off", proof.substr(0, proof.size() / 2));
  folder.refused("without_empty_line", sample::replaced(proof, "WvA=\n\n", "WvA=\n"));
  folder.refused("leading_zero", sample::replaced(proof, "index 3", "index 03"));
  folder.refused("empty_extra", sample::replaced(proof, "index 3", "extra \nindex 3"));
  folder.refused("index_too_large", sample::replaced(proof, "index 3", "index 18446744073709551616"));
}

void write_receipts(const fs::path& corpus) {
  const Folder folder(corpus, "receipt");
  const std::string whole(sample::kReceipt);
  const auto first = sample::events()[0];
  folder.accepted("own", whole);
  folder.accepted("opening", ledger::format_opening(sample::opening_for_complainant(first)));
  folder.accepted("opening_with_all_parts", ledger::format_opening({first.envelope, first.salt, first.parts}));
  folder.accepted("opening_without_parts", ledger::format_opening({first.envelope, first.salt, {}}));
  folder.accepted("opening_without_match", R"({"envelope":{},"parts":{},"salt":")" + to_base64(view(Hash{})) + "\"}");
  folder.refused("wrong_index", sample::replaced(whole, "index 0", "index 1"));
  folder.refused("wrong_size", sample::replaced(whole, "\n3\n", "\n4\n"));
  folder.refused("without_extra", sample::proof_file());
  folder.refused("opening_cut_off", R"({"envelope":{},"parts":{},"salt":"A)");
}

void write_tile_paths(const fs::path& corpus) {
  const Folder folder(corpus, "tile_path");
  folder.accepted("example", "0/x001/x234/067");
  folder.accepted("partial", "1/001.p/17");
  folder.accepted("entries", "entries/000.p/2");
  folder.refused("level", "8/000");
  folder.refused("leading_group", "0/x000/001");
  folder.refused("full_width", "0/000.p/256");
  folder.refused("climbing", "0/../000");
}

void write_entries(const fs::path& corpus) {
  const Folder folder(corpus, "entries");
  folder.accepted("vector", from_hex("00036f6e65000374776f").value());
  folder.accepted("empty", "");
  folder.accepted("own", ledger::encode_entries(std::vector{ledger::entry_of(sample::events()[0].commitment)}));
  folder.refused("cut_off", from_hex("00036f6e6500037477").value());
  folder.refused("half_length", std::string(1, '\0'));
  folder.refused("too_many", std::string(514, '\0'));
}

void write_envelopes(const fs::path& corpus) {
  const Folder folder(corpus, "envelope");
  const auto events = sample::events();
  folder.accepted("first", events[0].envelope);
  folder.accepted("internal", events[1].envelope);
  folder.refused("spaces", sample::replaced(events[0].envelope, "\"seq\":1", "\"seq\": 1"));
  folder.refused("first_with_seq_2", sample::replaced(events[0].envelope, "\"seq\":1", "\"seq\":2"));
  folder.refused("unknown_part", sample::replaced(events[0].envelope, "\"party\"", "\"extra\""));
  folder.refused("other_zone", sample::replaced(events[0].envelope, "02:00:00.123Z", "10:00:00.123+08:00"));
}

void write_jsons(const fs::path& corpus) {
  const Folder folder(corpus, "json");
  folder.accepted("canonical", R"({"":0,"a":[1,-2,null,true],"b":"é\n","c":{}})");
  folder.accepted("spaces", " { \"b\" : \"\\u00e9\\ud83d\\ude00\" , \"a\" : [ ] } ");
  folder.accepted("key_beyond_ascii", R"({"é":1})");
  folder.refused("duplicate", R"({"a":1,"\u0061":2})");
  folder.refused("surrogate", R"("\ud83d")");
  folder.refused("fraction", "1.0");
  folder.refused("large", "9007199254740992");
  folder.refused("deep", std::string(100, '['));
  folder.refused("not_utf8", "\"\xed\xa0\x80\"");
}

void write_multiparts(const fs::path& corpus) {
  const Folder folder(corpus, "multipart");
  const std::string head = "--XyZ\r\nContent-Disposition: form-data; name=\"file\"; filename=\"";
  const std::string end = "\r\n--XyZ--\r\n";
  const auto part = [&](const std::string& name, const std::string& content) {
    return head + name + "\"\r\nContent-Type: text/plain\r\n\r\n" + content;
  };
  folder.accepted("one", part("a.txt", "content") + end);
  folder.accepted("two", part("a.txt", "one") + "\r\n" + part("b.txt", "") + end);
  folder.accepted("almost_boundaries", part("a.txt", "\r\n--XyQ\r\r\n--Xy\r\n--X\r") + end);
  folder.accepted("escaped_name", part("a%22\\\"b\\c", "x") + end);
  folder.accepted("field", "--XyZ\r\nContent-Disposition: form-data; name=text\r\n\r\nx" + end);
  folder.refused("cut_off", part("a.txt", "content"));
  folder.refused("preamble", "hello\r\n" + part("a.txt", "content") + end);
  folder.refused("bare_line_feeds", "--XyZ\nContent-Disposition: form-data; name=a\n\nx\n--XyZ--\n");
  folder.refused("no_disposition", "--XyZ\r\nContent-Type: text/plain\r\n\r\nx" + end);
  folder.refused("two_dispositions",
                 "--XyZ\r\nContent-Disposition: form-data; name=b\r\n" + part("a", "x").substr(7) + end);
  folder.refused("encoded", "--XyZ\r\nContent-Transfer-Encoding: base64\r\n" + part("a", "eA==").substr(7) + end);
  folder.refused("unclosed_quote", "--XyZ\r\nContent-Disposition: form-data; name=\"a\r\n\r\nx" + end);
  folder.refused("endless_header", "--XyZ\r\n" + std::string(9000, 'a'));
  folder.refused("empty", "");
}

}  // namespace
}  // namespace redress::fuzz

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "write_seeds DIR\n";
    return 2;
  }
  using namespace redress::fuzz;
  for (const auto write : {write_notes, write_keys, write_checkpoints, write_statuses, write_proofs, write_receipts,
                           write_tile_paths, write_entries, write_envelopes, write_jsons, write_multiparts}) {
    write(argv[1]);
  }
  return 0;
}
