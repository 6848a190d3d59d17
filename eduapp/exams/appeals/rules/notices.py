"""What the candidate is told of an appeal, and when: a preliminary answer, and the outcome. Pure.

An answer that takes longer than a month is preceded by a preliminary one (forvaltningsloven § 11 a); of what
was decided the candidate is told as soon as possible (§ 27).
"""

from collections.abc import Iterator
from datetime import date

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, date_text
from eduapp.core.violations import Violation
from eduapp.exams.appeals.rules.deciding import PersonMissing
from eduapp.exams.appeals.rules.steps import CLOSED, LOWERED, RAISED, SETTLED, WITHDRAWN
from eduapp.exams.room.rules.words import LONGEST_NAME, check_words

NOTICES = "appeal_notices"
INTERIM, OUTCOME = "interim", "outcome"
OUTCOMES_TOLD = tuple(state for state in CLOSED if state != WITHDRAWN)  # who withdraws it knows
BY_LETTER = frozenset({RAISED, LOWERED, SETTLED})  # a new grade, whose letter tells the outcome


class NoticeUnknown(Violation):
    """Not of the list."""

    message = N_("Choose what the candidate was told.")


class NotDecidedYet(Violation):
    """Nobody tells an outcome that is not there."""

    message = N_("It is not decided yet, so there is no outcome to tell.")


class ToldByLetter(Violation):
    """Once is enough."""

    message = N_(
        "The candidate is told by the letter with the new grade. The day is noted once, on the page “Marks "
        "and grades” of the exam."
    )


class NoticeDay(Violation):
    """After what it is about, and not in the future."""

    message = N_("Write a day from {first} to today.")
    about = ("on_day",)


def basis_of(notice: str) -> str:
    """The paragraph that asks for it."""
    return code_list(NOTICES)[notice].said("basis")


def is_by_letter(state: str, *, annulled: bool) -> bool:
    """Whether a letter with a new grade tells the outcome; none comes once the exam is `annulled`."""
    return state in BY_LETTER and not annulled


def check_notice(
    notice: str, state: str, earliest: date, on_day: date, person: str, today: date, *, annulled: bool = False
) -> Iterator[Violation]:
    """Whether it can be noted; `earliest`: the day the appeal came, or the one on which it was decided."""
    if notice not in code_list(NOTICES):
        yield NoticeUnknown()
    elif notice == OUTCOME and state not in OUTCOMES_TOLD:
        yield NotDecidedYet()
    elif notice == OUTCOME and is_by_letter(state, annulled=annulled):
        yield ToldByLetter()
    elif not earliest <= on_day <= today:
        yield NoticeDay(first=date_text(earliest))
    if not person.strip():
        yield PersonMissing()
    yield from check_words(person, longest=LONGEST_NAME)
