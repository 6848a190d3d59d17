"""The states of a sitting, and what may follow what (law-states 2.3). Pure.

`MOVES` is the one table: the service moves by it, screens offer by it, and tests walk it.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_
from eduapp.core.violations import Violation
from eduapp.exams.arrangements.rules.told_words import told_word

PLANNED, PUBLISHED, OPEN = "planned", "published", "open"
RUNNING, PAUSED, COLLECTING = "running", "paused", "collecting"
SEALED, MARKED, RELEASED, ARCHIVED = "sealed", "marked", "released", "archived"
ANNULLED = "annulled"

MOVES: Mapping[str, tuple[str, ...]] = {
    PLANNED: (PUBLISHED, ANNULLED),
    PUBLISHED: (OPEN, ANNULLED),
    OPEN: (RUNNING, ANNULLED),
    RUNNING: (PAUSED, COLLECTING, ANNULLED),
    PAUSED: (RUNNING, COLLECTING, ANNULLED),
    COLLECTING: (SEALED, ANNULLED),
    SEALED: (MARKED,),
    MARKED: (RELEASED, SEALED),  # back, where somebody who did not count counts after all and has no grade
    RELEASED: (ARCHIVED, MARKED, SEALED),  # the same: MARKED where there is a grade that nobody released
    ARCHIVED: (RELEASED, MARKED, SEALED),  # taken out again, or because somebody counts after all
    ANNULLED: (),
}
STATES = tuple(MOVES)
ASK_WHY = frozenset({PAUSED, ANNULLED})
BEFORE_THE_DAY = frozenset({PLANNED, PUBLISHED})  # candidates come and go, seats are moved
HELD = frozenset({OPEN, RUNNING, PAUSED, COLLECTING})  # people are in the room
TOLD = frozenset({RELEASED, ARCHIVED})  # two have released it
CLOSED = frozenset({SEALED, MARKED, RELEASED, ARCHIVED})  # two people have signed the log
LONGEST_REASON = 200
REASONS = "state_reasons"
COUNTS_AGAIN, NOBODY_LEFT = "counts_again", "nobody_left"  # of them: why an exam goes back, and forth again


class MoveImpossible(Violation):
    """Nothing leads from the one state to the other."""

    message = N_("The exam is now: {now}. “{wanted}” comes only after: {before}.")


class MoveNeedsReason(Violation):
    """What somebody will ask about later is said when it is done."""

    message = N_("Write why. It stands in the protocol of the exam.")
    about = ("reason",)


class ReasonTells(Violation):
    """Why an exam does not count is about the exam (§ 9-40), never about somebody's health or conduct."""

    message = N_("“{word}” tells of a person. Write what was wrong with the exam.")
    about = ("reason",)


def label(state: str) -> str:
    """A state in words."""
    return code_list("sitting_states")[state].label


def basis_of(state: str) -> str:
    """The paragraph by which a sitting comes to a state; "" where none says how."""
    return code_list("sitting_states")[state].said("basis")


def reason_of(state: str, said: str) -> str:
    """Why a sitting came to a state: as it was said, else what was done; "" where neither tells."""
    key = said or state
    return code_list(REASONS)[key].label if key in code_list(REASONS) else said


def may_tell(state: str, released_at: datetime | None) -> bool:
    """Whether somebody's result counts outside: the exam was held elsewhere, or two have released it."""
    return state == PLANNED or released_at is not None


def may_move(now: str, to: str) -> bool:
    """Whether the table leads from one state to the other."""
    return to in MOVES.get(now, ())


def check_move(now: str, to: str, reason: str) -> Iterator[Violation]:
    """What stands against a move: the table, and a reason where one is asked for (†)."""
    if not may_move(now, to):
        before = ", ".join(label(state) for state in STATES if may_move(state, to))
        yield MoveImpossible(now=label(now), wanted=label(to), before=before or "–")
    elif (to in ASK_WHY or now == ARCHIVED) and not reason.strip():
        yield MoveNeedsReason()
    elif to == ANNULLED and (word := told_word(reason)):
        yield ReasonTells(word=word)
