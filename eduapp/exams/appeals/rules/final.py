"""What an instance decided stands: the same is not appealed against again (forvaltningsloven § 28). Pure.

A dismissed or withdrawn appeal decides nothing, and a grade that was quashed is given anew by the school, so
against these the way stays open as far as the law has one.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, date_text
from eduapp.core.violations import Violation
from eduapp.exams.appeals.rules.steps import STEPS
from eduapp.exams.grading.rules.kinds import Kind

_DECIDED = N_("Appeal {number} ({kind}) was decided on {day}: {outcome}. That is final ({basis}).")


class DecidedFinally(Violation):
    """One instance, one decision."""

    message = _DECIDED
    about = ("kind",)


@dataclass(frozen=True)
class Decided:
    """What an instance decided on a grade that still rests on it."""

    appeal_id: UUID
    number: int  # of the appeal
    kind: Kind
    step: str  # code: appeal_steps
    on_day: date

    @property
    def outcome(self) -> str:
        """What was decided, in words."""
        return code_list(STEPS)[self.step].label

    @property
    def line(self) -> str:
        """When what was decided, and by which paragraph it is final, in the language spoken now."""
        return _(_DECIDED).format(**self._facts)

    @property
    def violation(self) -> DecidedFinally:
        """Why there is no other appeal."""
        return DecidedFinally(**self._facts)

    @property
    def _facts(self) -> dict[str, object]:
        return {
            "number": self.number,
            "kind": self.kind.code.label,
            "day": date_text(self.on_day),
            "outcome": self.outcome,
            "basis": self.kind.final,
        }


def standing(kind: Kind, decided: Iterable[Decided]) -> Decided | None:
    """The decision that leaves no appeal of this kind; None where there is still one.

    A decision ends its own kind and all others but those the law has beside it, about the same grade.
    """
    return next((one for one in decided if kind.key not in one.kind.beside), None)


def left(kinds: Iterable[Kind], decided: Collection[Decided]) -> Iterator[Kind]:
    """The kinds of appeal that what was decided leaves."""
    return (kind for kind in kinds if standing(kind, decided) is None)
