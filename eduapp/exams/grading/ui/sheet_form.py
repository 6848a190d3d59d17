"""One candidate's sheet to type: a small field for each question, then total, grade and number of sheets.

Enter goes on to the next field, and from the last one saves. Nothing of what another typed is in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from eduapp.core.i18n import _
from eduapp.exams.grading.rules.sheets import FIELDS, GRADE, MOST_SHEETS, SHEETS, TOTAL, Sheet
from eduapp.exams.grading.ui.fields import PointsEdit
from eduapp.exams.marking.rules.points import points_text
from eduapp.gui.fields import Choice, NumberEdit
from eduapp.gui.flow import Flow
from eduapp.gui.problems import FieldProblem
from eduapp.gui.widgets import announce, clear, label, vbox

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from eduapp.core.violations import Violation
    from eduapp.exams.grading.queries import SheetRow
    from eduapp.exams.grading.rules.sheets import Asked
    from eduapp.gui.theme import Theme

_FIELD, _GRADE = 118, 210  # px at 100 %


class SheetForm(QWidget):
    """The fields of one sheet. `done` fires on Enter in the last one."""

    done = Signal()
    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._asked: Asked | None = None
        self.points: dict[UUID, PointsEdit] = {}
        self.total: PointsEdit | None = None
        self.grade: Choice[str] | None = None
        self.sheets: NumberEdit | None = None
        self._typed: Sheet = Sheet()
        self._rows = vbox(spacing=theme.px(10))
        self._sum = label("", "secondary", wrap=True)
        self.problem = FieldProblem(theme)
        vbox(self._rows, self._sum, self.problem, spacing=theme.px(8), parent=self)

    def show_row(self, row: SheetRow, asked: Asked, *, settles: bool, anew: bool = False) -> None:
        """Fields for one candidate: what this person typed, or, to settle, what two agree on, locked.

        What is typed anew begins empty: who has seen what stood there reads the paper all the same.
        """
        self._asked = asked
        clear(self._rows)
        self.points, self.total = {}, None
        differs = {one.what for one in row.differs}
        start = Sheet() if anew else self._start(row, settles=settles)
        for number, question in row.questions:
            field = self.points[question.version_id] = PointsEdit(self._theme, question.most)
            field.set_value(start.points.get(question.version_id))
            self._lock(field, settles and question.version_id not in differs)
            field.setAccessibleName(_("Points for question {number}").format(number=number))
        if self.points:
            titles = [str(number) for number, _question in row.questions]
            self._rows.addWidget(self._flow(list(zip(titles, self.points.values(), strict=True)), _FIELD))
        self._rows.addWidget(self._flow(self._below(start, asked, differs, settles=settles), _GRADE))
        for one in self._fields():
            one.installEventFilter(self)
            one.changed.connect(self._follow)  # type: ignore[attr-defined]  # every field has it
        self.problem.say("")
        self._typed = self.sheet()
        self._follow()

    def sheet(self) -> Sheet:
        """What stands in the fields now."""
        points = {id: field.value() for id, field in self.points.items()}
        return Sheet(
            points={id: value for id, value in points.items() if value is not None},
            total=self.total.value() if self.total is not None else None,
            grade=(self.grade.value() or "") if self.grade is not None else "",
            sheets=self.sheets.value() if self.sheets is not None else None,
        )

    def misread(self) -> list[str]:
        """A sentence for each field that cannot be read."""
        return [said for field in self._fields() if (said := field.misread())]  # type: ignore[attr-defined]

    def dirty(self) -> bool:
        """Whether something was typed that is not saved."""
        return self.sheet() != self._typed or bool(self.misread())

    def start(self) -> None:
        """Put the keyboard into the first field that can be typed in."""
        for field in self._fields():
            if field.isEnabled():
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def start_at(self, found: Sequence[Violation]) -> None:
        """Put the keyboard into the first field that something is said against, else into the first."""
        misread = [field for field in self._fields() if field.misread()]  # type: ignore[attr-defined]
        meant = [field for one in found if (field := self._field_of(one)) is not None]
        wrong = next((field for field in (*misread, *meant) if field.isEnabled()), None)
        if wrong is None:
            self.start()
        else:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)

    def _field_of(self, one: Violation) -> QWidget | None:
        """The field that a violation speaks of; of points by the number of the question in the guide."""
        if "question" in one.facts and self._asked is not None:
            by_number = {each.number: self.points.get(each.version_id) for each in self._asked.questions}
            return by_number.get(int(str(one.facts.get("question", 0))))
        fields: dict[str, QWidget | None] = {TOTAL: self.total, GRADE: self.grade, SHEETS: self.sheets}
        return fields.get(FIELDS.get(type(one), ""))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _is_enter(event):
            self._go_on(watched)
            return True
        return super().eventFilter(watched, event)

    # --- inside -------------------------------------------------------------------------------------

    def _start(self, row: SheetRow, *, settles: bool) -> Sheet:
        """What the fields begin with."""
        if not settles:
            return row.own or Sheet()
        # Where two typed alike it does not matter whose it is; where they differ nothing is put in.
        own = row.agreed or row.both or Sheet()
        differs = {one.what for one in row.differs}
        return Sheet(
            points={id: points for id, points in own.points.items() if id not in differs},
            total=None if TOTAL in differs else own.total,
            grade="" if GRADE in differs else own.grade,
            sheets=None if SHEETS in differs else own.sheets,
        )

    def _below(
        self, start: Sheet, asked: Asked, differs: set[str | UUID], *, settles: bool
    ) -> list[tuple[str, QWidget]]:
        shown: list[tuple[str, QWidget]] = []
        if not asked.whole:
            self.total = PointsEdit(self._theme, asked.most)
            self.total.set_value(start.total)
            self._lock(self.total, settles and TOTAL not in differs)
            self.total.setAccessibleName(_("Total"))
            shown.append((_("Total"), self.total))
        options: list[tuple[str, str]] = [("", _("by the points") if not asked.whole else _("choose"))]
        options += list(zip(asked.grades, asked.labels, strict=True))
        self.grade = Choice(self._theme, options, start.grade)
        self.grade.setAccessibleName(_("Grade"))
        self._lock(self.grade, settles and GRADE not in differs)
        self.sheets = NumberEdit(self._theme, _("sheets"), most=MOST_SHEETS)
        self.sheets.set_value(start.sheets)
        self.sheets.setAccessibleName(_("Number of sheets"))
        self._lock(self.sheets, settles and SHEETS not in differs)
        return [*shown, (_("Grade"), self.grade), (_("Number of sheets"), self.sheets)]

    def _flow(self, pairs: Sequence[tuple[str, QWidget]], width: int) -> QWidget:
        """Fields side by side, each with its words above."""
        px, holder, boxes = self._theme.px, QWidget(), []
        for title, field in pairs:
            box = QWidget()
            said = label(title, "captionStrong")
            said.setBuddy(field)
            field.setFixedWidth(px(width))
            vbox(said, field, spacing=px(2), parent=box)
            boxes.append(box)
        holder.setLayout(Flow(*boxes, gap=px(10)))
        return holder

    def _lock(self, field: QWidget, locked: bool) -> None:
        field.setEnabled(not locked)

    def _fields(self) -> list[QWidget]:
        last = [one for one in (self.total, self.grade, self.sheets) if one is not None]
        return [*self.points.values(), *last]

    def _go_on(self, field: QObject) -> None:
        """To the next field that can be typed in; from the last one, save."""
        fields = [one for one in self._fields() if one.isEnabled()]
        place = next((place for place, one in enumerate(fields) if one is field), len(fields) - 1)
        if place + 1 < len(fields):
            fields[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.done.emit()

    def _follow(self) -> None:
        """Say the sum while one types, and whether it matches."""
        self.changed.emit()
        sheet, asked = self.sheet(), self._asked
        if asked is None or asked.whole or not sheet.points:
            self._sum.setText("")
            return
        words = _("The questions add up to {sum} of {most}.").format(
            sum=points_text(sheet.sum), most=points_text(asked.most)
        )
        if sheet.total is not None and sheet.total != sheet.sum:
            words += " " + _(
                "The total says {total}. If it stands so on the sheet, type it as it is."
            ).format(total=points_text(sheet.total))
        if words != self._sum.text() and QApplication.focusWidget() is self.total:
            announce(self, words)
        self._sum.setText(words)


def _is_enter(event: QKeyEvent) -> bool:
    """Either Enter, by itself."""
    alone = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
    return alone and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
