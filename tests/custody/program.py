"""Runs the built programs and talks to a server over HTTP; a server is ended by its process id."""
import concurrent.futures
import hashlib
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import unittest

PROGRAM = os.environ["REDRESS_BIN"]
VERIFY = os.environ["REDRESS_VERIFY_BIN"]
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8"}
START_S = 30


def run(*arguments, status=0):
    """Runs the program to its end; `status` is the exit code that it must have."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, env=ENVIRONMENT, timeout=300, check=False)
    assert done.returncode == status, f"{arguments}: exit {done.returncode}\n{done.stdout.decode()}\n{done.stderr.decode()}"
    return done


def run_json(*arguments, status=0):
    return json.loads(run(*arguments, "--json", status=status).stdout)


def complaint(*arguments, status=1):
    """What the program says on standard error."""
    return run(*arguments, status=status).stderr.decode()


def verify(receipt, key):
    """What redress-verify finds wrong with a receipt; nothing when it holds."""
    done = subprocess.run([VERIFY, "receipt", "-", "--key", key], input=receipt.encode(), capture_output=True, check=False)
    return None if done.returncode == 0 else (done.stdout + done.stderr).decode()


# Events that the first start writes: the first administrator and their password.
FOUNDING = 2


class Server:
    """A running server on `data`; a context manager."""

    def __init__(self, data, *options):
        self.messages = open(str(data) + ".messages", "ab")
        self.process = subprocess.Popen([PROGRAM, "serve", "--data", str(data), "--listen", "127.0.0.1:0", *options],
                                        stdout=subprocess.PIPE, stderr=self.messages, env=ENVIRONMENT, text=True)
        watchdog = threading.Timer(START_S, self.process.kill)
        watchdog.start()
        ports = (re.search(r"http://127\.0\.0\.1:(\d+)", line) for line in self.process.stdout)
        found = next((port for port in ports if port), None)
        watchdog.cancel()
        if found is None:
            self.end(signal.SIGKILL)
            raise AssertionError("the server did not start: " + pathlib.Path(str(data) + ".messages").read_text())
        self.port = int(found.group(1))

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def request(self, method, path, body=None, headers=None):
        connection = self.connect()
        headers = {**(headers or {}), **({"Content-Type": "application/json"} if body is not None else {})}
        connection.request(method, path, None if body is None else json.dumps(body), headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text

    def file(self, description="资料无法取回"):
        status, text = self.request("POST", "/v1/complaints", {"description": description})
        assert status == 201, text
        return json.loads(text)

    def show(self, filed):
        status, text = self.request("GET", "/v1/complaints/" + filed["number"],
                                    headers={"Authorization": "QueryCode " + filed["query_code"]})
        assert status == 200, text
        return json.loads(text)

    def receipt(self, filed, seq=1):
        """The receipt, issued again on the newest published checkpoint."""
        status, text = self.request("GET", f"/v1/complaints/{filed['number']}/receipts/{seq}",
                                    headers={"Authorization": "QueryCode " + filed["query_code"]})
        assert status == 200, text
        return text

    def attach(self, filed, name, content):
        """Attaches one file as a form; the answer."""
        boundary = "redress-custody"
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        connection = self.connect()
        connection.request("POST", f"/v1/complaints/{filed['number']}/attachments",
                           head.encode() + content + f"\r\n--{boundary}--\r\n".encode(),
                           {"Content-Type": "multipart/form-data; boundary=" + boundary,
                            "Authorization": "QueryCode " + filed["query_code"]})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        assert answer.status == 201, text
        return json.loads(text)

    def download(self, filed, ordinal=1):
        """Status and bytes of an attachment."""
        connection = self.connect()
        connection.request("GET", f"/v1/complaints/{filed['number']}/attachments/{ordinal}",
                           headers={"Authorization": "QueryCode " + filed["query_code"]})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, content

    def keys(self):
        return self.request("GET", "/log/keys")[1].splitlines()

    def key(self):
        return self.request("GET", "/log/key")[1].strip()

    def checkpoint(self):
        return self.request("GET", "/log/checkpoint")[1]

    def end(self, sign=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(sign)
        code = self.process.wait(timeout=60)
        self.process.stdout.close()
        self.messages.close()
        return code

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()


class Load:
    """Clients that file as fast as they are answered. Each answer is kept with the time at which it was there."""

    def __init__(self, server, clients=6):
        self.server = server
        self.stop = threading.Event()
        self.answers = []  # (time, answer)
        self.problems = []
        self.threads = [threading.Thread(target=self.work, args=(i,)) for i in range(clients)]
        for thread in self.threads:
            thread.start()

    def work(self, client):
        connection = self.server.connect()
        number = 0
        while not self.stop.is_set():
            number += 1
            body = json.dumps({"description": f"客户 {client} 第 {number} 件 " + "长" * 300})
            connection.request("POST", "/v1/complaints", body, {"Content-Type": "application/json"})
            response = connection.getresponse()
            text = response.read()
            if response.status != 201:
                self.problems.append((response.status, text[:300]))
                break
            self.answers.append((time.time(), json.loads(text)))
        connection.close()

    def wait_for(self, count):
        for _ in range(3000):
            if len(self.answers) >= count or self.problems:
                return
            time.sleep(0.01)

    def finish(self):
        self.stop.set()
        for thread in self.threads:
            thread.join()
        assert not self.problems, self.problems
        return self.answers


def add_blob(data, content):
    """An attachment as a server would store it: named by the digest of its (encrypted) bytes."""
    name = hashlib.sha256(content).hexdigest()
    path = data / "blobs" / name[:2] / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


class Case(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="redress_custody_"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.data = self.folder / "data"
        self.keys = self.folder / "data.keys"
        self.out = self.folder / "backups" / "one"
        self.keys_out = self.folder / "key_copy"

    def backup(self, *options, data=None, out=None):
        return run_json("backup", "--data", data or self.data, "--out", out or self.out, *options)

    def log_size(self, data):
        return run_json("log", "verify", "--data", data)["size"]

    def assert_all_verify(self, receipts, key):
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            for problem in pool.map(lambda receipt: verify(receipt, key), receipts):
                self.assertIsNone(problem)

    def assert_same_answers(self, server, filed):
        """Each is there under its number and code, and its receipt is what was said."""
        for one in filed:
            self.assertEqual(server.show(one)["number"], one["number"])
