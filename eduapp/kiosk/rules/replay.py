"""The attempt is the replay of its journal: answers, marks, state, what happened, how its time stands."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from eduapp.kiosk.formats import messages as m
from eduapp.kiosk.formats import record as r
from eduapp.kiosk.formats.claim import Allowance
from eduapp.kiosk.formats.record import Record, read_wall
from eduapp.kiosk.rules.account import Account, Reckoning

# Where an attempt stands.
WAITING, RUNNING, PAUSED, HANDED_IN, MOVED, ON_PAPER = (
    "waiting",
    "running",
    "paused",
    "handed_in",
    "moved",
    "on_paper",
)


@dataclass(frozen=True)
class Away:
    """The window lost the focus, or something like it. It is shown to the room, and punishes nobody."""

    n: int
    what: str
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True)
class Attempt:
    """Everything that a journal says."""

    state: str
    account: Account
    answers: dict[int, Any] = field(default_factory=dict)  # by question; without those that were taken back
    answered_at: dict[int, datetime] = field(default_factory=dict)
    answered_n: dict[int, int] = field(default_factory=dict)  # the record that the candidate gave it with
    brought: frozenset[int] = frozenset()  # messages that put an answer from another PC in its place
    after_end: frozenset[int] = frozenset()  # questions answered on time that is not decided on
    marked: frozenset[int] = frozenset()
    heard: int = 0  # the last message
    asks_for_help: bool = False
    away: tuple[Away, ...] = ()
    language: str = ""
    looks: dict[str, Any] = field(default_factory=dict)
    kiosk: str = ""
    starts: int = 0  # how often a kiosk began to keep it
    handed_in_by: str = ""
    handed_in_at: datetime | None = None
    moves: tuple[str, ...] = ()
    moved_by: str = ""  # how the candidate came to this PC: network or file; "" for who began here
    last_n: int = 0
    last_wall: datetime | None = None


class Replay:
    """Replays a journal record by record."""

    def __init__(self, allowance: Allowance) -> None:
        self._reckoning = Reckoning(allowance)
        self._answers: dict[int, Any] = {}
        self._answered_at: dict[int, datetime] = {}
        self._answered_n: dict[int, int] = {}
        self._brought: set[int] = set()
        self._after_end: set[int] = set()
        self._marked: set[int] = set()
        self._away: list[Away] = []
        self._told: dict[str, Any] = {}  # what has one value at a time
        self._looks: dict[str, Any] = {}
        self._moves: list[str] = []
        self._state = self._before_move = WAITING

    def take(self, record: Record) -> None:
        """Go on to the next record."""
        self._reckoning.take(record)
        told = self._told
        told["last_n"], told["last_wall"] = record.n, record.wall
        if record.kind in r.OF_A_QUESTION:
            self._of_a_question(record)
        elif record.kind in {r.AWAY, r.BACK}:
            self._wander(record)
        elif record.kind in _STATES:
            self._change(record)
        else:
            self._note(record)

    def attempt(self) -> Attempt:
        """How it stands now."""
        return Attempt(
            state=self._state,
            account=self._reckoning.account(),
            answers=dict(self._answers),
            answered_at=dict(self._answered_at),
            answered_n=dict(self._answered_n),
            brought=frozenset(self._brought),
            after_end=frozenset(self._after_end),
            marked=frozenset(self._marked),
            away=tuple(self._away),
            looks=dict(self._looks),
            moves=tuple(self._moves),
            **self._told,
        )

    def reckoning(self) -> Reckoning:
        """How the time is reckoned up to here, to go on with what another PC kept from here on."""
        return deepcopy(self._reckoning)

    def _of_a_question(self, record: Record) -> None:
        question = record.question or 0
        if record.kind == r.MARKED:
            (self._marked.add if record.value else self._marked.discard)(question)
            return
        self._answered_at[question], self._answered_n[question] = record.wall, record.n
        if record.value is None:
            self._answers.pop(question, None)
        else:
            self._answers[question] = record.value
        account = self._reckoning.account()
        if account.left_ms < account.open_ms:
            self._after_end.add(question)

    def _bring(self, n: int, body: Mapping[str, Any]) -> None:
        question = body["question"]
        if self._answered_n.get(question, 0) > body["upto"]:
            return
        self._brought.add(n)
        self._answered_at[question] = read_wall(body, "at")
        self._answers.pop(question, None)
        if body.get("value") is not None:
            self._answers[question] = body["value"]

    def _wander(self, record: Record) -> None:
        what = record.value["what"]
        if record.kind == r.AWAY:
            self._away.append(Away(record.n, what, record.wall))
            return
        for place, one in enumerate(self._away):
            if one.what == what and one.until is None:
                self._away[place] = Away(one.n, what, one.since, record.wall)

    def _change(self, record: Record) -> None:
        if record.kind == r.MOVED_OUT:
            self._before_move = self._state
        if record.kind != r.MOVED_IN:
            self._state = _STATES[record.kind]
        elif self._state == MOVED:  # what it was on the PC that was left
            self._state = self._before_move
        if record.kind == r.HANDED_IN:
            self._told["handed_in_by"] = record.value["by"]
            self._told["handed_in_at"] = record.wall
        elif record.kind == r.HANDED_BACK:
            self._told["handed_in_by"], self._told["handed_in_at"] = "", None
        elif record.kind in {r.MOVED_OUT, r.MOVED_IN}:
            self._moves.append(record.value["move"])
            if record.kind == r.MOVED_IN:
                self._told["moved_by"] = str(record.value["by"])

    def _note(self, record: Record) -> None:
        told, value = self._told, record.value
        if record.kind == r.OPENED:
            told["kiosk"], told["starts"] = value["kiosk"], told.get("starts", 0) + 1
        elif record.kind == r.SEEN:
            told["heard"] = max(told.get("heard", 0), value["n"])
            if value["kind"] == m.ANSWER and m.can_be_told(m.ANSWER, value["body"]):
                self._bring(value["n"], value["body"])
        elif record.kind == r.HELP:
            told["asks_for_help"] = value
        elif record.kind == r.LANGUAGE:
            told["language"] = value
        elif record.kind == r.LOOKS:
            self._looks = value


def brought(attempt: Attempt, n: int, body: Mapping[str, Any]) -> Attempt:
    """The attempt with an answer that was given at another PC, as message `n` says, which is not heard yet.

    Unchanged if the candidate has changed the answer since people chose: then they choose again.
    """
    question = body["question"]
    if attempt.answered_n.get(question, 0) > body["upto"]:
        return attempt
    answers = {number: value for number, value in attempt.answers.items() if number != question}
    if body.get("value") is not None:
        answers[question] = body["value"]
    times = {**attempt.answered_at, question: read_wall(body, "at")}
    return replace(attempt, answers=answers, answered_at=times, brought=attempt.brought | {n})


def replay(allowance: Allowance, records: Iterable[Record]) -> Attempt:
    """The attempt that a journal tells."""
    going = Replay(allowance)
    for record in records:
        going.take(record)
    return going.attempt()


_STATES = {
    r.BEGUN: RUNNING,
    r.PAUSED: PAUSED,
    r.RESUMED: RUNNING,
    r.HANDED_IN: HANDED_IN,
    r.HANDED_BACK: RUNNING,
    r.MOVED_OUT: MOVED,
    r.MOVED_IN: MOVED,
    r.PAPER_FALLBACK: ON_PAPER,
}
