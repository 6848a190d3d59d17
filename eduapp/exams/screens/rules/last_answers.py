"""What somebody answered last, read from a journal as fast as whole sittings need it. Pure.

The same records count as in `journals.Reading`: each with its checksum, number and signature right, in its
chain. A record that the exam PC signed is spelled as the exam PC spells it, so its parts are cut out of its
bytes; only answers, messages that were heard, and the first record of every start are looked into. Two hours
leave seven hundred records that say no more than “still here”.
"""

import hmac
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from zlib import crc32

from eduapp.core.canonical import canonical
from eduapp.kiosk.formats import messages as m
from eduapp.kiosk.formats.journal import HEAD
from eduapp.kiosk.formats.record import ANSWER, FIRST_PREV, OPENED, PAPER_FALLBACK, SEEN

_RECORD = re.compile(
    rb'\{"boot":"(?:[^"\\]|\\.){0,400}","kind":"([a-z_]{1,20})",("mac":"([0-9a-f]{64})",)"mono":\d{1,16},'
    rb'"n":(\d{1,16}),"prev":"([0-9a-f]{64})"(?:,"question":(\d{1,5}))?(?:,"value":(.*))?,"wall":"[^"]{24}"\}',
    re.DOTALL,
)


@dataclass(frozen=True)
class Said:
    """A message to the exam PC that changes what somebody answered, or where: ANSWER or PAPER."""

    n: int
    kind: str
    body: Mapping[str, Any]


@dataclass(frozen=True)
class LastAnswers:
    """Answers by the number of the question; `whole`: the journal can be believed to its end.

    `on_paper`: some of it was written on paper, which no journal knows.
    """

    answers: dict[int, Any] = field(default_factory=dict)
    whole: bool = True
    on_paper: bool = False


def last_answers(frames: Iterable[bytes], attempt: str, key: bytes, said: Sequence[Said] = ()) -> LastAnswers:
    """What the records of one journal come to, up to the first that cannot be believed.

    `said`: what people chose of two versions of an answer counts also where the exam PC never heard of it,
    and who was sent on on paper may have written there.
    """
    found, whole = _Answers(), True
    before = FIRST_PREV.encode()
    for count, frame in enumerate(frames, 1):
        read = _genuine(frame, key)
        if read is None or int(read[4]) != count or read[5] != before or not found.take(count, read, attempt):
            whole = False
            break
        before = read[3]
    return found.with_said(said, whole=whole)


def as_told(frames: Iterable[bytes], attempt: str, said: Sequence[Said] = ()) -> LastAnswers:
    """What some records of one journal come to, read without looking whether anybody touched them.

    For who holds it against what was sealed (`digest_of`), which says that by itself; records that change no
    answer may be missing.
    """
    found = _Answers()
    for frame in frames:
        read = _RECORD.fullmatch(frame[HEAD.size :])
        if read is None or not found.take(int(read[4]), read, attempt):
            return LastAnswers(whole=False)
    return found.with_said(said, whole=True)


def digest_of(found: LastAnswers) -> str:
    """SHA-256 over what a journal comes to: equal answers, equal digest."""
    answers = [[number, value] for number, value in sorted(found.answers.items())]
    told = {"answers": answers, "whole": found.whole, "on_paper": found.on_paper}
    return sha256(canonical(told).encode()).hexdigest()


class _Answers:
    """Answers as they change with each record."""

    def __init__(self) -> None:
        self.answers: dict[int, Any] = {}
        self.heard, self.on_paper = 0, False
        self._given: dict[int, int] = {}  # the record that the candidate answered each question with

    def take(self, n: int, read: re.Match[bytes], attempt: str) -> bool:
        """What a genuine record changes; False if it cannot be believed all the same."""
        kind = read[1].decode()
        if kind == ANSWER:
            self._given[int(read[6])] = n
            self._put(int(read[6]), json.loads(read[7]) if read[7] is not None else None)
        elif kind == SEEN:
            return self._hear(json.loads(read[7]))
        elif kind == OPENED:
            return bool(json.loads(read[7])["attempt"] == attempt)
        self.on_paper |= kind == PAPER_FALLBACK
        return True

    def bring(self, body: Mapping[str, Any]) -> None:
        """What people chose, unless the candidate has changed that answer since."""
        if self._given.get(body["question"], 0) <= body["upto"]:
            self._put(body["question"], body.get("value"))

    def with_said(self, said: Sequence[Said], *, whole: bool) -> LastAnswers:
        """What it comes to, with what people chose and the exam PC never heard."""
        for one in said:
            if one.kind == m.ANSWER and one.n > self.heard:
                self.bring(one.body)
        on_paper = self.on_paper or any(one.kind == m.PAPER for one in said)
        return LastAnswers(self.answers, whole=whole, on_paper=on_paper)

    def _hear(self, value: Mapping[str, Any]) -> bool:
        if not m.can_be_told(value["kind"], value["body"]):
            return False
        self.heard = max(self.heard, value["n"])
        if value["kind"] == m.ANSWER:
            self.bring(value["body"])
        return True

    def _put(self, question: int, value: Any) -> None:  # noqa: ANN401 - an answer is of many kinds
        self.answers.pop(question, None)
        if value is not None:
            self.answers[question] = value


def _genuine(frame: bytes, key: bytes) -> re.Match[bytes] | None:
    """The parts of a record, if nobody but the exam PC can have written it."""
    payload = frame[HEAD.size :]
    if len(frame) < HEAD.size or HEAD.unpack_from(frame) != (len(payload), crc32(payload)):
        return None
    found = _RECORD.fullmatch(payload)
    if found is None:
        return None
    signed = hmac.digest(key, payload[: found.start(2)] + payload[found.end(2) :], "sha256").hex().encode()
    return found if hmac.compare_digest(signed, found[3]) else None
