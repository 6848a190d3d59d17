# ruff: noqa: A002 - a row's help is called help
"""Forms: labels above fields, help below, problems beside the field and in a summary that gets the focus.

Nothing is checked while one types or leaves a field. What was typed is never thrown away.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, TypeVar, cast

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from eduapp.core.errors import EduError, Refused
from eduapp.core.i18n import _
from eduapp.gui.fields import (
    Choice,
    DateEdit,
    LineField,
    LongText,
    NumberEdit,
    PasswordEdit,
    TimeEdit,
)
from eduapp.gui.focus import first_stop
from eduapp.gui.problems import FieldProblem, ProblemSummary
from eduapp.gui.scrolling import scroll_to
from eduapp.gui.stepper import MinutesStepper
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import announce, hbox, label, vbox

T = TypeVar("T")
F = TypeVar("F", bound=QWidget)
Value = Any  # whatever a field holds; each says so itself

WIDEST = 10_000  # a field without a width of its own fills the form


class Field(Protocol):
    """What a form asks of every field it holds."""

    @property
    def changed(self) -> SignalInstance:
        """Fires whenever its value may be another."""
        ...

    def value(self) -> Value:
        """What the person entered, None or "" when empty."""
        ...

    def set_value(self, value: Value) -> None:
        """Put something in."""
        ...

    def misread(self) -> str:
        """A sentence if what stands in the field cannot be read, else ""."""
        ...


class Tick(QCheckBox):
    """A yes or no with its words beside the box."""

    changed = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text.replace("&", "&&"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)  # all of it can be pressed
        self.toggled.connect(lambda _on: self.changed.emit())

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: bool | None) -> None:
        """Tick or untick."""
        self.setChecked(bool(value))

    def misread(self) -> str:
        """A tick cannot be misread."""
        return ""


class Said(QWidget):
    """Words in a form that change while one types; they are said aloud as they appear."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._words = label(text, "secondary", wrap=True)
        vbox(self._words, parent=self)
        self.setVisible(bool(text))

    def text(self) -> str:
        """The words that stand there now."""
        return self._words.text()

    def set_text(self, text: str) -> None:
        """Say something else, or nothing."""
        if text and text != self._words.text():
            announce(self, text)
        self._words.setText(text)
        self.setVisible(bool(text))


@dataclass(frozen=True)
class _Line:
    """One field with everything that stands around it."""

    key: str
    title: str
    field: QWidget
    required: bool
    help: str
    problem: FieldProblem


