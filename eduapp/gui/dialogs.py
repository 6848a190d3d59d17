"""Our own dialogs: verbs on the buttons, always a safe way out, Esc closes, nothing reads names as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QScrollArea, QWidget

from eduapp.core.actor import OVERRIDE_RULES, Actor
from eduapp.core.errors import EduError, Refused
from eduapp.core.i18n import N_, _, ngettext
from eduapp.core.violations import Override, Violation
from eduapp.gui.errors import wording
from eduapp.gui.loading import load
from eduapp.gui.modal import modal
from eduapp.gui.shortcuts import bind
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import IconLabel, IconTile, button, calm_wheel, hbox, label, vbox, why_not
from eduapp.gui.widgets.boxes import Item

if TYPE_CHECKING:
    from eduapp.core.errors import Change
    from eduapp.gui.conflicts import Difference

CONFLICT = "eduapp.gui.conflict_dialog:ConflictDialog"
WIDTH = 520  # px at 100 %
_WIDEST, _HIGHEST = 0.9, 0.86  # of the screen
GIVE_REASON = N_("Write why. The reason is kept in the trail.")


class Dialog(QDialog):
    """A title, a body that scrolls when it must, and buttons named by what they do.

    The last button is the way out: Esc presses it. `finished` tells, exec() waits.
    """

    answers = False  # whether somebody waits for its answer, and it is never shown again

    def __init__(self, theme: Theme, title: str, parent: QWidget | None, width: int = WIDTH) -> None:
        super().__init__(parent.window() if parent is not None else None)
        self.theme = theme
        self._width = theme.px(width)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        modal(self)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)

    def fill(self, *items: Item, buttons: Sequence[QPushButton], foot: Sequence[Item] = ()) -> None:
        """Put in the body, which scrolls when it must; what stays in sight below it; and the buttons."""
        px = self.theme.px
        body = QWidget()
        vbox(*items, spacing=px(8), margins=(px(24), px(20), px(24), px(8)), parent=body)
        scroll = QScrollArea()
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = hbox(None, *buttons, spacing=px(10))
        below = vbox(*foot, px(8), row, spacing=px(6), margins=(px(24), 0, px(24), px(20)))
        vbox((scroll, 1), below, spacing=0, parent=self)
        width = min(max(self._width, below.minimumSize().width()), self._widest())
        self.setFixedWidth(width)
        foot_high = (
            below.totalHeightForWidth(width) if below.hasHeightForWidth() else below.sizeHint().height()
        )
        room = self._highest() - foot_high
        needed = body.heightForWidth(width)
        scroll.setMinimumHeight(min(needed, max(room, px(60))))
        # Only what does not fit can be scrolled, and only then the keyboard has to get there.
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus if needed > room else Qt.FocusPolicy.NoFocus)
        scroll.setAccessibleName(self.windowTitle())
        for one in buttons:
            one.setAutoDefault(True)  # Enter presses the one in focus
        calm_wheel(self)

    def _highest(self) -> int:
        return round(self.screen().availableGeometry().height() * _HIGHEST)

    def _widest(self) -> int:
        return round(self.screen().availableGeometry().width() * _WIDEST)


class Question(Dialog):
    """Says something and offers one verb, or only a way out."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        text: str,
        parent: QWidget | None,
        *,
        verb: str = "",
        way_out: str = "",
        sign: tuple[str, str] = ("info", "primary"),
        danger: bool = False,
    ) -> None:
        super().__init__(theme, title, parent)
        self.setAccessibleDescription(text)
        px = theme.px
        self.out = button(theme, way_out or (_("Cancel") if verb else _("Close")))
        self.out.clicked.connect(self.reject)
        buttons = [self.out]
        if verb:
            self.go = button(theme, verb, kind="danger" if danger else "primary")
            self.go.clicked.connect(self.accept)
            buttons.append(self.go)
        words = vbox(label(title, "subtitle", wrap=True), label(text, wrap=True), None, spacing=px(6))
        tile = vbox(IconTile(theme, *sign, 40), None)
        self.fill(hbox(tile, (words, 1), spacing=px(16)), None, buttons=buttons)
        (self.out if danger or not verb else self.go).setFocus()


