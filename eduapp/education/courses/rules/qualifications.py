"""Certificates and safety training that somebody holds: when one counts, and how an entry is put right.

What prerequisites ask for by `certificate:CODE` and `safety:CODE`. Only what is proven is held.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, date_text
from eduapp.core.names import tidy
from eduapp.core.violations import Violation
from eduapp.education.courses.rules.prerequisites import (
    CERTIFICATE,
    SAFETY,
    Requirement,
    requirement_of,
    terms_in,
    wish_of,
)
from eduapp.education.courses.rules.reached import Held, check_reason

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

LONGEST_CODE = 40
SOON = timedelta(days=30)  # before its last day one is told to renew it
PAPER_SEEN, ISSUED_HERE, TOLD = "paper_seen", "issued_here", "told"
QUALIFICATIONS = (CERTIFICATE, SAFETY)


class Standing(Enum):
    """How something held stands on a day."""

    NOT_PROVEN = "not_proven"  # only told; holds on no day
    OUT = "out"
    SOON_OUT = "soon_out"
    HOLDS = "holds"


@dataclass(frozen=True)
class QualificationFacts:
    """One certificate or safety training: obtained on a day, and its last day (None: no end)."""

    kind: str  # code: qualification_kinds
    code: str  # as prerequisites write it
    day: date
    until: date | None = None
    known: str = PAPER_SEEN  # code: qualification_proofs

    @property
    def term(self) -> str:
        """How prerequisites ask for it: certificate:TRUCK."""
        return Requirement(self.code, kind=self.kind).term

    @property
    def proven(self) -> bool:
        """Whether somebody here has seen that it is so."""
        return code_list("qualification_proofs")[self.known].has("proof")

    @property
    def held(self) -> Held:
        """As prerequisites are compared with it."""
        return Held(self.code, self.until, self.day)


class QualificationKindUnknown(Violation):
    """Not a code of the closed list."""

    about = ("kind",)
    message = N_("“{text}” is neither certificate nor safety training. Choose one from the list.")


class QualificationCodeMissing(Violation):
    """Nothing could ask for it."""

    about = ("code",)
    message = N_("A code is needed, as prerequisites write it: TRUCK, BANDSAW.")


class QualificationCodeTooLong(Violation):
    """Longer than any list shows."""

    about = ("code",)
    message = N_("The code has {length} characters. At most {most} are possible.")


class QualificationCodeOdd(Violation):
    """No prerequisite could ever name it."""

    about = ("code",)
    message = N_(
        "“{code}” cannot stand in prerequisites. Write the code alone, with letters, figures and . / - but "
        "without spaces."
    )


class ProofUnknown(Violation):
    """Not a code of the closed list."""

    about = ("known",)
    message = N_("“{text}” does not say how it is known. Choose one from the list.")


class NotObtainedYet(Violation):
    """Still to come."""

    about = ("day",)
    message = N_("{day} has not come yet. Enter it on the day it is obtained, or later.")


class EndsBeforeObtained(Violation):
    """The last day lies before the first."""

    about = ("until",)
    message = N_("Valid until, {until}, is before the day it was obtained, {day}. Put one of them right.")


class HeldAlready(Violation):
    """The same again; a renewal has a day of its own."""

    about = ("code",)
    message = N_("{name} has {what} of {day} already. Correct that entry, or enter the day of the new one.")

    def __init__(self, name: str, facts: QualificationFacts) -> None:
        super().__init__(name=name, facts=facts)

    def sentence(self) -> str:
        """With what it is in the language spoken now."""
        facts = self.facts["facts"]
        if not isinstance(facts, QualificationFacts):
            return _(self.message)
        told = {"what": what_text(facts.kind, facts.code), "day": date_text(facts.day)}
        return _(self.message).format(name=self.facts["name"], **told)


class NothingPutRight(Violation):
    """The same again."""

    message = N_("Nothing would change. Put right what is wrong, or withdraw the entry.")


def tidy_code(code: str) -> str:
    """A code as expressions keep it: capitals, no spaces around."""
    return tidy(code).upper()


def what_text(kind: str, code: str) -> str:
    """What it is, in words: certificate TRUCK."""
    return f"{code_list('qualification_kinds')[kind].label} {code}"


def standing_of(facts: QualificationFacts, day: date) -> Standing:
    """Whether it counts on a day, and whether it soon will not."""
    if not facts.proven:
        return Standing.NOT_PROVEN
    if facts.until is None:
        return Standing.HOLDS
    if facts.until < day:
        return Standing.OUT
    return Standing.SOON_OUT if facts.until - day <= SOON else Standing.HOLDS


def held_among(found: Iterable[QualificationFacts], kind: str) -> tuple[Held, ...]:
    """What of a kind counts as held; what is only told does not."""
    return tuple(facts.held for facts in found if facts.kind == kind and facts.proven)


def check_qualification(
    facts: QualificationFacts, others: Collection[QualificationFacts], name: str, today: date
) -> Iterator[Violation]:
    """Everything against an entry; `others` is what the same person has besides."""
    if facts.kind not in code_list("qualification_kinds"):
        yield QualificationKindUnknown(text=facts.kind)
    yield from _check_code(facts)
    if facts.known not in code_list("qualification_proofs"):
        yield ProofUnknown(text=facts.known)
    if facts.day > today:
        yield NotObtainedYet(day=date_text(facts.day))
    if facts.until is not None and facts.until < facts.day:
        yield EndsBeforeObtained(until=date_text(facts.until), day=date_text(facts.day))
    same = (facts.kind, facts.code, facts.day)
    if any((other.kind, other.code, other.day) == same for other in others):
        yield HeldAlready(name, facts)


def check_put_right(
    before: QualificationFacts, after: QualificationFacts, reason: str
) -> Iterator[Violation]:
    """That a correction changes something and says why; what stood there stays beside the new entry."""
    if before == after:
        yield NothingPutRight()
    yield from check_reason(reason)


def asked_for(catalogue: Mapping[str, str]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Every certificate and safety training, as (kind, code), that courses ask for, with their codes.

    `catalogue` holds the code of each course with its prerequisites.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for course, text in catalogue.items():
        for key in qualifications_in(wish_of(text)):
            found.setdefault(key, []).append(course)
    return {key: tuple(sorted(found[key])) for key in sorted(found)}


def qualifications_in(wish: Requirement | None) -> tuple[tuple[str, str], ...]:
    """Every certificate and safety training an expression names, as (kind, code)."""
    named = ((one.kind, one.code) for one in terms_in(wish) if one.kind in QUALIFICATIONS)
    return tuple(dict.fromkeys(named))


def _check_code(facts: QualificationFacts) -> Iterator[Violation]:
    if not facts.code:
        yield QualificationCodeMissing()
    elif len(facts.code) > LONGEST_CODE:
        yield QualificationCodeTooLong(length=len(facts.code), most=LONGEST_CODE)
    elif requirement_of(f"{CERTIFICATE}:{facts.code}") != Requirement(facts.code, kind=CERTIFICATE):
        yield QualificationCodeOdd(code=facts.code)
