"""Checkpoints: how far the trail goes and its digest there. Kept elsewhere, one witnesses all before it.

A chain alone shows neither that its end was cut off nor that all of it was written anew: whoever can do that
can reckon every digest again. What stands on paper, in a backup or in another file cannot be reckoned away
(reliability notes 3.11; the three parts are those of C2SP tlog-checkpoint).
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from eduapp.core import crockford

FORM = "dagverk-trail"  # how a line of a file of checkpoints begins
_LETTERS = 16  # of the short form: 80 bits of the digest, which nobody finds a second trail for
_SHORT = _LETTERS * crockford.BITS // 4  # the same in hexadecimal digits
_CHECK = 2  # letters that tell a slip of the pen from a trail that does not fit
_GROUP = 4
_WHOLE = re.compile(r"[0-9a-f]{64}")
_BACK = "back-to"  # in place of the day: a backup was brought back that ends here


class NotAnAnchor(ValueError):
    """Words that are no checkpoint, or were mistyped."""


@dataclass(frozen=True)
class Anchor:
    """The trail had so many entries, the last with this digest (or as much of it as was written down)."""

    seq: int
    digest: str  # hexadecimal digits: 64, or the first 20
    day: date | None = None  # when that was; not known of what is typed in
    back: bool = False  # what was beyond it is gone for a reason: a backup was brought back

    def text(self) -> str:
        """One line of a file: `dagverk-trail 417 2026-11-28 9f3c…`."""
        day = self.day.isoformat() if self.day else "-"
        return " ".join((FORM, str(self.seq), f"{_BACK}:{day}" if self.back else day, self.digest))

    def fits(self, digest: str) -> bool:
        """Whether the entry with this number and digest is the one that was witnessed."""
        return digest.startswith(self.digest)


def code_of(anchor: Anchor) -> str:
    """The short form for paper: `9F3C 7K2M 0QRS TVWX 4Z`, with two letters to check it and the number by."""
    letters = crockford.letters_of(int(anchor.digest[:_SHORT], 16), _LETTERS)
    return crockford.in_groups(letters + _check(anchor.seq, letters), _GROUP)


def anchor_from(text: str) -> Anchor:
    """A checkpoint as it stands in a file, or typed from paper: `417 9F3C 7K2M 0QRS TVWX 4Z`, `417:9f3c…`.

    Raises NotAnAnchor for anything else, also where a letter or the number was mistyped.
    """
    words = text.replace(":", " ", 1).split() if not text.startswith(FORM) else text.split()
    if words[:1] == [FORM]:
        return _of_line(words)
    number, code = (words[0], "".join(words[1:])) if words else ("", "")
    if not number.isdecimal() or int(number) < 1:
        raise NotAnAnchor(text)
    if _WHOLE.fullmatch(code.lower()):
        return Anchor(int(number), code.lower())
    return _of_code(int(number), code)


def read_anchors(lines: Iterable[str]) -> list[Anchor]:
    """Those of a file, in its order. A line that a crash left half is left out; all that are whole count.

    After a backup was brought back, checkpoints beyond its end speak of what is no longer there. Where one
    is brought back again, such as the database of before, all share only what lies before the earliest end:
    what was witnessed between the two ends may be of either trail.
    """
    found: list[Anchor] = []
    shared: int | None = None
    for line in lines:
        try:
            anchor = anchor_from(line.strip())
        except NotAnAnchor:
            continue
        if anchor.back:
            shared = anchor.seq if shared is None else min(shared, anchor.seq)
            found = [one for one in found if one.seq <= shared]
        found.append(anchor)
    return found


def _of_line(words: list[str]) -> Anchor:
    try:
        _form, number, day, digest = words
        back = day.startswith(f"{_BACK}:")
        on = day.removeprefix(f"{_BACK}:")
        anchor = Anchor(int(number), digest, None if on == "-" else date.fromisoformat(on), back)
    except ValueError as error:
        raise NotAnAnchor(" ".join(words)) from error
    if anchor.seq < 1 or not _WHOLE.fullmatch(digest):
        raise NotAnAnchor(" ".join(words))
    return anchor


def _of_code(number: int, code: str) -> Anchor:
    try:
        letters = crockford.read(code)
    except ValueError as error:
        raise NotAnAnchor(code) from error
    kept, check = letters[:_LETTERS], letters[_LETTERS:]
    if len(kept) != _LETTERS or check != _check(number, kept):
        raise NotAnAnchor(code)
    return Anchor(number, f"{crockford.number_of(kept):0{_SHORT}x}")


def _check(number: int, letters: str) -> str:
    seen = hashlib.sha256(f"{FORM} {number} {letters}".encode()).digest()
    return crockford.letters_of(int.from_bytes(seen[:2], "big") % (1 << crockford.BITS * _CHECK), _CHECK)
