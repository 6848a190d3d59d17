"""An exam PC without its window: `python -m tests.support.exam_pc --seats URL --data DIR …`, to be killed.

It runs what a kiosk runs (entering, keeping, sitting, the link to PostgreSQL) and answers one question after
the other. What it says is one JSON object a line. `kept` is said of an answer only when it is kept, which
means on the disk; `arrived` once the database has it, too, with the seconds that both took. It listens on its
standard input: see `Commands`.
"""

import argparse
import json
import os
import random
import select
import sys
import time
from datetime import timedelta
from pathlib import Path

from eduapp.core.clock import steady_ms, system_clock
from eduapp.core.errors import EduError, Unavailable
from eduapp.kiosk.entering import enter
from eduapp.kiosk.exchanging import exchange
from eduapp.kiosk.formats import messages as m
from eduapp.kiosk.formats import paper as p
from eduapp.kiosk.formats.faults import Fault
from eduapp.kiosk.formats.record import wall_text
from eduapp.kiosk.identity import identity
from eduapp.kiosk.keeping import Clocks
from eduapp.kiosk.link import NoContact, NoMore
from eduapp.kiosk.link_postgres import PostgresLink
from eduapp.kiosk.rules import replay as replaying
from eduapp.kiosk.ui.words import for_candidate
from tests.support.given_kiosk import CHEAP

STRIDE = 20  # seconds that pass at once: a kiosk that stood still for thirty has a gap
WORDS = ("birch", "spruce", "glue", "æsh", "rød", "dowel", "lathe", "sål")


class Passing:
    """The clocks of one PC: set to the day of the exam, wrong by `jump`, and made to pass by hand.

    `zero` is what the steady clock showed when this PC was switched on.
    """

    def __init__(self, *, shift=0.0, passed=0.0, jump=0.0, machine="", zero=0):
        self.shift, self.passed, self.jump, self.machine, self.zero = shift, passed, jump, machine, zero

    def mono(self):
        return steady_ms() - self.zero + round(self.passed * 1000)

    def true(self):
        """As it is in the room."""
        return system_clock() + timedelta(seconds=self.shift + self.passed)

    def wall(self):
        """As this PC believes."""
        return self.true() + timedelta(seconds=self.jump)

    def clocks(self):
        return Clocks(mono=self.mono, wall=self.wall, machine=self.machine)


def some_answer(question, dice):
    """Any answer of its kind."""
    places = range(len(question.choices))
    if question.kind == p.NUMBER:
        return str(dice.randrange(1000))
    if question.kind not in _ANSWERS:
        return " ".join(dice.choices(WORDS, k=dice.randint(1, 40)))
    return _ANSWERS[question.kind](question, places, dice)


_ANSWERS = {
    p.SINGLE: lambda _question, places, dice: dice.choice(places),
    p.TRUE_FALSE: lambda _question, _places, dice: dice.random() < 0.5,
    p.MULTIPLE: lambda _question, places, dice: sorted(dice.sample(places, dice.randint(1, len(places)))),
    p.ORDERING: lambda _question, places, dice: dice.sample(places, len(places)),
    p.MATCHING: lambda question, _places, dice: {
        str(left): dice.randrange(len(question.rights)) for left in range(len(question.lefts))
    },
    p.GAPS: lambda question, _places, dice: [dice.choice(WORDS) for _gap in question.gaps],
}


class Commands:
    """Lines of the standard input, without waiting longer than told.

    `jump SECONDS` sets the clock on the wall; `pass SECONDS` lets time pass on both; `finish` lets it pass
    until it is handed in; `rest` answers no more; `write` goes on; `hand_in`; `help`.
    """

    def __init__(self):
        self._rest = b""

    def next(self, seconds):
        """The words of the next line, or None."""
        if b"\n" not in self._rest and select.select([0], [], [], seconds)[0]:
            more = os.read(0, 4096)
            if not more:
                raise SystemExit(0)
            self._rest += more
        if b"\n" not in self._rest:
            return None
        line, _, self._rest = self._rest.partition(b"\n")
        return line.decode().split()


