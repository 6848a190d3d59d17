"""What is kept here about people."""

from collections.abc import Iterator

from eduapp.core.codes import code_list
from eduapp.core.db.holding import Held, Line, Lines
from eduapp.core.i18n import N_, number_text
from eduapp.exchange.handoff import models, rules


def held() -> tuple[Held, ...]:
    """The lines of days that were handed over."""
    return (
        Lines(
            N_("Days handed over for the daily allowance"),
            models.HandoffExport,
            column="content",
            read=_lines,
            without=rules.without_lines,
            marker='[["',
            life="handoffs",
            since="last_day",
            shown=("number", "written_at"),
        ),
    )


def _lines(content: rules.Content) -> Iterator[Line]:
    kinds = code_list("handoff_minutes")
    for (learner_id, day), one in rules.thawed(content).items():
        counts = dict(one.minutes.named())
        said = ", ".join(f"{kinds[kind].label} {count}" for kind, count in counts.items() if count)
        amount = "" if one.amount is None else number_text(one.amount / 100, 2)
        facts: dict[str, object] = {"day": day, "minutes": counts, "amount": one.amount}
        yield Line(learner_id, facts, (("day", "", day), ("minutes", "", said), ("amount", "", amount)))
