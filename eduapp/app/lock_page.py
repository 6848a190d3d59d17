"""What stands on a locked screen: who went away, one field, and a way for somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from eduapp.core.i18n import _
from eduapp.gui.loading import load
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.widgets import Card, Logo, announce, button, calm_wheel, hbox, label, vbox, why_not

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eduapp.core.actor import Actor
    from eduapp.core.errors import EduError
    from eduapp.gui.tasks import TaskRunner
    from eduapp.gui.theme import Theme

UNLOCK_JOB = "eduapp.people.access.jobs:unlock"
UNLOCK_COMMAND = "eduapp.people.access.jobs:Unlock"
DESK = "eduapp.people.access.jobs:Desk"
_CARD_WIDTH = 400


class LockPage(QWidget):
    """Nothing of what was on the screen is here, and nothing is asked of the database but who it is."""

    came_back = Signal(object)  # Actor
    somebody_else = Signal()

    def __init__(self, theme: Theme, away: Sequence[Actor], secret: str) -> None:
        super().__init__()
        self.setObjectName("root")
        self._runner: TaskRunner | None = None
        self._secret = secret  # of this PC, for PINs
        px = theme.px
        self.who = QComboBox()
        self.who.setAccessibleName(_("Who is there?"))
        for actor in away:
            self.who.addItem(actor.name, actor.user_id)
        self.who.currentIndexChanged.connect(self._another)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(_("Password or PIN"))
        self.password.returnPressed.connect(self._go)
        self.message = label("", "problem", wrap=True)
        self.message.setVisible(False)
        self.enter = button(theme, _("Unlock"), kind="bigprimary")
        self.enter.clicked.connect(self._go)
        self.other = button(theme, _("Somebody else signs in"), kind="plain")
        self.other.clicked.connect(self.somebody_else)
        why_not(self.enter, _("The database is being opened."))
        said = _("What was begun here is kept, and shown again to the same person only.")
        words = label(_("Password or PIN"), "bodyStrong")
        words.setBuddy(self.password)
        name = label(away[0].name if away else "", "bodyStrong", wrap=True)
        name.setVisible(len(away) == 1)
        self.who.setVisible(len(away) > 1)
        card = Card(
            hbox(Logo(theme, 34, "primary"), label(_("The screen is locked"), "title"), None, spacing=px(12)),
            label(said, "secondary", wrap=True),
            px(8),
            name,
            self.who,
            words,
            self.password,
            self.message,
            px(6),
            self.enter,
            self.other,
            spacing=px(6),
            margins=(px(28), px(26), px(28), px(28)),
        )
        card.setFixedWidth(px(_CARD_WIDTH))
        inside = QWidget()
        vbox(None, hbox(None, card, None), None, parent=inside)
        vbox(DownwardsArea(inside, _("The screen is locked")), spacing=0, parent=self)
        self.setFocusProxy(self.password)
        calm_wheel(self)

    def ready(self, runner: TaskRunner) -> None:
        """Somebody may come back."""
        self._runner = runner
        why_not(self.enter, "")

    def show_problem(self, sentence: str) -> None:
        """Say what is in the way, where one looks."""
        self.message.setText(sentence)
        self.message.setVisible(True)
        announce(self, sentence, urgent=True)

    def _another(self) -> None:
        self.password.clear()
        self.message.setVisible(False)
        self.password.setFocus()

    def _go(self) -> None:
        if self._runner is None or not self.enter.isEnabled():
            return
        if not self.password.text():
            self.show_problem(_("Write your password or your PIN."))
            self.password.setFocus()
            return
        why_not(self.enter, _("It is being checked."))
        command = load(UNLOCK_COMMAND)(
            user_id=self.who.currentData(), typed=self.password.text(), desk=load(DESK)(self._secret)
        )
        self._runner.start(load(UNLOCK_JOB), command, owner=self, done=self._welcome, failed=self._refused)

    def _welcome(self, actor: Actor) -> None:
        self.password.clear()
        self.came_back.emit(actor)

    def _refused(self, error: EduError) -> None:
        why_not(self.enter, "")
        self.show_problem(error.sentence())
        self.password.clear()
        self.password.setFocus()
