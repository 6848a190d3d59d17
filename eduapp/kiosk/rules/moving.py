"""Which PC goes on: the one a candidate came to with a file, and not the one that was left. Pure."""

from collections.abc import Iterable

from eduapp.kiosk.formats import record as r
from eduapp.kiosk.formats.claim import BY_FILE
from eduapp.kiosk.formats.record import Record
from eduapp.kiosk.rules.replay import MOVED, Attempt


def pcs(records: Iterable[Record]) -> list[str]:
    """The PCs that have kept the journal, in their order."""
    return [one.value["kiosk"] for one in records if one.kind == r.OPENED]


def goes_on_by_file(attempt: Attempt, kiosk: str, came: str) -> bool:
    """Whether this PC goes on by a file, whatever the staff's side knows; `came`: the move its seat is of."""
    if attempt.state == MOVED:  # and the paper was not opened here yet
        return attempt.kiosk != kiosk and attempt.moves[-1] == came
    return attempt.kiosk == kiosk and attempt.moved_by == BY_FILE


def was_left(attempt: Attempt, opened: Iterable[str], kiosk: str, came: str) -> bool:
    """Whether this PC was left, and has not been come back to: only the room lets it go on.

    `opened`: the PCs that have kept the journal. A file changes nothing at the staff's side by itself, so the
    journal says it: this PC told that it was left, or another one went on from here by a file.
    """
    if kiosk not in opened:
        return False
    if attempt.state == MOVED:
        return attempt.kiosk == kiosk or attempt.moves[-1] != came
    return attempt.kiosk != kiosk and attempt.moved_by == BY_FILE


def left_for(opened: Iterable[str], kiosk: str) -> str:
    """The PC that was left for this one; "" if there was none."""
    others = [one for one in opened if one != kiosk]
    return others[-1] if others else ""
