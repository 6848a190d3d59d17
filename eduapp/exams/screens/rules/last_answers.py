"""What somebody answered last, read from a journal as fast as whole sittings need it. Pure.

The same records count as in `journals.Reading`: each with its checksum, number and signature right, in its
chain. A record that the exam PC signed is spelled as the exam PC spells it, so its parts are cut out of its
bytes; only answers, and the first record of every start, are looked into. Two hours leave seven hundred
records that say no more than “still here”.
"""

import hmac
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

from eduapp.kiosk.formats.journal import HEAD
from eduapp.kiosk.formats.record import ANSWER, FIRST_PREV, OPENED, PAPER_FALLBACK

_RECORD = re.compile(
    rb'\{"boot":"(?:[^"\\]|\\.){0,400}","kind":"([a-z_]{1,20})",("mac":"([0-9a-f]{64})",)"mono":\d{1,16},'
    rb'"n":(\d{1,16}),"prev":"([0-9a-f]{64})"(?:,"question":(\d{1,5}))?(?:,"value":(.*))?,"wall":"[^"]{24}"\}',
    re.DOTALL,
)


@dataclass(frozen=True)
class LastAnswers:
    """Answers by the number of the question; `whole`: the journal can be believed to its end.

    `on_paper`: some of it was written on paper, which no journal knows.
    """

    answers: dict[int, Any] = field(default_factory=dict)
    whole: bool = True
    on_paper: bool = False


def last_answers(frames: Iterable[bytes], attempt: str, key: bytes) -> LastAnswers:
    """What the records of one journal come to, up to the first that cannot be believed."""
    answers: dict[int, Any] = {}
    before, on_paper = FIRST_PREV.encode(), False
    for count, frame in enumerate(frames, 1):
        found = _genuine(frame, key)
        if found is None or int(found[4]) != count or found[5] != before:
            return LastAnswers(answers, whole=False, on_paper=on_paper)
        before, kind = found[3], found[1].decode()
        if kind == ANSWER:
            value = json.loads(found[7]) if found[7] is not None else None
            answers.pop(int(found[6]), None)
            if value is not None:
                answers[int(found[6])] = value
        elif kind == OPENED and json.loads(found[7])["attempt"] != attempt:
            return LastAnswers(answers, whole=False, on_paper=on_paper)
        on_paper |= kind == PAPER_FALLBACK
    return LastAnswers(answers, on_paper=on_paper)


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
