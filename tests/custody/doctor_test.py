#!/usr/bin/env python3
"""`redress doctor`: what is wrong is named, in both languages, and told by the exit code."""
import json
import os
import pathlib
import resource
import shutil
import subprocess
import unittest

from program import ENVIRONMENT, PROGRAM, Case, Server, run, run_json

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]


class DoctorTest(Case):
    def setUp(self):
        super().setUp()
        with Server(self.data) as server:
            server.file()

    def examine(self, *options, status=0):
        found = run_json("doctor", "--data", self.data, *options, status=status)
        return {one["check"]: (one["health"], one["detail"]) for one in found["checks"]}

    def assert_bad(self, check, word):
        health, detail = self.examine(status=1)[check]
        self.assertEqual(health, "bad")
        self.assertIn(word, detail)

    def test_a_healthy_one_is_fit(self):
        with Server(self.data):
            found = self.examine()
            self.assertEqual(found["running"], ("good", "yes"))
        self.assertFalse([check for check, (health, _) in found.items() if health == "bad"])
        self.assertEqual(set(found), {"store", "running", "data_folder", "key_folder", "key_files", "log", "checkpoint", "keys",
                                      "clock", "high_water", "backups", "space", "open_files", "locked_memory", "clock_sync",
                                      "clock_step", "attachments"})
        self.assertEqual(self.examine()["running"], ("good", "no"))

    def test_the_age_of_backups(self):
        self.assertEqual(self.examine()["backups"][0], "warning")
        self.backup()
        health, detail = self.examine()["backups"]
        self.assertEqual(health, "good")
        self.assertIn(str(self.out), detail)
        marker = self.data / "backups.json"
        old = json.loads(marker.read_text())
        old["newest"]["taken_at"] = "2026-01-01T00:00:00.000Z"
        marker.write_text(json.dumps(old))
        self.assertEqual(self.examine()["backups"][0], "warning")
        limits = json.loads((REPOSITORY / "data" / "limits.json").read_text())
        limits["doctor"]["backup_age_hours_max"] = 1_000_000
        (self.folder / "limits.json").write_text(json.dumps(limits))
        self.assertEqual(self.examine("--limits", self.folder / "limits.json")["backups"][0], "good")
        marker.write_text("{")
        self.assertEqual(self.examine()["backups"][0], "warning")

    def test_attachments_that_are_missing_or_cut(self):
        with Server(self.data) as server:
            filed = server.file()
            server.attach(filed, "a.bin", b"a" * 300_000)
            server.attach(filed, "b.bin", b"b")
        self.assertEqual(self.examine()["attachments"], ("good", "2"))
        blobs = sorted((path for path in (self.data / "blobs").rglob("*") if path.is_file()), key=lambda path: path.stat().st_size)
        whole = blobs[1].read_bytes()
        blobs[1].write_bytes(whole[:-1])
        self.assert_bad("attachments", filed["number"] + " (1)")
        blobs[1].write_bytes(whole)
        blobs[0].unlink()
        self.assert_bad("attachments", filed["number"] + " (2)")

    def test_permissions(self):
        self.data.chmod(0o750)
        self.assert_bad("data_folder", "chmod 700")
        self.data.chmod(0o700)
        other = self.keys / "attachment_keys.db"
        other.write_text("x")
        other.chmod(0o640)
        self.assert_bad("key_files", "chmod 600 " + str(other))

    def test_keys_that_are_missing_or_another_logs(self):
        with Server(self.folder / "other"):
            pass
        kept = (self.keys / "log.key").read_bytes()
        shutil.copy(self.folder / "other.keys" / "log.key", self.keys)
        self.assert_bad("keys", str(self.keys))
        (self.keys / "log.key").unlink()
        self.assert_bad("keys", "log.key")
        (self.keys / "log.key").write_bytes(kept)
        (self.keys / "log.key").chmod(0o600)
        self.examine()

    def test_a_log_behind_what_was_shown(self):
        old = self.folder / "old.db"
        shutil.copy(self.data / "redress.db", old)
        with Server(self.data) as server:
            server.file()
        shutil.copy(old, self.data / "redress.db")
        self.assert_bad("high_water", "older copy")

    def test_a_low_limit_of_open_files(self):
        done = subprocess.run([PROGRAM, "doctor", "--data", str(self.data), "--json"], capture_output=True, env=ENVIRONMENT,
                              check=True, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (512, 512)))
        found = {one["check"]: one for one in json.loads(done.stdout)["checks"]}
        self.assertEqual((found["open_files"]["health"], found["open_files"]["detail"]), ("warning", "512"))

    def test_it_speaks_both_languages_and_needs_a_register(self):
        self.assertIn("Fit to serve", run("doctor", "--data", self.data).stdout.decode())
        self.assertIn("适合提供服务", run("--lang", "zh-CN", "doctor", "--data", self.data).stdout.decode())
        run("doctor", "--data", self.folder / "none", status=1)
        run("doctor", "--data", self.data, "--limits", os.devnull, status=2)


if __name__ == "__main__":
    unittest.main(verbosity=2)