class RefusedDialog(Dialog):
    """All that stands against a request; and, where every bit of it may be overridden, a reason to do so."""

    def __init__(self, theme: Theme, error: Refused, actor: Actor, parent: QWidget | None) -> None:
        words = wording(error)
        super().__init__(theme, _(words.title), parent, width=560)
        self._violations = error.violations
        open_to_all = bool(error.violations) and all(one.overridable for one in error.violations)
        self.may_override = open_to_all and actor.may(OVERRIDE_RULES)
        self.setAccessibleDescription(error.sentence())
        px = theme.px
        count = len(error.violations)
        said = ngettext("{count} thing stands against it:", "{count} things stand against it:", count)
        heading = vbox(
            label(_(words.title), "subtitle", wrap=True),
            label(said.format(count=count), "secondary"),
            spacing=px(2),
        )
        tile = IconTile(theme, words.icon, words.token, 40)
        self.back = button(theme, _("Go back"))
        self.back.clicked.connect(self.reject)
        buttons = [self.back]
        items: list[Item] = [hbox(tile, (heading, 1), spacing=px(16)), px(4)]
        items += [self._reason_row(one) for one in error.violations]
        foot: list[Item] = []
        if self.may_override:
            foot = self._override_rows()
            buttons.append(self.anyway)
        elif open_to_all:
            items += [px(4), label(_("A leader can do this anyway, with a reason."), "secondary", wrap=True)]
        self.fill(*items, None, buttons=buttons, foot=foot)
        (self.why if self.may_override else self.back).setFocus()

    def override(self) -> Override:
        """Which rules are overridden, and why."""
        covers = frozenset(one.name for one in self._violations)
        return Override(covers, self.why.toPlainText().strip())

    def _reason_row(self, violation: Violation) -> Item:
        icon, token = ("triangle-alert", "late") if violation.overridable else ("ban", "absent")
        sign = vbox(IconLabel(self.theme, icon, 18, token), None)
        return hbox(sign, (label(violation.sentence(), wrap=True), 1), spacing=self.theme.px(10))

    def _override_rows(self) -> list[Item]:
        px = self.theme.px
        self.why = QPlainTextEdit()
        self.why.setTabChangesFocus(True)
        self.why.setFixedHeight(px(72))
        self.why.setAccessibleName(_("Why do it anyway?"))
        self.why.setAccessibleDescription(_(GIVE_REASON))
        self.anyway = button(self.theme, _("Do it anyway"), kind="primary")
        self.anyway.clicked.connect(self.accept)
        bind("submit", self, self.anyway.click)  # Enter begins a new line; a grey button stays unpressed
        self.why.textChanged.connect(self._weigh)
        self._weigh()
        return [
            px(6),
            label(_("Why do it anyway?"), "bodyStrong"),
            label(_(GIVE_REASON), "caption", wrap=True),
            self.why,
        ]

    def _weigh(self) -> None:
        why_not(self.anyway, "" if self.why.toPlainText().strip() else _(GIVE_REASON))


class DialogAsker:
    """Asks and tells in real dialogs."""

    def __init__(self, theme: Theme, actor: Actor) -> None:
        self._theme, self._actor = theme, actor

    def confirm(self, title: str, text: str, verb: str, parent: QWidget, danger: bool = False) -> bool:
        """Ask before something unusual. A dangerous verb is never the one Enter presses.

        "Cancel" could be taken for throwing away what was typed: beside such a verb stands "Stay here".
        """
        sign = ("triangle-alert", "absent") if danger else ("info", "primary")
        out = _("Stay here") if danger else ""
        asked = Question(self._theme, title, text, parent, verb=verb, way_out=out, sign=sign, danger=danger)
        return _answer(asked)

    def refused(self, error: Refused, parent: QWidget) -> Override | None:
        """List all that stands against a request; the override with its reason, if it is overridden."""
        dialog = RefusedDialog(self._theme, error, self._actor, parent)
        return dialog.override() if _answer(dialog) else None

    def conflict(
        self, found: Sequence[Difference], parent: QWidget, change: Change | None = None
    ) -> frozenset[str] | None:
        """Show both values of each field; the fields in which theirs was chosen, None to go back."""
        dialog = load(CONFLICT)(self._theme, found, parent, change)  # which is made of the dialog above
        return dialog.taken() if _answer(dialog) else None

    def tell_error(self, error: EduError, parent: QWidget) -> bool:
        """Say what happened and what to do; whether the person wants to try again."""
        words = wording(error)
        if words.silent:
            return False
        if isinstance(error, Refused):
            _answer(RefusedDialog(self._theme, error, _nobody(self._actor), parent))
            return False
        verb = _("Try again") if words.may_retry else ""
        told = Question(
            self._theme, _(words.title), error.sentence(), parent,
            verb=verb, way_out=_("Close"), sign=(words.icon, words.token),
        )  # fmt: skip
        return _answer(told)


def _answer(dialog: Dialog) -> bool:
    """Wait for the answer. Whoever hides it, as a locked screen does, has answered by the way out."""
    dialog.answers = True
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted


def _nobody(actor: Actor) -> Actor:
    """The same person without permissions: where nothing can be sent again, no override is offered."""
    return Actor(actor.user_id, actor.name, frozenset())
