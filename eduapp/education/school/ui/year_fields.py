"""Fields that hold several rows: the terms of a school year, lesson times of a day, days of the calendar."""

from abc import abstractmethod
from datetime import date, timedelta
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import _
from eduapp.core.spans import Span
from eduapp.education.school.rules import (
    AUTUMN,
    LONGEST_CALENDAR_NAME,
    CalendarFacts,
    TermFacts,
    proposed_term,
)
from eduapp.gui.fields import Choice, DateEdit, LineField, TimeEdit
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import button, clear, hbox, label, vbox

V = TypeVar("V")
LESSON = 45  # minutes
FIRST_LESSON = 8 * 60 + 30
LONGEST_NAME = 60


class RowsField(QWidget, Generic[V]):
    """Rows of small fields, a way to remove each, a verb that adds one. Keeps to the Field protocol."""

    changed = Signal()

    def __init__(self, theme: Theme, add_words: str) -> None:
        super().__init__()
        self.theme = theme
        self.rows: list[list[QWidget]] = []
        self._start = TabStart(self)
        self._last: QWidget = self._start  # after which the next row comes in the order of Tab
        self._lines = vbox(spacing=theme.px(6))
        self.add_button = button(theme, add_words, "plus", kind="plain")
        self.add_button.clicked.connect(self._add_proposed)
        vbox(self._lines, hbox(self.add_button, None), spacing=theme.px(6), parent=self)

    @abstractmethod
    def proposed(self) -> V:
        """What a new row holds at first."""

    @abstractmethod
    def make_row(self, number: int, value: V) -> list[QWidget]:
        """The fields of a row, with their names and what is known in them."""

    @abstractmethod
    def lay_out(self, number: int, fields: list[QWidget], remove: QPushButton) -> QWidget:
        """How the fields of a row and its remove button lie."""

    @abstractmethod
    def remove_words(self, number: int) -> str:
        """What the remove button of a row is called."""

    @abstractmethod
    def read_row(self, fields: list[QWidget]) -> V | None:
        """What a row holds; None while part of it is missing."""

    @abstractmethod
    def incomplete(self, number: int) -> str:
        """What to say of a row of which part is missing."""

    def reading_order(self, fields: list[QWidget], remove: QPushButton) -> list[QWidget]:
        """The order in which one reads a row."""
        return [*fields, remove]

    def value(self) -> tuple[V, ...]:
        """The rows that are whole, top first."""
        return tuple(found for found in map(self.read_row, self.rows) if found is not None)

    def set_value(self, value: tuple[V, ...] | None) -> None:
        """Show other rows."""
        clear(self._lines)
        self.rows, self._last = [], self._start
        for one in value or ():
            self._append(one)
        self.changed.emit()

    def in_words(self, value: tuple[V, ...] | None) -> str:
        """Rows as they would stand here, one a line."""
        lines = []
        for number, one in enumerate(value or (), start=1):
            fields = self.make_row(number, one)
            lines.append(" · ".join(filter(None, map(_typed, fields))))
            for field in fields:
                field.deleteLater()
        return "\n".join(lines)

    def misread(self) -> str:
        """A sentence on the first row of which part is missing or cannot be read."""
        for number, fields in enumerate(self.rows, start=1):
            if self.read_row(fields) is None:
                return self.incomplete(number)
        return ""

    def _add_proposed(self) -> None:
        self._append(self.proposed())
        self.rows[-1][0].setFocus()
        self.changed.emit()

    def _append(self, value: V) -> None:
        number = len(self.rows) + 1
        fields = self.make_row(number, value)
        self.rows.append(fields)
        for field in fields:
            field.changed.connect(self.changed)  # type: ignore[attr-defined]  # each is a field of gui.fields
        remove = self._remove_button(fields, self.remove_words(number))
        self._lines.addWidget(self.lay_out(number, fields, remove))
        order = self.reading_order(fields, remove)
        in_reading_order(self._last, order)
        self._last = order[-1]

    def _remove_button(self, fields: list[QWidget], words: str) -> QPushButton:
        remove = button(self.theme, "", "x", kind="plain", name=words)
        remove.clicked.connect(lambda: self._remove(fields))
        return remove

    def _remove(self, fields: list[QWidget]) -> None:
        whole = [self.read_row(row) for row in self.rows if row is not fields]
        self.set_value(tuple(one for one in whole if one is not None))
        self.add_button.setFocus()


class TermsField(RowsField[TermFacts]):
    """The half-years: name, first and last day of teaching."""

    def __init__(self, theme: Theme, today: date) -> None:
        self._today = today
        super().__init__(theme, _("Add a term"))

    def proposed(self) -> TermFacts:
        known = self.value()
        after = max((term.last_day for term in known), default=self._today - timedelta(days=1))
        season, first, last = proposed_term(after)
        words = _("Autumn {year}") if season == AUTUMN else _("Spring {year}")
        return TermFacts(words.format(year=first.year), first, last)

    def make_row(self, number: int, value: TermFacts) -> list[QWidget]:
        theme = self.theme
        name = LineField(theme, longest=LONGEST_NAME)
        first, last = DateEdit(theme, self._today), DateEdit(theme, self._today)
        name.setAccessibleName(_("Name of term {number}").format(number=number))
        first.setAccessibleName(_("First day of term {number}").format(number=number))
        last.setAccessibleName(_("Last day of term {number}").format(number=number))
        name.set_value(value.name)
        first.set_value(value.first_day)
        last.set_value(value.last_day)
        return [name, first, last]

    def lay_out(self, number: int, fields: list[QWidget], remove: QPushButton) -> QWidget:
        name, first, last = fields
        px = self.theme.px
        row = QWidget()
        days = hbox((first, 1), label("–"), (last, 1), spacing=px(6))
        below = (0, 0, 0, px(8))
        vbox(hbox((name, 1), remove, spacing=px(6)), days, spacing=px(6), margins=below, parent=row)
        return row

    def reading_order(self, fields: list[QWidget], remove: QPushButton) -> list[QWidget]:
        name, *days = fields
        return [name, remove, *days]

    def remove_words(self, number: int) -> str:
        return _("Remove term {number}").format(number=number)

    def read_row(self, fields: list[QWidget]) -> TermFacts | None:
        name, first, last = fields
        assert isinstance(name, LineField)  # noqa: S101 - as made above
        assert isinstance(first, DateEdit)  # noqa: S101
        assert isinstance(last, DateEdit)  # noqa: S101
        days = first.value(), last.value()
        if days[0] is None or days[1] is None:
            return None
        return TermFacts(name.value(), days[0], days[1])

    def incomplete(self, number: int) -> str:
        return _("Term {number} needs a first and a last day.").format(number=number)


