"""Kills `redress serve` under load, again and again, and looks for anything it had promised.

Environment: REDRESS_BIN and REDRESS_VERIFY_BIN are the built programs; REDRESS_KILL_SEED repeats a run.
A killed process leaves the page cache to the kernel, so this finds what was only in the program's memory; what was
only in the page cache is the matter of the power-cut tests beside this one.
"""

import concurrent.futures
import http.client
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import unittest

ROUNDS = 20
CLIENTS = 6
START_S = 30


class Server:
    """One life of the program; ended by kill or by SIGTERM."""

    def __init__(self, data):
        self.messages = open(data + ".messages", "ab")
        self.process = subprocess.Popen(
            [os.environ["REDRESS_BIN"], "serve", "--data", data, "--listen", "127.0.0.1:0"],
            stdout=subprocess.PIPE, stderr=self.messages, env={**os.environ, "LC_ALL": "C"}, text=True)
        watchdog = threading.Timer(START_S, self.process.kill)
        watchdog.start()
        self.port = None
        for line in self.process.stdout:
            found = re.search(r"http://127\.0\.0\.1:(\d+)", line)
            if found:
                self.port = int(found.group(1))
                break
        watchdog.cancel()
        if self.port is None:
            self.end(signal.SIGKILL)
            with open(data + ".messages", encoding="utf-8") as messages:
                raise AssertionError("the server did not start: " + messages.read())

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def end(self, sign):
        self.process.send_signal(sign)
        code = self.process.wait()
        self.process.stdout.close()
        self.messages.close()
        return code


class Request:
    """One filing: what is sent, and what came back before the kill."""

    def __init__(self, number, rng):
        self.text = f"请求 {number}"
        self.body = {"description": self.text, "contact": {"email": f"c{number}@example.org"}}
        self.mixed = rng.random() < 0.2
        if self.mixed:
            self.body["report"] = {"description": f"举报 {number}"}
        self.key = f"kill-test-{number:08d}-{rng.getrandbits(96):024x}"
        self.answer = None

    def send(self, connection):
        connection.request("POST", "/v1/complaints", json.dumps(self.body),
                           {"Content-Type": "application/json", "Idempotency-Key": self.key})
        response = connection.getresponse()
        body = response.read()
        if response.status != 201:
            raise AssertionError(f"status {response.status}: {body[:300]!r}")
        return json.loads(body)


class Load:
    """Clients that file as fast as they are answered, until the server is gone."""

    def __init__(self, server, next_request, enough):
        self.server = server
        self.next_request = next_request
        self.lock = threading.Lock()
        self.answered = 0
        self.enough = enough
        self.reached = threading.Event()
        self.sent = []
        self.problems = []
        self.threads = [threading.Thread(target=self.work) for _ in range(CLIENTS)]
        for thread in self.threads:
            thread.start()

    def work(self):
        connection = self.server.connect()
        try:
            while True:
                with self.lock:
                    request = self.next_request()
                    self.sent.append(request)
                request.answer = request.send(connection)
                with self.lock:
                    self.answered += 1
                    if self.answered >= self.enough:
                        self.reached.set()
        except (OSError, http.client.HTTPException):
            pass  # the server was killed
        except AssertionError as problem:
            self.problems.append(str(problem))
            self.reached.set()
        finally:
            connection.close()

    def finish(self):
        for thread in self.threads:
            thread.join()


def get_json(connection, path, code):
    connection.request("GET", path, headers={"Authorization": "QueryCode " + code})
    response = connection.getresponse()
    body = response.read()
    return response.status, json.loads(body)


def verify(receipt, key):
    """What redress-verify says is wrong with a receipt; nothing when it holds."""
    done = subprocess.run([os.environ["REDRESS_VERIFY_BIN"], "receipt", "-", "--key", key], input=receipt.encode(),
                          capture_output=True, check=False)
    return None if done.returncode == 0 else (done.stdout + done.stderr).decode()


