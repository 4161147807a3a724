"""Recomputes an exported log from its lines alone: parts, commitments, leaves and root (FORMATS.md 1, 2, 4)."""
import base64
import hashlib
import json


def canonical(value):
    """RFC 8785 for what events hold: texts, whole numbers, ASCII keys."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def sha(*pieces):
    return hashlib.sha256(b"".join(pieces)).digest()


def root_of(leaves):
    """RFC 6962 section 2.1, level by level: an odd node at the end moves up as it is."""
    if not leaves:
        return sha(b"")
    while len(leaves) > 1:
        pairs = [sha(b"\x01", *leaves[i:i + 2]) for i in range(0, len(leaves) - 1, 2)]
        leaves = pairs + ([leaves[-1]] if len(leaves) % 2 else [])
    return leaves[0]


def leaf_of(line):
    """The leaf hash of one event line, after everything in it was checked against everything else."""
    envelope = line["envelope"]
    assert set(line["parts"]) == set(envelope["parts"])
    for name, part in line["parts"].items():
        opened = sha(b"redress-part/v1\0", name.encode(), b"\0", base64.b64decode(part["salt"]), canonical(part["data"]))
        assert base64.b64encode(opened).decode() == envelope["parts"][name], (line["leaf"], name)
    commitment = base64.b64encode(sha(b"redress-event/v1\0", base64.b64decode(line["salt"]), canonical(envelope))).decode()
    assert commitment == line["commitment"], line["leaf"]
    assert (line["seq"], line["stream"]) == (envelope["seq"], envelope["stream"])
    return sha(b"\0", b"redress-entry/v1\n" + commitment.encode() + b"\n")


def check_log(lines):
    """Returns the number of events; fails unless they come to the checkpoint of the first line."""
    head, events = lines[0], lines[1:]
    last = {}
    for index, event in enumerate(events):
        assert event["leaf"] == index
        seq, commitment = last.get(event["stream"], (0, None))
        assert (event["seq"], event["envelope"]["prev"]) == (seq + 1, commitment), index
        last[event["stream"]] = (event["seq"], event["commitment"])
    origin, size, root = head["checkpoint"].split("\n")[:3]
    assert (origin, int(size)) == (head["origin"], head["size"]) and head["size"] == len(events)
    assert base64.b64decode(root) == root_of([leaf_of(event) for event in events])
    return len(events)
