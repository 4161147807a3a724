#!/usr/bin/env python3
"""Import and export with the built program, end to end."""
import csv
import json
import os
import signal
import subprocess
import time
import unittest

import made_files
from log_check import check_log
from program import ENVIRONMENT, PROGRAM, REAL_FILES, Case, Server, import_file, run

MADE_ROWS = 3_000


def comparable(record):
    """What must survive an export, an import and another export: all but numbers and times of registration."""
    own = {"number", "origin", "registered_at", "stage_since", "related_number", "filed_with"}
    kept = {key: value for key, value in record.items() if key not in own}
    return {**kept, "related": "related_number" in record, "is_part": "filed_with" in record}


class Both:
    """Each test runs on made-up files; the class below runs the same on the real ones, where they are."""

    def files(self):
        """(path, mapping, rows) of a CSV and a JSON Lines file."""
        cfpb, storage = self.folder / "cfpb.csv", self.folder / "storage.jsonl"
        made_files.write_cfpb(cfpb, MADE_ROWS)
        made_files.write_storage(storage, 151)
        return (cfpb, "cfpb", MADE_ROWS), (storage, "storage_complaints", 151)

    def test_twice_brings_each_row_once(self):
        for path, mapping, rows in self.files():
            dry = json.loads(run("import", path, "--mapping", mapping, "--dry-run", "--json").stdout)
            self.assert_counts(dry, registered=rows)
            self.assert_counts(import_file(path, mapping, self.data), registered=rows)
            self.assert_counts(import_file(path, mapping, self.data), already_there=rows)
        self.assertEqual(len(self.export()), sum(rows for _, _, rows in self.files()))

    def test_through_a_running_server(self):
        with Server(self.data):
            for path, mapping, rows in self.files():
                self.assert_counts(import_file(path, mapping, self.data), registered=rows)
                self.assert_counts(import_file(path, mapping, self.data), already_there=rows)
            beside = self.export()
        for path, mapping, rows in self.files():
            self.assert_counts(import_file(path, mapping, self.data), already_there=rows)
        self.assertEqual(self.export(), beside)
        actors = {event["parts"]["staff"]["data"]["actor"] for event in self.export(what="events")[1:]
                  if event["stream"].startswith("TS-")}  # not the first administrator's
        self.assertEqual(actors, {"import"})

    def start_half(self, path, mapping):
        """An import that has got half of its file and waits for the rest."""
        process = subprocess.Popen([PROGRAM, "import", "-", "--mapping", mapping, "--data", str(self.data), "--json"],
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
        content = path.read_bytes()
        process.stdin.write(content[:len(content) // 2])
        process.stdin.flush()
        return process, content[len(content) // 2:]

    def wait_for_some(self):
        for _ in range(400):
            done = subprocess.run([PROGRAM, "export", "--data", str(self.data), "--what", "events"],
                                  capture_output=True, env=ENVIRONMENT)
            if done.returncode == 0 and done.stdout.count(b"\n") > 10:
                return
            time.sleep(0.02)
        self.fail("the import registered nothing")

    def test_a_killed_import_is_taken_up(self):
        path, mapping, rows = self.files()[0]
        process, _ = self.start_half(path, mapping)
        self.wait_for_some()
        process.kill()
        process.communicate()
        before = len(self.export())
        self.assertTrue(0 < before < rows, before)
        self.assert_counts(import_file(path, mapping, self.data), registered=rows - before, already_there=before)
        self.assertEqual(len(self.export()), rows)
        self.assertEqual(check_log(self.export(what="events")), rows)

    def test_ctrl_c_ends_at_a_row_and_is_taken_up(self):
        path, mapping, rows = self.files()[0]
        process, rest = self.start_half(path, mapping)
        self.wait_for_some()
        process.send_signal(signal.SIGINT)
        time.sleep(0.1)
        out, _ = process.communicate(rest)
        self.assertEqual(process.returncode, 1)
        result = json.loads(out)
        self.assertIn("signal", result["stopped"])
        self.assertEqual(result["registered"], len(self.export()))
        import_file(path, mapping, self.data)
        self.assertEqual(len(self.export()), rows)

    def test_an_import_outlives_the_server_it_goes_through(self):
        path, mapping, rows = self.files()[0]
        server = Server(self.data)
        process, rest = self.start_half(path, mapping)
        self.wait_for_some()
        server.kill()
        with Server(self.data):
            out, _ = process.communicate(rest, timeout=120)
        self.assertEqual(process.returncode, 0)
        result = json.loads(out)
        # A row whose answer was lost with the server is found there when it is sent again.
        self.assertEqual(result["registered"] + result["already_there"], rows)
        self.assertEqual(len(self.export()), rows)

    def test_an_export_imports_into_the_same_register(self):
        for path, mapping, _ in self.files():
            import_file(path, mapping, self.data)
        first = self.export(name="first.jsonl")
        copy = self.folder / "copy"
        self.assert_counts(import_file(self.folder / "first.jsonl", "redress", copy), registered=len(first))
        second = self.export(copy, name="second.jsonl")
        self.assertEqual([comparable(record) for record in second], [comparable(record) for record in first])
        for path, mapping, rows in self.files():
            self.assert_counts(import_file(path, mapping, copy), already_there=rows)

    def test_exported_events_come_to_the_signed_root(self):
        (path, mapping, rows), _ = self.files()
        import_file(path, mapping, self.data)
        self.assertEqual(check_log(self.export(what="events")), rows)


class MadeFiles(Both, Case):
    pass


@unittest.skipUnless((REAL_FILES / "cfpb.csv").exists(), "the real files are not here")
class RealFiles(Both, Case):
    def files(self):
        return ((REAL_FILES / "cfpb.csv", "cfpb", 9_181), (REAL_FILES / "storage_complaints.jsonl", "storage_complaints", 151))

    def test_texts_channels_and_times_are_those_of_the_file(self):
        path, mapping, _ = self.files()[0]
        import_file(path, mapping, self.data)
        channels = {"Web": "WEB", "Phone": "TEL", "Referral": "REG", "Postal mail": "LETTER", "Fax": "FAX", "Email": "MAIL", "": "WEB"}
        with open(path, newline="", encoding="utf-8") as rows:
            for row, record in zip(csv.DictReader(rows), self.export(), strict=True):
                shorter = " — ".join(filter(None, (row["issue"], row["sub_issue"], row["product"])))
                self.assertEqual(record["description"], row["narrative"] or shorter)
                self.assertEqual(record["channel"], channels[row["submitted_via"]])
                self.assertEqual((record["medium"], record["external_refs"]),
                                 ("written", [{"system": "cfpb", "id": row["complaint_id"]}]))
                self.assertEqual(record.get("received_at_estimated", False), row["date_received"] == "")
                if row["date_received"]:
                    self.assertIn(record["received_at"][:16], (row["date_received"] + "T04:00", row["date_received"] + "T05:00"))


class Records(Case):
    def test_everything_that_a_record_can_hold_survives(self):
        with Server(self.data) as server:
            filed = [server.post("/v1/complaints", form) for form in made_files.rich_forms()]
            server.post(f"/v1/complaints/{filed[0]['number']}/information", {"text": "One thing more"})
            server.post(f"/v1/complaints/{filed[3]['number']}/conversion", {"demand_kinds": ["protest"]})
            server.post(f"/v1/complaints/{filed[5]['number']}/withdrawal", {"reason": "Solved itself"})
            first = self.export(name="first.jsonl")
        self.assertEqual(len(first), 7)
        by_number = {record["number"]: record for record in first}
        whole, spoken, pair, converted, _, withdrawn = (by_number[one["number"]] for one in filed)
        for key, value in made_files.rich_forms()[0].items():
            if not key.startswith("event_"):
                self.assertEqual(whole[key], "2026-01-03T00:00:00.500Z" if key == "received_at" else value)
        self.assertEqual(whole["event_to"], "2026-01-01T16:00:00.000Z")
        self.assertEqual([item["text"] for item in whole["information"]], ["One thing more"])
        self.assertEqual((spoken["medium"], spoken["transcript"], spoken["read_back"]), ("oral", "Spoken words", True))
        self.assertEqual(by_number[pair["related_number"]]["filed_with"], pair["number"])
        self.assertEqual((converted["record_kind"], converted["converted_from"]), ("complaint", "inquiry"))
        self.assertEqual((withdrawn["stage"], withdrawn["close_code"]), ("CLOSED", "C3"))

        copy = self.folder / "copy"
        self.assert_counts(import_file(self.folder / "first.jsonl", "redress", copy), registered=6, skipped=1)
        self.assert_counts(import_file(self.folder / "first.jsonl", "redress", copy), already_there=6, skipped=1)
        # What happened after the filing is told by an export and not brought in by an import.
        later = {"information", "withdrawal_reason", "stage", "closed_at", "close_code", "outcome", "converted_from", "import_key"}
        kept = lambda record: {key: value for key, value in comparable(record).items() if key not in later}
        self.assertEqual([kept(record) for record in self.export(copy)], [kept(record) for record in first])
        # From the second time on nothing at all changes, not even the import keys.
        again = self.folder / "again"
        second = self.export(copy, name="second.jsonl")
        import_file(self.folder / "second.jsonl", "redress", again)
        self.assertEqual([comparable(record) for record in self.export(again)], [comparable(record) for record in second])

    def test_csv_reads_as_a_spreadsheet_reads_it(self):
        made_files.write_cfpb(self.folder / "a.csv", 50)
        import_file(self.folder / "a.csv", "cfpb", self.data)
        run("export", "--data", self.data, "--format", "csv", "--out", self.folder / "out.csv")
        with open(self.folder / "out.csv", newline="", encoding="utf-8-sig") as rows:
            table = list(csv.DictReader(rows))
        records = self.export()
        self.assertEqual(len(table), 50)
        for row, record in zip(table, records):
            guard = "'" if record["description"].startswith("=") else ""
            self.assertEqual(row["description"], guard + record["description"])
            self.assertEqual((row["number"], row["channel"], row["demand_kinds"]), (record["number"], record["channel"], "solve"))
            self.assertIsNone(row.get(None))

    def test_bad_rows_are_named_and_do_not_stop_the_file(self):
        mapping = self.folder / "mapping.json"
        mapping.write_text(json.dumps({
            "version": 1, "source": "test", "format": "csv", "fields": {
                "description": {"column": "text"}, "contact": {"email": {"column": "mail"}},
                "channel": {"column": "via", "words": {"p": "TEL"}},
                "received_at": {"column": "on", "date": {"pattern": "YYYY-MM-DD", "zone": "Asia/Shanghai"}}}}))
        path = self.folder / "bad.csv"
        path.write_bytes(b"text,mail,via,on\n"
                         b"good,a@b.c,p,2026-01-01\n"           # 2
                         b"good,a@b.c,p,2026-01-01\n"           # 3: the same row again is another complaint
                         b",,,\n"                               # 4: no description
                         b"x,not-an-address,,2999-01-01\n"      # 5: address, future
                         b"x,,q,01.02.2026\n"                   # 6: word, date
                         b"\xff,,,\n"                           # 7: not UTF-8
                         b"a,b\n"                               # 8: fields
                         b"\"open,,,\n"                         # 9: quote
                         b"\"two\nlines\",,p,\n"                # 10: good, no date
                         b"nul\0,,,\n")                         # 12: control character
        for server in (False, True):
            data = self.folder / ("served" if server else "direct")
            done = self.import_bad(path, mapping, data, server)
            errors = [json.loads(line) for line in (self.folder / "errors.jsonl").read_text().splitlines()]
            codes = {row["line"]: [(error["field"], error["code"]) for error in row["errors"]] for row in errors}
            self.assertEqual(codes, {
                4: [("/description", "MISSING_FIELD")],
                5: [("/contact/email", "INVALID_ADDRESS"), ("/received_at", "TIME_IN_FUTURE")],
                6: [("/channel", "WORD_UNKNOWN"), ("/received_at", "DATE_UNREADABLE")],
                7: [("", "NOT_UTF8")], 8: [("", "FIELD_COUNT")], 9: [("", "UNCLOSED_QUOTE")],
                12: [("/description", "CONTROL_CHARACTER")]})
            self.assertTrue(all(error["text"] for row in errors for error in row["errors"]))
            said = done.stderr.decode()
            self.assertIn(f"{path}:5: contact.email: ", said)
            self.assertIn(f"{path}:5: received_at: ", said)
            self.assertIn(f"{path}:8: row: ", said)
            # A server takes several rows at a time, so there the numbers need not follow the lines of the file.
            texts = [record["description"] for record in self.export(data)]
            self.assertEqual(sorted(texts) if server else texts, ["good", "good", "two\nlines"])
            again = import_file(path, mapping, data, status=3)
            self.assert_counts(again, already_there=3, refused=7)
            self.assertEqual([row["line"] for row in again["errors"]], [4, 5, 6, 7, 8, 9, 12])

    def import_bad(self, path, mapping, data, through_server):
        arguments = ("import", path, "--mapping", mapping, "--data", data, "--errors", self.folder / "errors.jsonl")
        if not through_server:
            return run(*arguments, status=3)
        with Server(data):
            return run(*arguments, status=3)

    def test_what_cannot_begin_says_why(self):
        made_files.write_cfpb(self.folder / "a.csv", 3)
        wrong = self.folder / "wrong.json"
        wrong.write_text('{"version":1,"source":"x","format":"csv","fields":{"description":{"colum":"a"}}}')
        other = self.folder / "other.csv"
        other.write_text("a,b\n1,2\n")
        for arguments, wanted in [
                (("a.csv", "--mapping", wrong), [str(wrong), "/fields/description/colum"]),
                (("a.csv", "--mapping", "nonsense"), ["nonsense", "cfpb", "redress", "storage_complaints"]),
                (("other.csv", "--mapping", "cfpb"), ["complaint_id", "/key/columns"]),
                (("none.csv", "--mapping", "cfpb"), ["none.csv"]),
                ((self.folder, "--mapping", "cfpb"), [str(self.folder)])]:
            done = run("import", *arguments, "--data", self.data, status=1, cwd=self.folder)
            for word in wanted:
                self.assertIn(word, done.stderr.decode())
        self.assertFalse(self.data.exists(), "nothing was begun")
        run("export", "--data", self.data, status=1)
        run("export", "--data", self.data, "--what", "events", "--format", "csv", status=2)
        run("import", self.folder / "a.csv", "--mapping", "cfpb", status=2)

    def test_a_directory_without_answer_is_not_waited_for_without_end(self):
        import fcntl
        made_files.write_cfpb(self.folder / "a.csv", 3)
        import_file(self.folder / "a.csv", "cfpb", self.data)
        with open(self.data / "lock", "w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            done = run("import", self.folder / "a.csv", "--mapping", "cfpb", "--data", self.data, status=1)
        self.assertIn("redress.sock", done.stderr.decode())

    def test_chinese_readers_get_chinese(self):
        made_files.write_cfpb(self.folder / "a.csv", 3)
        done = run("--lang", "zh-CN", "import", self.folder / "a.csv", "--mapping", "cfpb", "--data", self.data)
        self.assertIn("本次登记", done.stdout.decode())
        self.assertIn("个人信息", run("--lang", "zh-CN", "export", "--data", self.data, "--out", "-").stderr.decode())


if __name__ == "__main__":
    os.umask(0o022)
    unittest.main(verbosity=2)
