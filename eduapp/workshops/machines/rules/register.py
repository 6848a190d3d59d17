"""What is recorded of a machine, what it demands by law on a day, and when it is out of service. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from eduapp.core.codes import Code, code_list
from eduapp.core.i18n import N_, _, date_text
from eduapp.core.names import hidden_characters
from eduapp.core.violations import Violation
from eduapp.workshops.machines.rules.training import Demand, Step

LONGEST_NAME = 80
LONGEST_CODE = 40
LONGEST_WORDS = 120
NOT_ASSESSED = "not_assessed"
DOCUMENTED = "documented"
NEVER = "never"


@dataclass(frozen=True)
class MachineFacts:
    """What is recorded of a machine. Archived is `active` False."""

    name: str
    code: str  # what its label says: a number, or what a scanner reads
    place_id: UUID
    risk: str = NOT_ASSESSED  # code: machine_risks
    demand: str = DOCUMENTED  # code: machine_demands
    expiry: str = NEVER  # code: machine_expiries
    active: bool = True

    @property
    def special_care(self) -> bool:
        """Whether its risk asks for documented training (§ 10-1)."""
        return code_list("machine_risks")[self.risk].has("special_care")


@dataclass(frozen=True)
class OutSpan:
    """Days on which a machine is out of service, both included; an earlier end is taken into account."""

    first_day: date
    last_day: date | None
    reason: str  # code: machine_out_reasons
    words: str = ""

    def covers(self, day: date) -> bool:
        """Whether the machine is out of service on a day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    def meets(self, other: "OutSpan") -> bool:
        """Whether both share a day."""
        begins = other.last_day is None or self.first_day <= other.last_day
        return begins and (self.last_day is None or other.first_day <= self.last_day)

    @property
    def days(self) -> str:
        """From when to when, in words."""
        if self.last_day is None:
            return _("from {first} until further notice").format(first=date_text(self.first_day))
        if self.first_day == self.last_day:
            return _("on {day}").format(day=date_text(self.first_day))
        return _("from {first} to {last}").format(
            first=date_text(self.first_day), last=date_text(self.last_day)
        )

    @property
    def why(self) -> str:
        """The reason in words: what was written, where the list does not say it."""
        return self.words or code_list("machine_out_reasons")[self.reason].label


class NameMissing(Violation):
    """A machine is known by its name."""

    about = ("name",)
    message = N_("The machine has no name. Write what people call it.")


class CodeMissing(Violation):
    """Two saws of one name are told apart by their labels."""

    about = ("code",)
    message = N_("The machine has no number. Write what its label says.")


class TooLong(Violation):
    """Longer than a list can show."""

    message = N_("“{text}” has {length} characters. At most {most} are possible.")


class HiddenCharacters(Violation):
    """Control or direction characters."""

    message = N_("The text holds hidden characters ({codes}). Type it again by hand.")


class CodeTaken(Violation):
    """A label belongs to one machine."""

    about = ("code",)
    message = N_("“{code}” is the number of {name}. Use another number, or change that machine.")


class NotInTheList(Violation):
    """Not a code of a closed list."""

    message = N_("“{text}” is not in the list. Choose something that is.")


class CareNeedsTraining(Violation):
    """Where special care is needed, only people with documented training may use it (§ 10-1)."""

    about = ("demand",)
    message = N_(
        "A machine of this risk class asks for documented or certified training "
        "(forskrift om utførelse av arbeid § 10-1). Choose one of them."
    )


class OutReasonMissing(Violation):
    """Not a code of the closed list."""

    about = ("reason",)
    message = N_("Choose why the machine is out of service.")


class OutWordsMissing(Violation):
    """The list does not say it, so words must."""

    about = ("words",)
    message = N_("Say in a few words why the machine is out of service.")


class OutRunsBackward(Violation):
    """The last day lies before the first."""

    about = ("last_day",)
    message = N_("The last day comes before the first. Change one of them.")


class OutAlready(Violation):
    """Two periods of one machine would hide each other's end."""

    about = ("first_day",)
    message = N_("The machine is out of service {days} already. Choose other days, or end that first.")


