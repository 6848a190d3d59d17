"""What the staff's side tells the candidate's: numbered messages, each of one kind with what it needs."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass, field

from eduapp.core.canonical import canonical
from eduapp.core.strict_json import Facts, Unfit, hexadecimal, named, read_facts, text, whole
from eduapp.kiosk.formats.faults import NotOurs
from eduapp.kiosk.formats.record import is_answer, read_wall

START = "start"  # {key: hex or absent, begins_at, sent_at?}: open the paper; the time runs from begins_at
PAUSE = "pause"  # {}
RESUME = "resume"  # {credited_ms?}: what the pause took by the board's clock
# {ms, gap?, lost_ms?}: lost time given back; with `gap`, what is decided on it, also 0, and how long it was
CREDIT = "credit"
EXTRA = "extra"  # {ms}: time added for everybody or for one, without a gap
LESS = "less"  # {ms}: so much of what was told too much is taken back; the log of the room was put right
SAY = "say"  # {text}
BRING_BACK = "bring_back"  # {}: handed in too early
MOVE = "move"  # {}: this PC goes on no more
STOP = "stop"  # {by: time|staff}: handed in as it is
PAPER = "paper"  # {}: the rest is written on paper, which the room has printed
TAKEN_BACK = "taken_back"  # {}: the seat is not this PC's any more
HELP_SEEN = "help_seen"  # {}: somebody comes
# {question, value?, at, upto}: of two versions given at two PCs this one counts, unless the candidate has
# changed the answer here behind record `upto`
ANSWER = "answer"
KINDS = (
    *(START, PAUSE, RESUME, CREDIT, EXTRA, LESS, SAY, BRING_BACK, MOVE, STOP, PAPER, TAKEN_BACK, HELP_SEEN),
    ANSWER,
)
LONGEST_SAID, MOST_MS = 2_000, 86_400_000


@dataclass(frozen=True)
class Message:
    """One message. Numbers only grow, and the same number is the same message."""

    n: int
    kind: str
    body: Facts = field(default_factory=dict)

    @property
    def kept(self) -> Facts:
        """What the journal keeps of it: all but the key."""
        return {name: value for name, value in self.body.items() if name != "key"}


def message_facts(message: Message) -> Facts:
    """A message as it is sent."""
    return {"n": message.n, "kind": message.kind, "body": message.body}


def message_bytes(message: Message) -> bytes:
    """The same as bytes."""
    return canonical(message_facts(message)).encode()


def read_message(content: bytes) -> Message:
    """The message in some bytes. Raises NotOurs."""
    try:
        return message_from(read_facts(content))
    except Unfit as error:
        raise NotOurs(place=str(error)) from None


def message_from(told: Facts) -> Message:
    """The message that some facts tell. Raises NotOurs."""
    try:
        named(told, ("body", "kind", "n"))
        return Message(whole(told, "n", 1), text(told, "kind", 20), _body(told["kind"], told["body"]))
    except Unfit as error:
        raise NotOurs(place=str(error)) from None


def signed_line(message: Message, key: bytes) -> bytes:
    """A message as one line of a file, signed with the key of the attempt."""
    content = message_bytes(message)
    return hmac.new(key, content, hashlib.sha256).hexdigest().encode() + b" " + content + b"\n"


def read_signed(content: bytes, key: bytes) -> list[Message]:
    """The messages of such a file, in their order; a line that is not finished or not signed is left out."""
    found: dict[int, Message] = {}
    for line in content.split(b"\n")[:-1]:
        mac, _space, told = line.partition(b" ")
        expected = hmac.new(key, told, hashlib.sha256).hexdigest().encode()
        if hmac.compare_digest(mac, expected):
            message = read_message(told)
            found.setdefault(message.n, message)
    return [found[n] for n in sorted(found)]


def can_be_told(kind: object, body: object) -> bool:
    """Whether a message of this kind can have this body."""
    try:
        _body(str(kind), body)
    except Unfit:
        return False
    return True


def _body(kind: str, body: object) -> Facts:
    if kind not in KINDS or not isinstance(body, dict):
        raise Unfit("kind")
    _BODIES.get(kind, _nothing)(body)
    return body


def _nothing(body: Facts) -> None:
    named(body, ())


def _start(body: Facts) -> None:
    named(body, ("begins_at",), ("key", "sent_at"))
    read_wall(body, "begins_at")
    if "sent_at" in body:
        read_wall(body, "sent_at")
    if "key" in body:
        hexadecimal(body, "key", 32)


def _resume(body: Facts) -> None:
    named(body, (), ("credited_ms",))
    if "credited_ms" in body:
        whole(body, "credited_ms", 0, MOST_MS)


def _credit(body: Facts) -> None:
    named(body, ("ms",), ("gap", "lost_ms") if "gap" in body else ())
    whole(body, "ms", 0, MOST_MS)
    if "gap" in body:
        whole(body, "gap", 1)
    if "lost_ms" in body:  # the clock of the PC was wrong: it measured more, or less
        whole(body, "lost_ms", 0, MOST_MS)


def _extra(body: Facts) -> None:
    named(body, ("ms",))
    whole(body, "ms", 0, MOST_MS)


def _say(body: Facts) -> None:
    named(body, ("text",))
    text(body, "text", LONGEST_SAID)


def _stop(body: Facts) -> None:
    named(body, ("by",))
    if body["by"] not in {"time", "staff"}:
        raise Unfit("by")


def _answer(body: Facts) -> None:
    named(body, ("at", "question", "upto"), ("value",))
    read_wall(body, "at")
    whole(body, "question", 1, 10_000)
    whole(body, "upto", 1)
    if not is_answer(body.get("value")):
        raise Unfit("value")


_BODIES: dict[str, Callable[[Facts], None]] = {
    START: _start,
    RESUME: _resume,
    CREDIT: _credit,
    EXTRA: _extra,
    LESS: _extra,
    SAY: _say,
    STOP: _stop,
    ANSWER: _answer,
}
