"""One record of a journal: what a candidate did, what was told, and when by both clocks."""

import hmac
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from eduapp.core.canonical import canonical
from eduapp.core.strict_json import Facts, Unfit, hexadecimal, named, read_facts, text, whole

FIRST_PREV = "0" * 64
KEY = 32

# What a record may be. The value of each stands beside it.
OPENED = (
    "opened"  # {attempt, sitting, number, kiosk, machine}: a process of the kiosk begins to keep this journal
)
BEGUN = "begun"  # {begins_at, late_ms, by: message|code, n}: the time runs
ANSWER = "answer"  # question and the whole answer as it is now, or null for none
MARKED = "marked"  # question and whether it is marked for later
SEEN = "seen"  # {n, kind, body}: a message of the staff's was heard; never with a key in it
PAUSED = "paused"  # {n}
RESUMED = "resumed"  # {n, credited_ms or null}: null credits what the pause took on this PC's clock
AWAY = "away"  # {what: focus|screen|window|terminal|clipboard|…}
BACK = "back"  # {what}
LANGUAGE = "language"  # the code of the screen's language
LOOKS = "looks"  # {size, contrast, clock}: how the candidate has set up the screen
HELP = "help"  # true: asks for somebody to come; false: no more
# null: still here, the time is running; every ten seconds when nothing else is kept. {worked_ms}: it was here
# and could keep nothing (a full disk); so much of what passed since the record before was worked
TICK = "tick"
MOVED_OUT = "moved_out"  # {move}: this PC goes on no more
MOVED_IN = "moved_in"  # {move, by: network|file, upto}: another PC goes on from here
PAPER_FALLBACK = "paper_fallback"  # {pages, code}, or {by: staff, n}: the rest is written on paper
HANDED_IN = "handed_in"  # {by: self|time|staff, unanswered: […]}
HANDED_BACK = "handed_back"  # {n}: brought back by the staff
KINDS = (
    *(OPENED, BEGUN, ANSWER, MARKED, SEEN, PAUSED, RESUMED, AWAY, BACK, LANGUAGE, LOOKS, HELP, TICK),
    *(MOVED_OUT, MOVED_IN, PAPER_FALLBACK, HANDED_IN, HANDED_BACK),
)
OF_A_QUESTION = (ANSWER, MARKED)
LONGEST_ANSWER = 60_000  # letters of one text
_WALL = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
_NEEDED = frozenset({"boot", "kind", "mac", "mono", "n", "prev", "wall"})
_ALSO = frozenset({"question", "value"})


@dataclass(frozen=True)
class Event:
    """What is to be kept, before it has its place in the journal."""

    kind: str
    value: Any = None
    question: int | None = None


@dataclass(frozen=True)
class Moment:
    """When: the monotonic clock in milliseconds, which start of the kiosk, and the clock on the wall."""

    mono: int
    boot: str
    wall: datetime


@dataclass(frozen=True)
class Record:
    """What was kept, in its place in the chain."""

    n: int
    prev: str
    kind: str
    value: Any
    question: int | None
    mono: int
    boot: str
    wall: datetime
    mac: str

    @property
    def moment(self) -> Moment:
        """When it was."""
        return Moment(self.mono, self.boot, self.wall)


def made(event: Event, n: int, prev: str, moment: Moment, key: bytes) -> tuple[Record, bytes]:
    """The record of an event behind the one with the mac `prev`, and its payload as it is kept."""
    told: Facts = {
        "n": n,
        "prev": prev,
        "kind": event.kind,
        "mono": moment.mono,
        "boot": moment.boot,
        "wall": wall_text(moment.wall),
    }
    if event.value is not None:
        told["value"] = event.value
    if event.question is not None:
        told["question"] = event.question
    mac = mac_of(told, key)
    payload = canonical({**told, "mac": mac}).encode()
    return _record_of(read_facts(payload)), payload


def mac_of(told: Mapping[str, Any], key: bytes) -> str:
    """HMAC-SHA256 over everything but itself."""
    body = {name: value for name, value in told.items() if name != "mac"}
    return hmac.digest(key, canonical(body).encode(), "sha256").hex()


