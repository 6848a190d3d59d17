"""On the page of a group: who has reached which module, entered by one key for each cell."""

from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import N_, _, date_text
from eduapp.education.courses import service
from eduapp.education.courses import terms as courses
from eduapp.education.courses.queries import ModuleRow
from eduapp.education.enrolment import queries, terms
from eduapp.education.enrolment.queries import ModuleSheet, ModulesOfMember
from eduapp.gui.bench import Bench
from eduapp.gui.fields import DateEdit
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.sending import send
from eduapp.gui.tables import TableView
from eduapp.gui.widgets import clear, hbox, label, vbox

REACH_REASON = N_("Your role may look, but not enter modules. Ask a teacher or a leader.")
NO_MODULES = N_("The course has no modules. A leader adds them on the page of the course.")
NOBODY = N_("Nobody takes part just now.")
KEYS = 9  # modules that have a key of their own
_ROWS, _ROW_HEIGHT = 12, 42

ChipLook = tuple[str, str, str]  # token, icon, word


class ModulesPanel(QWidget):
    """Learners down, modules across; the number of a module enters it for the learner of the row."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._group_id = bench, subject_id
        self._sheet: ModuleSheet | None = None
        self._shown: tuple[ModuleRow, ...] = ()
        self.table: TableView[ModulesOfMember] | None = None
        px = bench.theme.px
        self.may = bench.actor.may(courses.REACH_MODULES)
        self.day = DateEdit(bench.theme, bench.today(), past=True)
        self.day.setMaximumWidth(px(260))
        self.day.setAccessibleName(_("Reached on"))
        self.day.set_value(bench.today())
        self._day_row = QWidget()
        hbox(label(_("Reached on"), "bodyStrong"), (self.day, 1), None, spacing=px(10), parent=self._day_row)
        self._words = label("", "secondary", wrap=True)
        self._place = vbox(spacing=0)
        vbox(self._day_row, self._words, self._place, None, spacing=px(10), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again who reached what."""
        today = self._bench.today()
        self._bench.runner.query(
            queries.module_sheet, self._group_id, today, owner=self, done=self._show, newest=True
        )

    def enter(self, place: int) -> None:
        """Enter the module with this number, counted from 1, for the learner of the row."""
        row = self.table.current_row() if self.table is not None else None
        if row is None or not 1 <= place <= len(self._shown):
            return
        module = self._shown[place - 1]
        entry, day = row.reached(module.id), self.day.value()
        if not self.may:
            self._bench.tell(_(REACH_REASON))
        elif entry is not None:
            words = _("{name} reached {module} on {day}. A correction is made on the learner's page.")
            told = words.format(name=row.name, module=module.label, day=date_text(entry.day))
            self._bench.tell(told, _("Open the learner"), lambda: self._open(row))
        elif day is None:
            self.day.setFocus()
            self._bench.tell(self.day.misread() or _("Write the day on which the module was reached."))
        else:
            order = service.ReachModule(learner_id=row.id, module_id=module.id, day=day)
            send(
                self._bench, service.reach_module, order,
                owner=self, done=lambda entry_id: self._tell(row, module, entry_id),
            )  # fmt: skip

    def _tell(self, row: ModulesOfMember, module: ModuleRow, entry_id: UUID) -> None:
        words = _("{name} reached {module}.").format(name=row.name, module=module.label)
        self._bench.tell(words, _("Undo"), lambda: self._undo(entry_id))

    def _undo(self, entry_id: UUID) -> None:
        order = service.CorrectModule(
            entry_id=entry_id, version=1, day=self._bench.today(), reached=False, reason=_("Undone at once")
        )
        send(self._bench, service.correct_module, order, owner=self, done=lambda _id: None)

    def _show(self, sheet: ModuleSheet | None) -> None:
        self._sheet = sheet
        if sheet is None or not sheet.modules or not sheet.people:
            nobody = sheet is not None and bool(sheet.modules)
            self._words.setText(_(NOBODY) if nobody else _(NO_MODULES))
            self._day_row.hide()
            clear(self._place)
            self.table, self._shown = None, ()
            return
        before, self._shown = _titles(self._shown), sheet.modules
        if before != _titles(sheet.modules):
            self._make_table(sheet)
        self._words.setText(_legend(sheet.modules) if self.may else _(REACH_REASON))
        self._day_row.setVisible(self.may)
        if self.table is not None:
            self.table.set_rows(sheet.people)
        self._fit()

    def _make_table(self, sheet: ModuleSheet) -> None:
        clear(self._place)
        table: TableView[ModulesOfMember] = TableView(
            self._bench.theme,
            _columns(sheet.modules),
            name=_("Modules reached by the group"),
            row_height=_ROW_HEIGHT,
        )
        table.opened.connect(self._open)
        for number in range(1, KEYS + 1):
            key = QShortcut(QKeySequence(str(number)), table, context=Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(lambda place=number: self.enter(place))
        self.table = table
        self._place.addWidget(table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)  # when the table knows whether its rows have two lines

    def _fit(self) -> None:
        if self.table is None:
            return
        shown = min(_ROWS, max(1, self.table.table.rowCount()))
        header, row = self.table.horizontalHeader().height(), self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(header + shown * row + 2)

    def _open(self, row: ModulesOfMember) -> None:
        self._bench.navigation.go(Route("learners.learner", row.id))

    def _hear(self, topics: frozenset[str]) -> None:
        if topics & {courses.REACHED_CHANGED, courses.COURSES_CHANGED, terms.ENROLMENTS_CHANGED}:
            self.reload()


def _columns(modules: tuple[ModuleRow, ...]) -> list[Column[ModulesOfMember]]:
    nothing = _("no module reached")

    def sentence(row: ModulesOfMember) -> str:
        reached = ", ".join(_told(one, row) for one in modules if row.reached(one.id))
        return f"{row.name}: {reached or nothing}"

    name = Column[ModulesOfMember](
        _("Name"), lambda row: row.name, sort=lambda row: row.sort_key, avatar=True, spoken=sentence
    )
    return [name, *(_column(place, one) for place, one in enumerate(modules, start=1))]


def _column(place: int, module: ModuleRow) -> Column[ModulesOfMember]:
    def chip(row: ModulesOfMember) -> ChipLook | None:
        return ("present", "check", _told(module, row)) if row.reached(module.id) else None

    def day(row: ModulesOfMember) -> object:
        entry = row.reached(module.id)
        return entry.day if entry is not None else None

    return Column(module.facts.code, lambda _row: "", sort=day, chip=chip, width=165, priority=place)


def _told(module: ModuleRow, row: ModulesOfMember) -> str:
    """The module and the day, so that it is told apart under the name too."""
    entry = row.reached(module.id)
    return f"{module.facts.code}: {date_text(entry.day)}" if entry is not None else ""


def _titles(modules: tuple[ModuleRow, ...]) -> list[tuple[UUID, str]]:
    """What the columns stand for; a table is made anew when that changes."""
    return [(one.id, one.facts.code) for one in modules]


def _legend(modules: tuple[ModuleRow, ...]) -> str:
    """Which key enters which module."""
    keys = [
        _("{key} enters {module}").format(key=place, module=one.label)
        for place, one in enumerate(modules[:KEYS], start=1)
    ]
    return " · ".join([*keys, _("Enter opens the learner")])
