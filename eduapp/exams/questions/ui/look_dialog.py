"""Looking at a question as it is seen when it is answered; at what is right only if somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import _, ngettext
from eduapp.exams.questions import queries, terms
from eduapp.exams.questions.ui.looks import asked_text, key_text, moment_text
from eduapp.exams.questions.ui.sheet import Sheet
from eduapp.gui.dialogs import Dialog, Question
from eduapp.gui.widgets import button, hbox, hline, label, vbox

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from eduapp.exams.questions.queries import KeyRow, QuestionRow, SavedVersion, Seen
    from eduapp.exams.questions.rules.picture import Picture
    from eduapp.exams.questions.rules.showing import Shown
    from eduapp.gui.bench import Bench
    from eduapp.gui.theme import Theme
    from eduapp.gui.widgets.boxes import Item

WIDTH, HIGHEST, LEAST = 720, 440, 120  # px at 100 %; the highest in pixels, as the screen has it
HISTORY_WIDTH = 640


class LookDialog(Dialog):
    """What is asked, and verbs; the way out has the keyboard."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        shown: Shown,
        pictures: Mapping[str, Picture],
        parent: QWidget | None,
        verb: str = "",
    ) -> None:
        super().__init__(theme, title, parent, width=WIDTH)
        px = theme.px
        self.setAccessibleDescription(asked_text(shown))
        width = min(px(WIDTH), self._widest())
        self.sheet = Sheet(theme)
        self.sheet.show_question(shown, pictures)
        self.sheet.ask_for(width - px(48), px(LEAST), HIGHEST)
        self.out = button(theme, _("Close"))
        self.out.clicked.connect(self.reject)
        buttons = [self.out]
        if verb:
            self.go = button(theme, verb)
            self.go.clicked.connect(self.accept)
            buttons.insert(0, self.go)
        margins = (px(24), px(20), px(24), px(20))
        row = hbox(None, *buttons, spacing=px(10))
        words = label(title, "subtitle", wrap=True)
        vbox(words, (self.sheet, 1), row, spacing=px(12), margins=margins, parent=self)
        self.setFixedWidth(width)
        self.out.setFocus()


def look_at(bench: Bench, row: QuestionRow, parent: QWidget) -> None:
    """Show what is asked; who may know what is right can ask for that too."""

    def show(seen: Seen | None) -> None:
        if seen is None:
            return
        verb = _("Show what is right") if bench.actor.may(terms.SEE_KEY) else ""
        dialog = LookDialog(bench.theme, row.label, seen.shown, seen.pictures, parent, verb)
        dialog.accepted.connect(lambda: _show_key(bench, row, parent))
        dialog.open()

    bench.runner.query(queries.seen_now, row.id, owner=parent, done=show)


def show_history(bench: Bench, row: QuestionRow, parent: QWidget) -> None:
    """Show every version of a question: who saved it, when, and what was asked."""

    def show(versions: list[SavedVersion]) -> None:
        HistoryDialog(bench, row.label, versions, parent).open()

    bench.runner.query(queries.versions, row.id, owner=parent, done=show)


class HistoryDialog(Dialog):
    """Versions, newest first. Nothing here can be changed."""

    def __init__(self, bench: Bench, title: str, versions: list[SavedVersion], parent: QWidget) -> None:
        super().__init__(bench.theme, title, parent, width=HISTORY_WIDTH)
        self._bench = bench
        self.out = button(bench.theme, _("Close"))
        self.out.clicked.connect(self.reject)
        count = ngettext("{count} version", "{count} versions", len(versions)).format(count=len(versions))
        items: list[Item] = [label(title, "subtitle", wrap=True), label(count, "secondary")]
        for version in versions:
            items += [hline(), self._row(version)]
        self.fill(*items, None, buttons=[self.out])
        self.out.setFocus()

    def _row(self, version: SavedVersion) -> Item:
        words = _("Version {number}").format(number=version.number)
        saved = _("{moment}, {person}").format(moment=moment_text(version.saved_at), person=version.by)
        verb = _("Look")
        look = button(self.theme, verb, "eye", kind="plain", name=f"{verb}: {words}")
        look.clicked.connect(lambda: self._look(version.id, f"{words}, {saved}"))
        asked = " ".join(asked_text(version.shown).split())
        told = vbox(
            label(words, "bodyStrong"), label(saved, "caption"), label(_cut(asked), wrap=True), spacing=0
        )
        return hbox((told, 1), look, spacing=self.theme.px(12))

    def _look(self, version_id: UUID, title: str) -> None:
        def show(seen: Seen | None) -> None:
            if seen is not None:
                LookDialog(self.theme, title, seen.shown, seen.pictures, self).open()

        self._bench.runner.query(queries.seen, version_id, owner=self, done=show)


def _show_key(bench: Bench, row: QuestionRow, parent: QWidget) -> None:
    def show(found: list[KeyRow]) -> None:
        title = _("What is right: {label}").format(label=row.label)
        text = "".join(key_text(each.question) for each in found)
        Question(bench.theme, title, text, parent).open()

    bench.runner.query(queries.keys_of, [row.id], owner=parent, done=show)


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


LONGEST = 160  # letters of what was asked, in a list of versions