class OutEnded(Violation):
    """It has been ended once; what comes after is another period."""

    message = N_("These days have been ended already. If the machine is out of service again, add new days.")


class EndOutside(Violation):
    """An end lies within the days."""

    about = ("last_day",)
    message = N_("{day} is not one of these days, {days}. Choose one of them.")


def check_machine(facts: MachineFacts) -> Iterator[Violation]:
    """Everything that stands against these facts of a machine."""
    if not facts.name:
        yield NameMissing()
    if not facts.code:
        yield CodeMissing()
    yield from _check_text(facts.name, LONGEST_NAME, "name")
    yield from _check_text(facts.code, LONGEST_CODE, "code")
    chosen = {"risk": "machine_risks", "demand": "machine_demands", "expiry": "machine_expiries"}
    for field, name in chosen.items():
        if getattr(facts, field) not in code_list(name):
            yield _about(NotInTheList(text=getattr(facts, field)), field)
    if facts.special_care and not code_list("machine_demands")[facts.demand].has("documented"):
        yield CareNeedsTraining()


def check_out(span: OutSpan, known: Iterable[OutSpan]) -> Iterator[Violation]:
    """Whether a machine can be taken out of service on these days; `known` are its other periods."""
    reasons = code_list("machine_out_reasons")
    if span.reason not in reasons:
        yield OutReasonMissing()
    elif reasons[span.reason].has("asks_text") and not span.words:
        yield OutWordsMissing()
    yield from _check_text(span.words, LONGEST_WORDS, "words")
    if span.last_day is not None and span.last_day < span.first_day:
        yield OutRunsBackward()
        return
    for other in known:
        if span.meets(other):
            yield OutAlready(days=other.days)


def check_ending(span: OutSpan, ended_on: date | None, wanted: date) -> Iterator[Violation]:
    """Whether days out of service can end on a day of theirs, or before they began: then they never came."""
    if ended_on is not None:
        yield OutEnded()
    elif span.last_day is not None and wanted > span.last_day:
        yield EndOutside(day=date_text(wanted), days=span.days)


def demand_of(facts: MachineFacts, day: date) -> Demand:
    """What a machine demands on a day, by the law of that day."""
    return _demand(facts.demand, facts.expiry, day)


@lru_cache
def _demand(demand: str, expiry: str, day: date) -> Demand:
    needs = _in_force(code_list("machine_demands")[demand], "needs", day)
    months = _in_force(code_list("machine_expiries")[expiry], "validity", day).get("months")
    wanted = tuple((step, str(needs[step])) for step in Step if step in needs)
    return Demand(wanted, months if isinstance(months, int) else None)


def source_of(facts: MachineFacts) -> str:
    """Where the demand comes from, to stand beside it."""
    return code_list("machine_demands")[facts.demand].said("source")


def expiry_text(facts: MachineFacts, day: date) -> str:
    """How long a training counts, with the rule that says so."""
    code, months = code_list("machine_expiries")[facts.expiry], demand_of(facts, day).months
    if months is None:
        return code.label
    return _("{rule}: {months} months ({source})").format(
        rule=code.label, months=months, source=code.said("source")
    )


def _in_force(code: Code, flag: str, day: date) -> Mapping[str, object]:
    """The version of a dated flag that holds on a day; before the first the first does: safety has no gap."""
    versions = code.flags.get(flag, ())
    dated = sorted(
        (version["since"], version) for version in (versions if isinstance(versions, list) else ())
    )
    held = [version for since, version in dated if since <= day] or [version for _since, version in dated[:1]]
    return held[-1] if held else {}


def _check_text(text: str, most: int, field: str) -> Iterator[Violation]:
    if len(text) > most:
        yield _about(TooLong(text=text[:20] + "…", length=len(text), most=most), field)
    if codes := hidden_characters(text):
        yield _about(HiddenCharacters(codes=", ".join(sorted(set(codes)))), field)


def _about(violation: Violation, field: str) -> Violation:
    violation.about = (field,)
    return violation
