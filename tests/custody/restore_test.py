#!/usr/bin/env python3
"""`redress restore`: only what is whole, and never a fork of the log that nobody sees."""
import base64
import json
import re
import shutil
import sqlite3
import unittest

import signing
from program import FOUNDING, Case, Server, add_blob, complaint, run, run_json, verify

ORIGIN = "redress.example.org/log"


def size_of(checkpoint):
    return int(checkpoint.split("\n")[1])


class RestoreTest(Case):
    def lose_two(self):
        """Three complaints, a backup after the first, and the data lost after the third. Returns (filed, key, mark)."""
        with Server(self.data, "--origin", ORIGIN) as server:
            filed = [server.file("第一件")]
            self.backup("--keys-out", self.keys_out)
            filed += [server.file("第二件"), server.file("第三件")]
            key = server.key()
        shutil.move(self.data, self.folder / "broken")
        return filed, key, (self.keys / "high_water").read_text()

    def restore(self, *options, status=0, data=None, source=None):
        return run_json("restore", "--from", source or self.out, "--data", data or self.data, *options, status=status)

    def test_what_was_not_gone_beyond_comes_back_and_goes_on(self):
        with Server(self.data, "--origin", ORIGIN) as server:
            filed = [server.file(), server.file()]
            key = server.key()
        self.backup()
        shutil.move(self.data, self.folder / "broken")
        done = self.restore()
        self.assertEqual((done["restored"], done["opened_origin"], done["loss"], done["origin"]), (True, False, None, ORIGIN))
        with Server(self.data, "--origin", ORIGIN) as server:
            filed.append(server.file())
            self.assert_same_answers(server, filed)
            self.assert_all_verify([one["receipt"] for one in filed], key)
        self.assertEqual(self.log_size(self.data), FOUNDING + 3)

    def test_an_old_backup_beside_a_newer_mark_neither_restores_nor_starts(self):
        _, _, mark = self.lose_two()
        done = self.restore(status=4)
        self.assertEqual((done["restored"], done["loss"]["lost"]), (False, 2))
        self.assertEqual(done["loss"]["shown_checkpoint"], mark)
        self.assertEqual(size_of(done["loss"]["backup_checkpoint"]), FOUNDING + 1)
        self.assertFalse(self.data.exists())
        self.assertFalse(self.data.with_name("data.restoring").exists())
        said = complaint("restore", "--from", self.out, "--data", self.data, status=4)
        self.assertIn("not in this backup: 2.", said)
        self.assertIn(mark.splitlines()[2], said)
        # By hand, past the program: the start is refused too, and so are a rotation and an import.
        self.data.mkdir(mode=0o700)
        shutil.copy(next(self.out.glob("*.db")), self.data / "redress.db")
        said = complaint("serve", "--data", self.data, "--listen", "127.0.0.1:0")
        self.assertIn("older copy", said)
        self.assertIn("older copy", complaint("log", "rotate-key", "--data", self.data))
        self.assertEqual((self.keys / "high_water").read_text(), mark)

    def test_lost_data_is_not_taken_for_a_new_register(self):
        self.lose_two()
        said = complaint("serve", "--data", self.data, "--listen", "127.0.0.1:0")
        self.assertIn("redress restore", said)
        self.assertFalse(self.data.exists())

    def test_the_mark_may_come_from_elsewhere(self):
        self.lose_two()
        shutil.move(self.keys / "high_water", self.folder / "saved_mark")
        other = self.folder / "elsewhere"
        done = self.restore("--keys", self.keys_out, "--high-water", self.folder / "saved_mark", data=other, status=4)
        self.assertEqual(done["loss"]["lost"], 2)
        self.assertIn("does not exist", complaint("restore", "--from", self.out, "--keys", self.keys_out, "--data", other,
                                                  "--high-water", self.folder / "none"))
        # Without any mark nobody can tell, and that is said.
        done = run("restore", "--from", self.out, "--keys", self.keys_out, "--data", other)
        self.assertIn("no high-water mark", done.stderr.decode())

    def test_accepting_the_loss_opens_a_new_origin_that_says_so(self):
        filed, old_key, mark = self.lose_two()
        done = self.restore("--accept-loss")
        self.assertEqual((done["restored"], done["opened_origin"], done["origin"]), (True, True, ORIGIN + "/2"))
        with Server(self.data, "--origin", ORIGIN) as server:  # the start script still names the first origin
            new_key = server.key()
            self.assertEqual(server.keys(), [old_key, new_key])
            self.assertTrue(new_key.startswith(ORIGIN + "/2+"))
            # The old leaf is still there, now under the new name; its old receipt still holds with the old key.
            self.assertIsNone(verify(filed[0]["receipt"], old_key))
            again = server.receipt(filed[0])
            self.assertIsNone(verify(again, new_key))
            self.assertIsNotNone(verify(again, old_key))
            self.assertTrue(server.checkpoint().startswith(ORIGIN + "/2\n"))
            fresh = server.file("第四件")
            self.assertIsNone(verify(fresh["receipt"], new_key))
            # A lost number is not given again, or its query code would open a stranger's complaint.
            self.assertIsNone(verify(filed[2]["receipt"], old_key))
            lost = {one["number"] for one in filed[1:]}
            self.assertNotIn(fresh["number"], lost)
            self.assertGreater(int(fresh["number"].split("-")[2]), 1_000_000)
            for one in filed[1:]:
                status, _ = server.request("GET", "/v1/complaints/" + one["number"],
                                           headers={"Authorization": "QueryCode " + one["query_code"]})
                self.assertIn(status, (403, 404))
        self.assertEqual(self.log_size(self.data), FOUNDING + 3)
        event = self.log_events()[0]
        self.assertEqual((event["leaf"], event["stream"], event["envelope"]["kind"]), (FOUNDING + 1, "log", "origin_opened"))
        party = event["parts"]["party"]["data"]
        self.assertEqual((party["shown"], size_of(party["checkpoint"])), (mark, FOUNDING + 1))
        self.assertEqual((party["old_origin"], party["new_origin"]), (ORIGIN, ORIGIN + "/2"))
        self.assertEqual((party["old_key"], party["new_key"]), (old_key, new_key))

    def test_what_the_loss_orphaned_is_registered_again(self):
        filed, old_key, _ = self.lose_two()
        self.restore("--accept-loss")
        paths = []
        for one in filed:
            paths.append(self.folder / (one["number"] + "-1.tlog-proof"))
            paths[-1].write_text(one["receipt"])
        said = complaint("register-receipt", paths[0], "--data", self.data)
        self.assertIn("stands in the register", said)
        cut = self.folder / "cut"
        cut.write_text(filed[1]["receipt"].replace(filed[1]["receipt"].splitlines()[2], "A" * 43 + "="))
        complaint("register-receipt", cut, paths[2], "--data", self.data)
        with Server(self.data) as server:  # through the running server
            done = run_json("register-receipt", *paths[1:], "--data", self.data)
            self.assertEqual((done["registered"], done["already_there"]), (2, 0))
        done = run_json("register-receipt", *paths[1:], "--data", self.data)
        self.assertEqual((done["registered"], done["already_there"]), (0, 2))
        out = self.folder / "complaints.jsonl"
        run("export", "--data", self.data, "--out", out)
        records = {record["description"]: record for record in map(json.loads, out.read_text().splitlines())}
        for one, text in zip(filed[1:], ("第二件", "第三件")):
            self.assertEqual(records[text]["external_refs"], [{"system": ORIGIN, "id": one["number"]}])
            self.assertEqual(records[text]["received_at"], one["received_at"])
            self.assertNotEqual(records[text]["number"], one["number"])

    def log_events(self, data=None):
        out = self.folder / "events.jsonl"
        run("export", "--data", data or self.data, "--what", "events", "--out", out)
        events = [json.loads(line) for line in out.read_text().splitlines()[1:]]
        return [event for event in events if event["stream"] == "log"]

    def test_the_next_loss_opens_the_third_origin(self):
        self.lose_two()
        self.restore("--accept-loss")
        second_mark = (self.keys / "high_water").read_text()
        # The backup from before the first loss again, beside the mark of the second origin.
        shutil.move(self.data, self.folder / "broken2")
        done = self.restore(status=4)
        self.assertTrue(done["loss"]["shown_checkpoint"].startswith(ORIGIN + "/2\n"))
        self.assertEqual(self.restore("--accept-loss")["origin"], ORIGIN + "/3")
        with Server(self.data) as server:
            self.assertEqual([key.split("+")[0] for key in server.keys()], [ORIGIN, ORIGIN + "/3"])
            server.file()
        # A backup of it restores beside its own mark, and beside the second origin's, which its log knows was given up.
        self.backup(out=self.folder / "third", data=self.data)
        shutil.move(self.data, self.folder / "broken3")
        (self.keys / "high_water").write_text(second_mark)
        self.assertEqual(self.restore(source=self.folder / "third")["origin"], ORIGIN + "/3")

    def test_a_stop_between_the_two_renames_is_healed_at_the_start(self):
        _, old_key, mark = self.lose_two()
        self.check_stop_between_the_renames(old_key, mark)

    def test_the_same_stop_when_nothing_was_lost(self):
        with Server(self.data, "--origin", ORIGIN) as server:
            server.file()
            old_key = server.key()
        self.backup("--keys-out", self.keys_out)
        shutil.move(self.data, self.folder / "broken")
        self.check_stop_between_the_renames(old_key, (self.keys / "high_water").read_text())

    def check_stop_between_the_renames(self, old_key, mark):
        old_seed = (self.keys / "log.key").read_bytes()
        self.assertTrue(self.restore("--accept-loss")["opened_origin"])
        # As it was right after the data directory got its place: the new seed waits, the mark is still the old one.
        (self.keys / "log.key").rename(self.keys / "log.key.next")
        (self.keys / "log.key").write_bytes(old_seed)
        (self.keys / "log.key").chmod(0o600)
        (self.keys / "high_water").write_text(mark)
        with Server(self.data) as server:
            self.assertEqual(server.keys()[0], old_key)
            filed = server.file()
            self.assertIsNone(verify(filed["receipt"], server.key()))
        self.assertFalse((self.keys / "log.key.next").exists())
        self.assertTrue((self.keys / "high_water").read_text().startswith(ORIGIN + "/2\n"))

    def test_a_stop_before_the_data_is_in_place_changes_nothing(self):
        _, _, mark = self.lose_two()
        shutil.copy(self.keys / "log.key", self.keys / "log.key.next")  # a seed that no log names
        (self.data.with_name("data.restoring")).mkdir()
        (self.data.with_name("data.restoring") / "redress.db").write_text("half")
        self.restore(status=4)
        self.assertEqual((self.keys / "high_water").read_text(), mark)
        self.assertEqual(self.restore("--accept-loss")["origin"], ORIGIN + "/2")

    def test_damage_is_found_before_anything_is_in_place(self):
        with Server(self.data) as server:
            server.file()
        add_blob(self.data, b"attachment" * 500)
        self.backup("--keys-out", self.keys_out)
        database = next(self.out.glob("*.db"))

        def flip(path):
            data = bytearray(path.read_bytes())
            data[len(data) // 2] ^= 1
            path.write_bytes(data)

        def edit(path):
            manifest = json.loads(path.read_text())
            manifest["size"] += 1
            path.write_text(json.dumps(manifest))

        def alter(path):
            """Somebody who can write the folder but has no key: a changed database under a matching digest."""
            with sqlite3.connect(path) as opened:
                opened.execute("UPDATE events SET party = replace(party, 'WEB', 'TEL')")
            opened.close()
            manifest_path = self.out / "backup.json"
            manifest = json.loads(manifest_path.read_text())
            for file in manifest["files"]:
                if file["name"] == path.name:
                    import hashlib
                    file["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
                    file["bytes"] = path.stat().st_size
            manifest_path.write_text(manifest_text(manifest))

        manifest_text = lambda manifest: signing.canonical(manifest).decode() + "\n"
        for name, path, damage, word in [
                ("a byte of the database", database, flip, "damaged"),
                ("half a database", database, lambda path: path.write_bytes(path.read_bytes()[:4096]), "damaged"),
                ("no database", database, lambda path: path.unlink(), "redress-"),
                ("an edited manifest", self.out / "backup.json", edit, "manifest"),
                ("half a manifest", self.out / "backup.json", lambda path: path.write_bytes(path.read_bytes()[:300]), "manifest"),
                ("no manifest", self.out / "backup.json", lambda path: path.unlink(), "no complete backup"),
                ("an empty list", next(self.out.glob("*.list")), lambda path: path.write_text(""), "damaged"),
                ("a changed event", database, alter, "manifest")]:
            with self.subTest(name):
                shutil.copytree(self.out, self.folder / "kept")
                damage(path)
                said = complaint("restore", "--from", self.out, "--keys", self.keys_out, "--data", self.folder / "target")
                self.assertIn(word, said)
                self.assertFalse((self.folder / "target").exists())
                self.assertFalse((self.folder / "target.restoring").exists())
                self.assertFalse((self.folder / "target.keys").exists())
                shutil.rmtree(self.out)
                shutil.move(self.folder / "kept", self.out)
        self.restore("--keys", self.keys_out, data=self.folder / "target")

    def test_damaged_and_missing_attachments_are_left_out_and_named(self):
        with Server(self.data) as server:
            filed = server.file()
            for name in ("a", "b", "c"):
                server.attach(filed, name, name.encode() * 1000)
            self.backup("--keys-out", self.keys_out)
        damaged, missing, _ = [str(path.relative_to(self.out / "blobs"))
                               for path in sorted((self.out / "blobs").rglob("*")) if path.is_file()]
        (self.out / "blobs" / damaged).write_bytes(b"rotted")
        (self.out / "blobs" / missing).unlink()
        target = self.folder / "target"
        done = self.restore("--keys", self.keys_out, data=target, status=3)
        self.assertEqual((done["restored"], done["damaged_blobs"], done["missing_blobs"]), (True, [damaged], [missing]))
        self.assertEqual(len([path for path in (target / "blobs").rglob("*") if path.is_file()]), 1)
        checks = {one["check"]: one for one in run_json("doctor", "--data", target, status=1)["checks"]}
        self.assertEqual((checks["attachments"]["health"], checks["attachments"]["detail"][:1]), ("bad", "2"))
        with Server(target) as server:
            self.assert_same_answers(server, [filed])
            statuses = [server.download(filed, ordinal)[0] for ordinal in (1, 2, 3)]
            self.assertEqual(statuses.count(200), 1, statuses)
        said = complaint("restore", "--from", self.out, "--keys", self.keys_out, "--data", self.folder / "next", status=3)
        for word in (damaged + " of the backup", missing + " is missing", "2 attachments were not restored"):
            self.assertIn(word, said)
        # A copy from elsewhere in its place heals it.
        shutil.copy(self.data / "blobs" / damaged, target / "blobs" / damaged)
        with Server(target) as server:
            statuses = [server.download(filed, ordinal)[0] for ordinal in (1, 2, 3)]
            self.assertEqual(statuses.count(200), 2, statuses)

    def test_an_event_changed_by_who_holds_the_key_is_found_by_the_log(self):
        with Server(self.data) as server:
            server.file()
        self.backup("--keys-out", self.keys_out)
        database = next(self.out.glob("*.db"))
        with sqlite3.connect(database) as opened:
            opened.execute("UPDATE events SET party = replace(party, 'WEB', 'TEL')")
        opened.close()
        import hashlib
        manifest = json.loads((self.out / "backup.json").read_text())
        for file in manifest["files"]:
            if file["name"] == database.name:
                file.update(sha256=hashlib.sha256(database.read_bytes()).hexdigest(), bytes=database.stat().st_size)
        (self.out / "backup.json").write_text(signing.signed_manifest(manifest, self.keys / "log.key"))
        said = complaint("restore", "--from", self.out, "--keys", self.keys_out, "--data", self.folder / "target")
        self.assertIn(f"not sound at leaf {FOUNDING}", said)

    def test_keys_that_a_stopped_restore_has_brought_found_no_second_log(self):
        with Server(self.data) as server:
            server.file()
            self.backup("--keys-out", self.keys_out)
            checkpoint = json.loads((self.out / "backup.json").read_text())["checkpoint"]
        target, keys = self.folder / "target", self.folder / "target.keys"

        def start():
            said = complaint("serve", "--data", target, "--listen", "127.0.0.1:0")
            self.assertIn("redress restore", said)
            self.assertFalse(target.exists())

        # Stopped while the log's key is brought: the mark is there before it.
        (keys / "log.key.new").mkdir(parents=True)
        complaint("restore", "--from", self.out, "--keys", self.keys_out, "--data", target)
        self.assertFalse((keys / "log.key").exists())
        self.assertEqual((keys / "high_water").read_text(), checkpoint)
        start()
        # Stopped before the data are in place: nothing that is not an empty directory gives way.
        (keys / "log.key.new").rmdir()
        target.symlink_to(self.folder / "nowhere")
        complaint("restore", "--from", self.out, "--keys", self.keys_out, "--data", target)
        target.unlink()
        self.assertTrue((keys / "log.key").exists())
        start()
        # Keys copied by hand, without a mark.
        (keys / "high_water").unlink()
        start()
        self.restore("--keys", self.keys_out, data=target)
        with Server(target) as server:
            server.file()

    def test_where_it_may_not_restore_to(self):
        with Server(self.data) as server:
            server.file()
            self.backup("--keys-out", self.keys_out)
            said = complaint("restore", "--from", self.out, "--keys", self.keys_out, "--data", self.data)
            self.assertIn("runs on", said)
            server.file()
        self.assertIn("not empty", complaint("restore", "--from", self.out, "--keys", self.keys_out, "--data", self.data))
        target = self.folder / "target"
        target.mkdir()
        (target / "thesis.txt").write_text("mine")
        self.assertIn("not empty", complaint("restore", "--from", self.out, "--keys", self.keys_out, "--data", target))
        (target / "thesis.txt").unlink()
        self.restore("--keys", self.keys_out, data=target)
        self.assertEqual(target.stat().st_mode & 0o077, 0)

    def test_keys_must_be_there_and_fit(self):
        with Server(self.data) as server:
            server.file()
        with Server(self.folder / "other") as server:
            server.file()
        self.backup("--keys-out", self.keys_out)
        target = self.folder / "target"
        self.assertIn("--keys", complaint("restore", "--from", self.out, "--data", target))
        said = complaint("restore", "--from", self.out, "--keys", self.folder / "other.keys", "--data", target)
        self.assertIn("not the key", said)
        self.assertIn("code.key", complaint("restore", "--from", self.out, "--accept-loss", "--data", target))
        code = self.keys_out / "code.key"
        text = code.read_text()
        code.write_text(text.replace(text.splitlines()[1], base64.b64encode(bytes(32)).decode()))
        self.assertIn("keys.json", complaint("restore", "--from", self.out, "--keys", self.keys_out, "--data", target))
        code.write_text(text)
        # A mark of another register means that the folder of secrets is another's.
        (self.folder / "target.keys").mkdir(mode=0o700)
        shutil.copy(self.folder / "other.keys" / "high_water", self.folder / "target.keys")
        said = complaint("restore", "--from", self.out, "--keys", self.keys_out, "--data", target)
        self.assertIn("belongs to", said)
        self.assertFalse(target.exists())

    def test_chinese_readers_get_chinese(self):
        self.lose_two()
        done = run("--lang", "zh-CN", "restore", "--from", self.out, "--data", self.data, status=4)
        self.assertRegex(done.stderr.decode(), re.compile("拒绝恢复：有 2 条"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
