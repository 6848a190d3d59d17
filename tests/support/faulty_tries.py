"""Tries work on a disk that fails at one write point after the other, in a process of its own.

    python -m tests.support.faulty_tries FOLDER TEMPLATE

Each line it is given is a request (`Asked` as JSON), each it gives an answer: what went wrong, and figures.
"""

from __future__ import annotations

import dataclasses
import json
import os
import random
import shutil
import sys
import tempfile
import traceback
from dataclasses import dataclass, field
from pathlib import Path

from eduapp.core.db.faults import Unfinished
from eduapp.core.errors import EduError
from tests.support import faulty_exam, faulty_papers, faulty_work
from tests.support.faulty_disk import FOR_EVER, KINDS, Disk
from tests.support.faulty_work import State, Work

WORKS: dict[str, type[Work]] = {
    "import": faulty_work.Importing,
    "register": faulty_work.Register,
    "hours": faulty_work.Hours,
    "exam": faulty_exam.Answering,
    "folder": faulty_exam.Carrying,
    "certificate": faulty_papers.Papers,
    "backup": faulty_papers.Backups,
    "migration": faulty_papers.Steps,
    "encrypting": faulty_papers.Encrypting,
}


@dataclass(frozen=True)
class Asked:
    """Which work meets which kind of failure; `most` write points of it, chosen by the seed (0: all)."""

    work: str
    kind: str
    most: int
    seed: str
    blind: bool = False  # a control: what a person is told is not listened to, and so acts are lost


@dataclass
class Found:
    """What came of it."""

    points: int = 0  # at which it can fail
    tries: int = 0
    sentences: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


class Tries:
    """One work on one disk."""

    def __init__(self, disk: Disk, place: Path, template: Path, asked: Asked) -> None:
        self._disk, self._place, self._asked = disk, place, asked
        self._make = WORKS[asked.work]
        self._store = place.with_name(f"{asked.work}.prepared")
        if not self._store.exists():
            self._make.prepare(self._fresh_place(), template)
            shutil.copytree(place, self._store)
        self.found = Found()

    def run(self) -> Found:
        """Without a failure first, then with one at each of the points."""
        states = self._states()
        kind, dice = KINDS[self._asked.kind], random.Random(self._asked.seed)
        work = self._fresh()
        with self._disk.counting(kind):
            for act in work.acts():
                act()
        self.found.points = points = self._disk.points
        cases = [(point, count) for point in range(1, points + 1) for count in (1, FOR_EVER)]
        if self._asked.most:
            cases = sorted(dice.sample(cases, min(self._asked.most, len(cases))))
        for point, count in cases:
            self.found.tries += 1
            try:
                _Try(self, self._fresh(), states, kind, dice).run(point, count)
            except Exception:  # noqa: BLE001 - told, and the next one is tried
                how = "once" if count == 1 else "for ever"
                self.found.wrong.append(f"point {point} {how}:\n{traceback.format_exc()}")
        return self.found

    @property
    def disk(self) -> Disk:
        """Where the work is done."""
        return self._disk

    @property
    def is_blind(self) -> bool:
        """Whether what is told is not listened to."""
        return self._asked.blind

    def _states(self) -> list[State]:
        """What is there before the first act, and after each."""
        work = self._fresh()
        states = [work.state()]
        for act in work.acts():
            act()
            states.append(work.state())
        assert work.faults() == []
        return states

    def _fresh(self) -> Work:
        self._fresh_place()
        shutil.copytree(self._store, self._place, dirs_exist_ok=True)
        return self._make(self._place)

    def _fresh_place(self) -> Path:
        shutil.rmtree(self._place, ignore_errors=True)
        self._place.mkdir()
        return self._place


class _Try:
    """A failure at one point, and what follows."""

    def __init__(self, tries: Tries, work: Work, states: list[State], kind: int, dice: random.Random) -> None:
        self._tries, self._work, self._states, self._kind = tries, work, states, kind
        self._again = dice.random() < 0.5  # whether the program is started again before it goes on
        self._acts = work.acts()
        self._told: EduError | None = None

    def run(self, point: int, count: int) -> None:
        with self._tries.disk.failing(self._kind, point, count):
            done = self._until_told()
            if self._told is not None and count == FOR_EVER:
                self._once_more(done)
            if self._again:
                self._work.stop()
        self._expect(done)
        if self._tries.is_blind:
            return
        if self._again or self._told is not None:
            self._go_on(done)
        self._expect_sound()
        assert self._work.state() == self._states[-1], self._difference(self._states[-1])

    def _until_told(self) -> int:
        """Act by act until one fails with words for people; how many were done."""
        for number, act in enumerate(self._acts):
            try:
                act()
            except EduError as error:
                self._note(error)
                if self._tries.is_blind:
                    continue
                return number
        return len(self._acts)

    def _once_more(self, done: int) -> None:
        """The person tries again at once, and nothing is well yet."""
        try:
            self._acts[done]()
        except EduError as error:
            self._note(error)
        else:
            self._told = Unfinished()  # it was there after all, or needed nothing of what is missing

    def _note(self, error: EduError) -> None:
        sentence = error.sentence()
        assert sentence.strip(), type(error)
        assert "{" not in sentence, sentence
        assert "\n" not in sentence, sentence
        assert not any(sign in sentence for sign in ("Error", "Errno", "Traceback", "sqlite")), sentence
        self._told = error
        told, words = self._tries.found.sentences, _without_places(sentence)
        told[words] = told.get(words, 0) + 1

    def _expect(self, done: int) -> None:
        """All that was done is there, and of the act that failed all, nothing, or whole parts."""
        state = self._work.state()
        self._expect_sound()
        if done == len(self._acts):
            assert state == self._states[-1], self._difference(self._states[-1])
            return
        before, after = self._states[done], self._states[done + 1]
        if self._work.in_parts:
            assert before & after <= state, self._difference(before)
            assert state <= before | after, self._difference(after)
        elif state == after != before:
            assert isinstance(self._told, Unfinished), (
                f"told that it was not saved, and it was: {self._told!r}"
            )
        else:
            assert state == before, self._difference(before)

    def _go_on(self, done: int) -> None:
        """The disk is well again: what was not done is done, and all that follows."""
        whole = done
        if self._again:
            self._work.stop()
            if not self._work.in_parts and done < len(self._acts):
                whole += self._work.state() == self._states[done + 1] != self._states[done]
        if whole:
            self._work.start()
            self._work.mend()
        for act in self._acts[whole:]:
            act()
        if self._again:
            self._work.start()
            self._work.mend()
            self._expect_sound()
            self._work.stop()

    def _expect_sound(self) -> None:
        found = self._work.faults()
        assert not found, found

    def _difference(self, wanted: State) -> str:
        state = self._work.state()
        return f"too much {sorted(state - wanted, key=str)}, missing {sorted(wanted - state, key=str)}"


def _without_places(sentence: str) -> str:
    words = sentence.split()
    return " ".join("…" if "/" in word or word.startswith(".") else word for word in words)


def main(folder: Path, template: Path) -> None:
    """Answer line by line."""
    home = folder / "watched"
    home.mkdir()
    temporary = home.with_name("temporary")
    temporary.mkdir()
    tempfile.tempdir = os.environ["SQLITE_TMPDIR"] = str(temporary)
    disk = Disk(home)
    for line in sys.stdin:
        asked = Asked(**json.loads(line))
        try:
            found = Tries(disk, home / asked.work, template, asked).run()
        except Exception:  # noqa: BLE001 - told to who asked
            found = Found(wrong=[traceback.format_exc()])
        sys.stdout.write(json.dumps(dataclasses.asdict(found)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
