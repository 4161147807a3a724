"""Runs the built program; a server is ended by its process id."""
import http.client
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import unittest

PROGRAM = os.environ["REDRESS"]
REAL_FILES = pathlib.Path(os.environ.get("REAL_FILES", "/nonexistent"))
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8"}


def run(*arguments, status=0, **options):
    """Runs the program to its end; `status` is the exit code that it must have."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, env=ENVIRONMENT, timeout=300, **options)
    assert done.returncode == status, f"{arguments}: exit {done.returncode}\n{done.stdout.decode()}\n{done.stderr.decode()}"
    return done


def import_file(path, mapping, data, status=0):
    return json.loads(run("import", path, "--mapping", mapping, "--data", data, "--json", status=status).stdout)


class SocketConnection(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("localhost", timeout=30)
        self.path = str(path)

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(self.path)


class Server:
    """A running server on `data`; a context manager."""

    def __init__(self, data):
        self.data = pathlib.Path(data)
        self.process = subprocess.Popen([PROGRAM, "serve", "--data", str(data), "--listen", "127.0.0.1:0"],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
        for _ in range(200):
            try:
                if self.request("GET", "/readyz")[0] == 200:
                    return
            except OSError:
                pass
            time.sleep(0.05)
        self.kill()
        raise AssertionError("the server did not come up")

    def request(self, method, path, body=None):
        connection = SocketConnection(self.data / "redress.sock")
        try:
            headers = {"Content-Type": "application/json"} if body is not None else {}
            connection.request(method, path, None if body is None else json.dumps(body), headers)
            answer = connection.getresponse()
            text = answer.read()
        finally:
            connection.close()
        return answer.status, text

    def post(self, path, body):
        status, text = self.request("POST", path, body)
        assert status in (200, 201), (path, status, text)
        return json.loads(text)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=60)


class Case(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="redress_"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.data = self.folder / "data"

    def export(self, data=None, what="complaints", name="export.jsonl"):
        out = self.folder / name
        run("export", "--data", data or self.data, "--what", what, "--out", out)
        self.assertEqual(out.stat().st_mode & 0o777, 0o600)
        self.assertFalse(out.with_name(name + ".new").exists())
        return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]

    def assert_counts(self, result, **wanted):
        usual = {"registered": 0, "already_there": 0, "refused": 0, "skipped": 0}
        for key, count in {**usual, **wanted}.items():
            self.assertEqual(result[key], count, (key, result))
        self.assertIsNone(result["stopped"])
