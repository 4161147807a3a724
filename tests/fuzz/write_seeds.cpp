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

void write_requests(const fs::path& corpus) {
  const Folder folder(corpus, "request");
  const std::string head = "POST /v1/complaints?a=b HTTP/1.1\r\nHost: a\r\n";
  folder.accepted("post", head + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
  folder.accepted("get", "GET / HTTP/1.1\r\nHost: a\r\nAccept-Language: zh-CN, en;q=0.5\r\n\r\n");
  folder.accepted("chunked", head + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n");
  folder.accepted("empty_chunked", head + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
  folder.accepted("continue", head + "Expect: 100-continue\r\nContent-Length: 1\r\n\r\nx");
  folder.accepted("forwarded", "GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 2001:db8::1, 192.0.2.1\r\n\r\n");
  folder.accepted("pipelined", "GET /a HTTP/1.1\r\nHost: a\r\n\r\nGET /b HTTP/1.1\r\nHost: a\r\n\r\n");
  folder.refused("two_lengths", head + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab");
  folder.refused("length_and_chunks", head + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
  folder.refused("without_host", "GET / HTTP/1.1\r\n\r\n");
  folder.refused("folded", "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n");
  folder.refused("cut_off", head);
  folder.refused("large_body", head + "Content-Length: 1000\r\n\r\n");
}

void write_csvs(const fs::path& corpus) {
  const Folder folder(corpus, "csv");
  folder.accepted("plain", "id,text\r\n1,文件无法取回\r\n2,\r\n");
  folder.accepted("quoted", "id,text\n1,\"a, \"\"b\"\"\nc\"\n");
  folder.accepted("byte_order_mark", "\xEF\xBB\xBFid\n1\n");
  folder.accepted("after_bad_rows", "a,b\n1\n1,2,3\n\"open\n1,2\n");
  folder.refused("empty", "");
  folder.refused("header_only", "a,b\n");
  folder.refused("column_twice", "a,a\n1,2\n");
  folder.refused("not_utf8", "\xff\n1\n");
}

void write_mappings(const fs::path& corpus) {
  const Folder folder(corpus, "mapping");
  const std::string good =
      R"({"version":1,"source":"s","format":"csv","key":{"columns":["id"]},"fields":{"description":{"coalesce":)"
      R"([{"column":"text"},{"join":[{"column":"a"},{"column":"b"}],"separator":" "}]},"channel":{"constant":"WEB"},)"
      R"("received_at":{"column":"date","date":{"pattern":"YYYY-MM-DD","zone":"UTC"}}}})";
  folder.accepted("usual", good);
  folder.accepted("jsonl", sample::replaced(good, "csv", "jsonl"));
  folder.refused("format", sample::replaced(good, "csv", "xml"));
  folder.refused("zone", sample::replaced(good, "UTC", "Mars"));
  folder.refused("field", sample::replaced(good, "channel", "chanel"));
  folder.refused("cut_off", good.substr(0, good.size() / 2));
}

void write_filings(const fs::path& corpus) {
  const Folder folder(corpus, "filing");
  folder.accepted("least", R"({"description":"文件无法取回"})");
  folder.accepted("mixed", R"({"description":"a","demand_kinds":["claim","solve"],"claim":{"open":true},)"
                           R"("report":{"description":"b","object_ids":["x"]}})");
  folder.accepted("oral", R"({"channel":"TEL","medium":"oral","transcript":"t","read_back":true,"language":"zh-CN",)"
                          R"("agent":{"name":"n","authority":"a"},"external_refs":[{"system":"s","id":"1"}]})");
  folder.accepted("rare", R"({"description":"\ud842\udfb7 \" \\ \n <b>","contact":{"email":"a@b","address":"😀"},)"
                          R"("event_from":"2026-01-01T00:00:00+08:00","received_at":"2020-01-01T00:00:00Z"})");
  folder.refused("empty", "{}");
  folder.refused("unknown_field", R"({"description":"a","fee":1})");
  folder.refused("language", R"({"description":"a","language":"wang@example.org"})");
  folder.refused("claim", R"({"description":"a","demand_kinds":["claim"]})");
}

void write_stored_events(const fs::path& corpus) {
  const Folder folder(corpus, "stored_event");
  const std::string filed =
      "complaint_filed\n"
      R"({"anonymous":true,"channel":"WEB","customer_kind":"consumer","demand_kinds":["solve"],"medium":"written",)"
      R"("number":"TS-20261123-000001-0","received_at":"2026-11-23T02:00:00.123Z","record_kind":"complaint"})"
      "\n"
      R"({"description":"a","subject":"TS-20261123-000001-0/complainant"})";
  folder.accepted("filed", filed);
  folder.accepted("erased", filed.substr(0, filed.rfind('\n')));
  folder.accepted("closed", "complaint_closed\n{\"close_code\":\"C3\",\"outcome\":\"U5\"}");
  folder.accepted("read_back", "read_back_confirmed");
  folder.refused("kind", "complaint_lost");
  folder.refused("channel", sample::replaced(filed, "WEB", "TUBE"));
  folder.refused("not_json", "complaint_filed\n{");
}

void write_numbers(const fs::path& corpus) {
  const Folder folder(corpus, "number");
  folder.accepted("first", "TS-20261123-000001-0");
  folder.accepted("second", "TS-20261123-000002-8");
  folder.accepted("last", "TS-20261231-999999-9");
  folder.refused("digit", "TS-20261123-000002-3");
  folder.refused("day", "TS-20260230-000001-5");
  folder.refused("short", "TS-20261123-00001-0");
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
                           write_tile_paths, write_entries, write_envelopes, write_jsons, write_requests, write_csvs,
                           write_mappings, write_filings, write_stored_events, write_numbers, write_multiparts}) {
    write(argv[1]);
  }
  return 0;
}
