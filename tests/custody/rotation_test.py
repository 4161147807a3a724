#!/usr/bin/env python3
"""`redress log rotate-key`: old and new sign one checkpoint, and everything before and after still verifies."""
import json
import subprocess
import unittest

from program import VERIFY, FOUNDING, Case, Server, complaint, run, run_json, verify


class RotationTest(Case):
    def test_old_receipts_hold_with_the_old_key_and_new_ones_with_the_new(self):
        with Server(self.data) as server:
            old = server.file("旧密钥下的投诉")
            old_key = server.key()
        done = run_json("log", "rotate-key", "--data", self.data)
        self.assertEqual(done["old_key"], old_key)
        lines = done["checkpoint"].split("\n\n")[1].splitlines()
        self.assertEqual(len(lines), 2, "both sign one checkpoint")
        with Server(self.data) as server:
            new_key = server.key()
            self.assertEqual(server.keys(), [old_key, new_key])
            self.assertEqual(new_key, done["new_key"])
            # The checkpoint of the rotation is the published one: a receipt on it verifies with either key.
            self.assertEqual(server.checkpoint(), done["checkpoint"])
            both = server.receipt(old)
            self.assert_all_verify([both, old["receipt"]], old_key)
            self.assert_all_verify([both], new_key)
            self.assertIsNotNone(verify(old["receipt"], new_key))
            fresh = server.file("新密钥下的投诉")
            self.assertIsNone(verify(fresh["receipt"], new_key))
            self.assertIsNotNone(verify(fresh["receipt"], old_key))
            self.check_status(server.show(fresh), new_key)
        self.assertEqual(self.log_size(self.data), FOUNDING + 3)
        self.check_event(old_key, new_key)

    def check_status(self, shown, key):
        path = self.folder / "status.note"
        path.write_text(shown["status_note"])
        done = subprocess.run([VERIFY, "status", str(path), "--key", key], capture_output=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout)

    def check_event(self, old_key, new_key):
        run("export", "--data", self.data, "--what", "events", "--out", self.folder / "events.jsonl")
        event = json.loads((self.folder / "events.jsonl").read_text().splitlines()[FOUNDING + 2])
        self.assertEqual((event["stream"], event["seq"], event["envelope"]["kind"]), ("log", 1, "log_key_rotated"))
        self.assertEqual(event["parts"]["party"]["data"], {"new_key": new_key, "old_key": old_key})

    def test_the_old_secret_is_gone_unless_it_is_kept(self):
        with Server(self.data) as server:
            server.file()
        first = (self.keys / "log.key").read_text()
        run("log", "rotate-key", "--data", self.data)
        everything = b"".join(path.read_bytes() for path in self.keys.iterdir())
        self.assertNotIn(first.splitlines()[1].encode(), everything)
        second = (self.keys / "log.key").read_text()
        done = run_json("log", "rotate-key", "--data", self.data, "--keep-old")
        kept = self.keys / ("log.key." + done["old_key"].split("+")[1])
        self.assertEqual(kept.read_text(), second)
        self.assertEqual(kept.stat().st_mode & 0o777, 0o600)
        with Server(self.data) as server:
            self.assertEqual(len(server.keys()), 3)

    def test_only_while_nobody_runs(self):
        with Server(self.data) as server:
            server.file()
            self.assertIn("another redress", complaint("log", "rotate-key", "--data", self.data))
        self.assertIn("no redress.db", complaint("log", "rotate-key", "--data", self.folder / "none"))

    def test_a_backup_from_before_needs_the_loss_accepted_and_one_from_after_fits(self):
        with Server(self.data) as server:
            server.file()
        self.backup("--keys-out", self.keys_out)
        run("log", "rotate-key", "--data", self.data)
        after, keys_after = self.folder / "backups" / "two", self.folder / "keys_after"
        self.backup("--keys-out", keys_after, out=after)
        self.data.rename(self.folder / "broken")
        done = run_json("restore", "--from", self.out, "--data", self.data, status=4)
        self.assertEqual(done["loss"]["lost"], 1)
        run_json("restore", "--from", after, "--data", self.data)
        target = self.folder / "elsewhere"
        said = complaint("restore", "--from", after, "--keys", self.keys_out, "--data", target)
        self.assertIn("not the key", said)
        run_json("restore", "--from", after, "--keys", keys_after, "--data", target)


if __name__ == "__main__":
    unittest.main(verbosity=2)
