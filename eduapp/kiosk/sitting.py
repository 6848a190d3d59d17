"""One candidate at work on this PC: what is done is kept first and counts then. No screen, no threads.

The screen asks here what may be done, and shows what came of it. Everything that is kept goes through `keep`;
what the staff's side says goes through `hear`; what is to be sent is told by `unsent` and settled by `sent`.
"""

import contextlib
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from eduapp.core.errors import Unavailable
from eduapp.kiosk.exchanging import Following
from eduapp.kiosk.formats import messages as m
from eduapp.kiosk.formats import record as r
from eduapp.kiosk.formats.claim import Claim
from eduapp.kiosk.formats.faults import WrongCode
from eduapp.kiosk.formats.messages import Message
from eduapp.kiosk.formats.paper import PaperContent, read_paper
from eduapp.kiosk.formats.record import Event, Record
from eduapp.kiosk.formats.sealed import SealedPaper
from eduapp.kiosk.keeping import Clocks, Keeping
from eduapp.kiosk.rules import replay as replaying
from eduapp.kiosk.rules.account import SILENCE_MS
from eduapp.kiosk.rules.answers import cleaned, fits
from eduapp.kiosk.rules.overview import Overview, overview
from eduapp.kiosk.rules.replay import Replay

TICK_MS = 10_000
TAKEN = "taken"  # what the move is called that a PC hears of by being refused
MESSAGE = "message-"  # and which: what it is called if the room said so
BY_SELF, BY_TIME, BY_STAFF = "self", "time", "staff"


