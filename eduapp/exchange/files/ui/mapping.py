"""Which column of the file is what: a card a column, with its heading, a choice, and real values."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from eduapp.core.i18n import _, ngettext
from eduapp.exchange.files.formats.remarks import quoted
from eduapp.exchange.files.rules import is_our_own
from eduapp.gui.fields import Choice
from eduapp.gui.problems import FieldProblem
from eduapp.gui.widgets import Card, CutLabel, IconLabel, calm_wheel, clear, hbox, vbox

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from eduapp.exchange.files.formats import Table
    from eduapp.exchange.files.rules import Fields
    from eduapp.gui.theme import Theme

SAMPLES = 3  # values shown under a choice
_ROWS_ASKED = 50  # rows in which they are sought
_CARD, _GAP = 186, 10  # px at 100 %
_NARROW, _NARROW_CARDS, _MOST_CARDS = 900, 3, 6  # below so many logical px: cards side by side
_FIRST = 24  # columns beyond these are shown only if they are brought in


class ColumnCard(Card):
    """One column of the file and what it holds."""

    chosen = Signal(object)  # the key of a field, or None

    def __init__(self, theme: Theme, fields: Fields) -> None:
        px = theme.px
        self.column = 0
        needed = _("{field} *")
        options: list[tuple[str | None, str]] = [(None, _("Leave out"))]
        options += [
            (field.key, needed.format(field=_(field.label)) if field.required else _(field.label))
            for field in fields
        ]
        self.choice: Choice[str | None] = Choice(theme, options)
        self.choice.setMinimumContentsLength(8)  # the card is as wide as it is; its words fit
        self.choice.changed.connect(lambda: self.chosen.emit(self.choice.value()))
        self._heading, self._samples = CutLabel("", "captionStrong"), CutLabel("", "caption")
        head = hbox((self._heading, 1), IconLabel(theme, "arrow-right", 14), spacing=px(6))
        margins = (px(11), px(8), px(11), px(8))
        super().__init__(head, self.choice, self._samples, spacing=px(4), margins=margins)
        self.setProperty("listRow", True)  # columns are a list; each choice is told by its heading

    def tell(self, table: Table, column: int) -> None:
        """Say which column this is, and show some of what stands in it."""
        self.column = column
        heading = quoted(table.headings[column]) or _("Column {number}").format(number=column + 1)
        samples = ", ".join(_values(table, column)) or _("no values")
        self._heading.setText(heading)
        self._samples.setText(samples)
        self.choice.setAccessibleName(_("What {heading} holds").format(heading=heading))
        self.choice.setAccessibleDescription(samples)

    def hold(self, key: str | None) -> None:
        """Show what was chosen, without a signal."""
        self.choice.blockSignals(True)
        self.choice.setCurrentIndex(0)
        if key is not None:
            self.choice.set_value(key)
        self.choice.blockSignals(False)

    def mark(self, bad: bool) -> None:
        """Give the choice the outline of what is to be put right."""
        if bool(self.choice.property("problem")) != bad:
            self.choice.setProperty("problem", bad)
            self.choice.style().unpolish(self.choice)
            self.choice.style().polish(self.choice)


class MappingPanel(QWidget):
    """All columns side by side; what speaks against the choices stands below, in words."""

    chosen = Signal(int, object)  # column of the file, key of a field or None

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.cards: dict[int, ColumnCard] = {}
        self._table: Table | None = None
        self._fields: Fields = ()
        self._side_by_side = 0
        self._before: QWidget = self
        self.setMinimumWidth(theme.px(_CARD))  # not what the cards need now: they go below each other
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(_GAP))
        self.problem = FieldProblem(theme)
        vbox(self._grid, self.problem, spacing=theme.px(6), parent=self)

    def follow(self, before: QWidget) -> None:
        """Have Tab come from that widget; cards are younger than what stands after them."""
        self._before = before

    def show_columns(self, table: Table, fields: Fields, chosen: Mapping[int, str]) -> None:
        """Show what each column holds."""
        if self._table is not table or not self.cards:
            self._make_cards(table, fields, chosen)
        twice = {key for key, count in Counter(chosen.values()).items() if count > 1}
        for column, card in self.cards.items():
            card.hold(chosen.get(column))
            card.mark(chosen.get(column) in twice)

    def say(self, sentences: Sequence[str]) -> None:
        """Tell what speaks against the choices; nothing takes it away."""
        self.problem.say(" ".join(sentences))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _make_cards(self, table: Table, fields: Fields, chosen: Mapping[int, str]) -> None:
        if [field.key for field in fields] != [field.key for field in self._fields]:
            clear(self._grid)
            self.cards = {}
        spare = list(self.cards.values())  # a card takes longer to make than all else that a file shows
        self._table, self._fields, self.cards, self._side_by_side = table, fields, {}, 0
        for column in range(len(table.headings)):
            if _has_card(table, column, chosen):
                self.cards[column] = card = spare.pop(0) if spare else self._make_card(fields)
                card.tell(table, column)
        for card in spare:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._arrange()
        self._order()

    def _make_card(self, fields: Fields) -> ColumnCard:
        card = ColumnCard(self._theme, fields)
        card.chosen.connect(lambda key: self.chosen.emit(card.column, key))
        calm_wheel(card)
        return card

    def _order(self) -> None:
        before = self._before
        for card in self.cards.values():
            QWidget.setTabOrder(before, card.choice)
            before = card.choice

    def _arrange(self) -> None:
        """As many cards side by side as have room; three at most when the text is large."""
        logical = self._theme.logical_width(self.width())
        most = _NARROW_CARDS if logical < _NARROW else _MOST_CARDS
        many = max(1, min(most, int((logical + _GAP) // (_CARD + _GAP)), len(self.cards)))
        if many == self._side_by_side or not self.cards:
            return
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < many else 0)
        self._side_by_side = many
        for number, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, number // many, number % many)
            card.show()  # now, not at the next turn: the rows below must know their place
        for column in range(many):
            self._grid.setColumnStretch(column, 1)


def notes(table: Table, fields: Fields, chosen: Mapping[int, str]) -> list[str]:
    """What one has to know beside the cards: what the star means, and which columns have none."""
    words = [_("* marks what is needed.")] if any(field.required for field in fields) else []
    unseen = sum(not _has_card(table, column, chosen) for column in range(len(table.headings)))
    unseen -= sum(map(is_our_own, table.headings))
    if unseen > 0:
        words.append(
            ngettext(
                "{count} more column is not brought in.", "{count} more columns are not brought in.", unseen
            ).format(count=unseen)
        )
    return words


def _has_card(table: Table, column: int, chosen: Mapping[int, str]) -> bool:
    return not is_our_own(table.headings[column]) and (column < _FIRST or column in chosen)


def _values(table: Table, column: int) -> list[str]:
    """The first different values that stand in a column."""
    found: dict[str, None] = {}
    for row in table.rows[:_ROWS_ASKED]:
        text = quoted(row.cells[column].strip())
        if text:
            found.setdefault(text)
        if len(found) == SAMPLES:
            break
    return list(found)
