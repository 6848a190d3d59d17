"""Which template is looked at, and how: kind and layout, language and letters, with the square or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox

from eduapp.certificates import terms
from eduapp.certificates.ui.looks_panel import layouts_of
from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital
from eduapp.gui.fields import Choice

if TYPE_CHECKING:
    from eduapp.certificates.drawing import Language
    from eduapp.certificates.queries import LookRow
    from eduapp.gui.theme import Theme


class TemplateChoices(QObject):
    """The fields, which the page puts in their places, and what was chosen in them."""

    look_chosen = Signal()
    language_chosen = Signal()
    form_chosen = Signal()  # letters, or the square

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rows: tuple[LookRow, ...] = ()
        kinds = [(one.key, capital(one.label)) for one in code_list("certificate_kinds")]
        letters = [("", _("Ordinary letters")), *((key, _(word)) for key, word in terms.LETTERS.items())]
        languages: list[tuple[Language, str]] = [*terms.LANGUAGE_NAMES.items()]  # type: ignore[list-item]
        self.kind: Choice[str] = Choice(theme, kinds, kinds[0][0])
        self.look: Choice[str] = Choice(theme, [])
        self.language: Choice[Language] = Choice(theme, languages, languages[0][0])
        self.letters: Choice[str] = Choice(theme, letters, "")
        for field, name in (
            (self.kind, _("Kind of paper")),
            (self.look, _("Layout")),
            (self.language, _("Language of the paper")),
            (self.letters, _("Letters of the paper")),
        ):
            field.setAccessibleName(name)
        self.square = QCheckBox(_("With the square for checking"))
        self.square.setChecked(True)
        self.kind.changed.connect(lambda: self.offer_looks(None))
        self.look.changed.connect(self.look_chosen)
        self.language.changed.connect(self.language_chosen)
        self.letters.changed.connect(self.form_chosen)
        self.square.toggled.connect(lambda _on: self.form_chosen.emit())

    @property
    def spoken(self) -> Language:
        """Whose words are changed and shown."""
        return self.language.value() or "nb"

    def show_rows(self, rows: list[LookRow]) -> None:
        """The layouts there are; at first the one that is used is chosen."""
        first, self._rows = not self._rows, tuple(rows)
        if first:
            self.offer_looks(None)
        else:
            self.look_chosen.emit()

    def offer_looks(self, wanted: str | None) -> None:
        """The layouts of the kind that is chosen, and one of them chosen."""
        row = next((one for one in self._rows if one.kind == self.kind.value()), None)
        if row is None:
            return
        names = layouts_of(row)
        self.look.blockSignals(True)
        self.look.set_options(names)
        self.look.set_value(wanted if wanted in dict(names) else row.look)
        self.look.blockSignals(False)
        self.look_chosen.emit()

    def go_back(self, look: str) -> None:
        """Choose a look again, of whatever kind it is."""
        self.kind.blockSignals(True)
        self.kind.set_value(look.partition(".")[0])
        self.kind.blockSignals(False)
        self.offer_looks(look)
