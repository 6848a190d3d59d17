"""The page of one record: cards with rows, each with its words at the left and its verbs at the right."""

from collections.abc import Callable, Iterable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from eduapp.core.i18n import _
from eduapp.gui.bench import Bench
from eduapp.gui.contributions import PanelOffer, load
from eduapp.gui.flow import Flow
from eduapp.gui.page import Page
from eduapp.gui.widgets import Card, Chip, button, hbox, hline, label, vbox

ChipLook = tuple[str, str, str]  # token, icon, word


def panel_card(bench: Bench, offer: PanelOffer, record_id: UUID) -> QWidget:
    """What a feature above knows of a record, under its title."""
    px = bench.theme.px
    panel: QWidget = load(offer.module)(bench, record_id)
    margins = (px(16), px(12), px(16), px(12))
    return Card(label(_(offer.title), "subtitle"), panel, spacing=px(8), margins=margins)


class RecordPage(Page):
    """What such pages make their cards of."""

    def fill(self, into: QVBoxLayout, rows: Iterable[QWidget], without: str) -> None:
        """Rows with lines between them, or the words for none."""
        shown = list(rows)
        for count, row in enumerate(shown):
            if count:
                into.addWidget(hline())
            into.addWidget(row)
        if not shown:
            into.addWidget(label(without, "secondary", wrap=True))

    def row(self, title: str, note: str, beside: Sequence[QWidget] = ()) -> QWidget:
        """One row: a title, a note below it if there is one, and chips and verbs beside it."""
        holder, right, px = QWidget(), QWidget(), self.theme.px
        words = [
            label(title, "bodyStrong", wrap=True),
            *([label(note, "caption", wrap=True)] if note else []),
        ]
        right.setLayout(Flow(*beside, gap=px(8)))
        margins = (0, px(6), 0, px(6))
        hbox((vbox(*words, spacing=0), 1), right, spacing=px(12), margins=margins, parent=holder)
        return holder

    def verb(self, words: str, name: str, verbs: list[QPushButton], act: Callable[[], object]) -> QPushButton:
        """A verb of a row; `name` says of which one. It joins `verbs`, for the order of the keyboard."""
        made = button(self.theme, words, kind="plain", name=name)
        made.clicked.connect(lambda: act())  # noqa: PLW0108 - drops whether it is checked
        verbs.append(made)
        return made

    def chip(self, look: ChipLook) -> Chip:
        """A state in a row."""
        token, icon, word = look
        return Chip(self.theme, word, token, icon)
