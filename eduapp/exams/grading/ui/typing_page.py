"""Typing what stands on the sheets of an exam on paper: by number, by keyboard, unseen by the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.errors import Refused
from eduapp.core.i18n import N_, _
from eduapp.exams.grading import queries, service, terms
from eduapp.exams.grading.queries import SheetRow
from eduapp.exams.grading.rules.anomalies import what_text
from eduapp.exams.grading.ui import looks
from eduapp.exams.grading.ui.sheet_form import SheetForm
from eduapp.exams.marking import terms as marking
from eduapp.exams.marking.rules.points import points_text
from eduapp.exams.sittings import terms as sittings
from eduapp.exams.sittings.rules.states import SEALED, label
from eduapp.gui.empty import Empty, empty_state
from eduapp.gui.page import Page
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.table_card import TableCard
from eduapp.gui.tables import TableView
from eduapp.gui.widgets import Card, announce, button, clear, hbox, vbox, why_not
from eduapp.gui.widgets import label as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eduapp.core.changes import Topic
    from eduapp.core.errors import EduError
    from eduapp.core.violations import Violation
    from eduapp.exams.grading.queries import TypingPage as Sheets
    from eduapp.exams.grading.rules.sheets import Asked, Differs, Sheet
    from eduapp.gui.bench import Bench

NO_ROW = N_("Choose a candidate first.")
BY_TWO = N_("Two people have typed it, and agree. If it is wrong, type it anew.")
WRONG = N_("Two people have typed it, and it does not add up. Type it anew.")
NOT_BY_YOU = N_(
    "You typed one of the two. Somebody who typed neither settles it, or both of you type it anew."
)
FIXED = N_("The grade is fixed: nothing is typed any more.")
SAME = N_("Nothing is typed yet.")
NOTHING_LEFT = N_("You have typed everything you can. A second person types the rest.")
_TABLE = 300  # px at 100 %


class TypingSheetsPage(Page):
    """Candidates at the left with where each stands, the sheet of the chosen one at the right."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {terms.GRADING_CHANGED, marking.MARKING_CHANGED, sittings.RESULTS_CHANGED, sittings.SITTINGS_CHANGED}
    )
    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._sheets: Sheets | None = None
        self._shown: SheetRow | None = None
        self._anew = False  # what two have typed is being typed again
        theme, px = self.theme, self.theme.px
        self.form = SheetForm(theme)
        columns = [
            Column[SheetRow](
                _("No."),
                lambda row: str(row.number),
                sort=lambda row: row.number,
                width=80,
                spoken=lambda row: f"{row.number}, {looks.sheet_look(row)[2]}",
            ),
            Column[SheetRow](_("State"), lambda _row: "", chip=looks.sheet_look),
        ]
        self.table: TableView[SheetRow] = TableView(theme, columns, name=_("Candidates who wrote on paper"))
        self.table.setMinimumWidth(px(_TABLE))
        self.table.selection_changed.connect(lambda _row: self._choose())
        self.table.opened.connect(lambda _row: self._begin())
        self.form.done.connect(self._save)
        self.form.changed.connect(self._show_verbs)
        self.grades = button(theme, _("Marks and grades"), "square-check")
        self.grades.clicked.connect(lambda: bench.navigation.go(Route("grading.sitting", self.route.id)))
        self.save = button(theme, _("Save and go on"), "check", kind="primary")
        self.save.clicked.connect(self._save)
        self.anew = button(theme, _("Type it anew…"), "undo-2")
        self.anew.clicked.connect(self._start_anew)
        self._heading, self._note = words("", "subtitle", wrap=True), words("", "secondary", wrap=True)
        self._differences = vbox(spacing=px(4))
        self._lay_out()

    def header_buttons(self) -> list[QPushButton]:
        return [self.grades]

    def keys(self) -> list[tuple[str, str]]:
        return [
            (_("Enter"), _("Go on to the next field; from the last one save, and go to the next candidate")),
        ]

    def first_focus(self) -> QWidget | None:
        return self.table

    def unsaved(self) -> bool:
        return self._shown is not None and self._open() and self.form.dirty()

    def may_leave(self) -> bool:
        return not self.unsaved() or self._throw_away()

    def reload(self) -> None:
        wanted = self.route.id or UUID(int=0)
        self.bench.runner.query(
            queries.typing, wanted, owner=self, done=self._show, newest=True, failed=self._fail
        )

    # --- inside -------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px, inside = self.theme.px, QWidget()
        margins = (px(16), px(12), px(16), px(12))
        self._card = Card(
            self._heading,
            self._note,
            self._differences,
            self.form,
            hbox(self.save, self.anew, None),
            None,
            spacing=px(10),
            margins=margins,
        )
        self._empty = empty_state(self.theme, self._nothing())
        self._both = QWidget()
        table = TableCard(self.theme, (self.table, 1))
        table.setFixedWidth(px(_TABLE) + px(4))
        hbox(table, (self._card, 1), spacing=px(12), parent=self._both)
        inside.setObjectName("page")
        vbox((self._both, 1), self._empty, margins=(px(24), px(6), px(24), px(20)), parent=inside)
        vbox((DownwardsArea(inside, _("Page")), 1), spacing=0, parent=self)

    def _show(self, sheets: Sheets | None) -> None:
        self._sheets = sheets
        rows = sheets.rows if sheets is not None else ()
        self._both.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        if sheets is None:
            self.set_title(_("Nothing to type"))
            return
        self.set_title(_("Type from the sheets: {course}").format(course=sheets.course), _(_ON_TOP))
        self.table.set_rows(rows)
        if self.table.current_row() is None and rows:
            first = next((row for row in rows if row.state in {"others", "nobody"}), rows[0])
            self.table.select_row(first.id)
        self._choose()

    def _choose(self) -> None:
        """Show the sheet of the chosen candidate; what was typed for another is asked about first."""
        row = self.table.current_row()
        if row is None or self._sheets is None:
            return
        before = self._shown
        if before == row:
            return  # something else was heard of: what is being typed stays, and the keyboard too
        begun = before is not None and before.id == row.id and (before.typable or self._anew)
        if begun and row.typable and self.unsaved():
            self._shown = row  # somebody else has typed theirs meanwhile: this one goes on
            self._note.setText(note_text(row))
            self._show_verbs()
            return
        if before is not None and before.id != row.id and self.unsaved() and not self._throw_away():
            self.table.select_row(before.id)
            return
        held: QWidget | None = self.focusWidget()
        within = held is not None and self.form.isAncestorOf(held)
        self._shown, self._anew = row, False
        self._show_sheet(row, self._sheets.asked)
        if within:
            self.form.start()

    def _show_sheet(self, row: SheetRow, asked: Asked) -> None:
        words_ = _("Candidate {number}, version {letter}") if row.letter else _("Candidate {number}")
        self._heading.setText(words_.format(number=row.number, letter=row.letter))
        self._note.setText(_(ANEW) if self._anew else note_text(row))
        clear(self._differences)
        for said in () if self._anew else lines(row, asked):
            self._differences.addWidget(words(said, "body", wrap=True))
        self.form.show_row(row, asked, settles=self._settles(), anew=self._anew)
        self.form.setVisible(self._open())
        self._show_verbs()

    def _settles(self) -> bool:
        """Whether what is typed now settles what two typed otherwise."""
        row = self._shown
        return row is not None and row.state in {"different", "done"} and row.may_settle and not self._anew

    def _open(self) -> bool:
        """Whether the chosen sheet can be typed now."""
        return self._shown is not None and (self._shown.typable or self._settles() or self._anew)

    def _begin(self) -> None:
        """From the row into what can be done with it: its fields, or typing it anew."""
        if self._open():
            self.form.start()
        elif self.anew.isVisibleTo(self):
            self.anew.setFocus()

    def _start_anew(self) -> None:
        """Empty fields, for the first of two who type again what two have typed."""
        if self._shown is not None and self._sheets is not None:
            self._anew = True
            self._show_sheet(self._shown, self._sheets.asked)
            self.form.start()

    def _show_verbs(self) -> None:
        why_not(self.save, self._against_saving())
        row = self._shown
        self.anew.setVisible(row is not None and row.typed_by_two and not self._anew)
        now = "" if self._sheets is None or self._sheets.state == SEALED else self._now()
        why_not(self.anew, now)

    def _now(self) -> str:
        return _("The exam is now: {state}.").format(state=label(self._sheets.state if self._sheets else ""))

    def _against_saving(self) -> str:
        row = self._shown
        if row is None or self._sheets is None:
            return _(NO_ROW)
        if self._sheets.state != SEALED:
            return self._now()
        if not self._open():
            return _({"fixed": FIXED, "wrong": WRONG, "different": NOT_BY_YOU}.get(row.state, BY_TWO))
        return "" if self.form.dirty() or (row.typable and row.own is not None) else _(SAME)

    def _save(self) -> None:
        row = self._shown
        if row is None or not self.save.isEnabled():
            self.form.problem.say(self._against_saving())
            return
        misread = self.form.misread()
        if misread:
            self._tell(" ".join(misread))
            return
        sheet, settles = self.form.sheet(), self._settles()
        order = service.TypeSheet(candidate_id=row.id, sheet=sheet, settles=settles, anew=self._anew)
        self.save.setEnabled(False)  # once is enough
        self.bench.runner.execute(
            service.type_sheet, order, owner=self, done=self._saved, failed=self._refused
        )

    def _saved(self, _id: object) -> None:
        """On to the next that this person can type, without leaving the keyboard."""
        row, self._shown = self._shown, None
        rows = list(self.table.table.rows)
        place = next((at for at, one in enumerate(rows) if row is not None and one.id == row.id), -1)
        after = [*rows[place + 1 :], *rows[: max(place, 0)]]
        following = next((one for one in after if one.state in {"nobody", "others"}), None)
        if following is None:
            self.bench.tell(_(NOTHING_LEFT))
        else:
            self.table.select_row(following.id)
        self._choose()
        self.form.start()
        self.mark_stale()

    def _refused(self, error: EduError) -> None:
        self._show_verbs()
        if isinstance(error, Refused):
            self._tell(" ".join(one.sentence() for one in error.violations), error.violations)
        else:
            self.bench.show_error(error, self)

    def _tell(self, sentence: str, found: Sequence[Violation] = ()) -> None:
        self.form.problem.say(sentence)
        announce(self, sentence)
        self.form.start_at(found)

    def _throw_away(self) -> bool:
        return self.bench.ask.confirm(
            _("Go on without saving?"),
            _("What you typed for this candidate will be lost."),
            _("Go on without saving"),
            self,
            danger=True,
        )

    def _fail(self, error: EduError) -> None:
        self.bench.show_error(error, self)

    def _nothing(self) -> Empty:
        return Empty(
            "file-text",
            _("There is no sheet to type"),
            _("Sheets are typed of exams on paper, once the log of the exam is sealed."),
        )


