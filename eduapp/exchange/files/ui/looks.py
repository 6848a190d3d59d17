"""How the rows of a file look and what is said of them: always a word and a shape with the colour."""

from collections.abc import Iterable
from datetime import date

from eduapp.core.i18n import _, date_text, ngettext
from eduapp.exchange.files.formats.remarks import quoted
from eduapp.exchange.files.rules import Field, Preview, RowVerdict, State
from eduapp.gui.delegates import ChipFacts

NOTHING = "–"  # an empty cell

SIGNS = {
    State.NEW: ("present", "plus"),
    State.JOINED: ("excused", "users"),
    State.FIX: ("absent", "triangle-alert"),
    State.LEFT_OUT: ("none", "circle-minus"),
}


def word_of(state: State) -> str:
    """What will happen to a row, in a word or two."""
    words = {
        State.NEW: _("New"),
        State.JOINED: _("Known"),
        State.FIX: _("Fix"),
        State.LEFT_OUT: _("Left out"),
    }
    return words[state]


def chip_of(state: State) -> ChipFacts:
    """What will happen to a row, as a chip in its line."""
    token, icon = SIGNS[state]
    return ChipFacts(token, icon, word_of(state))


def count_words(state: State, count: int) -> str:
    """How many rows fare so."""
    texts = {
        State.NEW: ngettext("{count} new", "{count} new", count),
        State.JOINED: ngettext("{count} known already", "{count} known already", count),
        State.FIX: ngettext("{count} needs a fix", "{count} need a fix", count),
        State.LEFT_OUT: ngettext("{count} left out", "{count} left out", count),
    }
    return texts[state].format(count=count)


def cell_text(value: object, text: str) -> str:
    """A cell as it will be stored, as far as that differs in form; what cannot be read stays as it is."""
    if isinstance(value, date):
        return date_text(value)
    return text.strip()


def beside(row: RowVerdict, preview: Preview) -> str:
    """The sentence beside a row: why it is to fix, whom it joins, or how its dates were understood."""
    if row.state is State.LEFT_OUT:
        return _("This row is not brought in.")
    if row.problems:
        return " ".join(problem.sentence() for problem in row.problems)
    if row.state is State.JOINED and row.known is not None:
        return row.known.sentence()
    written = ", ".join(_otherwise_written(row, preview))
    return _("Was written {text}.").format(text=written) if written else ""


def bad_keys(row: RowVerdict, fields: Iterable[Field[object]]) -> tuple[str, ...]:
    """The fields whose cells are to be fixed, in the order of the fields."""
    columns = {problem.column for problem in row.problems}
    return tuple(field.key for field in fields if field.label in columns)


def _otherwise_written(row: RowVerdict, preview: Preview) -> Iterable[str]:
    for key, column in preview.columns.items():
        value, text = row.values.get(key), row.cells[column]
        if isinstance(value, date) and cell_text(value, text) != text.strip():
            yield quoted(text.strip())
