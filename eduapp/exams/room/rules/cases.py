"""What follows a suspicion or conduct that disturbs others: reported, warned, heard, decided, reversed. Pure.

`CASES` is the one table. Nothing here touches the exam of the person but one: a removal that head or county
decided because somebody disturbed others, after a warning and a hearing (opplæringsforskrifta §§ 9-39,
15-25). A suspicion leads to no removal: the person may finish that day, and is heard before anything is
annulled (§ 9-42). An annulment that is reversed annuls nothing from then on, for nobody who reads the log;
what is sent back is heard and decided anew (forvaltningsloven § 34).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_
from eduapp.core.violations import Violation
from eduapp.exams.room.rules.steps import DECIDE, HEAR, REPORT, REVERSE, WARN

SUSPICION, CONDUCT = "suspicion", "conduct"  # incidents that open a case
NOTED, TOLD, REPORTED, WARNED, HEARD, DECIDED = "noted", "told", "reported", "warned", "heard", "decided"
REVERSED = "reversed"
STATES = (NOTED, TOLD, REPORTED, WARNED, HEARD, DECIDED, REVERSED)
STEPS = (REPORT, WARN, HEAR, DECIDE)  # that the room takes
MOVES = (*STEPS, REVERSE)  # and that another decision brings
OVER = frozenset({DECIDED, REVERSED})  # nothing more is waited for
REMOVAL, ANNULMENT = "removed", "annulled"  # outcomes (code: room_outcomes) that change something
OUTCOMES, DECIDERS = "room_outcomes", "room_deciders"


class ReportFirst(Violation):
    """The head or the office must know of it."""

    message = N_("Report it first: to whom, and what was taken care of as evidence.")


class ReportedAlready(Violation):
    """Once is enough."""

    message = N_("It has been reported already.")


class WarnFirst(Violation):
    """Nobody is heard about what nobody has told them."""

    message = N_("Warn the candidate first: tell what was seen and what may follow ({basis}).")


class WarnedAlready(Violation):
    """Once is enough."""

    message = N_("The candidate has been warned already.")


class HearFirst(Violation):
    """Everybody has a right to speak before it is decided."""

    message = N_("Hear the candidate first. Nothing is decided before ({basis}).")


class HeardAlready(Violation):
    """Once is enough."""

    message = N_("The candidate has been heard already.")


class DecidedAlready(Violation):
    """What was decided stands, unless it is taken back with a reason."""

    message = N_("It has been decided already.")


class NotDecidedYet(Violation):
    """Nothing stands that could be reversed."""

    message = N_("Nothing was decided in this case that could be reversed ({basis}).")


class ReversedAlready(Violation):
    """Once is enough."""

    message = N_("What was decided was reversed already.")


class HearAnew(Violation):
    """What was sent back begins with the hearing."""

    message = N_(
        "The decision was reversed. Before it is decided anew the candidate is heard anew ({basis})."
    )


class OutcomeUnknown(Violation):
    """Not one that the law has for this."""

    message = N_("Choose what was decided.")
    about = ("code",)


class DeciderUnknown(Violation):
    """Head for pupils, county for everybody else."""

    message = N_("Choose who decided: the head for pupils, the county for everybody else ({basis}).")
    about = ("decider",)


class NotThatStep(Violation):
    """Who watches reports and warns."""

    message = N_("Report what was noted, or warn the candidate.")


class NameMissing(Violation):
    """A decision has a name under it, a report a name it went to."""

    message = N_("Write the name.")
    about = ("person",)


class KeptMissing(Violation):
    """What somebody may ask to see later."""

    message = N_("Write what was taken care of as evidence, and where it is; “nothing” if nothing was.")
    about = ("kept",)


class DecidedByWatch(Violation):
    """Who watched the exam is a witness."""

    message = N_(
        "You watched this exam. Head or county decides, and somebody who did not watch records it ({basis})."
    )


class InformedBefore(Violation):
    """Nobody can be told of a decision before it is made."""

    message = N_("Write the day the candidate was told: from the day of the decision, not in the future.")
    about = ("informed_on",)


Cell = str | type[Violation]

CASES: Mapping[str, Mapping[str, Cell]] = {
    NOTED: {REPORT: REPORTED, WARN: TOLD, HEAR: WarnFirst, DECIDE: WarnFirst, REVERSE: NotDecidedYet},
    TOLD: {
        REPORT: WARNED,
        WARN: WarnedAlready,
        HEAR: ReportFirst,
        DECIDE: ReportFirst,
        REVERSE: NotDecidedYet,
    },
    REPORTED: {
        REPORT: ReportedAlready,
        WARN: WARNED,
        HEAR: WarnFirst,
        DECIDE: WarnFirst,
        REVERSE: NotDecidedYet,
    },
    WARNED: {
        REPORT: ReportedAlready,
        WARN: WarnedAlready,
        HEAR: HEARD,
        DECIDE: HearFirst,
        REVERSE: NotDecidedYet,
    },
    HEARD: {
        REPORT: ReportedAlready,
        WARN: WarnedAlready,
        HEAR: HeardAlready,
        DECIDE: DECIDED,
        REVERSE: NotDecidedYet,
    },
    DECIDED: {**dict.fromkeys(STEPS, DecidedAlready), REVERSE: REVERSED},
    REVERSED: {
        REPORT: ReportedAlready,
        WARN: WarnedAlready,
        HEAR: HEARD,
        DECIDE: HearAnew,
        REVERSE: ReversedAlready,
    },
}


@dataclass(frozen=True)
class Decision:
    """What head or county decided, and when the person was told."""

    code: str  # code: room_outcomes
    decider: str  # code: room_deciders
    person: str
    decided_on: date
    informed_on: date | None


def is_reported(state: str) -> bool:
    """Whether a case stands at least at “reported”."""
    return state not in {NOTED, TOLD}


def basis_of(ground: str) -> str:
    """The paragraph a case goes by."""
    return code_list("room_incidents")[ground].said("basis")


def outcomes_of(ground: str) -> list[str]:
    """What may be decided about a suspicion, or about conduct."""
    return [code.key for code in code_list(OUTCOMES) if code.has(ground)]


def check_decision(said: Decision, ground: str, today: date, *, watched: bool) -> Iterator[Violation]:
    """Everything against recording a decision; `watched`: by somebody who watched the exam."""
    basis = basis_of(ground)
    if watched:
        yield DecidedByWatch(basis=basis)
    if said.code not in outcomes_of(ground):
        yield OutcomeUnknown()
    if said.decider not in code_list(DECIDERS):
        yield DeciderUnknown(basis=basis)
    if not said.person.strip():
        yield NameMissing()
    if said.informed_on is None or not said.decided_on <= said.informed_on <= today:
        yield InformedBefore()
