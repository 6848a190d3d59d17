"""Facts in a grid: small titles above their values, as many beside each other as there is room for."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import hbox, label, vbox

WIDE = 1000  # logical px from which four facts stand side by side
PER_ROW, PER_NARROW_ROW = 4, 2


@dataclass(frozen=True)
class Fact:
    """One title and its value."""

    title: str
    value: str


def facts_grid(theme: Theme, facts: list[Fact]) -> QWidget:
    """The grid; an empty value is said to be not known."""
    holder, px = QWidget(), theme.px
    per_row = PER_ROW if theme.logical_width() >= WIDE else PER_NARROW_ROW
    rows = []
    for start in range(0, len(facts), per_row):
        cells = [_cell(fact) for fact in facts[start : start + per_row]]
        cells += [QWidget() for _missing in range(per_row - len(cells))]
        rows.append(hbox(*((cell, 1) for cell in cells), spacing=px(16)))
    vbox(*rows, spacing=px(10), parent=holder)
    return holder


def _cell(fact: Fact) -> QWidget:
    holder = QWidget()
    value = label(fact.value or _("not known"), "body" if fact.value else "secondary", wrap=True)
    vbox(label(fact.title, "caption", wrap=True), value, None, spacing=0, parent=holder)
    return holder
