"""Where it is what a PC has kept: with the room, beside another PC's journal, in a file, or on this PC alone.

Asked once a candidate goes on no more here (handed in, on paper, moved): who sits down next ends the sending,
and would take with them what is nowhere else.
"""

from collections.abc import Sequence

from eduapp.kiosk.formats import record as r
from eduapp.kiosk.formats.record import Record
from eduapp.kiosk.rules import replay as replaying
from eduapp.kiosk.sitting import MESSAGE, TAKEN, Sitting

OVER = frozenset({replaying.HANDED_IN, replaying.ON_PAPER, replaying.MOVED})


def is_over(sitting: Sitting) -> bool:
    """Whether the candidate goes on no more here."""
    return sitting.state in OVER


def only_here(sitting: Sitting) -> int:
    """How many answers are on this PC alone, which goes on no more."""
    if not is_over(sitting) or _left_with_file(sitting):
        return 0
    known = max(sitting.sent_n, sitting.aside_n, sitting.written_n)
    return _answers(sitting.records[known:])


def only_in_file(sitting: Sitting) -> int:
    """How many answers left this PC in a file alone, and are nowhere else as far as is known here."""
    if not is_over(sitting):
        return 0
    known = max(sitting.sent_n, sitting.aside_n)
    in_file = len(sitting.frames) if _left_with_file(sitting) else sitting.written_n
    return _answers(sitting.records[known:in_file])


def is_needed(sitting: Sitting) -> bool:
    """Whether nobody else may sit down here yet: something is nowhere else, or not on the disk.

    How it ended counts like an answer: the room waits to hear of it.
    """
    if not is_over(sitting):
        return False
    known = max(sitting.sent_n, sitting.aside_n, sitting.written_n)
    return sitting.is_waiting or not (_left_with_file(sitting) or known == len(sitting.frames))


def _left_with_file(sitting: Sitting) -> bool:
    """Not by the room, but with a file in which everything came along."""
    if sitting.state != replaying.MOVED:
        return False
    move = sitting.attempt.moves[-1] if sitting.attempt.moves else ""
    return not (move == TAKEN or move.startswith(MESSAGE))


def _answers(records: Sequence[Record]) -> int:
    return len({one.question for one in records if one.kind == r.ANSWER})