_ON_TOP = N_("Two people type, unseen by each other; what differs is settled from the paper")
ANEW = N_(
    "Type it anew from the sheets, as it stands there now. What two typed is set aside and kept, and a "
    "second person types it again too."
)


def note_text(row: SheetRow) -> str:
    """Where the typing of a sheet stands, in a sentence."""
    notes = {
        "nobody": N_("Type what stands on the sheets, as it stands there."),
        "mine": N_("You have typed this. As long as you are the only one you can type it anew."),
        "others": N_("Somebody has typed this. Type it from the sheets; you see theirs once both are there."),
        "counted": N_(
            "The sheets are counted, and the examiners mark in the program: nothing else is typed. A number "
            "that is wrong can be typed anew."
        ),
        "alike": N_("{first} and {second} typed the same."),
        "different": N_(
            "{first} and {second} differ. Somebody who typed neither looks at the paper, and types what they "
            "differ on."
        ),
        "done": N_("{first} and {second} differed, and {settled} typed it from the paper."),
        "wrong": N_("{first} and {second} have typed it, and it does not add up."),
        "fixed": N_("The grade of this candidate is fixed."),
    }
    said = _(notes[row.state])
    return said.format(first=row.first_by, second=row.second_by, settled=row.settled_by)


def lines(row: SheetRow, asked: Asked) -> list[str]:
    """What two typed otherwise, then what holds of it, then what stands against that."""
    found = [difference_text(one, asked, row) for one in row.differs]
    if row.agreed is not None and row.typed_by_two:
        found.append(_("It holds: {sheet}.").format(sheet=sheet_text(row.agreed, asked, row)))
    return [*found, *row.problems]


