#!/usr/bin/env python3
# ruff: noqa: T201, UP032 - one file for any Python 3.9, read by people outside.
"""Verify an exported access trail, and checkpoints of it, with nothing but Python 3.9 or newer.

    python app.py trail export > trail.jsonl          (at the clinic)
    python verify_trail.py trail.jsonl                 the chain alone
    python verify_trail.py trail.jsonl --checkpoint 2026-12-01.checkpoint --key "sangdam.invalid/trail/…+…+…"

The key is what the clinic gave you when it began to send checkpoints (data/checkpoints/trail.vkey). Without --key the
key in the export is used: then a forger could have replaced both, and the output says so. Exit 0: it holds; 1: it does
not; 2: wrong use.

This file shares no code with Sangdam, on purpose. The rules it checks:
  record    a JSON list [number, microseconds since 1970, actor kind, actor id, role, origin, subject, act, about, why, hash]
  hash      SHA-256 over the previous hash (as text) and the list without the hash, as JSON without spaces, in UTF-8
  checkpoint   C2SP tlog-checkpoint: origin, size, base64 of the last hash, an empty line, "— origin base64(key id, signature)"
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator

Point = tuple[int, int, int, int]

# Ed25519 (RFC 8032, section 6), verification only: slow and simple.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def add(a: Point, b: Point) -> Point:
    """The sum of two points in extended coordinates."""
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    x, y, z, t = f - e, d - c, d + c, f + e
    return (x * y % P, t * z % P, y * z % P, x * t % P)


def times(n: int, point: Point) -> Point:
    """The point added to itself n times."""
    total = (0, 1, 1, 0)
    while n:
        if n & 1:
            total = add(total, point)
        point = add(point, point)
        n >>= 1
    return total


def same(a: Point, b: Point) -> bool:
    """Whether two points are one."""
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def point_of(raw: bytes) -> Point:
    """The point that 32 bytes stand for; ValueError for none."""
    number = int.from_bytes(raw, "little")
    sign, y = number >> 255, number & ((1 << 255) - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        raise ValueError("not a point")
    x = P - x if x & 1 != sign else x
    return (x, y, 1, x * y % P)


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signature_holds(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether `signature` is the key's over `message`."""
    try:
        key, commitment = point_of(public), point_of(signature[:32])
    except ValueError:
        return False
    s = int.from_bytes(signature[32:], "little")
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    return len(signature) == 64 and s < L and same(times(s, BASE), add(commitment, times(h, key)))


def read_checkpoint(note: str, vkey: str) -> tuple[int, str]:
    """Size and last hash of a checkpoint that the key signed; ValueError otherwise."""
    name, key_id, encoded = vkey.split("+", 2)
    public = base64.b64decode(encoded)[1:]
    if hashlib.sha256(name.encode() + b"\n\x01" + public).hexdigest()[:8] != key_id:
        raise ValueError("the key is not whole")
    note = note[: note.index("\n", note.rindex("\u2014 ")) + 1]  # The clinic's messages go on with the key.
    text, signatures = note.rsplit("\n\n", 1)
    text += "\n"
    origin, size, root = text.split("\n")[:3]
    for line in signatures.splitlines():
        _, signer, signature = line.split(" ")
        raw = base64.b64decode(signature)
        if signer == name == origin and raw[:4].hex() == key_id and signature_holds(public, text.encode(), raw[4:]):
            return int(size), base64.b64decode(root).hex()
    raise ValueError("not signed by this key")


def walk(lines: Iterable[str], begins_after: int, last: str) -> Iterator[tuple[int, str]]:
    """Yield (number, hash) of each record, as long as the chain holds; ValueError at the first that does not fit."""
    for place, line in enumerate(lines, 2):  # The head is the file's first line.
        expected = begins_after + place - 1
        try:
            record = json.loads(line)
            number, hashed = record[0], record[-1]
        except (ValueError, LookupError, TypeError):
            raise ValueError("line {}: record {} cannot be read".format(place, expected)) from None
        if number != expected:
            raise ValueError("line {}: record {}: {} stands in its place".format(place, expected, number))
        content = json.dumps(record[:-1], ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        if hashlib.sha256(last.encode() + content).hexdigest() != hashed:
            raise ValueError("line {}: record {} does not follow from the one before".format(place, expected))
        last = hashed
        yield expected, last


def verify(path: str, notes: list[str], key: str | None) -> tuple[str | None, int]:
    """What is wrong with the export at `path`, as a sentence, or None; and how many records were read."""
    with open(path, encoding="utf-8", errors="replace") as file:
        head = json.loads(next(file))
        wanted = dict(read_checkpoint(note, key or head["key"]) for note in notes)
        number, seen = head["begins_after"], {head["begins_after"]: head["hash_before"]}
        try:
            for number, last in walk(file, head["begins_after"], head["hash_before"]):
                if number in wanted:
                    seen[number] = last
        except ValueError as wrong:
            return str(wrong), number
    for size, last in sorted(wanted.items()):
        if size > number:
            return "cut off: the checkpoint knows {} records, {} are left".format(size, number), number
        if size in seen and seen[size] != last:
            return "forked: the checkpoint of {} records has another hash".format(size), number
    return None, number


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="Verify an exported access trail.")
    parser.add_argument("trail")
    parser.add_argument(
        "--checkpoint", action="append", default=[], help="a checkpoint file; may be given several times"
    )
    parser.add_argument("--key", help="the public key that you were given")
    options = parser.parse_args()
    try:
        notes = [open(name, encoding="utf-8").read() for name in options.checkpoint]  # noqa: SIM115
        wrong, count = verify(options.trail, notes, options.key)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, StopIteration) as error:
        print("cannot be verified: {}".format(error))
        return 1
    if wrong:
        print("DOES NOT HOLD: {}".format(wrong))
        return 1
    print("holds: {} records, {} checkpoints agree".format(count, len(notes)))
    if notes and not options.key:
        print("note: the key came from the export itself; give --key to be sure whose checkpoints these are")
    return 0


if __name__ == "__main__":
    sys.exit(main())
