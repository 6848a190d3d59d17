"""A month in all workshops: what is counted, could be, or waits; statements and the file are made here."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from eduapp.core.files import safe_file_name
from eduapp.core.i18n import N_, _, capital, month_text, ngettext
from eduapp.core.spans import hours_and_minutes
from eduapp.exchange.statements import jobs, queries, rules, service, terms
from eduapp.exchange.statements.queries import MonthRow
from eduapp.gui.empty import Empty
from eduapp.gui.fields import Choice
from eduapp.gui.list_page import ListPage, Question, ask
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.widgets import button, why_not
from eduapp.workshops.hours import terms as hours

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QPushButton, QWidget

    from eduapp.core.changes import Topic
    from eduapp.core.errors import EduError
    from eduapp.gui.bench import Bench

SEE_REASON = N_("Your role may look, but not make statements. Ask the office.")
CHOOSE_ROW = N_("Choose a workshop in the list first.")
WRITING = N_("The file is being written.")


class MonthPage(ListPage[MonthRow]):
    """The month before this one is shown first: it is the one to be counted."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {terms.STATEMENTS_CHANGED, hours.HOURS_CHANGED, hours.WORKSHOPS_CHANGED}
    )
    list_name = N_("Workshops in the month")
    click_opens = False  # a row is chosen to be counted; Enter or a double click opens its workshop

    def __init__(self, bench: Bench, route: Route) -> None:
        self._months = rules.months(bench.today())
        self._working = False
        super().__init__(bench, route)
        self._make_verbs()
        self.table.selection_changed.connect(self._follow)
        self._follow()
        self.set_title(_("Statements of hours"))

    def columns(self) -> Sequence[Column[MonthRow]]:
        return [
            Column(_("Workshop"), lambda row: row.workshop, spoken=self._sentence),
            Column(_("People"), _people, sort=lambda row: row.people, number=True, width=100),
            _hours(_("Counted"), lambda row: row.counted),
            _hours(_("Approved, not counted"), lambda row: row.approved, width=230),
            _hours(_("Waiting"), lambda row: row.waiting, priority=1),
            Column(_("Statements"), _numbers, width=200, priority=2),
        ]  # fmt: skip

    def fetch(self, text: str, filter: str) -> Question[MonthRow]:  # noqa: A002 - as in ListPage
        return ask(queries.month_rows, self.month(), self.bench.actor.around)

    def tools(self) -> Sequence[QWidget]:
        options = [(month, capital(month_text(month))) for month in self._months]
        self.months: Choice[date] = Choice(self.theme, options, self._months[1])
        self.months.setAccessibleName(_("Month"))
        self.months.changed.connect(self.reload)
        return [self.months]

    def month(self) -> date:
        """The month that is shown, as its first day."""
        return self.months.value() or self._months[1]

    def open(self, row: MonthRow) -> None:
        if self.bench.actor.may(hours.SEE_WORKSHOPS):
            self.bench.navigation.go(Route("workshops.workshop", row.workshop_id))

    def empty(self) -> Empty:
        return Empty(
            "file-check",
            _("No workshop yet"),
            _("Workshops stand here with their hours of the month, as soon as there are any."),
        )

    def header_buttons(self) -> list[QPushButton]:
        return [self.csv, self.xlsx, self.make]

    def count_text(self, shown: int, total: int | None) -> str:
        return ngettext("{count} workshop", "{count} workshops", shown).format(count=shown)

    def make_statement(self) -> None:
        """Count what is approved of the chosen workshop, once somebody has said yes: it cannot be undone."""
        row = self.table.current_row()
        if row is None or not self.make.isEnabled() or not self._is_sure(row):
            return
        command = service.MakeStatement(workshop_id=row.workshop_id, month=row.month)
        self.send(service.make_statement, command, done=lambda _id: self._tell(row))

    # --- inside -------------------------------------------------------------------------------------

    def _is_sure(self, row: MonthRow) -> bool:
        facts = {"workshop": row.workshop, "month": month_text(row.month)}
        told = _("{hours} hours are counted and stay as they are from then on.")
        words = told.format(hours=hours_and_minutes(row.approved))
        if row.waiting:
            left = _("{hours} hours wait for approval; they come with a later statement.")
            words += " " + left.format(hours=hours_and_minutes(row.waiting))
        title = _("Make a statement of {workshop}, {month}").format(**facts)
        return self.bench.ask.confirm(title, words, _("Make the statement"), self)

    def _tell(self, row: MonthRow) -> None:
        self.table.setFocus()  # the verb turns grey: the next workshop is one key away
        said = _("The hours of {workshop} in {month} are counted.")
        self.bench.tell(said.format(workshop=row.workshop, month=month_text(row.month)))

    def _make_verbs(self) -> None:
        theme = self.theme
        self.csv = button(theme, _("Save as CSV…"), "download")
        self.xlsx = button(theme, _("Save as XLSX…"), "file-spreadsheet")
        self.make = button(theme, _("Make a statement…"), "file-check", kind="primary")
        self.csv.clicked.connect(lambda: self._write("csv"))
        self.xlsx.clicked.connect(lambda: self._write("xlsx"))
        self.make.clicked.connect(self.make_statement)

    def _follow(self, *_row: object) -> None:
        row = self.table.current_row()
        reason = " ".join(row.against) if row is not None else _(CHOOSE_ROW)
        if not self.bench.actor.may(hours.COUNT_HOURS):
            reason = _(SEE_REASON)
        why_not(self.make, reason)
        for verb in (self.csv, self.xlsx):
            why_not(verb, _(WRITING) if self._working else "")

    def _write(self, kind: str) -> None:
        month = self.month()
        name = safe_file_name(_("hours"), f"{month:%Y-%m}", suffix=f".{kind}")
        path = self.bench.files.save(_("Save the hours of the month"), name, [f"*.{kind}"], self)
        if path is None or self._working:
            return
        self._working = True
        self._follow()

        def done(made: jobs.Written) -> None:
            self._rest()
            words = ngettext("{count} line saved in {file}.", "{count} lines saved in {file}.", made.lines)
            self.bench.tell(words.format(count=made.lines, file=made.paths[0].name))

        def failed(error: EduError) -> None:
            self._rest()
            self.bench.show_error(error, self)

        command = jobs.WriteMonth(month, path, kind)
        self.bench.runner.start(jobs.write_month, command, owner=self, done=done, failed=failed)

    def _rest(self) -> None:
        self._working = False
        self._follow()

    def _sentence(self, row: MonthRow) -> str:
        said = _("{workshop}: {counted} hours counted, {approved} approved, {waiting} waiting")
        figures = {"counted": row.counted, "approved": row.approved, "waiting": row.waiting}
        told = {key: hours_and_minutes(minutes) for key, minutes in figures.items()}
        return said.format(workshop=row.workshop, **told)


def _people(row: MonthRow) -> str:
    return str(row.people)


def _numbers(row: MonthRow) -> str:
    return ", ".join(one.number for one in row.statements)


def _hours(
    title: str, minutes: Callable[[MonthRow], int], width: int = 130, priority: int = 0
) -> Column[MonthRow]:
    return Column(
        title,
        lambda row: hours_and_minutes(minutes(row)) if minutes(row) else "",
        sort=minutes,
        number=True,
        width=width,
        priority=priority,
    )