class ExamPc:
    """One candidate at work."""

    def __init__(self, entered, link, passing, dice):
        self.entered, self.sitting, self.link, self.passing = entered, entered.sitting, link, passing
        self.dice, self.writes, self.offline, self.state = dice, True, False, ""

    def second(self):
        """What a kiosk does every second, and one answer."""
        sitting = self.sitting
        sitting.waited = sitting.attempt.account.begins_at is None and not self.offline and sitting.sent_n > 0
        sitting.tick()
        pressed, kept = time.perf_counter(), None
        if self.writes and sitting.is_working:
            kept = self.answer()
        on_disk, at = time.perf_counter(), wall_text(system_clock())
        self.talk()
        if kept is not None and sitting.sent_n >= kept.n:
            seconds = [on_disk - pressed, time.perf_counter() - pressed]
            say("arrived", n=kept.n, at=at, seconds=seconds)
        self.report()

    def answer(self):
        question = self.dice.choice(self.sitting.paper.answered)
        kept = self.sitting.answer(question.number, some_answer(question, self.dice))
        if kept is not None:
            say("kept", n=kept.n, question=kept.question, value=kept.value)
        return kept

    def talk(self):
        sitting = self.sitting
        first, frames = sitting.unsent()
        try:
            asked = (sitting.claim.token, first, frames[:500], sitting.attempt.heard, sitting.following)
            told = exchange(self.link, *asked)
            if told.token:
                sitting.followed(told.token)
        except NoContact:
            self.note_offline(offline=True)
        except NoMore:
            sitting.leave("taken")
            say("no_more")
        except Fault as fault:
            say("trouble", what=type(fault).__name__)
        else:
            self.note_offline(offline=False)
            sitting.clocks.set_by(told.now)
            sitting.sent(told.kept)
            for message in told.heard:
                sitting.hear(message)
                if message.kind == m.START:
                    self.entered.remember_key()

    def note_offline(self, *, offline):
        if self.offline != offline:
            self.offline = offline
            say("offline" if offline else "online")

    def report(self):
        """Say where it stands, if that is new and has arrived on the other side."""
        sitting = self.sitting
        if sitting.state != self.state and (self.offline or sitting.sent_n == len(sitting.frames)):
            self.state = sitting.state
            say("state", state=self.state, at=wall_text(self.passing.true()))

    def obey(self, command, *words):
        sitting = self.sitting
        if command == "jump":
            self.passing.jump += float(words[0])
        elif command == "pass":
            self.pass_time(float(words[0]))
            say("passed")
        elif command == "finish":
            self.pass_time(86_400.0)
        elif command in {"rest", "write"}:
            self.writes = command == "write"
        elif command == "hand_in":
            sitting.hand_in()
        elif command == "help":
            sitting.ask_for_help(wanted=True)

    def pass_time(self, seconds):
        left = seconds
        while left > 0:
            step = min(STRIDE, left)
            if self.sitting.state == replaying.RUNNING:
                step = min(step, max(0.001, self.sitting.left_ms / 1000))
            elif self.sitting.state == replaying.HANDED_IN and seconds >= 86_400:
                break
            self.passing.passed += step
            left -= step
            self.sitting.tick()
        self.talk()


def say(said, **facts):
    sys.stdout.write(json.dumps({"said": said, **facts}) + "\n")
    sys.stdout.flush()


def parser():
    made = argparse.ArgumentParser()
    made.add_argument("--seats", required=True)
    made.add_argument("--data", type=Path, required=True)
    made.add_argument("--number", required=True)
    made.add_argument("--code", required=True)
    made.add_argument("--seed", type=int, default=0)
    made.add_argument("--shift", type=float, default=0)
    made.add_argument("--passed", type=float, default=0)
    made.add_argument("--jump", type=float, default=0)
    made.add_argument("--machine", default="")
    made.add_argument("--zero", type=int, default=0)
    made.add_argument("--pace", type=float, default=0.3, help="seconds from answer to answer")
    return made


def passing_of(told):
    return Passing(shift=told.shift, passed=told.passed, jump=told.jump, machine=told.machine, zero=told.zero)


def main():
    told = parser().parse_args()
    passing, link, own = passing_of(told), PostgresLink(told.seats), told.data / "kiosk"
    own.mkdir(parents=True, exist_ok=True)
    try:
        entered = enter(link, own, identity(own).kiosk, passing.clocks(), told.number, told.code, CHEAP)
    except EduError as error:
        say(
            "refused",
            what=type(error).__name__,
            words=for_candidate(error),
        )
        return
    pc, commands = ExamPc(entered, link, passing, random.Random(told.seed)), Commands()
    say("seated", state=pc.sitting.state, n=len(pc.sitting.frames))
    while True:
        try:
            pc.second()
        except Unavailable as error:
            say("unkept", what=type(error).__name__)
        if command := commands.next(told.pace):
            pc.obey(*command)


if __name__ == "__main__":
    main()