def is_genuine(payload: bytes, key: bytes) -> bool:
    """Whether a payload was made with this key."""
    told = read_facts(payload)
    return hmac.compare_digest(str(told.get("mac", "")), mac_of(told, key))


def read_record(payload: bytes) -> Record:
    """The record in some bytes; raises Unfit. Whether it is genuine is another question."""
    told = read_facts(payload)
    if canonical(told).encode() != payload:
        raise Unfit("spelling")
    return _record_of(told)


def _record_of(facts: Facts) -> Record:
    told = named(facts, _NEEDED, _ALSO)
    kind, value = text(told, "kind", 20), told.get("value")
    if kind not in KINDS:
        raise Unfit("kind")
    question = whole(told, "question", 1, 10_000) if kind in OF_A_QUESTION else None
    if question is None and "question" in told:
        raise Unfit("question")
    if not _FITS.get(kind, _anything)(value):
        raise Unfit("value")
    hexadecimal(told, "prev", 32)
    hexadecimal(told, "mac", 32)
    return Record(
        n=whole(told, "n", 1),
        prev=told["prev"],
        kind=kind,
        value=value,
        question=question,
        mono=whole(told, "mono"),
        boot=text(told, "boot", 64),
        wall=read_wall(told),
        mac=told["mac"],
    )


def wall_text(moment: datetime) -> str:
    """A moment in UTC to the millisecond."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def read_wall(told: Mapping[str, Any], name: str = "wall") -> datetime:
    """Such a moment; raises Unfit."""
    words = text(told, name, 24)
    if not _WALL.fullmatch(words):
        raise Unfit(name)
    try:
        return datetime.fromisoformat(words)
    except ValueError as error:
        raise Unfit(name) from error


def _anything(_value: object) -> bool:
    return True


def _of(*names: str) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, dict) and set(names) <= value.keys()


def is_answer(value: object) -> bool:
    """A place, places, truth, words, pairs: never deeper, never longer than anybody writes."""
    if isinstance(value, dict):
        return len(value) <= 200 and all(name.isdigit() and _is_place(one) for name, one in value.items())  # noqa: PLR2004
    if isinstance(value, list):
        return len(value) <= 200 and all(_is_place(one) or _is_words(one) for one in value)  # noqa: PLR2004
    return value is None or isinstance(value, bool) or _is_place(value) or _is_words(value)


def _is_place(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1000  # noqa: PLR2004


def _is_words(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_ANSWER


_FITS: dict[str, Callable[[Any], bool]] = {
    OPENED: _of("attempt", "sitting", "number", "kiosk", "machine"),
    BEGUN: lambda value: _of("begins_at", "late_ms", "by", "n")(value) and _is_begun(value),
    ANSWER: is_answer,
    MARKED: lambda value: isinstance(value, bool),
    SEEN: lambda value: (
        _of("n", "kind", "body")(value) and isinstance(value["n"], int) and _is_body(value["body"])
    ),
    PAUSED: _of("n"),
    RESUMED: lambda value: _of("n", "credited_ms")(value) and _is_span(value["credited_ms"], none=True),
    AWAY: _of("what"),
    BACK: _of("what"),
    LANGUAGE: lambda value: isinstance(value, str) and len(value) <= 16,  # noqa: PLR2004
    LOOKS: lambda value: isinstance(value, dict),
    HELP: lambda value: isinstance(value, bool),
    TICK: lambda value: value is None or (_of("worked_ms")(value) and _is_span(value["worked_ms"])),
    MOVED_OUT: _of("move"),
    MOVED_IN: _of("move", "by", "upto"),
    PAPER_FALLBACK: lambda value: isinstance(value, dict),
    HANDED_IN: _of("by", "unanswered"),
    HANDED_BACK: _of("n"),
}


def _is_begun(value: Facts) -> bool:
    try:
        read_wall(value, "begins_at")
    except Unfit:
        return False
    return _is_span(value["late_ms"])


def _is_span(value: object, *, none: bool = False) -> bool:
    if value is None:
        return none
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 7 * 86_400_000


def _is_body(value: object) -> bool:
    return isinstance(value, dict) and "key" not in value
