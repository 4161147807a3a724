#!/usr/bin/env python3
"""A whole register from one server to another as a stream: same root, numbers, codes and receipts."""
import json
import shutil
import unittest

from program import FOUNDING, Case, Load, Server, add_blob, complaint, run, run_json, verify


class MoveTest(Case):
    def setUp(self):
        super().setUp()
        self.file = self.folder / "register.jsonl"
        self.target = self.folder / "second"

    def export(self, data=None):
        return run("export", "--data", data or self.data, "--what", "register", "--out", self.file).stderr.decode()

    def bring(self, *options, status=0):
        return run_json("import", self.file, "--whole-register", "--data", self.target, "--keys", self.keys, *options,
                        status=status)

    def refusal(self, *options):
        text = complaint("import", self.file, "--whole-register", "--data", self.target, "--keys", self.keys, *options)
        self.assertFalse(self.target.exists())
        self.assertFalse(self.target.with_name("second.restoring").exists())
        return text

    def test_everything_is_the_same_over_there(self):
        with Server(self.data) as server:
            load = Load(server, clients=3)
            load.wait_for(1_200)  # more than a batch, and full tiles
            filed = [answer for _, answer in load.finish()]
            status, mixed = server.request("POST", "/v1/complaints",
                                           {"description": "混合", "report": {"description": "举报"}})
            self.assertEqual(status, 201)
            filed.append(json.loads(mixed))
            server.request("POST", f"/v1/complaints/{filed[0]['number']}/withdrawal", {"reason": "已解决"},
                           {"Authorization": "QueryCode " + filed[0]["query_code"]})
            self.assertIn("log forks", self.export())
        run("log", "rotate-key", "--data", self.data)
        self.assertNotIn("log forks", self.export())
        blob = add_blob(self.data, b"attachment")
        done = self.bring("--blobs", self.data / "blobs")
        first = run_json("log", "verify", "--data", self.data)
        second = run_json("log", "verify", "--data", self.target)
        self.assertEqual(*[{name: log[name] for name in ("origin", "size", "root")} for log in (first, second)])
        self.assertEqual(done["size"], first["size"])
        self.assertEqual((self.target / "blobs" / blob.name[:2] / blob.name).read_bytes(), b"attachment")
        with Server(self.target) as server:
            key = server.key()
            self.assertEqual(len(server.keys()), 2)
            self.assert_same_answers(server, filed)
            self.assertEqual(server.show(filed[0])["stage"], "CLOSED")
            self.assert_all_verify([server.receipt(one) for one in filed[::100]], key)
            fresh = server.file()
            self.assertNotIn(fresh["number"], {one["number"] for one in filed})
            self.assertIsNone(verify(fresh["receipt"], key))
        # Row by row what the first server has; and the same export.
        exports = []
        for data in (self.data, self.target):
            out = self.folder / (data.name + ".complaints")
            run("export", "--data", data, "--out", out)
            exports.append(out.read_text().splitlines()[:len(filed) + 1])
        self.assertEqual(*exports)

    def test_a_number_that_a_loss_has_taken_is_not_given_over_there(self):
        with Server(self.data) as server:
            self.backup()
            lost = server.file("丢失")
        shutil.move(self.data, self.folder / "broken")
        run_json("restore", "--from", self.out, "--data", self.data, "--accept-loss")
        self.export()  # before anything is filed under the new origin
        self.bring()
        with Server(self.target) as server:
            fresh = server.file("新的")
            self.assertGreater(int(fresh["number"].split("-")[2]), 1_000_000)
            self.assertNotEqual(server.request("GET", "/v1/complaints/" + lost["number"],
                                               headers={"Authorization": "QueryCode " + lost["query_code"]})[0], 200)

    def test_imported_rows_are_known_over_there(self):
        rows = self.folder / "rows.jsonl"
        with Server(self.data) as server:
            server.file()
        run("export", "--data", self.data, "--out", rows)
        origin = self.folder / "first"
        run_json("import", rows, "--mapping", "redress", "--data", origin)
        self.export(origin)
        run_json("import", self.file, "--whole-register", "--data", self.target, "--keys", self.folder / "first.keys")
        again = run_json("import", rows, "--mapping", "redress", "--data", self.target)
        self.assertEqual((again["registered"], again["already_there"]), (0, 1))

    def test_nothing_comes_from_a_stream_that_does_not_hold(self):
        with Server(self.data) as server:
            for number in range(5):
                server.file(f"第 {number} 件")
        self.export()
        lines = self.file.read_text().splitlines()

        def changed(index, old, new):
            self.assertIn(old, lines[index])
            return lines[:index] + [lines[index].replace(old, new, 1)] + lines[index + 1:]

        changed_line = 1 + FOUNDING + 2  # a header, then a line an event
        size = json.loads(lines[0])["size"]
        other = self.folder / "other"
        with Server(other) as server:
            server.file()
        for name, wrong, word in [
                ("a changed text", changed(changed_line, "第 2 件", "第 9 件"), f":{changed_line + 1}: "),
                ("a changed leaf", changed(changed_line, f'"leaf":{FOUNDING + 2}', f'"leaf":{FOUNDING + 3}'), "out of order"),
                ("an event left out", lines[:3] + lines[4:], "out of order"),
                ("the last event left out", lines[:-1], "was cut"),
                ("two changed places", lines[:2] + [lines[3], lines[2]] + lines[4:], "out of order"),
                ("another checkpoint", changed(0, f"\\n{size}\\n", f"\\n{size + 1}\\n"), "signature"),
                ("no register", lines[1:], "no export of a whole register"),
                ("half a line", lines[:-1] + [lines[-1][:200]], f":{len(lines)}: "),
                ("nothing", [], None)]:
            with self.subTest(name):
                self.file.write_text("".join(line + "\n" for line in wrong))
                text = self.refusal()
                self.assertIn(word or str(self.file), text)
        self.file.write_text("".join(line + "\n" for line in lines))
        self.assertIn("not the key", complaint("import", self.file, "--whole-register", "--data", self.target,
                                               "--keys", self.folder / "other.keys"))
        self.assertIn("--keys", complaint("import", self.file, "--whole-register", "--data", self.target))
        self.assertFalse(self.target.exists())
        self.bring()

    def test_an_older_stream_beside_a_newer_mark_is_refused(self):
        with Server(self.data) as server:
            server.file()
            self.export()
            server.file()
        shutil.move(self.data, self.folder / "away")
        self.target = self.data
        self.assertIn("older copy", complaint("import", self.file, "--whole-register", "--data", self.data))
        self.assertFalse(self.data.exists())

    def test_only_into_an_empty_directory(self):
        with Server(self.data) as server:
            server.file()
            self.export()
            self.assertIn("runs on", complaint("import", self.file, "--whole-register", "--data", self.data))
        self.assertIn("not empty", complaint("import", self.file, "--whole-register", "--data", self.data))
        complaint("import", self.file, "--whole-register", "--mapping", "redress", "--data", self.target, status=2)
        complaint("import", self.file, "--data", self.target, status=2)


if __name__ == "__main__":
    unittest.main(verbosity=2)
