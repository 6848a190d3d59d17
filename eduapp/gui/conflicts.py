"""A form that is saved over somebody else's change: both are shown field by field, and the person chooses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from eduapp.core.i18n import _
from eduapp.gui.fields import PasswordEdit
from eduapp.gui.form import Tick
from eduapp.gui.pickers import SearchPicker

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eduapp.core.errors import Conflict
    from eduapp.gui.bench import Bench
    from eduapp.gui.form import Form


@dataclass(frozen=True)
class Difference:
    """One field of which two people have different opinions, in words."""

    key: str
    label: str
    mine: str
    theirs: str | None  # None where it cannot be shown here
    untouched: bool  # whether I left it as it was, so that only they changed it


def settle(bench: Bench, form: Form, error: Conflict, parent: QWidget) -> Mapping[str, Any] | None:
    """Ask, put what was chosen into the form, and give what the command has to say anew; None to stay."""
    if not error.anew:
        bench.show_error(error, parent)
        return None
    theirs = {key: error.theirs[key] for key in form.values() if key in error.theirs and _can_show(form, key)}
    taken = bench.ask.conflict(differences(form, error.theirs), parent, error.change)
    if taken is None:
        return None
    form.rebase(theirs, taken)
    return error.anew


def differences(form: Form, theirs: Mapping[str, Any]) -> list[Difference]:
    """Where what is typed is not what somebody else has saved; nothing if the form shows none of the record.

    What the record has under another name, or only a picker could show, is told too, though not in words.
    """
    typed = form.values()
    if not typed.keys() & theirs.keys():
        return []
    found = []
    for key, mine in typed.items():
        shown = key in theirs and _can_show(form, key)
        if _is_secret(form, key) or (key in theirs and _alike(mine, theirs[key])):
            continue
        said = in_words(form, key, theirs[key]) if shown else None
        untouched = shown and _alike(mine, form.unchanged(key))
        found.append(Difference(key, form.title(key), in_words(form, key, mine), said, untouched))
    return found


def in_words(form: Form, key: str, value: object) -> str:
    """A value as its field would show it."""
    field: Any = form.field(key)
    if hasattr(field, "in_words"):
        said = str(field.in_words(value))
    elif isinstance(field, SearchPicker):
        said = _shown(field)
    else:
        with QSignalBlocker(field):
            before = field.value()
            field.set_value(value)
            said = _shown(field)
            field.set_value(before)
    return said.strip() or _("empty")


def _shown(field: QWidget) -> str:
    if isinstance(field, Tick):
        return _("yes") if field.isChecked() else _("no")
    if isinstance(field, QComboBox):
        return field.currentText()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
    return line.text() if isinstance(line, QLineEdit) else ""


def _can_show(form: Form, key: str) -> bool:
    """Whether the field takes a bare value: a picker takes rows, a password is nobody's to see."""
    return not isinstance(form.field(key), SearchPicker) and not _is_secret(form, key)


def _is_secret(form: Form, key: str) -> bool:
    return isinstance(form.field(key), PasswordEdit)


def _alike(one: object, other: object) -> bool:
    return one == other or (one in (None, "") and other in (None, ""))
