"""On the page of a course: its modules and its competence aims, each in a table; Enter changes the row."""

from collections.abc import Sequence
from datetime import date
from typing import Generic

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import N_, _, ngettext
from eduapp.education.courses import terms
from eduapp.education.courses.queries import AimRow, CourseHead, CourseParts, ModuleRow
from eduapp.education.courses.rules import validity_text
from eduapp.education.courses.ui.part_dialogs import save_aim, save_module
from eduapp.gui.bench import Bench
from eduapp.gui.rows import Column, R
from eduapp.gui.tables import TableView
from eduapp.gui.widgets import button, hbox, label, vbox, why_not

CHANGE_REASON = N_("Your role may look, but not change the catalogue. Ask a leader.")
_ROWS = 8  # shown before a table scrolls
_ROW_HEIGHT = 42

ChipLook = tuple[str, str, str]  # token, icon, word


class PartsPanel(QWidget, Generic[R]):
    """A table as high as its rows, a line on it, and the button that adds one."""

    wanted = Signal(object)  # the row to be changed, None to add one

    def __init__(self, bench: Bench, columns: Sequence[Column[R]], name: str, verb: str, none: str) -> None:
        super().__init__()
        theme, px = bench.theme, bench.theme.px
        may = bench.actor.may(terms.CHANGE_CATALOGUE)
        self.table: TableView[R] = TableView(
            theme, columns, name=name, row_height=_ROW_HEIGHT, click_opens=may
        )
        self._none, self._note = label(none, "secondary", wrap=True), label("", "caption", wrap=True)
        self.add = button(theme, verb, "plus")
        self.add.clicked.connect(lambda: self.wanted.emit(None))
        if may:
            self.table.opened.connect(self.wanted.emit)
        else:
            why_not(self.add, _(CHANGE_REASON))
        foot = hbox(self.add, (self._note, 1), spacing=px(12))
        vbox(self._none, self.table, foot, spacing=px(8), parent=self)

    def show_rows(self, rows: Sequence[R], note: str) -> None:
        """Show other rows, and a line on them."""
        self.table.set_rows(rows)
        self.table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self._note.setText(note)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)  # when the table knows whether its rows have two lines

    def _fit(self) -> None:
        shown = min(_ROWS, max(1, self.table.table.rowCount()))
        header, row = self.table.horizontalHeader().height(), self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(header + shown * row + 2)


class ModulesPanel(PartsPanel[ModuleRow]):
    """The modules of one course."""

    def __init__(self, bench: Bench) -> None:
        none = _("No modules yet. A course in modules lets a short stay leave with what was reached.")
        today = bench.today()
        super().__init__(bench, _module_columns(today), _("Modules"), _("Add a module…"), none)
        self._bench = bench
        self._head: CourseHead | None = None
        self._parts = CourseParts((), ())
        self.wanted.connect(self._ask)

    def show_parts(self, head: CourseHead, parts: CourseParts) -> None:
        """Show the modules, and how many of the course's hours lie in those that are valid."""
        self._head, self._parts = head, parts
        valid = [row for row in parts.modules if row.can_be_chosen(self._bench.today())]
        hours = sum(row.facts.planned_hours for row in valid)
        words = ngettext(
            "{hours} of {planned} planned hours lie in {count} module.",
            "{hours} of {planned} planned hours lie in {count} modules.",
            len(valid),
        ).format(hours=hours, planned=head.facts.planned_hours, count=len(valid))
        self.show_rows(parts.modules, words if parts.modules else "")

    def _ask(self, row: ModuleRow | None) -> None:
        if self._head is not None:
            save_module(self._bench, self._head.id, self._parts.modules, row, self)


class AimsPanel(PartsPanel[AimRow]):
    """The competence aims of one course."""

    def __init__(self, bench: Bench) -> None:
        none = _("No competence aims yet. They say what one can after the course, or after one module of it.")
        columns = _aim_columns(bench.today())
        super().__init__(bench, columns, _("Competence aims"), _("Add a competence aim…"), none)
        self._bench = bench
        self._head: CourseHead | None = None
        self._parts = CourseParts((), ())
        self.wanted.connect(self._ask)

    def show_parts(self, head: CourseHead, parts: CourseParts) -> None:
        """Show the aims."""
        self._head, self._parts = head, parts
        self.show_rows(parts.aims, "")

    def _ask(self, row: AimRow | None) -> None:
        if self._head is not None:
            save_aim(self._bench, self._head.id, self._parts.modules, self._parts.aims, row, self)


def validity_chip(first: date | None, last: date | None, today: date) -> ChipLook | None:
    """What is not valid today says so; what will end says when."""
    if first is not None and first > today:
        return ("excused", "hourglass", validity_text(first, None))
    if last is not None and last < today:
        return ("none", "circle-minus", _("no longer valid"))
    return ("late", "hourglass", validity_text(None, last)) if last is not None else None


def _module_columns(today: date) -> list[Column[ModuleRow]]:
    def chip(row: ModuleRow) -> ChipLook | None:
        return validity_chip(row.facts.valid_from, row.facts.valid_to, today)

    return [
        Column(
            _("Name"),
            lambda row: row.facts.name,
            sort=lambda row: row.facts.position,
            spoken=lambda row: _module_sentence(row, chip(row)),
        ),
        Column(_("Code"), lambda row: row.facts.code, width=130),
        Column(
            _("Hours"),
            lambda row: str(row.facts.planned_hours),
            sort=lambda row: row.facts.planned_hours,
            number=True,
            width=90,
        ),
        Column(
            _("Reached by"),
            lambda row: str(row.reached_by),
            sort=lambda row: row.reached_by,
            number=True,
            width=120,
            priority=1,
        ),
        Column(_("Validity"), lambda _row: "", chip=chip, width=200, priority=2),
    ]


def _aim_columns(today: date) -> list[Column[AimRow]]:
    def chip(row: AimRow) -> ChipLook | None:
        return validity_chip(row.facts.valid_from, row.facts.valid_to, today)

    return [
        Column(
            _("What one can afterwards"),
            lambda row: row.facts.text,
            sort=lambda row: row.facts.position,
            spoken=lambda row: _aim_sentence(row, chip(row)),
        ),
        Column(_("Code"), lambda row: row.facts.code, width=130),
        Column(_("Module"), lambda row: row.module, width=110, priority=1),
        Column(_("Validity"), lambda _row: "", chip=chip, width=200, priority=2),
    ]


def _module_sentence(row: ModuleRow, chip: ChipLook | None) -> str:
    words = _("Module {code}: {name}, {hours} hours, reached by {count}").format(
        code=row.facts.code, name=row.facts.name, hours=row.facts.planned_hours, count=row.reached_by
    )
    return f"{words}, {chip[2]}" if chip else words


def _aim_sentence(row: AimRow, chip: ChipLook | None) -> str:
    words = _("Aim {code}: {text}").format(code=row.facts.code, text=row.facts.text)
    if row.module:
        module = _("module {code}").format(code=row.module)
        words = f"{words}, {module}"
    return f"{words}, {chip[2]}" if chip else words