class KillTest(unittest.TestCase):
    def setUp(self):
        self.seed = int(os.environ.get("REDRESS_KILL_SEED", random.SystemRandom().getrandbits(32)))
        print("REDRESS_KILL_SEED =", self.seed, file=sys.stderr)
        self.rng = random.Random(self.seed)
        self.directory = tempfile.TemporaryDirectory(prefix="redress-kill-")
        self.addCleanup(self.directory.cleanup)
        self.data = os.path.join(self.directory.name, "data")
        self.count = 0
        self.requests = []

    def next_request(self):
        self.count += 1
        return Request(self.count, self.rng)

    def key_of(self, server):
        connection = server.connect()
        connection.request("GET", "/log/key")
        key = connection.getresponse().read().decode().strip()
        connection.close()
        return key

    def check_there(self, server, requests, key):
        """Every 201 is there under its number and code, with what was said, and its receipt verifies."""
        connection = server.connect()
        for request in requests:
            answer = request.answer
            self.assertRegex(answer["query_code"], r"^[0-9A-HJKMNP-TV-Z]{8}$")
            status, shown = get_json(connection, "/v1/complaints/" + answer["number"], answer["query_code"])
            self.assertEqual(status, 200, f"{answer['number']}: {shown}")
            self.assertEqual(shown["history"][0]["person"]["description"], request.text)
            self.assertEqual("related" in shown, request.mixed)
        connection.close()
        receipts = [request.answer["receipt"] for request in requests]
        receipts += [request.answer["related"]["receipt"] for request in requests if request.mixed]
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            for problem in pool.map(lambda receipt: verify(receipt, key), receipts):
                self.assertIsNone(problem)

    def ask_again(self, server, requests):
        """Callers without an answer ask again with their key; callers with one get the same."""
        connection = server.connect()
        for request in requests:
            again = request.send(connection)
            if request.answer is not None:
                self.assertEqual(again["number"], request.answer["number"])
                self.assertEqual(again["query_code"], request.answer["query_code"])
            request.answer = again
        connection.close()

    def check_log(self):
        done = subprocess.run([os.environ["REDRESS_BIN"], "log", "verify", "--data", self.data, "--json"],
                              capture_output=True, check=False, env={**os.environ, "LC_ALL": "C"})
        self.assertEqual(done.returncode, 0, (done.stdout + done.stderr).decode())
        return json.loads(done.stdout)["size"]

    def test_every_201_survives_twenty_kills(self):
        server = Server(self.data)
        key = self.key_of(server)
        for round_number in range(ROUNDS):
            with self.subTest(round=round_number, seed=self.seed):
                load = Load(server, self.next_request, enough=self.rng.randint(1, 120))
                self.assertTrue(load.reached.wait(60), "the server does not answer")
                server.end(signal.SIGKILL)
                load.finish()
                self.assertEqual(load.problems, [])
                server = Server(self.data)
                self.assertEqual(self.key_of(server), key)
                answered = [request for request in load.sent if request.answer is not None]
                self.assertGreaterEqual(len(answered), 1)
                self.check_there(server, answered, key)
                if round_number % 5 == 0:
                    self.check_log()  # beside the running server
                self.ask_again(server, load.sent)
                self.requests += load.sent
        self.check_there(server, self.requests, key)
        self.assertEqual(server.end(signal.SIGTERM), 0, "an orderly end")
        # Each request is there once: one event, or two for a message with a report; before them the two of the founding.
        expected = 2 + sum(2 if request.mixed else 1 for request in self.requests)
        self.assertEqual(self.check_log(), expected)
        numbers = {request.answer["number"] for request in self.requests}
        self.assertEqual(len(numbers), len(self.requests))
        print(f"{len(self.requests)} requests, {expected} events, {ROUNDS} kills", file=sys.stderr)


if __name__ == "__main__":
    unittest.main()