class LessonTimesField(RowsField[Span]):
    """The lessons of a day, from a time to a time."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Add a lesson time"))

    def proposed(self) -> Span:
        known = self.value()
        start = known[-1].end if known else FIRST_LESSON
        return Span(start, start + LESSON)

    def make_row(self, number: int, value: Span) -> list[QWidget]:
        theme = self.theme
        start, end = TimeEdit(theme), TimeEdit(theme)
        start.setAccessibleName(_("Lesson {number} begins").format(number=number))
        end.setAccessibleName(_("Lesson {number} ends").format(number=number))
        for field, minute in ((start, value.start), (end, value.end)):
            field.set_value(minute)
            field.setMaximumWidth(theme.px(110))
        return [start, end]

    def lay_out(self, number: int, fields: list[QWidget], remove: QPushButton) -> QWidget:
        start, end = fields
        px = self.theme.px
        head = label(f"{number}.", "secondary")
        head.setFixedWidth(px(26))
        row = QWidget()
        hbox(head, (start, 1), label("–"), (end, 1), remove, None, spacing=px(6), parent=row)
        return row

    def remove_words(self, number: int) -> str:
        return _("Remove lesson {number}").format(number=number)

    def read_row(self, fields: list[QWidget]) -> Span | None:
        start, end = fields
        assert isinstance(start, TimeEdit)  # noqa: S101 - as made above
        assert isinstance(end, TimeEdit)  # noqa: S101
        minutes = start.value(), end.value()
        if minutes[0] is None or minutes[1] is None:
            return None
        return Span(minutes[0], minutes[1])

    def incomplete(self, number: int) -> str:
        return _("Lesson {number} needs a time to begin and a time to end.").format(number=number)


class CalendarField(RowsField[CalendarFacts]):
    """Days of the school calendar: name, kind, first and last day."""

    def __init__(self, theme: Theme, today: date) -> None:
        self._today = today
        super().__init__(theme, _("Add days to the calendar"))

    def proposed(self) -> CalendarFacts:
        known = self.value()
        day = max((entry.last_day for entry in known), default=self._today) + timedelta(days=1)
        return CalendarFacts("", day, day)

    def make_row(self, number: int, value: CalendarFacts) -> list[QWidget]:
        theme = self.theme
        name = LineField(theme, longest=LONGEST_CALENDAR_NAME)
        kinds = [(key, words.capitalize()) for key, words in code_list("calendar_kinds").choices()]
        kind = Choice(theme, kinds)
        first, last = DateEdit(theme, self._today), DateEdit(theme, self._today)
        name.setAccessibleName(_("Name of row {number} of the calendar").format(number=number))
        kind.setAccessibleName(_("Kind of row {number} of the calendar").format(number=number))
        first.setAccessibleName(_("First day of row {number} of the calendar").format(number=number))
        last.setAccessibleName(_("Last day of row {number} of the calendar").format(number=number))
        name.set_value(value.name)
        kind.set_value(value.kind)
        first.set_value(value.first_day)
        last.set_value(value.last_day)
        return [name, kind, first, last]

    def lay_out(self, number: int, fields: list[QWidget], remove: QPushButton) -> QWidget:
        name, kind, first, last = fields
        px = self.theme.px
        row = QWidget()
        days = hbox((first, 1), label("–"), (last, 1), spacing=px(6))
        words = hbox((name, 3), (kind, 2), remove, spacing=px(6))
        vbox(words, days, spacing=px(6), margins=(0, 0, 0, px(8)), parent=row)
        return row

    def reading_order(self, fields: list[QWidget], remove: QPushButton) -> list[QWidget]:
        name, kind, *days = fields
        return [name, kind, remove, *days]

    def remove_words(self, number: int) -> str:
        return _("Remove row {number} of the calendar").format(number=number)

    def read_row(self, fields: list[QWidget]) -> CalendarFacts | None:
        name, kind, first, last = fields
        assert isinstance(name, LineField)  # noqa: S101 - as made above
        assert isinstance(kind, Choice)  # noqa: S101
        assert isinstance(first, DateEdit)  # noqa: S101
        assert isinstance(last, DateEdit)  # noqa: S101
        days = first.value(), last.value()
        if days[0] is None or days[1] is None:
            return None
        return CalendarFacts(name.value(), days[0], days[1], kind.value() or "")

    def incomplete(self, number: int) -> str:
        return _("Row {number} of the calendar needs a first and a last day.").format(number=number)


def _typed(field: QWidget) -> str:
    if isinstance(field, QComboBox):
        return field.currentText()
    return field.text() if isinstance(field, QLineEdit) else ""
