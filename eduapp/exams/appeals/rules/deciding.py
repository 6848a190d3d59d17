"""What a step of an appeal must say: who, when and why, and a grade that fits what was decided. Pure."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from eduapp.core.i18n import N_, date_text
from eduapp.core.names import folded
from eduapp.core.violations import Violation
from eduapp.education.courses.rules import Scale
from eduapp.exams.appeals.rules.steps import GRADED, LOWER, OUTCOMES, OWN, RAISE, UPHOLD
from eduapp.exams.grading.rules.kinds import Kind
from eduapp.exams.room.rules.words import LONGEST_NAME, check_words

LONGEST_REASON = 300
_BETWEEN = re.compile(r"[,;:/&()\n]|\b(?:og|and)\b")  # between two who are named, and before one


class PersonMissing(Violation):
    """A step has a name."""

    message = N_("Write the name: who did or decided it.")
    about = ("person",)


class ReasonMissing(Violation):
    """A step has a reason."""

    message = N_("Write in a sentence why.")
    about = ("reason",)


class DayOutOfOrder(Violation):
    """One after the other, and none in the future."""

    message = N_("Write a day from {first}, when the last step was taken, to today.")
    about = ("on_day",)


class GradeMissing(Violation):
    """Which grade instead."""

    message = N_("Choose the new grade.")
    about = ("grade",)


class NotHigher(Violation):
    """Up is up."""

    message = N_("{grade} is not above {old}. Choose a higher grade, or another outcome.")
    about = ("grade",)


class NotLower(Violation):
    """Down is down."""

    message = N_("{grade} is not below {old}. Choose a lower grade, or another outcome.")
    about = ("grade",)


class MarkedAtFirst(Violation):
    """New people decide."""

    message = N_(
        "{name} marked this exam. Nobody who marked it decides on the appeal ({basis}): the instance has new "
        "people."
    )
    about = ("person",)


class AnnulledBefore(Violation):
    """Nothing is left to uphold."""

    message = N_(
        "The exam of this candidate was annulled on {day}, so from then on nothing is upheld. If it was "
        "decided earlier, write that day. Else the appeal is dismissed or withdrawn."
    )
    about = ("on_day",)


class SamePerson(Violation):
    """Two are two."""

    message = N_(
        "You wrote this assessment yourself. Somebody else confirms it (opplæringsforskrifta § 9-9)."
    )


@dataclass(frozen=True)
class Said:
    """A step as it is told."""

    step: str  # code: appeal_steps
    on_day: date
    person: str
    reason: str
    grade: str = ""


@dataclass(frozen=True)
class Known:
    """What there is to hold a step against."""

    scale: Scale
    old: str  # the grade that was appealed against
    last_day: date  # of the last step
    markers: Collection[str] = ()  # names of who marked
    annulled_on: date | None = None  # the exam, while it does not count


def check_said(kind: Kind, said: Said, known: Known, today: date) -> Iterator[Violation]:
    """Everything that a step lacks."""
    if not said.person.strip():
        yield PersonMissing()
    if not said.reason.strip():
        yield ReasonMissing()
    for words, longest in ((said.reason, LONGEST_REASON), (said.person, LONGEST_NAME)):
        yield from check_words(words, decided=True, longest=longest)
    if not known.last_day <= said.on_day <= today:
        yield DayOutOfOrder(first=date_text(known.last_day))
    if said.step in GRADED:
        yield from _check_grade(said, known)
    if said.step == UPHOLD and known.annulled_on is not None and said.on_day >= known.annulled_on:
        yield AnnulledBefore(day=date_text(known.annulled_on))
    decides = kind.new_people and said.step in OUTCOMES and said.step not in OWN
    if decides:
        marked = (name for name in known.markers if names_person(said.person, name))
        yield from (MarkedAtFirst(name=name, basis=kind.basis) for name in marked)


def names_person(text: str, name: str) -> bool:
    """Whether somebody is named in a text, alone or beside others: "Klagenemnda v/ Vold, Marit".

    A single letter is an initial and counts for nothing; a double name is one word, so that Anne-Marit is
    somebody else than Marit.
    """
    wanted, parts = _words(name), [_words(part) for part in _BETWEEN.split(text)]
    if not wanted:
        return False
    turned = [first + last for last, first in pairwise(parts)]
    return wanted in turned or any(_holds(part, wanted) for part in parts)


def _words(text: str) -> list[str]:
    plain = re.sub(r"[^\w ]", " ", folded(text.replace("-", "")))
    return [word for word in plain.split() if len(word) > 1]


def _holds(words: list[str], wanted: list[str]) -> bool:
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words)))


def _check_grade(said: Said, known: Known) -> Iterator[Violation]:
    codes = [grade.code for grade in known.scale.grades]  # best first
    graded = [grade.code for grade in known.scale.grades if grade.passed is not None]
    if said.grade not in codes:
        yield GradeMissing()
        return
    if said.step not in {RAISE, LOWER}:
        return
    old, new = known.scale.grade(known.old).label, known.scale.grade(said.grade).label
    comes = said.grade in graded and known.old in graded
    if said.step == RAISE and not (comes and codes.index(said.grade) < codes.index(known.old)):
        yield NotHigher(grade=new, old=old)
    if said.step == LOWER and not (comes and codes.index(said.grade) > codes.index(known.old)):
        yield NotLower(grade=new, old=old)
