"""The entrance: name and password. There before the database is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from eduapp.app.invented import INVENTED, LEAVE
from eduapp.core.i18n import _
from eduapp.gui.loading import load
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.widgets import Card, Logo, announce, button, hbox, label, vbox, why_not

if TYPE_CHECKING:
    from collections.abc import Callable

    from eduapp.core.actor import Actor
    from eduapp.core.errors import EduError
    from eduapp.gui.tasks import TaskRunner
    from eduapp.gui.theme import Theme

SIGN_IN_JOB = "eduapp.people.access.jobs:sign_in"
SIGN_IN_COMMAND = "eduapp.people.access.jobs:SignIn"
USE_CODE = "eduapp.people.access.ui.recovery_dialogs:use_code"
_CARD_WIDTH = 400


class SignInPage(QWidget):
    """Asks who is there. Words are typed while the database is still being opened."""

    signed_in = Signal(object)  # Actor

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("root")
        self._theme = theme
        self._runner: TaskRunner | None = None
        self._again: Callable[[], None] | None = None
        px = theme.px
        self.name = self._field(_("Name"))
        self.password = self._field(_("Password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.returnPressed.connect(self._go)
        self.name.returnPressed.connect(self.password.setFocus)
        self.enter = button(theme, _("Sign in"), kind="bigprimary")
        self.enter.clicked.connect(self._go)
        self.message = label("", "problem", wrap=True)
        self.message.setVisible(False)
        self.retry = button(theme, _("Try again"))
        self.retry.setVisible(False)
        self.retry.clicked.connect(self._try_again)
        self.sealed = button(theme, _("Administrator without a password…"), kind="plain")
        self.sealed.setVisible(False)
        self.sealed.clicked.connect(self._use_code)
        self.calm = label("", "secondary", wrap=True)
        self.calm.setVisible(False)
        self.backup = button(theme, "", "history", kind="primary")
        self.other_backup = button(theme, _("Choose another backup…"), "folder-open")
        for one in (self.backup, self.other_backup):
            one.setVisible(False)
        self.host = button(theme, "", kind="plain")
        self.host.setVisible(False)
        self.invented = label(_(INVENTED), "bodyStrong", wrap=True)
        self.leave = button(theme, _(LEAVE), kind="plain")
        for shown_there in (self.invented, self.leave):
            shown_there.setVisible(False)
        self.passphrase = self._field(_("Passphrase of this PC"))
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.unlock = button(theme, _("Open"), kind="primary")
        self._locked = QWidget()
        self._asks, _field = asked = self._labelled(self.passphrase)
        vbox(*asked, self.unlock, spacing=px(6), parent=self._locked)
        self._locked.setVisible(False)
        self._opens: Callable[[str], None] | None = None
        self.passphrase.returnPressed.connect(self._open)
        self.unlock.clicked.connect(self._open)
        why_not(self.enter, _("The database is being opened."))
        head = hbox(
            Logo(theme, 34, "primary"),
            vbox(
                label("Dagverk", "title"),
                label(_("A day's work, on paper that counts"), "secondary"),
                spacing=0,
            ),
            None,
            spacing=px(12),
        )
        card = Card(
            head,
            self.invented,
            px(10),
            *self._labelled(self.name),
            *self._labelled(self.password),
            self.calm,
            self.message,
            self.backup,
            self.other_backup,
            self.retry,
            self._locked,
            px(6),
            self.enter,
            self.host,
            self.leave,
            self.sealed,
            spacing=px(6),
            margins=(px(28), px(26), px(28), px(28)),
        )
        card.setFixedWidth(px(_CARD_WIDTH))
        inside = QWidget()
        vbox(None, hbox(None, card, None), None, parent=inside)
        room = DownwardsArea(inside, _("Sign in"))  # large text and a problem need more than a screen
        vbox(room, spacing=0, parent=self)
        self.setFocusProxy(self.name)

    def ready(self, runner: TaskRunner) -> None:
        """The database is open: somebody may come in."""
        self._runner = runner
        self.backup.setVisible(False)
        self.other_backup.setVisible(False)
        self.message.setVisible(False)
        self.retry.setVisible(False)
        self._locked.setVisible(False)
        why_not(self.enter, "")
        self.sealed.setVisible(self.invented.isHidden())

    @property
    def is_locked(self) -> bool:
        """Whether a passphrase is asked for."""
        return not self._locked.isHidden()

    def ask_passphrase(self, sentence: str, opens: Callable[[str], None], asked: str = "") -> None:
        """The password of the server is locked on this PC: ask for what opens it, or for `asked`, shown."""
        self.show_problem(sentence)
        if asked:
            self._asks.setText(asked)
            self.passphrase.setAccessibleName(asked)
        shown = QLineEdit.EchoMode.Normal if asked else QLineEdit.EchoMode.Password
        self.passphrase.setEchoMode(shown)
        self._opens = opens
        why_not(self.unlock, "")
        self._locked.setVisible(True)
        self.passphrase.clear()
        self.passphrase.setFocus()

    def offer_host(self, host: Actor) -> None:
        """The invented site: one may come in as the person who keeps it, without a password."""
        self.host.setVisible(True)
        self.host.setText(_("Go on as {name}").format(name=host.name))
        self.host.setAccessibleName(self.host.text())
        self.host.clicked.connect(lambda: self._let_in(host))

    def say_invented(self, leave: Callable[[], None]) -> None:
        """All people there are invented: say so, and offer the way to the real school."""
        if self.invented.isHidden():
            self.invented.setVisible(True)
            self.leave.setVisible(True)
            self.sealed.setVisible(False)
            self.leave.clicked.connect(leave)

    def say(self, sentence: str) -> None:
        """Something happened that nobody need worry about."""
        self.calm.setText(sentence)
        self.calm.setVisible(True)
        announce(self, sentence)

    def offer_backup(self, words: str, use: Callable[[], None], choose: Callable[[], None]) -> None:
        """The database is damaged: one click brings the last backup back; "" where none lies here."""
        self.backup.setVisible(bool(words))
        self.backup.setText(words)
        self.backup.setAccessibleName(words)
        self.other_backup.setVisible(True)
        for one, act in ((self.backup, use), (self.other_backup, choose)):
            one.clicked.connect(lambda _checked=False, act=act: act())

    def kept(self) -> tuple[str, str]:
        """What is typed so far."""
        return self.name.text(), self.password.text()

    def restore(self, typed: tuple[str, str]) -> None:
        """Take up what was typed before the language or the look was changed."""
        self.name.setText(typed[0])
        self.password.setText(typed[1])

    def show_problem(self, sentence: str, again: Callable[[], None] | None = None, *, verb: str = "") -> None:
        """Say what is in the way, in the place where one looks; `again` is done by a button."""
        self.message.setText(sentence)
        self.message.setVisible(True)
        self._again = again
        self.retry.setText(verb or _("Try again"))
        self.retry.setAccessibleName(self.retry.text())
        self.retry.setVisible(again is not None)
        announce(self, sentence, urgent=True)

    def _go(self) -> None:
        if self._runner is None or not self.enter.isEnabled():
            return
        if not self.name.text().strip() or not self.password.text():
            self.show_problem(_("Write your name and your password."))
            (self.name if not self.name.text().strip() else self.password).setFocus()
            return
        why_not(self.enter, _("The password is being checked."))
        command = load(SIGN_IN_COMMAND)(sign_in_name=self.name.text(), password=self.password.text())
        self._runner.start(load(SIGN_IN_JOB), command, owner=self, done=self._welcome, failed=self._refused)

    def _open(self) -> None:
        if self._opens is not None and self.unlock.isEnabled() and self.passphrase.text():
            why_not(self.unlock, _("The database is being opened."))
            self._opens(self.passphrase.text())

    def _welcome(self, actor: Actor) -> None:
        self.password.clear()
        self.signed_in.emit(actor)

    def _use_code(self) -> None:
        if self._runner is not None:
            load(USE_CODE)(self._theme, self._runner, self)

    def _let_in(self, host: Actor) -> None:
        if self._runner is not None:
            self.signed_in.emit(host)

    def _refused(self, error: EduError) -> None:
        why_not(self.enter, "")
        self.show_problem(error.sentence())
        self.password.selectAll()
        self.password.setFocus()

    def _try_again(self) -> None:
        if self._again is not None:
            self._again()

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        return field

    def _labelled(self, field: QLineEdit) -> tuple[QLabel, QWidget]:
        words = label(field.accessibleName(), "bodyStrong")
        words.setBuddy(field)
        return words, field