def sheet_text(sheet: Sheet, asked: Asked, row: SheetRow) -> str:
    """What stands on a sheet, by the numbers of the candidate's own paper."""
    told = [
        _("question {number}: {points}").format(number=number, points=_value(one, points, asked))
        for number, one in ((number, each.version_id) for number, each in row.questions)
        if (points := sheet.points.get(one)) is not None
    ]
    rest: list[tuple[str, int | str | None]] = [("total", sheet.total), ("grade", sheet.grade)]
    told += [
        f"{what_text(what, asked)}: {_value(what, value, asked)}"
        for what, value in rest
        if value not in {None, ""}
    ]
    return ", ".join((*told, f"{what_text('sheets', asked)}: {_value('sheets', sheet.sheets, asked)}"))


def difference_text(one: Differs, asked: Asked, row: SheetRow) -> str:
    """What two typed otherwise, side by side."""
    number = next((number for number, each in row.questions if each.version_id == one.what), None)
    what = _("question {number}").format(number=number) if number is not None else what_text(one.what, asked)
    return _("{what}: {first} by {one}, {second} by {other}").format(
        what=what,
        first=_value(one.what, one.first, asked),
        second=_value(one.what, one.second, asked),
        one=row.first_by,
        other=row.second_by,
    )


def _value(what: object, value: int | str | None, asked: Asked) -> str:
    if value is None or value == "":
        return _("nothing")
    if isinstance(value, str):
        return dict(zip(asked.grades, asked.labels, strict=True)).get(value, value)
    return str(value) if what == "sheets" else points_text(value)
