"""What stands against recording, replacing or withdrawing a decision. Pure.

A decision says who decided and when, where that is written, for which exams and days, and what is granted.
It never says why: there is no field for that, and words that tell of health are refused in the two lines of
text there are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, date_text
from eduapp.core.names import hidden_characters
from eduapp.core.violations import Violation
from eduapp.exams.arrangements import terms
from eduapp.exams.arrangements.rules.health_words import health_word
from eduapp.exams.arrangements.rules.measures import Measure, check_measures
from eduapp.exams.arrangements.rules.standing import Standing

DECIDERS, ENDS = "arrangement_deciders", "arrangement_ends"
LONGEST_OFFICE, LONGEST_REFERENCE = 80, 40


@dataclass(frozen=True)
class DecisionFacts:
    """A decision as its letter says it. `course_id` None: all exams; `valid_until` None: no last day."""

    decider: str  # code: arrangement_deciders
    office: str  # its name
    decided_on: date
    reference: str  # number of the case or document
    valid_from: date
    valid_until: date | None = None
    course_id: UUID | None = None
    measures: tuple[Measure, ...] = ()


class DeciderUnknown(Violation):
    """Not a code of the closed list."""

    message = N_("Choose who decided from the list.")
    about = ("decider",)


class OfficeMissing(Violation):
    """Which of the counties, or municipalities."""

    message = N_("Write which county, municipality or school decided, in at most {most} characters.")
    about = ("office",)


class ReferenceMissing(Violation):
    """Without a number nobody finds the letter."""

    message = N_(
        "Write the number of the case or the document, such as 2026/1234-5, in at most {most} characters."
    )
    about = ("reference",)


class TellsOfHealth(Violation):
    """The measure, never the diagnosis."""

    message = N_(
        "“{word}” tells of health, and that is kept nowhere here. Write only the office and the number."
    )


class DecidedInFuture(Violation):
    """A decision that is still to be made grants nothing."""

    message = N_("The decision is dated {day}, and that is still to come. Check the day.")
    about = ("decided_on",)


class ValidBeforeDecided(Violation):
    """No decision holds before it was made."""

    message = N_("It was decided on {day}, so it cannot hold before that. Check the two days.")
    about = ("valid_from",)


class EndsBeforeItBegins(Violation):
    """Days that run backwards."""

    message = N_("The last day is before the first day.")
    about = ("valid_until",)


class HoldsAlready(Violation):
    """Two for the same exams on one day: nobody would know which."""

    message = N_(
        "A decision of {decided} for the same exams holds on some of these days (case {reference}). "
        "Replace that one, or choose other days."
    )
    about = ("valid_from",)


class NothingToReplace(Violation):
    """The other one is over before this one begins."""

    message = N_("The other decision no longer holds when this one begins. Record this one by itself.")
    about = ("valid_from",)


class ForOtherExams(Violation):
    """Whoever has a decision for all exams would be left with one for a course."""

    message = N_("A decision is replaced by one for the same exams. Record one for other exams by itself.")
    about = ("course_id",)


class EndUnknown(Violation):
    """A reason of the list, and none that the program gives by itself."""

    message = N_("Choose a reason from the list.")
    about = ("reason",)


class EndedAlready(Violation):
    """Once is enough, and what is over needs no end."""

    message = N_("This decision no longer holds, so there is nothing to withdraw.")


@dataclass(frozen=True)
class Other:
    """Another decision for the same person."""

    standing: Standing
    decided_on: date
    reference: str


def check_decision(facts: DecisionFacts, today: date) -> Iterator[Violation]:
    """Everything against a decision by itself."""
    if facts.decider not in code_list(DECIDERS):
        yield DeciderUnknown()
    yield from _check_words(facts)
    if facts.decided_on > today:
        yield DecidedInFuture(day=date_text(facts.decided_on))
    if facts.valid_from < facts.decided_on:
        yield ValidBeforeDecided(day=date_text(facts.decided_on))
    if facts.valid_until is not None and facts.valid_until < facts.valid_from:
        yield EndsBeforeItBegins()
    yield from check_measures(facts.measures)


def check_overlap(
    facts: DecisionFacts, others: Iterable[Other], replaced: Standing | None = None
) -> Iterator[Violation]:
    """Everything against a decision beside the others of the same person, of which one may be replaced."""
    if replaced is not None and replaced.course_id != facts.course_id:
        yield ForOtherExams()
    elif replaced is not None and not replaced.touches(facts.valid_from, None):
        yield NothingToReplace()
    for one in others:
        same = one.standing.course_id == facts.course_id and (
            replaced is None or one.standing.id != replaced.id
        )
        if same and one.standing.touches(facts.valid_from, facts.valid_until):
            yield HoldsAlready(decided=date_text(one.decided_on), reference=one.reference)


def check_withdrawal(standing: Standing, reason: str, today: date) -> Iterator[Violation]:
    """Everything against withdrawing a decision from today on."""
    reasons = code_list(ENDS)
    if reason not in reasons or reason == terms.REPLACED:
        yield EndUnknown()
    if not standing.touches(today, None):
        yield EndedAlready()


def _check_words(facts: DecisionFacts) -> Iterator[Violation]:
    if not facts.office or len(facts.office) > LONGEST_OFFICE or hidden_characters(facts.office):
        yield OfficeMissing(most=LONGEST_OFFICE)
    numbered = any(sign.isdecimal() for sign in facts.reference)
    if not numbered or len(facts.reference) > LONGEST_REFERENCE or hidden_characters(facts.reference):
        yield ReferenceMissing(most=LONGEST_REFERENCE)
    for name, text in (("office", facts.office), ("reference", facts.reference)):
        if word := health_word(text):
            told = TellsOfHealth(word=word)
            told.about = (name,)
            yield told
