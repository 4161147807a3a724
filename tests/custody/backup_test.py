#!/usr/bin/env python3
"""`redress backup`: beside a running server, complete, checked, apart, and old ones expire."""
import datetime
import json
import os
import shutil
import signal
import subprocess
import time
import unittest

from program import ENVIRONMENT, PROGRAM, Case, Load, Server, add_blob, complaint, run, run_json, verify

TIME = "%Y-%m-%dT%H:%M:%S.%f%z"


def seconds_of(text):
    return datetime.datetime.strptime(text.replace("Z", "+0000"), TIME).timestamp()


class BackupTest(Case):
    def restore(self, name="restored", *options, source=None):
        target = self.folder / name
        run_json("restore", "--from", source or self.out, "--keys", self.keys_out, "--data", target, *options)
        return target

    def test_under_full_load_nothing_acknowledged_before_its_end_is_missing(self):
        with Server(self.data) as server:
            load = Load(server)
            load.wait_for(400)
            done = self.backup("--keys-out", self.keys_out)
            load.wait_for(len(load.answers) + 200)  # the server goes on
            answers = load.finish()
            key = server.key()
        end = seconds_of(done["taken_at"])
        before = [answer for at, answer in answers if at < end]
        self.assertGreater(len(before), 300)
        self.assertGreater(len(answers), done["size"])
        self.assertGreaterEqual(done["size"], len(before))
        target = self.restore()
        self.assertEqual(self.log_size(target), done["size"])
        with Server(target) as server:
            self.assertEqual(server.keys(), [key])
            self.assert_same_answers(server, before)
            again = [server.receipt(answer) for answer in before[::7]]
        self.assert_all_verify([answer["receipt"] for answer in before[::3]] + again, key)

    def test_a_snapshot_of_many_in_a_row_is_each_whole(self):
        with Server(self.data) as server:
            load = Load(server, clients=4)
            sizes = []
            for number in range(4):
                load.wait_for(100 * (number + 1))
                before = len(load.answers)
                sizes.append(self.backup(out=self.folder / "backups" / str(number))["size"])
                self.assertGreaterEqual(sizes[-1], before)
            load.finish()
        self.assertEqual(sizes, sorted(sizes))

    def test_attachments_go_along_once(self):
        with Server(self.data) as server:
            server.file()
            kept, erased = add_blob(self.data, b"one" * 1000), add_blob(self.data, b"two" * 1000)
            (self.data / "blobs" / "upload.part").write_bytes(b"half")
            self.assertEqual(self.backup()["blobs_added"], 2)
            third = add_blob(self.data, b"three" * 1000)
            erased.unlink()
            done = self.backup("--keys-out", self.keys_out)
            self.assertEqual((done["blobs"], done["blobs_added"]), (2, 1))
            # A backup beside it links what it has in common with it.
            other = self.out.with_name("two")
            self.assertEqual(self.backup(out=other)["blobs"], 2)
        names = {path.name for path in (self.out / "blobs").rglob("*") if path.is_file()}
        self.assertEqual(names, {kept.name, third.name})
        target = self.restore()
        self.assertEqual((target / "blobs" / kept.name[:2] / kept.name).read_bytes(), b"one" * 1000)
        self.assertFalse((target / "blobs" / "upload.part").exists())

    def test_a_copy_that_has_rotted_is_not_passed_on(self):
        with Server(self.data) as server:
            server.file()
        blob = add_blob(self.data, b"one" * 1000)
        path = blob.relative_to(self.data)
        self.backup("--keys-out", self.keys_out)
        first = self.out / path
        self.assertFalse(first.samefile(blob), "what rots in the data must not rot in the backup")
        second, third = self.out.with_name("two"), self.out.with_name("three")
        self.backup(out=second)
        self.assertTrue((second / path).samefile(first))
        (second / path).write_bytes(b"0ne" * 1000)
        self.assertEqual(self.backup(out=third)["damaged_blobs"], [])
        self.assertEqual((third / path).read_bytes(), b"one" * 1000)
        self.backup()  # renews the first, which has rotted with the second
        self.assertEqual(first.read_bytes(), b"one" * 1000)
        self.assertEqual((self.restore() / path).read_bytes(), b"one" * 1000)

    def test_an_attachment_survives_with_its_key_and_shows_nothing_without(self):
        contents = [os.urandom(700_000), "发票明细".encode() * 1000, b""]
        with Server(self.data) as server:
            filed, other = server.file(), server.file()
            for content in contents:
                server.attach(filed, "a.bin", content)
            done = self.backup("--keys-out", self.keys_out)
            self.assertEqual(done["blobs"], 3)
            key = server.key()
            server.attach(other, "later.bin", b"later")  # after the moment: not in the backup
        for path in self.out.rglob("*"):
            self.assertNotEqual(path.name, "attachment_keys.db")
            if path.is_file():
                self.assertNotIn("发票明细".encode(), path.read_bytes())
        shutil.move(self.data, self.folder / "broken")
        shutil.move(self.keys, self.folder / "broken.keys")
        run_json("restore", "--from", self.out, "--keys", self.keys_out, "--data", self.data)
        with Server(self.data) as server:
            for ordinal, content in enumerate(contents, 1):
                self.assertEqual(server.download(filed, ordinal), (200, content))
            done = server.attach(filed, "next.bin", b"goes on")
            self.assertEqual(done["attachments"][0]["ordinal"], 4)
            self.assertIsNone(verify(done["events"][0]["receipt"], key))
            self.assertEqual(server.download(filed, 4), (200, b"goes on"))
        # The data alone: everything is there but what the files show.
        (self.keys / "attachment_keys.db").unlink()
        with Server(self.data) as server:
            self.assertEqual(len(server.show(filed)["history"]), 5)
            status, answer = server.download(filed)
            self.assertEqual((status, json.loads(answer)["code"]), (410, "ATTACHMENT_ERASED"))

    def test_a_damaged_attachment_is_named_and_left_out(self):
        with Server(self.data) as server:
            server.file()
        good, bad = add_blob(self.data, b"good"), add_blob(self.data, b"bad")
        bad.write_bytes(b"b4d")
        done = run_json("backup", "--data", self.data, "--out", self.out, status=3)
        self.assertEqual([os.path.basename(path) for path in done["damaged_blobs"]], [bad.name])
        self.assertEqual(done["blobs"], 1)
        self.assertTrue((self.out / "blobs" / good.name[:2] / good.name).exists())

    def test_keys_go_apart_and_the_mark_never(self):
        with Server(self.data) as server:
            server.file()
        (self.keys / "later.secret").write_text("x")
        subprocess.run(["sqlite3", str(self.keys / "attachment_keys.db"),
                        "PRAGMA journal_mode=WAL; CREATE TABLE k (x); INSERT INTO k VALUES (7)"], check=True, capture_output=True)
        self.backup("--keys-out", self.keys_out)
        self.assertEqual({path.name for path in self.keys_out.iterdir()},
                         {"log.key", "code.key", "later.secret", "attachment_keys.db", "keys.json"})
        copied = subprocess.run(["sqlite3", str(self.keys_out / "attachment_keys.db"), "SELECT x FROM k"],
                                capture_output=True, text=True, check=True)
        self.assertEqual(copied.stdout, "7\n")
        for path in [*self.keys_out.iterdir(), *self.out.rglob("*")]:
            self.assertEqual(path.stat().st_mode & 0o077, 0, path)
        secret = (self.keys / "log.key").read_text().splitlines()[1]
        for path in self.out.iterdir():
            if path.is_file():
                self.assertNotIn(secret.encode(), path.read_bytes())
        for wrong in (self.out / "keys", self.out, self.data / "k", self.keys, self.folder / "backups"):
            self.assertIn("apart", complaint("backup", "--data", self.data, "--out", self.out, "--keys-out", wrong))

    def test_only_empty_folders_and_backups_of_this_register_are_written_to(self):
        with Server(self.data) as server:
            server.file()
        with Server(self.folder / "other") as server:
            server.file()
        self.out.mkdir(parents=True)
        (self.out / "thesis.txt").write_text("mine")
        self.assertIn("not empty", complaint("backup", "--data", self.data, "--out", self.out))
        self.assertEqual([path.name for path in self.out.iterdir()], ["thesis.txt"])
        (self.out / "thesis.txt").unlink()
        self.backup()
        self.assertIn("another register", complaint("backup", "--data", self.folder / "other", "--out", self.out))
        self.assertIn("apart", complaint("backup", "--data", self.data, "--out", self.data / "b"))
        self.assertIn("no redress.db", complaint("backup", "--data", self.folder / "none", "--out", self.out))
        self.backup()  # in its own place, as often as wanted
        self.assertEqual(len([path for path in self.out.iterdir() if path.suffix == ".db"]), 1)

    def test_an_interrupted_backup_looks_like_none_and_leaves_the_one_before(self):
        with Server(self.data) as server:
            for _ in range(20):
                server.file("长" * 20_000)
            self.backup("--keys-out", self.keys_out)
            good = (self.out / "backup.json").read_bytes()
            for milliseconds in (1, 3, 6, 10, 15, 22, 30):
                fresh = self.folder / "backups" / f"cut{milliseconds}"
                for out in (self.out, fresh):
                    process = subprocess.Popen([PROGRAM, "backup", "--data", str(self.data), "--out", str(out)],
                                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
                    time.sleep(milliseconds / 1000)
                    process.kill()
                    process.wait()
                    if (out / "backup.json").exists():
                        self.restore(f"from_{out.name}_{milliseconds}", source=out)
                    elif out == fresh:
                        text = complaint("restore", "--from", out, "--keys", self.keys_out, "--data", self.folder / "x")
                        self.assertIn("no complete backup", text)
                        self.assertFalse((self.folder / "x").exists())
            self.assertTrue(good)
            self.backup()  # what was left over is no hindrance
            self.assertFalse((self.out / "backup.partial").exists())

    def test_a_signal_ends_it_in_good_order(self):
        with Server(self.data) as server:
            server.file()
            process = subprocess.Popen([PROGRAM, "backup", "--data", str(self.data), "--out", str(self.out)],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
            process.send_signal(signal.SIGINT)
            process.wait(timeout=60)
            server.file()  # undisturbed
        self.backup()

    def test_older_than_the_newest_good_one_is_never_written_over_it(self):
        with Server(self.data) as server:
            server.file()
            run_json("backup", "--data", self.data, "--out", self.folder / "old", "--keys-out", self.keys_out)
            server.file()
            self.backup()
        target = self.restore(source=self.folder / "old")
        self.assertIn("newer state", complaint("backup", "--data", target, "--out", self.out))

    def test_old_backups_expire_and_the_newest_never(self):
        parent = self.folder / "backups"
        with Server(self.data) as server:
            server.file()
            for name in ("a", "b", "c"):
                self.backup(out=parent / name)
            (parent / "notes").mkdir()
            (parent / "notes" / "backup.json").write_text("{}")
            done = self.backup("--expire", "35d", out=parent / "d")
            self.assertEqual(done["expired"], [])
            self.age(parent / "a", 36)
            self.age(parent / "b", 34)
            cut = parent / "cut"
            cut.mkdir()
            (cut / "backup.partial").write_text("")
            os.utime(cut / "backup.partial", (time.time() - 40 * 86_400,) * 2)
            done = self.backup("--expire", "35d", out=parent / "d")
        self.assertEqual({os.path.basename(path) for path in done["expired"]}, {"a", "cut"})
        self.assertEqual({path.name for path in parent.iterdir()}, {"b", "c", "d", "notes"})
        self.assertIn("35d", complaint("backup", "--data", self.data, "--out", self.out, "--expire", "35", status=2))

    def age(self, backup, days):
        """A backup that was taken so long ago: the register's own key signs the older time."""
        import signing
        manifest = json.loads((backup / "backup.json").read_text())
        then = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=days)
        manifest["taken_at"] = then.strftime("%Y-%m-%dT%H:%M:%S.000Z")
        (backup / "backup.json").write_text(signing.signed_manifest(manifest, self.keys / "log.key"))

    def test_chinese_readers_get_chinese(self):
        with Server(self.data) as server:
            server.file()
        self.assertIn("核验", run("--lang", "zh-CN", "backup", "--data", self.data, "--out", self.out).stdout.decode())


if __name__ == "__main__":
    unittest.main(verbosity=2)
