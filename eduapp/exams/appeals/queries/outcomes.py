"""What instances decided, as the letter about a grade tells it."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.i18n import long_date, pgettext
from eduapp.exams.appeals.queries.facts import facts_of, results
from eduapp.exams.appeals.rules.final import Decided
from eduapp.exams.grading.rules.letter import Decision
from eduapp.exams.sittings.models import Result


def outcomes(session: Session, result_ids: Collection[UUID]) -> Mapping[UUID, Decision]:
    """Of those of these grades that an instance decided on: what, when, and that it is final.

    In the language spoken now.
    """
    found = facts_of(session, results().where(Result.id.in_(result_ids)))
    return {
        one.result_id: Decision(tuple(_line(decided) for decided in one.decided), left=tuple(one.kinds_left))
        for one in found
        if one.decided
    }


def _line(one: Decided) -> str:
    said = pgettext(
        "paper", "Your appeal ({kind}) was decided on {day} by {instance}. The outcome: {outcome}."
    ).format(
        kind=one.kind.code.label,
        day=long_date(one.on_day),
        instance=one.kind.instance.label,
        outcome=one.outcome,
    )
    final = pgettext("paper", "This decision is not appealed against again ({basis}).")
    return f"{said} {final.format(basis=one.kind.final)}"
