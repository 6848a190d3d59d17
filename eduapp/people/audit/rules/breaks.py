"""What is wrong where the chain does not hold: which entry, and what was done to it.

An entry's digest covers its number, its content and the digest before it. So an entry that was moved still
tells its own number, and what follows it tells where it stood: that is enough to tell an edit from a gap,
a gap that was closed up, an entry put in, and two that were swapped.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from eduapp.people.audit.rules.anchors import Anchor
from eduapp.people.audit.rules.chain import digest_of

EDITED, DETAILS, DELETED, INSERTED, SWAPPED = "edited", "details", "deleted", "inserted", "swapped"
CUT, END, REWRITTEN = "cut", "end", "rewritten"
_FAR = 1000  # numbers away that an entry's own is looked for


@dataclass(frozen=True)
class Written:
    """An entry as it stands in the database, its parts as the chain spells them."""

    seq: int
    parts: tuple[str, ...]  # moment, actor, name, action, subject, learner, commitment
    previous: str
    digest: str

    def fits(self, number: int) -> bool:
        """Whether it was written as the entry of this number."""
        return digest_of(str(number), *self.parts, self.previous) == self.digest


@dataclass(frozen=True)
class Ends:
    """What the one row says that tells where the trail ends."""

    seq: int
    digest: str


@dataclass(frozen=True)
class Break:
    """The first entry that does not fit. The days are those of the entries that stand around it."""

    seq: int
    kind: str  # code: audit_breaks
    until: int = 0  # the last entry it is about, if there are several
    after: date | None = None
    before: date | None = None


class Around(Protocol):
    """What else the database holds, asked only where something is wrong."""

    def at(self, seq: int) -> Written | None:
        """The entry that stands there."""
        ...

    def following(self, digest: str) -> Sequence[Written]:
        """Entries that say this was the digest before them."""
        ...


def diagnose(entry: Written, expected: int, previous: str, ends: Ends, around: Around) -> Break:
    """What was done where `expected` should stand, after `previous`, and `entry` was found instead."""
    true = _true_one(expected, previous, entry.seq, around)
    if entry.seq == expected:
        return _misfit(entry, previous, true, ends, around)
    if entry.seq > expected:
        return Break(expected, SWAPPED) if true else Break(expected, DELETED, entry.seq - 1)
    own = _own_number(entry, expected)  # before the first
    return Break(own, SWAPPED) if own else Break(entry.seq, INSERTED)


def ending(last: int, digest: str, ends: Ends | None, around: Around) -> Break | None:
    """Whether the trail ends, at entry `last`, where it is said to end."""
    if ends is None:
        return Break(last, END) if last else None
    if ends.seq == last:
        return None if ends.digest == digest else _other_end(last, around)
    if _true_one(last + 1, digest, last, around):
        return Break(last + 1, SWAPPED)
    if ends.digest == digest:
        return Break(last, END)  # only the number was changed
    return Break(last + 1, CUT, ends.seq)


def _other_end(last: int, around: Around) -> Break:
    found = around.at(last)
    true = _true_one(last, found.previous, last, around) if found else None
    return Break(last, INSERTED if true else END)


def unlike(anchors: Sequence[Anchor], digests: Mapping[int, str], last: int) -> Break | None:
    """The first checkpoint that the trail does not bear out: it ends before, or reads otherwise there.

    `digests`: of the entries whose numbers the checkpoints name. Where all was written anew the fault lies
    somewhere after the last checkpoint that fits.
    """
    sound = 0
    for anchor in sorted(anchors, key=lambda one: one.seq):
        if anchor.seq > last:
            return Break(last + 1, CUT, anchor.seq)
        if not anchor.fits(digests.get(anchor.seq, "")):
            return Break(sound + 1, REWRITTEN, anchor.seq)
        sound = anchor.seq
    return None


def _misfit(entry: Written, previous: str, true: Written | None, ends: Ends, around: Around) -> Break:
    """It has the number, but is not what was written under it."""
    here = entry.seq
    follows = entry.previous == previous
    if follows or entry.fits(here):
        # The one before was written anew, digest and all, if what comes after knows this one and not that.
        anew = not follows and here > 1 and _is_borne_out(entry, ends, around)
        return Break(here, INSERTED) if true else Break(here - anew, EDITED)
    own = _own_number(entry, here)
    if own is None:
        return Break(here, INSERTED if true else EDITED)
    if own > here and true:
        is_twin = _true_one(own, entry.previous, here, around) is not None  # its own one stands further on
        return Break(here, INSERTED if is_twin else SWAPPED)
    if own > here:
        return Break(here, DELETED, own - 1)
    copied = around.at(own)
    is_copy = copied is not None and copied.digest == entry.digest
    return Break(here, INSERTED) if is_copy else Break(own, INSERTED, here - 1)


def _is_borne_out(entry: Written, ends: Ends, around: Around) -> bool:
    """Whether what comes after the entry was written after this very one."""
    follower = around.at(entry.seq + 1)
    after = follower.previous if follower else ends.digest if ends.seq == entry.seq else ""
    return after == entry.digest


def _true_one(number: int, previous: str, but: int, around: Around) -> Written | None:
    """The entry that was written under this number, if it stands somewhere else."""
    found = (one for one in around.following(previous) if one.seq not in (but, number) and one.fits(number))
    return next(found, None)


def _own_number(entry: Written, near: int) -> int | None:
    """Under which number an entry was written, looked for around the place where it stands."""
    around = (near + way * step for step in range(_FAR + 1) for way in (1, -1))
    return next((number for number in around if number > 0 and entry.fits(number)), None)