class Form(QWidget):
    """Rows of named fields.

    `problems()` are the form's own (empty, misread); a page adds those of the rules and hands all to
    `show_problems`. `submitted` fires on Enter, or Ctrl+Enter inside a text of several lines.
    """

    submitted = Signal()
    changed = Signal()

    def __init__(self, theme: Theme, today: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._today = theme, today
        self._lines: dict[str, _Line] = {}
        self._clean: dict[str, Any] = {}
        self.summary = ProblemSummary(theme, self._go_to)
        self.summary.hide()
        self._rows = vbox(self.summary, spacing=theme.px(14), parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    # --- rows ---------------------------------------------------------------------------------------

    def text(
        self, key: str, label: str, help: str = "", *, required: bool = False, longest: int = 200,
        free_text: bool = False, value: str = "", needed_for: str = "",
    ) -> LineField:  # fmt: skip
        """A line of text. `free_text` warns against writing what must not be kept.

        `needed_for` says what one cannot do later without it, though the form takes it empty.
        """
        field = LineField(self._theme, longest=longest)
        warned = _with_warning(help, free_text=free_text)
        return self._add(key, label, field, warned, required, value, needed_for=needed_for)

    def lines(
        self, key: str, label: str, help: str = "", *, required: bool = False, lines: int = 3,
        longest: int = 2000, free_text: bool = False, value: str = "",
    ) -> LongText:  # fmt: skip
        """Some lines of text."""
        field = LongText(self._theme, lines=lines, longest=longest)
        return self._add(key, label, field, _with_warning(help, free_text=free_text), required, value)

    def date(
        self, key: str, label: str, help: str = "", *, required: bool = False, past: bool = False,
        value: date | None = None,
    ) -> DateEdit:  # fmt: skip
        """A day; `past` for days that have been, such as birth dates. The form must know today."""
        if self._today is None:
            raise ValueError("Form(theme, today) is needed for a date")
        field = DateEdit(self._theme, self._today, past=past)
        field.setMaximumWidth(self._theme.px(260))
        return self._add(key, label, field, help, required, value)

    def time(
        self, key: str, label: str, help: str = "", *, required: bool = False, value: int | None = None
    ) -> TimeEdit:
        """A time of day, as minutes after midnight."""
        field = TimeEdit(self._theme)
        field.setMaximumWidth(self._theme.px(140))
        return self._add(key, label, field, help, required, value)

    def number(
        self, key: str, label: str, help: str = "", *, required: bool = False, unit: str = "", least: int = 0,
        most: int = 999_999, value: int | None = None,
    ) -> NumberEdit:  # fmt: skip
        """A whole number from `least` to `most`, with its unit."""
        field = NumberEdit(self._theme, unit, least=least, most=most)
        field.setMaximumWidth(self._theme.px(180))
        return self._add(key, label, field, help, required, value)

    def minutes(
        self, key: str, label: str, help: str = "", *, required: bool = False, step: int = 15,
        most: int = 600, value: int = 0,
    ) -> MinutesStepper:  # fmt: skip
        """An amount of time in minutes, between − and +."""
        field = MinutesStepper(self._theme, label, step=step, most=most)
        return self._add(key, label, field, help, required, value)

    def choice(
        self, key: str, label: str, options: Sequence[tuple[T, str]], help: str = "", *,
        required: bool = False, value: T | None = None,
    ) -> Choice[T]:  # fmt: skip
        """One of some values, given as (value, words)."""
        return self._add(key, label, Choice(self._theme, options), help, required, value)

    def check(self, key: str, label: str, help: str = "", *, value: bool = False) -> Tick:
        """A yes or no."""
        return self._add(key, label, Tick(label), help, False, value)

    def password(self, key: str, label: str, help: str = "", *, required: bool = False) -> PasswordEdit:
        """A password that can be shown and pasted."""
        return self._add(key, label, PasswordEdit(self._theme, label), help, required, "")

    def add(
        self,
        key: str,
        label: str,
        field: QWidget,
        help: str = "",
        *,
        required: bool = False,
        value: object = None,
    ) -> None:
        """Any other widget that keeps to the Field protocol, such as a picker."""
        self._add(key, label, field, help, required, value)

    def heading(self, text: str, note: str = "") -> None:
        """A heading between rows."""
        self._rows.addWidget(label(text, "subtitle", wrap=True))
        if note:
            self._rows.addWidget(label(note, "secondary", wrap=True))

    def say(self, text: str = "") -> "Said":
        """Words between rows that follow what is typed; without any they take no room."""
        said = Said(text)
        self._rows.addWidget(said)
        return said

    def put(self, widget: QWidget) -> None:
        """Something else between rows, which is no field: it holds nothing that is sent."""
        self._rows.addWidget(widget)

    # --- what is in it ------------------------------------------------------------------------------

    def values(self) -> dict[str, Any]:
        """All values by key. Their types are those of the fields' value()."""
        return {key: _field(line).value() for key, line in self._lines.items()}

    def set_values(self, values: Mapping[str, object]) -> None:
        """Put values in; this is then what counts as unchanged."""
        self.type_in(values)
        self.keep()

    def type_in(self, values: Mapping[str, object]) -> None:
        """Put values in as if somebody typed them: they count as changed until they are saved."""
        for key, value in values.items():
            _field(self._lines[key]).set_value(value)

    def keep(self) -> None:
        """From here on, what stands in the fields now counts as unchanged."""
        self._clean = self._typed()

    def rebase(self, theirs: Mapping[str, Any], taken: Collection[str]) -> None:
        """Somebody else saved `theirs`, which now counts as unchanged; in the fields `taken` it is put in."""
        mine = {key: value for key, value in self.values().items() if key in theirs and key not in taken}
        self.type_in(theirs)
        self._clean |= {key: value for key, value in self._typed().items() if key in theirs}
        self.type_in(mine)

    def title(self, key: str) -> str:
        """What stands above a field."""
        return self._lines[key].title

    def unchanged(self, key: str) -> Value:
        """What a field held when it was last read or saved."""
        return self._clean[key][0]

    def undo(self) -> None:
        """Put back what counts as unchanged, without the problems that were shown."""
        self.type_in({key: value for key, (value, _misread) in self._clean.items()})
        self.show_problems({})

    def dirty(self) -> bool:
        """Whether something was changed that would be lost."""
        return self._typed() != self._clean

    def field(self, key: str) -> QWidget:
        """The widget of a row."""
        return self._lines[key].field

    def start(self) -> None:
        """Put the focus on the first field."""
        for line in self._lines.values():
            if line.field.isEnabled():
                line.field.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    # --- problems -----------------------------------------------------------------------------------

    def problems(self) -> dict[str, str]:
        """What the fields themselves have against being sent: needed but empty, or not to be read."""
        found: dict[str, str] = {}
        for key, line in self._lines.items():
            misread = _field(line).misread()
            if misread:
                found[key] = misread
            elif line.required and line.field.isEnabled() and _field(line).value() in (None, ""):
                asks = line.title.endswith("?")
                words = _("“{label}” needs an answer.") if asks else _("{label} is needed.")
                found[key] = words.format(label=line.title)
        return found

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Sentences by key beside the fields and in the summary, which gets the focus.

        A key that is no field ("") belongs to the whole form. Nothing to show takes the old ones away.
        """
        for key, line in self._lines.items():
            self._mark(line, problems.get(key, ""))
        entries = []
        for key, sentence in problems.items():
            title = self._lines[key].title if key in self._lines else ""
            named = f"{title} {sentence}" if title.endswith("?") else f"{title}: {sentence}"
            entries.append((key if title else "", sentence if title in sentence else named))
        self.summary.show_entries(entries)

    def show_error(self, error: EduError) -> None:
        """Why a request was refused: beside the fields that the reasons speak of, and in the summary."""
        problems: dict[str, str] = {}
        for place, violation in enumerate(error.violations if isinstance(error, Refused) else ()):
            key = next((one for one in violation.about if one in self._lines), f"#{place}")
            problems[key] = " ".join(filter(None, (problems.get(key), violation.sentence())))
        self.show_problems(problems or {"": error.sentence()})

    def submit(self) -> bool:
        """Check the fields; True if the values can be sent, else the problems are shown."""
        problems = self.problems()
        self.show_problems(problems)
        return not problems

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
            return
        super().keyPressEvent(event)

    # --- inside -------------------------------------------------------------------------------------

    def _add(
        self, key: str, title: str, field: F, help_: str, required: bool, value: object, needed_for: str = ""
    ) -> F:
        theme = self._theme
        named = field.focusProxy() or field
        spoken = ". ".join(filter(None, (needed_for, help_)))
        named.setAccessibleName(title)
        named.setAccessibleDescription(spoken)
        line = _Line(key, title, field, required, spoken, FieldProblem(theme))
        shown = title if required else _("{label} (optional)").format(label=title)
        shown = f"{title} ({needed_for})" if needed_for else shown
        above = [] if isinstance(field, Tick) else [label(shown, "bodyStrong", wrap=True)]
        helps = [label(help_, "caption", wrap=True)] if help_ else []
        narrow = isinstance(field, (MinutesStepper, Tick)) or field.maximumWidth() < WIDEST
        own = hbox((field, 10), None) if narrow else field
        self._rows.addLayout(vbox(*above, *helps, own, line.problem, spacing=theme.px(4)))
        self._lines[key] = line
        _field(line).set_value(value)
        self._clean[key] = self._typed()[key]
        _field(line).changed.connect(self.changed)
        return field

    def _typed(self) -> dict[str, Any]:
        """What stands in the fields, read or misread; so that half a date counts as a change too."""
        return {key: (_field(line).value(), _field(line).misread()) for key, line in self._lines.items()}

    def _mark(self, line: _Line, sentence: str) -> None:
        line.problem.say(sentence)
        named = line.field.focusProxy() or line.field
        named.setAccessibleDescription(" ".join(part for part in (sentence, line.help) if part))
        if named.property("problem") != ("true" if sentence else "false"):
            named.setProperty("problem", "true" if sentence else "false")
            named.style().unpolish(named)
            named.style().polish(named)

    def _go_to(self, key: str) -> None:
        field = self._lines[key].field
        start = getattr(field, "start", None)
        if callable(start):  # one made of several puts the keyboard where something stands against it
            start()
            return
        first_stop(field).setFocus(Qt.FocusReason.ShortcutFocusReason)
        scroll_to(field)


def _field(line: _Line) -> Field:
    return cast("Field", line.field)


def _with_warning(help_: str, *, free_text: bool) -> str:
    warning = _("Write nothing about health, offence or reasons for being in prison.") if free_text else ""
    return " ".join(part for part in (help_, warning) if part)
