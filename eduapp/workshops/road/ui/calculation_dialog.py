"""The whole calculation of a road, line by line, as a table one can walk through by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget

from eduapp.core.i18n import _
from eduapp.core.spans import hours_and_minutes
from eduapp.gui.modal import modal
from eduapp.gui.tables import Column, TableView
from eduapp.gui.widgets import button, hbox, label, vbox
from eduapp.workshops.road.rules.lines import Line, lines
from eduapp.workshops.road.ui.picture import done_text

if TYPE_CHECKING:
    from eduapp.gui.bench import Bench
    from eduapp.workshops.road.queries import RoadRow
    from eduapp.workshops.road.rules.reckoning import Reckoning

WIDTH, HEIGHT = 1000, 560  # px at 100 %
ROOM = QSize(1330, 660)


class CalculationDialog(QDialog):
    """What is asked, month by month what counts by which rule, what does not, and what is left."""

    def __init__(self, bench: Bench, road: RoadRow, made: Reckoning, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        title = _("The road of {name} to {trade}").format(name=name, trade=road.trade)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        modal(self)
        px = bench.theme.px
        self.table: TableView[Line] = TableView(bench.theme, columns(), name=_("The calculation"))
        self.table.set_rows(lines(made, road.facts))
        self.out = button(bench.theme, _("Close"), kind="primary")
        self.out.clicked.connect(self.accept)
        vbox(
            label(title, "subtitle", wrap=True),
            label(done_text(made), "secondary", wrap=True),
            (self.table, 1),
            hbox(None, self.out),
            spacing=px(12),
            margins=(px(24), px(20), px(24), px(20)),
            parent=self,
        )
        self.resize(QSize(px(WIDTH), px(HEIGHT)).boundedTo(ROOM))
        self.table.setFocus()


def columns() -> list[Column[Line]]:
    """What was done, what counts, and why."""
    return [
        Column(_("What and why"), lambda line: line.what, sort=lambda line: line.id, caption=_why),
        Column(
            _("Done"), lambda line: _amount(line.done), sort=lambda line: line.done, number=True, width=100
        ),
        Column(
            _("Counts"),
            lambda line: _amount(line.counted),
            sort=lambda line: line.counted,
            number=True,
            width=110,
        ),
        Column(_("Months"), lambda line: line.months, sort=lambda line: line.counted, number=True, width=120),
    ]


def _why(line: Line) -> str:
    """The rule and where it comes from, always beside what it decides."""
    return " · ".join(filter(None, (line.rule, line.source)))


def _amount(minutes: int | None) -> str:
    return "" if minutes is None else hours_and_minutes(minutes)