class Sitting:
    """One attempt, open on this PC."""

    def __init__(self, claim: Claim, keeping: Keeping, sealed: SealedPaper, clocks: Clocks) -> None:
        self.claim, self.sealed, self._keeping, self.clocks = claim, sealed, keeping, clocks
        self._replay = Replay(claim.allowance)
        for record in keeping.records:
            self._replay.take(record)
        self.attempt = self._replay.attempt()
        self.paper: PaperContent | None = None
        self.paper_key: bytes | None = None
        self.unkept: dict[int, Any] = {}  # answers on the screen that could not be kept yet
        self._held: set[int] = set()  # questions of those whose records wait for room on the disk
        self.sent_n = self.aside_n = self.written_n = 0
        self.is_overtaken = False  # another PC has the seat: what is not sent goes beside its journal
        self.following: Following | None = None  # the seat is another PC's yet, which was left with a file
        self.start: Message | None = None  # told to begin, and cannot yet: no key, not time yet, or not known
        self.waited = False  # whether somebody is waiting here in time, in touch with the staff's side
        self._waited_for_start = False  # the same when it was told to begin
        # Worked since the last record, and until when: where nothing can be kept, the time goes on as well.
        self._here_ms, self._here_at = 0, self.attempt.account.mono

    # ── What is so ───────────────────────────────────────────────────────────────────────────────

    @property
    def state(self) -> str:
        """Where the attempt stands."""
        return self.attempt.state

    @property
    def is_open(self) -> bool:
        """Whether the time runs and the paper can be read here."""
        return self.state == replaying.RUNNING and self.paper is not None

    @property
    def is_working(self) -> bool:
        """Whether something may be answered now."""
        return self.is_open and self.left_ms > 0

    @property
    def left_ms(self) -> int:
        """What is left of the time. A stretch in which this PC stood still is not used: it becomes a gap."""
        account = self.attempt.account
        return account.left_ms - self._worked_ms() if account.is_running else account.left_ms

    @property
    def started_at(self) -> datetime | None:
        """When the room began, if that was told here and nothing came of it: the code opens the paper."""
        is_open = self.paper is not None or self.attempt.account.begins_at is not None
        return None if is_open else self._told_start()

    def _told_start(self) -> datetime | None:
        told = [one.value for one in self.records if one.kind == r.SEEN and one.value["kind"] == m.START]
        return r.read_wall(told[0]["body"], "begins_at") if told else None

    @property
    def overview(self) -> Overview:
        """How the questions stand."""
        if self.paper is None:
            return Overview(())
        return overview(self.paper, self.attempt.answers, self.attempt.marked, self.unkept)

    @property
    def last_answered(self) -> int:
        """The question that was worked at last; 0 if none was."""
        given = self.attempt.answered_n
        return max(given, key=given.__getitem__, default=0)

    @property
    def frames(self) -> list[bytes]:
        """Everything that is kept here."""
        return self._keeping.frames

    @property
    def records(self) -> list[Record]:
        """The same, read."""
        return self._keeping.records

    @property
    def is_waiting(self) -> bool:
        """Whether something that counts is not on the disk yet."""
        return self._keeping.waiting > 0

    @property
    def only_in_memory(self) -> bool:
        """Whether such a thing is nowhere else: it would be gone with this PC."""
        return self.is_waiting and max(self.sent_n, self.aside_n) < len(self.frames)

    # ── What is kept ─────────────────────────────────────────────────────────────────────────────

    def keep(self, kind: str, value: Any = None, question: int | None = None) -> Record:  # noqa: ANN401
        """Keep something. Raises Unavailable if it is not kept."""
        return self._in_time(self._keeping.append, Event(kind, value, question))

    def hold(self, kind: str, value: Any = None, question: int | None = None) -> Record:  # noqa: ANN401
        """Keep something that counts at once, and is on the disk as soon as it has room."""
        return self._in_time(self._keeping.append_anyway, Event(kind, value, question))

    def _in_time(self, write: Callable[[Event], Record], event: Event) -> Record:
        """After a while in which nothing could be kept, the time that was worked meanwhile is kept first."""
        account = self.attempt.account
        if account.is_running and self._here_ms and self.clocks.mono() - account.mono > SILENCE_MS:
            worked = min(self._worked_ms(), max(0, account.left_ms))
            caught_up = self._taken(write(Event(r.TICK, {"worked_ms": worked})))
            if event.kind == r.TICK:
                return caught_up
        return self._taken(write(event))

    def _taken(self, record: Record) -> Record:
        self._replay.take(record)
        self.attempt = self._replay.attempt()
        self._here_ms, self._here_at = 0, record.mono
        return record

    def _worked_ms(self) -> int:
        """What was worked since the last record, as long as this PC never stood still."""
        since = self.clocks.mono() - self._here_at
        return self._here_ms + (since if 0 <= since <= SILENCE_MS else 0)

    def answer(self, number: int, value: Any) -> Record | None:  # noqa: ANN401 - an answer is of many kinds
        """Keep an answer; None if it is kept already or nothing may be answered. Raises Unavailable."""
        question = self.paper.question(number) if self.paper else None
        if question is None or not self.is_working or not fits(question, value):
            return None
        told = cleaned(question, value)
        if self.attempt.answers.get(number) == told and type(self.attempt.answers.get(number)) is type(told):
            if number not in self._held:
                self.unkept.pop(number, None)
            return None
        self.unkept[number] = told
        self._held.discard(number)
        record = self.keep(r.ANSWER, told, number)
        del self.unkept[number]
        return record

    def keep_unkept(self) -> None:
        """Try again what could not be kept, also after the end: it is older. Raises Unavailable."""
        self._keeping.write_waiting()
        self.forget_held()
        for number, value in list(self.unkept.items()):
            self.keep(r.ANSWER, value, number)
            del self.unkept[number]

    def hold_unkept(self) -> None:
        """What stands on the screen goes along with what is done now, whether the disk has room or not."""
        for number, value in list(self.unkept.items()):
            if number not in self._held:
                self.hold(r.ANSWER, value, number)
                self._held.add(number)
        if not self.is_waiting:
            self.forget_held()

    def _forget_what_is_elsewhere(self) -> None:
        """Nobody stays for a PC that was left, once the room has all of it."""
        if self.state == replaying.MOVED and not self.only_in_memory:
            self.forget_held()

    def forget_held(self) -> None:
        """Their records are on the disk, or where the candidate goes on."""
        for number in self._held:
            self.unkept.pop(number, None)
        self._held.clear()

    def mark(self, number: int, *, marked: bool) -> None:
        """Mark a question for later, or no more."""
        if self.is_working and (number in self.attempt.marked) != marked:
            self.keep(r.MARKED, marked, number)

    def note(self, kind: str, value: Any) -> None:  # noqa: ANN401 - of many kinds
        """Keep what nobody waits for; a disk that is full may not stop it."""
        with contextlib.suppress(Unavailable):
            self.keep(kind, value)

    def ask_for_help(self, *, wanted: bool) -> None:
        """Ask somebody to come, or no more."""
        if self.attempt.asks_for_help != wanted:
            self.keep(r.HELP, wanted)

    def hand_in(self) -> None:
        """Hand in what there is, once all of it is kept. Raises Unavailable."""
        self.keep_unkept()
        self._end(self.keep, BY_SELF)

    def end(self, by: str) -> None:
        """The time is over, or the room says so: it ends now, and goes on trying to keep what is not kept."""
        with self.clocks.at_one_moment():
            self.hold_unkept()
            self._end(self.hold, by)

    def _end(self, write: Callable[[str, Any], Record], by: str) -> None:
        if self.state in {replaying.RUNNING, replaying.PAUSED}:
            write(r.HANDED_IN, {"by": by, "unanswered": list(self.overview.unanswered)})

    def go_on_on_paper(self, pages: Any) -> None:  # noqa: ANN401 - what is kept of them
        """From now on nothing is answered here. The pages have what is not kept, too."""
        if self.state in {replaying.RUNNING, replaying.PAUSED}:
            with self.clocks.at_one_moment():
                self.hold_unkept()
                self.hold(r.PAPER_FALLBACK, pages)

    def tick(self) -> None:
        """To be called every second: says it is still here, begins when it is time, ends at the limit."""
        if self.is_open:
            self._here_ms, self._here_at = self._worked_ms(), self.clocks.mono()
        if self.start is not None:
            self._begin_if_due()
        is_here = self.state in {replaying.WAITING, replaying.PAUSED} or self.is_open
        if is_here and self.clocks.mono() - self.attempt.account.mono >= TICK_MS:
            self.note(r.TICK, None)
        if self.is_open and self.left_ms <= 0:
            self.end(BY_TIME)

    # ── The paper ────────────────────────────────────────────────────────────────────────────────

    def open_paper(self, key: bytes) -> None:
        """Open the paper with its key. Raises WrongCode and NotOurs."""
        paper = read_paper(self.sealed.open(key))
        if (paper.sitting, paper.attempt, paper.number) != (
            self.claim.sitting,
            self.claim.attempt,
            self.claim.number,
        ):
            raise WrongCode
        self.paper, self.paper_key = paper, key

    def begin_by_code(self, code: str, began_at: datetime | None = None) -> None:
        """The invigilator has typed the code; the time runs from `began_at`, or from now."""
        self.open_paper(self.sealed.key_of(code))
        self.begin(began_at)

    def begin(self, began_at: datetime | None = None) -> None:
        """The paper is open: the time runs, if it does not run already."""
        if self.attempt.account.begins_at is None:
            now = self.clocks.time()
            begins = max(
                filter(None, (min(began_at or now, now), self._told_start()))
            )  # a clock may be behind
            self._begin(self.keep, begins, now - begins, "code", 0)

    def is_staff(self, code: str) -> bool:
        """Whether this is the invigilator's code."""
        try:
            self.sealed.key_of(code)
        except WrongCode:
            return False
        return True

    # ── What the staff's side says ───────────────────────────────────────────────────────────────

    def hear(self, message: Message) -> bool:
        """Do what a message says, once. Whether it was new. It counts at once, also where the disk is full.

        A PC that was left hears no more: what it kept now would be nowhere else, if the candidate came back.
        """
        if message.n <= self.attempt.heard or self.state == replaying.MOVED:
            return False
        self._obey(message)
        self.hold(r.SEEN, {"n": message.n, "kind": message.kind, "body": message.kept})
        return True

    def _obey(self, message: Message) -> None:
        """Before it is noted as heard: after a crash in between it is done again, which changes nothing."""
        kind, n = message.kind, message.n
        if kind == m.START:
            self._take_start(message)
        elif kind == m.PAUSE and self.state == replaying.RUNNING:
            self.hold(r.PAUSED, {"n": n})
        elif kind == m.RESUME and self.state == replaying.PAUSED:
            self.hold(r.RESUMED, {"n": n, "credited_ms": message.body.get("credited_ms")})
        elif kind == m.BRING_BACK and self.state in {replaying.HANDED_IN, replaying.ON_PAPER}:
            self.hold(r.HANDED_BACK, {"n": n})
        elif kind in {m.MOVE, m.TAKEN_BACK} and self.state != replaying.HANDED_IN:
            self.leave(f"{MESSAGE}{n}")
        elif kind == m.STOP:
            self.end(message.body["by"])
        elif kind == m.PAPER:
            self.go_on_on_paper({"by": BY_STAFF, "n": n})
        elif kind == m.HELP_SEEN and self.attempt.asks_for_help:
            self.hold(r.HELP, False)

    def _take_start(self, message: Message) -> None:
        """Begin, or be ready to. Who is late by nobody knows how much waits for the invigilator's code."""
        if self.attempt.account.begins_at is None:
            self.start, self._waited_for_start = message, self.waited
            if self._late_by(message) is None:
                return
        if self.paper is None and "key" in message.body:
            self.open_paper(bytes.fromhex(message.body["key"]))
        self._begin_if_due()

    def _begin_if_due(self) -> None:
        start, now = self.start, self.clocks.time()
        if start is None or self.paper is None or self.attempt.account.begins_at is not None:
            return
        begins, late = r.read_wall(start.body, "begins_at"), self._late_by(start)
        if late is None or (now < begins and late < timedelta()):  # this PC's clock may be behind the board's
            return
        self._begin(self.hold, begins, late, "message", start.n)
        self.start = None

    def _late_by(self, start: Message) -> timedelta | None:
        """How late somebody begins (below nothing: not yet); None if it takes the invigilator to say so.

        By the board's clock if they waited here, else by that of the staff's side. What this PC's own clock
        says is believed of nobody: one that is ahead would take their time. No exam ends as it begins.
        """
        begins = r.read_wall(start.body, "begins_at")
        if self._waited_for_start and "sent_at" in start.body:
            late = r.read_wall(start.body, "sent_at") - begins
        elif self.clocks.is_set:
            late = self.clocks.time() - begins
        else:
            return None
        return late if late < timedelta(milliseconds=self.attempt.account.total_ms) else None

    def _begin(
        self, write: Callable[[str, Any], Record], begins: datetime, late: timedelta, by: str, n: int
    ) -> None:
        late_ms = max(0, round(late / timedelta(milliseconds=1)))
        write(r.BEGUN, {"begins_at": r.wall_text(begins), "late_ms": late_ms, "by": by, "n": n})

    # ── Sending ──────────────────────────────────────────────────────────────────────────────────

    def unsent(self) -> tuple[int, list[bytes]]:
        """The number of the first record that was not sent, and all from there on."""
        known = max(self.sent_n, self.aside_n)
        return known + 1, self.frames[known:]

    def sent(self, kept: int) -> None:
        """Records up to this one are kept on the other side; what it has not is sent again."""
        self.sent_n = min(kept, len(self.frames))
        self._forget_what_is_elsewhere()

    def followed(self, token: str) -> None:
        """The seat is this PC's by now."""
        self.claim, self.following = replace(self.claim, token=token), None

    def set_aside(self, kept: int) -> None:
        """Records up to this one are in safety, beside the journal of the PC that goes on."""
        self.aside_n = min(kept, len(self.frames))
        self._forget_what_is_elsewhere()

    def written(self) -> None:
        """All that is kept up to now is in a file for the staff's side."""
        self.written_n = len(self.frames)

    # ── Leaving ──────────────────────────────────────────────────────────────────────────────────

    def leave(self, move: str = "") -> str:
        """This PC goes on no more, with all that stands on its screen; what the move is called."""
        name = move or uuid.uuid4().hex
        if self.state != replaying.MOVED:
            self.hold_unkept()
            self.hold(r.MOVED_OUT, {"move": name})
        return name

    def come_back(self, move: str) -> None:
        """The move could not be made: this PC goes on."""
        self.hold(r.MOVED_IN, {"move": move, "by": "none", "upto": len(self.frames)})

    def close(self) -> None:
        """Let go of the journal."""
        self._keeping.close()
