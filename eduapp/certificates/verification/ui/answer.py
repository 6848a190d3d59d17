"""An answer on the screen: what a paper is found to be, and in large letters what the school signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy

from eduapp.certificates.seals.verdict import Outcome
from eduapp.certificates.verification.told import headline, rows_of
from eduapp.certificates.verification.words import WHAT_WAS_SIGNED
from eduapp.core.i18n import _
from eduapp.gui.widgets import Card, IconTile, add, clear, hbox, label, vbox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from eduapp.certificates.verification import Judged
    from eduapp.certificates.verification.told import Row
    from eduapp.gui.theme import Theme

# Token and icon: never the colour alone says it.
GOOD, BUT, BAD = ("present", "circle-check"), ("late", "triangle-alert"), ("absent", "circle-x")
COMPARE = ("excused", "eye")
_LOOKS = {Outcome.REVOKED: BAD, Outcome.NOT_GENUINE: BAD}
_FULL_DIGEST = 64  # letters


def look_of(judged: Judged) -> tuple[str, str]:
    """How an answer looks. Plainly good is only a genuine file by a list that is not old."""
    if judged.is_to_compare and judged.is_by_fresh_list:
        return COMPARE
    return GOOD if judged.is_plainly_genuine else _LOOKS.get(judged.outcome, BUT)


class Answer(Card):
    """Empty until something was checked."""

    def __init__(self, theme: Theme) -> None:
        self._body = vbox(spacing=theme.px(10))
        super().__init__(self._body)
        self._theme = theme
        self.hide()

    def show_answer(self, judged: Judged, name: str) -> str:
        """Show it; what to say aloud. `name` is that of the file, or "" for what was typed."""
        clear(self._body)
        token, icon = look_of(judged)
        title = label(headline(judged), "title", wrap=True)
        sentences = [label(one, "large", wrap=True) for one in judged.sentences()]
        head = vbox(title, *sentences, spacing=self._theme.px(4))
        tile = vbox(IconTile(self._theme, icon, token, 56), None, spacing=0)
        add(self._body, hbox(tile, (head, 1), spacing=self._theme.px(16)))
        if judged.facts is not None:
            add(self._body, label(_(WHAT_WAS_SIGNED), "bodyStrong"))
            self._body.addLayout(self._grid(rows_of(judged.facts)))
        for one in self._of_file(judged, name):
            add(self._body, one)
        self.setAccessibleName(headline(judged))
        self.show()
        return " ".join((headline(judged), *judged.sentences()))

    def _grid(self, rows: tuple[Row, ...]) -> QGridLayout:
        """What stands on the paper, in large letters beside its words."""
        grid, px = QGridLayout(), self._theme.px
        grid.setHorizontalSpacing(px(20))
        grid.setVerticalSpacing(px(4))
        grid.setColumnStretch(1, 1)
        for place, row in enumerate(rows):
            word = label(row.word, "secondary")
            value = label(
                row.text, "body" if row.is_long else "title", wrap=True, name=f"{row.word}: {row.text}"
            )
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            grid.addWidget(word, place, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(value, place, 1)
        return grid

    def _of_file(self, judged: Judged, name: str) -> list[QWidget]:
        """What was looked at, and how much its signature is worth."""
        told = [_("File: {name}").format(name=name)] if name else []
        if judged.kept:
            told.append(_("It is, to the byte, the file that the school keeps."))
        if judged.digest:
            half = _FULL_DIGEST // 2
            told.append(_("SHA-256 of the file:"))
            told.append(f"{judged.digest[:half]}\n{judged.digest[half:]}")
        return [label(one, "caption", wrap=True) for one in told]
