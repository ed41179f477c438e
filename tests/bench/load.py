"""Patients at once, in a process of their own: `python -m tests.bench.load PORT --patients 32 --seconds 5`.

Each patient holds one connection, files a whole consultation as fast as the answers come, and is followed by the next one.
Plain asyncio protocols, so that the client costs as little as it can. Prints one JSON line with what it saw. `--blind` plays
the same bodies to a server that does not understand them (the floor).
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import sys
import time
from collections import Counter
from typing import Any

import orjson
import uvloop

from tests.intake import STEPS, blind_act, body, next_act, step_of
from tests.serving import KEY

WARM_UP = 0.7  # Seconds that are not counted.
RETURNING = 0.125  # The share of stored people among those who chat.


class Tally:
    """What all patients saw."""

    def __init__(self, until: float, counted_from: float, rest: float) -> None:
        self.until = until
        self.rest = rest
        self.counted_from = counted_from
        self.took: list[float] = []
        self.by_step: dict[str, list[float]] = {}
        self.wrong: Counter[str] = Counter()
        self.filed = 0
        self.first = self.returned = 0
        self.open = 0
        self.done = asyncio.get_running_loop().create_future()


class Patient(asyncio.Protocol):
    """One connection; one patient after the other."""

    def __init__(self, tally: Tally, keys: random.Random, stored: int, blind: bool) -> None:
        self.tally = tally
        self.keys = keys
        self.stored = stored
        self.blind = blind
        self.waiting = b""
        self.turn = 0
        self.key = ""
        self.answer: dict[str, Any] | None = None
        self.sent_at = 0.0
        self.off_course = False
        self.transport: Any = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        self.tally.open += 1
        self._become_the_next()

    def data_received(self, data: bytes) -> None:
        self.waiting += data
        head, found, rest = self.waiting.partition(b"\r\n\r\n")
        if not found:
            return
        length = int(head.lower().split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
        if len(rest) < length:
            return
        self.waiting = b""
        self._note(head, rest)
        if time.perf_counter() >= self.tally.until:
            self.transport.close()
        elif self.tally.rest:
            asyncio.get_running_loop().call_later(self.tally.rest, self._go_on)
        else:
            self._go_on()

    def connection_lost(self, exc: Exception | None) -> None:
        if exc is not None:
            self.tally.wrong["connection lost"] += 1
        self.tally.open -= 1
        if self.tally.open == 0 and not self.tally.done.done():
            self.tally.done.set_result(None)

    def _note(self, head: bytes, rest: bytes) -> None:
        now = time.perf_counter()
        if not head.startswith(b"HTTP/1.1 200"):
            self.tally.wrong[head[:16].decode("ascii", "replace")] += 1
        self.answer = orjson.loads(rest)
        step = STEPS[self.turn] if self.blind else step_of(self.answer or {})
        if step != STEPS[self.turn]:
            self.tally.wrong[f"{STEPS[self.turn]} expected, {step} came"] += 1
        # An answer that came too late tells of no question: the next patient begins in this one's place.
        self.off_course = step not in STEPS
        if self.sent_at >= self.tally.counted_from:
            self.tally.took.append(now - self.sent_at)
            self.tally.by_step.setdefault(step, []).append(now - self.sent_at)
        self.turn += 1

    def _go_on(self) -> None:
        if self.turn == len(STEPS):
            self.tally.filed += 1
            self._become_the_next()
        elif self.off_course:
            self._become_the_next()
        else:
            self._send()

    def _become_the_next(self) -> None:
        if self.stored and self.keys.random() < RETURNING:
            # One after the other, so that nobody chats twice: who has filed before is asked less.
            self.key = f"{(self.tally.first + self.tally.returned) % self.stored:064x}"
            self.tally.returned += 1
        else:
            self.key = f"{self.keys.getrandbits(256):064x}"
        self.turn, self.answer = 0, None
        self._send()

    def _send(self) -> None:
        said, extra = blind_act(self.turn) if self.blind else next_act(self.answer)
        content = body(self.key, said, extra)
        head = (
            f"POST /skills/consult HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Skill-Key: {KEY}\r\nUser-Agent: AHC/2.1\r\n"
            f"Accept: */*\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {len(content)}\r\n\r\n"
        )
        self.sent_at = time.perf_counter()
        self.transport.write(head.encode() + content)


async def drive(
    port: int, patients: int, seconds: float, *, stored: int, blind: bool, first: int, rest: float
) -> dict[str, Any]:
    """Let `patients` people chat for `seconds`, who wait `rest` seconds before each turn; what they saw."""
    begun = time.perf_counter()
    tally = Tally(begun + WARM_UP + seconds, begun + WARM_UP, rest)
    tally.first = first
    keys = random.Random()
    loop = asyncio.get_running_loop()
    for _ in range(patients):
        await loop.create_connection(lambda: Patient(tally, keys, stored, blind), "127.0.0.1", port)
    await tally.done
    return seen(tally, seconds)


def seen(tally: Tally, seconds: float) -> dict[str, Any]:
    """The tally as figures; times in milliseconds."""
    return {
        "turns": len(tally.took),
        "rate": len(tally.took) / seconds,
        "p50": part(tally.took, 0.50),
        "p99": part(tally.took, 0.99),
        "worst": part(tally.took, 1.0),
        "steps": {step: part(took, 0.5) for step, took in tally.by_step.items()},
        "filed": tally.filed,
        "returned": tally.returned,
        "wrong": dict(tally.wrong),
    }


def part(took: list[float], share: float) -> float:
    """The time in milliseconds under which this share of the turns stayed."""
    ordered = sorted(took)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000 if ordered else 0.0


def main() -> None:
    """Read the command line, drive, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("port", type=int)
    parser.add_argument("--patients", type=int, default=32)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--stored", type=int, default=0, help="some of the people are of so many stored ones")
    parser.add_argument("--first", type=int, default=0, help="the stored person to begin with")
    parser.add_argument("--cpu", type=int, default=-1)
    parser.add_argument("--blind", action="store_true")
    parser.add_argument("--rest", type=float, default=0.0, help="seconds that a patient waits before each turn")
    asked = parser.parse_args()
    if asked.cpu >= 0 and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {asked.cpu})
    found = uvloop.run(
        drive(
            asked.port, asked.patients, asked.seconds,
            stored=asked.stored, blind=asked.blind, first=asked.first, rest=asked.rest,
        )
    )  # fmt: skip
    sys.stdout.write(orjson.dumps(found).decode() + "\n")


if __name__ == "__main__":
    main()
