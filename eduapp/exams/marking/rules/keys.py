"""A key that was wrong, found after the exam: what may be changed of it, and who moves by it. Pure.

What was asked stays as it was asked. Everybody who was marked by the key is marked again, in every sitting,
for one reason. No grade that is fixed moves by itself (§ 9-9).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from eduapp.core.i18n import N_, _
from eduapp.core.violations import Violation
from eduapp.exams.marking.rules.answers import CLOSED, Value
from eduapp.exams.marking.rules.guide import key_lines
from eduapp.exams.marking.rules.machine import Marked, mark
from eduapp.exams.questions.rules.checks import AllRight, check_question
from eduapp.exams.questions.rules.question import Question
from eduapp.exams.questions.rules.showing import shown

LONGEST_REASON = 300


@dataclass(frozen=True)
class KeyMarked:
    """An answer that the key has marked so far: of whom, in which sitting, what it was, what it gave."""

    sitting_id: UUID
    candidate_id: UUID
    number: int
    value: Value
    points: int
    most: int  # hundredths of a point, as on the paper of that sitting


@dataclass(frozen=True)
class PeopleMarked:
    """An answer that people have marked by what was said to be right: of whom, in which sitting."""

    sitting_id: UUID
    candidate_id: UUID
    number: int


@dataclass(frozen=True)
class Moved:
    """Somebody whose points for the question change, in hundredths of a point.

    None where people marked the answer: what it gets is known once they have marked it again.
    """

    sitting_id: UUID
    number: int
    before: int | None
    after: int | None


class NoKey(Violation):
    """No key marks an essay."""

    message = N_("Only a question that is marked by a key has one to correct. Examiners mark the others.")


class AskedOtherwise(Violation):
    """Candidates answered what stood there."""

    message = N_(
        "What was asked cannot be changed after the exam, only what is right. Leave the texts alone."
    )


class NothingCorrected(Violation):
    """The same key as before."""

    message = N_("This is the key as it is. Change what is right, or close without saving.")


class ReasonMissing(Violation):
    """One reason for all who move."""

    message = N_("Write why the key was wrong. It stands beside everybody who moves.")
    about = ("reason",)


class ReasonTooLong(Violation):
    """A sentence or two."""

    message = N_("The reason has {length} characters. Write {most} or fewer.")
    about = ("reason",)


def check_correction(was: Question, now: Question, reason: str) -> Iterator[Violation]:
    """Whether a key may be corrected so. That everything is right may be said, if nothing else is fair."""
    if was.kind not in CLOSED:
        yield NoKey()
        return
    if now.kind != was.kind or shown(now) != shown(was):
        yield AskedOtherwise()
    elif now == was:
        yield NothingCorrected()
    yield from (one for one in check_question(now) if not isinstance(one, AllRight))
    if not reason.strip():
        yield ReasonMissing()
    elif len(reason) > LONGEST_REASON:
        yield ReasonTooLong(length=len(reason), most=LONGEST_REASON)


def key_change(was: Question, now: Question) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the key said and what it became, a line each; of capital letters only where that was corrected."""
    if was.case_matters == now.case_matters:
        return tuple(key_lines(was)), tuple(key_lines(now))
    matter, not_ = _("capital letters matter"), _("capital letters do not matter")
    before, after = (matter if one.case_matters else not_ for one in (was, now))
    return (*key_lines(was), before), (*key_lines(now), after)


def marked_again(key: Question, marks: Iterable[KeyMarked]) -> Iterator[tuple[KeyMarked, Marked]]:
    """Every answer with the mark that a key gives it."""
    known: dict[tuple[str, int], Marked] = {}
    for one in marks:
        same = (repr(one.value), one.most)
        found = known.get(same)
        if found is None:
            found = known[same] = mark(key, one.value, one.most)
        yield one, found


def who_moves(
    key: Question, marks: Iterable[KeyMarked], by_people: Iterable[PeopleMarked] = ()
) -> list[Moved]:
    """Whose points would be others by a key, and whose answer people have to look at again.

    By sitting and candidate number.
    """
    found = [
        Moved(one.sitting_id, one.number, one.points, fresh.points)
        for one, fresh in marked_again(key, marks)
        if fresh.points != one.points
    ]
    found += [Moved(one.sitting_id, one.number, None, None) for one in by_people]
    return sorted(found, key=lambda one: (str(one.sitting_id), one.number))
