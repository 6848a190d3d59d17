"""What stands against annulling the exam of one candidate: heard first, decided by whom the law names. Pure.

A formal error (opplæringsforskrifta § 9-40) and cheating (§ 9-42) are annulled; the latter only by a case in
the log of the exam that was reported, warned of, heard and decided.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, date_text
from eduapp.core.violations import Violation
from eduapp.exams.deadlines.rules import CHEATING_WAIT, Wait, wait
from eduapp.exams.room.rules.cases import ANNULMENT, DECIDED, REVERSED
from eduapp.exams.room.rules.words import LONGEST_NAME, check_words
from eduapp.exams.sittings.rules.resits import ANNULMENTS

FORMAL_ERROR, CHEATING, BY_APPEAL = "formal_error", "cheating", "appeal"
DECIDERS = "annulment_deciders"
DIRECTORATE = "directorate"  # decides on formal errors


class AnnulledAlready(Violation):
    """Once is enough."""

    message = N_("The exam of candidate {number} is annulled already.")


class DidNotSit(Violation):
    """Who did not sit it has nothing to annul."""

    message = N_("Candidate {number} did not sit this exam, so there is nothing to annul.")


class HeardMissing(Violation):
    """Everybody is heard before it is decided."""

    message = N_("Hear the candidate first, and write on which day: nothing is annulled before ({basis}).")
    about = ("heard_on",)


class DaysOutOfOrder(Violation):
    """Heard, then decided, then told; none of it in the future."""

    message = N_("First heard, then decided, then told, none of it in the future. Put the days right.")
    about = ("decided_on",)


class DeciderMissing(Violation):
    """A decision has a name under it."""

    message = N_("Write who decided.")
    about = ("person",)


class GroundsMissing(Violation):
    """What was wrong."""

    message = N_("Write what was wrong, in a sentence.")
    about = ("reason",)


class CaseNotDecided(Violation):
    """The law has an order, and the log of the exam keeps it."""

    message = N_(
        "Candidate {number} is not found to have cheated: the case in the log of the exam is now: {state}. "
        "It is reported, warned of, heard and decided there first ({basis})."
    )


class CaseMissing(Violation):
    """Without a case nobody is heard."""

    message = N_(
        "There is no case about candidate {number} in the log of the exam. A suspicion is noted, reported, "
        "heard and decided there first ({basis})."
    )


class CaseReversed(Violation):
    """What does not stand annuls nothing."""

    message = N_(
        "The annulment of candidate {number} was reversed. It is not carried out again unless it is heard "
        "and decided anew in the log of the exam ({basis})."
    )


class OwnDecision(Violation):
    """Two are two."""

    message = N_(
        "You wrote the decision into the log of the exam yourself. Somebody else carries it out: nobody "
        "takes a grade out of force alone."
    )


class NotedAlready(Violation):
    """One thing at a time."""

    message = N_(
        "{name} has written something down about the exam of candidate {number} that waits for a second "
        "person. First it is confirmed, or refused with a reason."
    )


class OwnNote(Violation):
    """Two are two."""

    message = N_(
        "You wrote this down yourself. Somebody else confirms it: nobody takes a grade out of force, or lets "
        "it count again, alone."
    )


class OtherwiseDecided(Violation):
    """What was decided is something else."""

    message = N_("The case about candidate {number} was decided otherwise: {outcome}.")


class ReversalDay(Violation):
    """After it was annulled."""

    message = N_("Write the day it was reversed, from {first} to today.")
    about = ("on_day",)


class ToldDay(Violation):
    """After the decision."""

    message = N_("Write the day the candidate was told: from {first}, when it was decided, to today.")
    about = ("told_on",)


class ToldByAppeal(Violation):
    """What an instance decided is told with the appeal."""

    message = N_("The instance of an appeal annulled this exam. That it was told is noted on the appeal.")


class NotAnnulled(Violation):
    """Nothing to reverse."""

    message = N_("This annulment was reversed already.")


class DecidedByAppeal(Violation):
    """An appeal is open, and what comes of it is written down there."""

    message = N_(
        "Appeal {number} against this annulment is open. What is decided on it is written down there; "
        "nothing is reversed beside it."
    )


class ReversedByAppeal(Violation):
    """An instance annulled it; only what it says changes that."""

    message = N_("The instance of an appeal annulled this exam. It is not reversed here.")


@dataclass(frozen=True)
class Annulled:
    """A decision to annul, as it is told."""

    ground: str  # code: annulments
    heard_on: date | None
    decided_on: date
    person: str
    told_on: date | None
    reason: str


@dataclass(frozen=True)
class Reversal:
    """Who says that an annulment does not stand, when and why."""

    on_day: date
    person: str
    reason: str


@dataclass(frozen=True)
class Case:
    """What the log of the exam says of somebody."""

    state: str  # code: room_cases
    outcome: str  # code: room_outcomes; "" while nothing is decided that stands

    @property
    def annuls(self) -> bool:
        """Whether it was decided that the exam does not count, and nobody has reversed it."""
        return self.state == DECIDED and self.outcome == ANNULMENT


def basis_of(ground: str) -> str:
    """The paragraph of a ground."""
    return code_list(ANNULMENTS)[ground].said("basis")


def wait_after(ground: str, decided_on: date) -> Wait | None:
    """How long somebody waits for another exam after an annulment; None: not at all."""
    return wait(CHEATING_WAIT, decided_on) if code_list(ANNULMENTS)[ground].has("cheating") else None


def check_annulled(said: Annulled, exam_on: date, today: date) -> Iterator[Violation]:
    """What a decision to annul lacks."""
    if said.heard_on is None:
        yield HeardMissing(basis=basis_of(said.ground))
    days = [one for one in (exam_on, said.heard_on, said.decided_on, said.told_on, today) if one is not None]
    if days != sorted(days):
        yield DaysOutOfOrder()
    if not said.person.strip():
        yield DeciderMissing()
    if not said.reason.strip():
        yield GroundsMissing()
    yield from check_words(said.reason, decided=said.ground == CHEATING)
    yield from check_words(said.person, longest=LONGEST_NAME)


def check_case(case: Case | None, number: int) -> Iterator[Violation]:
    """Whether the log of the exam bears an annulment for cheating (§ 9-42)."""
    basis = basis_of(CHEATING)
    if case is None:
        yield CaseMissing(number=number, basis=basis)
    elif case.state == REVERSED:
        yield CaseReversed(number=number, basis=basis)
    elif case.state != DECIDED:
        state = code_list("room_cases")[case.state].label
        yield CaseNotDecided(number=number, state=state, basis=basis)
    elif case.outcome != ANNULMENT:
        outcome = code_list("room_outcomes")[case.outcome].label
        yield OtherwiseDecided(number=number, outcome=outcome)


def check_words_of(reason: str) -> Iterator[Violation]:
    """What a reason lacks."""
    if not reason.strip():
        yield GroundsMissing()
    yield from check_words(reason, decided=True)


def check_told(
    ground: str, decided_on: date, told_on: date, today: date, *, reversed_before: bool
) -> Iterator[Violation]:
    """What stands against noting when a candidate was told that the exam does not count."""
    if reversed_before:
        yield NotAnnulled()
    if ground == BY_APPEAL:
        yield ToldByAppeal()
    if not decided_on <= told_on <= today:
        yield ToldDay(first=date_text(decided_on))


def check_reversal(
    ground: str, decided_on: date, said: Reversal, today: date, *, reversed_before: bool
) -> Iterator[Violation]:
    """What stands against an annulment being reversed, as when it was appealed against."""
    if reversed_before:
        yield NotAnnulled()
    if ground == BY_APPEAL:
        yield ReversedByAppeal()
    if not decided_on <= said.on_day <= today:
        yield ReversalDay(first=date_text(decided_on))
    if not said.person.strip():
        yield DeciderMissing()
    yield from check_words_of(said.reason)
