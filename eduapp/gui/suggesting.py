"""A line of text that proposes words while one types, and takes any other as well."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView

from eduapp.core.i18n import _
from eduapp.gui.fields import LineField
from eduapp.gui.theme import Theme

SHOWN = 8  # words of the list before it scrolls


class SuggestingLine(LineField):
    """Keeps to the Field protocol of forms. Letters find, Down opens the list, Enter takes, Esc closes it."""

    def __init__(self, theme: Theme, *, longest: int = 0) -> None:
        super().__init__(theme, longest=longest)
        self._words = QStringListModel([], self)
        self._list = QCompleter(self._words, self)
        self._list.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._list.setFilterMode(Qt.MatchFlag.MatchContains)
        self._list.setMaxVisibleItems(SHOWN)
        self._popup = QListView()
        self._popup.setObjectName("found")  # so the style sheet knows it
        self._popup.setAccessibleName(_("Found"))
        self._list.setPopup(self._popup)
        self._list.setWidget(self)
        self._list.activated[str].connect(self.setText)  # type: ignore[index]  # the stubs know one form
        self.textEdited.connect(self._typed)

    def suggestions(self) -> list[str]:
        """What is proposed."""
        return list(self._words.stringList())

    def suggest(self, words: Sequence[str]) -> None:
        """Propose these from now on."""
        self._words.setStringList(list(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self._look(self.value()):
            self._popup.setCurrentIndex(self._list.completionModel().index(0, 0))
        else:
            super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        """A word written out needs no list in front of what comes next."""
        written = text.strip()
        whole = written.casefold() in (word.casefold() for word in self.suggestions())
        if not written or whole or not self._look(written):
            self._popup.hide()

    def _look(self, written: str) -> bool:
        """Open the list with what fits, if anything does."""
        self._list.setCompletionPrefix(written)
        if not self._list.completionCount():
            return False
        self._list.complete()
        return True
