"""The dialog over a form that would be saved over somebody else's change: both values of each field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import N_, _
from eduapp.gui.dialogs import Dialog
from eduapp.gui.fields import Choice
from eduapp.gui.widgets import IconTile, button, hbox, label, vbox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eduapp.core.errors import Change
    from eduapp.gui.conflicts import Difference
    from eduapp.gui.theme import Theme
    from eduapp.gui.widgets.boxes import Item

TITLE = N_("Someone else was here")
CHANGED = N_("This was changed meanwhile")
SOMEONE = N_("Someone else changed this while you wrote.")  # where the trail does not tell who
KEPT = N_("Nothing is saved yet, and what you typed is kept.")
LOOK_FIRST = N_("Look at how it stands now before you go on.")
YOURS, THEIRS = N_("Yours: {value}"), N_("Theirs: {value}")
KEEP, TAKE = N_("{field}: keep yours"), N_("{field}: take theirs")
NOT_SHOWN = N_("cannot be shown here. Go back and open it anew to see it.")
GO_BACK, SAVE, ALL_THEIRS = N_("Go back"), N_("Save"), N_("Take all theirs")
ANYWAY = N_("Do it anyway")


def in_words(change: Change | None, *, look_first: bool) -> str:
    """Who changed it and when, as far as that is known; and that nothing is lost."""
    parts = [_(SOMEONE) if change is None else change.sentence(), _(KEPT)]
    return " ".join([*parts, _(LOOK_FIRST)] if look_first else parts)


class ConflictDialog(Dialog):
    """Each field with both values, one of them chosen; what only the other one changed is theirs at first."""

    def __init__(
        self,
        theme: Theme,
        found: Sequence[Difference],
        parent: QWidget | None,
        change: Change | None = None,
    ) -> None:
        title = _(CHANGED) if change is not None and change.own else _(TITLE)
        super().__init__(theme, title, parent, width=640)
        said = in_words(change, look_first=not found)
        self.setAccessibleDescription(said)
        px = theme.px
        words = vbox(label(title, "subtitle", wrap=True), label(said, wrap=True), spacing=px(4))
        items: list[Item] = [hbox(IconTile(theme, "users", "excused", 40), (words, 1), spacing=px(16)), px(4)]
        self.choices: dict[str, Choice[bool]] = {}  # True: theirs
        for one in found:
            items += self._field(one)
        self.back = button(theme, _(GO_BACK))
        self.back.clicked.connect(self.reject)
        self.go = button(theme, _(SAVE) if found else _(ANYWAY), kind="primary")
        self.go.clicked.connect(self.accept)
        buttons = [self.back, self.go]
        if found:
            self.all_theirs = button(theme, _(ALL_THEIRS))
            self.all_theirs.clicked.connect(self._take_all)
            if len(self.choices) == len(found):  # else part of theirs would be saved over unseen
                buttons.insert(1, self.all_theirs)
        self.fill(*items, None, buttons=buttons)
        next(iter(self.choices.values()), self.back).setFocus()

    def taken(self) -> frozenset[str]:
        """The fields in which theirs was chosen."""
        return frozenset(key for key, choice in self.choices.items() if choice.value())

    def _field(self, one: Difference) -> list[Item]:
        both = [(YOURS, one.mine), (THEIRS, one.theirs)]
        if one.theirs is None:
            both = [(YOURS, one.mine), (THEIRS, _(NOT_SHOWN))]
        else:
            options = [(False, _(KEEP)), (True, _(TAKE))]  # a screen reader says the chosen one as the name
            choice = Choice(self.theme, [(way, words.format(field=one.label)) for way, words in options])
            choice.setAccessibleDescription(" ".join(_(words).format(value=said) for words, said in both))
            choice.set_value(one.untouched)
            self.choices[one.key] = choice
        lines = [label(_(words).format(value=said), wrap=True) for words, said in both]
        below = [self.choices[one.key]] if one.key in self.choices else []
        return [self.theme.px(6), label(one.label, "bodyStrong", wrap=True), *lines, *below]

    def _take_all(self) -> None:
        for choice in self.choices.values():
            choice.set_value(True)
        self.accept()
