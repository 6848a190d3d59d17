"""The columns of minutes: short titles, numbers, and their words below the name where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import _, number_text, pgettext
from eduapp.exchange.handoff.rules import PersonSum
from eduapp.exchange.handoff.ui import looks
from eduapp.gui.rows import Column

if TYPE_CHECKING:
    from collections.abc import Callable

    from eduapp.exchange.handoff.rules import Minutes

# What goes first where there is no room: the highest.
_PRIORITIES = {"school": 9, "excused": 8, "waiting": 7, "unmarked": 6, "lost": 5, "absent": 4, "refused": 3}
_WIDTH = 66


class MinutesColumn(Column[PersonSum]):
    """Minutes of one kind; where the column is hidden, its words stand below the name: lost 30."""

    def words(self, row: PersonSum) -> str:
        """The kind with its minutes, nothing for none."""
        said = self.text(row)
        return f"{self.title} {said}" if said else ""


def columns(*, money: bool) -> list[Column[PersonSum]]:
    """Name, a column for each kind, what was planned, the money if there is any, and whether it is final."""
    kinds = [_column(title, _counting(kind), _PRIORITIES.get(kind, 0)) for kind, title in _titles().items()]
    planned = _column(_("Planned"), lambda minutes: minutes.planned, 2)
    amount = Column[PersonSum](
        _("Amount (kr)"),
        lambda row: looks.money_text(row.amount),
        sort=lambda row: row.amount,
        number=True,
        width=90,
    )
    state = Column[PersonSum](_("State"), lambda _row: "", chip=looks.state_of, width=170, priority=1)
    return [Column(_("Name"), lambda row: row.name), *kinds, planned, *([amount] if money else []), state]


def _titles() -> dict[str, str]:
    """Short, for the head of a column; the whole words stand in the file."""
    return {
        "attended": pgettext("minutes", "Attended"),
        "worked": pgettext("minutes", "Worked"),
        "waiting": pgettext("minutes", "To approve"),
        "excused": pgettext("minutes", "Excused"),
        "refused": pgettext("minutes", "Refused"),
        "lost": pgettext("minutes", "Lost"),
        "absent": pgettext("minutes", "Absent"),
        "school": pgettext("minutes", "Free"),
        "unmarked": pgettext("minutes", "Open"),
    }


def _counting(kind: str) -> Callable[[Minutes], int]:
    return lambda minutes: int(getattr(minutes, kind))


def _column(title: str, of: Callable[[Minutes], int], priority: int) -> MinutesColumn:
    """None are left blank, so that what is there stands out."""

    def text(row: PersonSum) -> str:
        count = of(row.minutes)
        return number_text(count) if count else ""

    return MinutesColumn(
        title,
        text,
        sort=lambda row: of(row.minutes),
        number=True,
        width=_WIDTH,
        spoken=text,
        priority=priority,
    )
