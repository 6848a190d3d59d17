"""A question as who answers it sees it: what is asked, its pictures, where an answer goes. Never the key."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTextBrowser

from eduapp.core.i18n import _
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.ui.looks import LETTERS, asked_text
from eduapp.exams.questions.ui.rich_text import Paper, apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from eduapp.exams.questions.rules.picture import Picture
    from eduapp.exams.questions.rules.question import Text
    from eduapp.exams.questions.rules.showing import Shown
    from eduapp.gui.theme import Theme

LINE = "_" * 28
_LINES = 4  # of an essay, to stand for many
_GAP = re.compile(r"\[\[(\d{1,2})\]\]")
_ROUND, _SQUARE = "○", "☐"


class Sheet(QTextBrowser):
    """Reads aloud in whole sentences; nothing in it leads anywhere, and nothing is fetched."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setOpenLinks(False)
        self.setAccessibleName(_("The question as it is seen when it is answered"))
        self.setTabChangesFocus(True)
        self._wanted = super().sizeHint()

    def show_question(self, shown: Shown, pictures: Mapping[str, Picture]) -> None:
        """Show what is asked; `pictures` by name."""
        paper = Paper(self, self._theme.scale)
        paper.setDefaultFont(self._theme.font("large"))
        paper.give(pictures)
        paper.setHtml(page_of(shown))
        self.setDocument(paper)
        self.setAccessibleDescription(asked_text(shown))

    def ask_for(self, width: int, least: int, most: int) -> None:
        """Ask for as much height as all of it takes at this width, between these; all in pixels."""
        self.document().setTextWidth(width - self._theme.px(40))
        height = round(self.document().size().height()) + self._theme.px(20)
        self._wanted = QSize(width, min(max(height, least), most))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self._wanted


def page_of(shown: Shown) -> str:
    """The question as HTML of our own making, from texts that were reduced or are escaped here."""
    stem = _GAP.sub(lambda gap: f"{gap[1]} {LINE[:12]}", _html(shown.stem))
    unit = f" {html.escape(shown.unit)}" if shown.unit else ""
    below: dict[str, Callable[[], str]] = {
        q.SINGLE: lambda: _choices(shown.choices, _ROUND),
        q.MULTIPLE: lambda: _choices(shown.choices, _SQUARE),
        q.TRUE_FALSE: lambda: _rows(f"{_ROUND} {word}" for word in (_("True"), _("False"))),
        q.SHORT: lambda: _rows([LINE]),
        q.NUMBER: lambda: _rows([f"{LINE[:14]}{unit}"]),
        q.MATCHING: lambda: _matching(shown),
        q.ORDERING: lambda: _rows(f"{LINE[:4]} {_html(choice)}" for choice in shown.choices),
        q.ESSAY: lambda: _rows([LINE * 2] * _LINES),
    }
    return f"<div>{stem}</div>{below.get(shown.kind, str)()}"


def _choices(choices: Iterable[Text], box: str) -> str:
    pairs = zip(LETTERS, choices, strict=False)
    return _rows(f"{box} {letter} &nbsp;{_html(choice)}" for letter, choice in pairs)


def _matching(shown: Shown) -> str:
    """Each left side with a line, and below all there is to choose from, by letter."""
    lefts = _rows(f"{_html(left)} &nbsp;{LINE[:6]}" for left in shown.lefts)
    pairs = zip(LETTERS, shown.rights, strict=False)
    rights = _rows(f"{letter} &nbsp;{html.escape(right)}" for letter, right in pairs)
    title = html.escape(_("To choose from"))
    return f"{lefts}<br><b>{title}</b>{rights}"


def _rows(rows: Iterable[str]) -> str:
    return "".join(f"<div style='margin-top:8px'>{row}</div>" for row in rows)


def _html(text: Text) -> str:
    """A text that was reduced stands as it is, in one line where it is one; any other is escaped."""
    if text.form != q.HTML:
        return html.escape(text.words).replace("\n", "<br>")
    single = re.fullmatch(r"<p>(.*)</p>", text.words, re.DOTALL)
    return single[1] if single is not None and "<p>" not in single[1] else apart(text.words)
