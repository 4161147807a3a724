#!/usr/bin/env python3
"""Checks every #include "room/..." under src/ against the table of allowed arrows, and the size of files."""
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parents[2]
LINES_MAX = 400


def read_table(path):
    table = {}
    for line in path.read_text().splitlines():
        words = line.split("#")[0].split()
        if words:
            table[words[0]] = set(words)
    return table


def room_of(path, table):
    fitting = [room for room in table if path.startswith(room + "/")]
    return max(fitting, key=len) if fitting else None


def check_file(source, table):
    own = room_of(source.relative_to(root / "src").as_posix(), table)
    if own is None:
        yield f"{source.relative_to(root)}: in no room of arrows.txt"
        return
    lines = source.read_text().splitlines()
    if len(lines) > LINES_MAX:
        yield f"{source.relative_to(root)}: {len(lines)} lines; split files above {LINES_MAX}"
    for number, line in enumerate(lines, 1):
        found = re.match(r'\s*#\s*include\s*"([^"]+)"', line)
        if not found:
            continue
        room = room_of(found.group(1), table)
        if room not in table[own]:
            yield f"{source.relative_to(root)}:{number}: {own} may not include {found.group(1)}"


def main():
    table = read_table(root / "tests/rules/arrows.txt")
    sources = [path for pattern in ("*.hpp", "*.cpp") for path in (root / "src").rglob(pattern)]
    wrong = [text for path in sorted(sources) for text in check_file(path, table)]
    # The check itself must be able to fail.
    assert room_of("domain/ledger/merkle.hpp", table) == "domain/ledger"
    assert "service" not in table["domain/ledger"]
    print("\n".join(wrong) or f"{len(sources)} files keep to {len(table)} rooms")
    return 1 if wrong else 0


sys.exit(main())
