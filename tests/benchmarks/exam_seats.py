"""Thirty candidates over one PostgreSQL: an answer is acknowledged within 50 ms, the board has it within 1 s.

Real exam PCs (see tests/support/exam_pc.py), each a process, write an answer every two seconds. The server
waits for its disk. An answer is acknowledged when it is on the disk of the PC; how long it takes until the
database has it, too, is a figure of its own. The board looks again whenever the database told it to.
"""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

from eduapp.core.clock import steady_ms, system_clock
from tests.benchmarks.figures import Effort, Figure, say
from tests.support.exam_room import Desk, Room, a_room

MINUTES, PACE = 240, 2.0
ACKNOWLEDGED, SEEN = 0.05, 1.0  # s
Look = tuple[datetime, dict[int, int]]  # when, and how many records of whom the board had


def measure(effort: Effort) -> list[Figure]:
    """Acknowledged, in the database, on the board: each at p99 beside its limit."""
    names = tuple(
        f"Kim {chr(65 + number % 26)}aland{chr(97 + number // 26)}" for number in range(effort.seats)
    )
    with tempfile.TemporaryDirectory() as folder, a_room(names, MINUTES, safe=True) as room:
        with ExitStack() as stack:
            pace = min(PACE, effort.exam_seconds / 8)
            room.let_in().at("09:00")
            desks = [Desk(room, Path(folder) / str(number), pace=pace) for number in room.candidates]
            for number, desk in zip(room.candidates, desks, strict=True):
                desk.sit_down(number)
                stack.callback(desk.kill)
            _begun(room, desks)
            looks = list(_looks(room, effort.exam_seconds))
        return _judged([one for desk in desks for one in desk.arrived], looks)


def _begun(room: Room, desks: Sequence[Desk]) -> None:
    for desk in desks:
        desk.hears("state", state="waiting")
    room.start()
    for desk in desks:
        desk.hears("state", state="running")
        desk.arrived.clear()


def _looks(room: Room, seconds: float) -> Iterator[Look]:
    """What the board shows, looked at whenever something was told."""
    ids, end = {id: number for number, id in room.attempts().items()}, steady_ms() + seconds * 1000
    while steady_ms() < end:
        for _told in room.listening.notifies(timeout=0.2, stop_after=1):
            pass
        for _told in room.listening.notifies(timeout=0):
            pass  # what came meanwhile is in the same look
        room.look()
        yield (
            system_clock(),
            {ids[id]: reading.n for id, reading in room.known.readings.of.items()},
        )


def _judged(arrived: Sequence[dict[str, Any]], looks: Sequence[Look]) -> list[Figure]:
    waits = [wait for one in arrived if (wait := _wait(one, looks)) is not None]
    say(f"  {len(arrived)} answers, {len(looks)} looks of the board, {len(waits)} answers seen by it")
    return [
        _at_p99("exam: an answer acknowledged, at p99", ACKNOWLEDGED, [one["seconds"][0] for one in arrived]),
        _at_p99("exam: and in the database, at p99", ACKNOWLEDGED, [one["seconds"][1] for one in arrived]),
        _at_p99("exam: seen on the board, at p99", SEEN, waits),
    ]


def _wait(one: dict[str, Any], looks: Sequence[Look]) -> float | None:
    """Seconds from acknowledged to seen; None if it came after the last look."""
    at = datetime.fromisoformat(one["at"])
    seen = next((moment for moment, records in looks if records.get(one["number"], 0) >= one["n"]), None)
    return None if seen is None else max(0.0, (seen - at).total_seconds())


def _at_p99(name: str, limit: float, seconds: Sequence[float]) -> Figure:
    slowest = sorted(seconds)[int(len(seconds) * 0.99)]
    return Figure(name, slowest / limit, 1.0, "s", slowest, limit, len(seconds))
