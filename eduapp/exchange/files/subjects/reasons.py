"""What may be set aside if somebody answers for it: a row then says why, and the trail keeps it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from eduapp.core.actor import OVERRIDE_RULES, Actor
from eduapp.core.i18n import N_, _
from eduapp.core.violations import Override, Violation
from eduapp.exchange.files.formats import words
from eduapp.exchange.files.formats.remarks import Problem
from eduapp.exchange.files.rules import Field, Values
from eduapp.exchange.files.subjects.subject import AgainstARule, as_problem

LONGEST_REASON = 200
OR_A_REASON = N_("Or write under “{column}” why it should be so all the same.")

REASON = Field(
    "reason",
    N_("Reason to go ahead"),
    words.texts(LONGEST_REASON),
    synonyms=("Begrunnelse", "Grunngiving", "Grunngjeving", "Begrunning", "Reason"),
)


@dataclass(frozen=True)
class AgainstWithoutReason(AgainstARule):
    """A rule that gives way to a reason, where the row gives none."""

    def sentence(self) -> str:
        """What the rule says, and that a reason would do."""
        return f"{super().sentence()} {_(OR_A_REASON).format(column=_(REASON.label))}"


def against_row(
    violations: Iterable[Violation], values: Values, actor: Actor, cells: Mapping[type[Violation], str]
) -> Iterator[Problem]:
    """The rules that still stand against a row; `cells` says of which cell each speaks.

    A reason sets aside what may be set aside, if whoever brings the file in may do that at all.
    """
    reason, may = REASON.of(values), actor.may(OVERRIDE_RULES)
    for violation in violations:
        column = cells.get(type(violation), "")
        if not violation.overridable or not may:
            yield as_problem(violation, column)
        elif not reason:
            yield AgainstWithoutReason(violation.message, violation.facts, column=column, violation=violation)


def override_of(values: Values, *kinds: type[Violation]) -> Override | None:
    """What a row's reason sets aside when it is brought in: of these kinds."""
    reason = REASON.of(values)
    return Override(frozenset(kind.__name__ for kind in kinds), reason) if reason else None
