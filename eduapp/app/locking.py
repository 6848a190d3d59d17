"""The locked screen: what somebody was at is taken off it whole, and given back to that person alone.

Pages and open forms stay in memory as they were, in no window; nothing of them is written anywhere. Several
people may share a desk: each finds their own again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from shiboken6 import isValid

from eduapp.app import late
from eduapp.app.machine import desk_secret
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _
from eduapp.gui.attention import Attention
from eduapp.gui.fields import PasswordEdit
from eduapp.gui.loading import load
from eduapp.people.access.terms import LOCK_MINUTES, USERS_CHANGED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from PySide6.QtGui import QClipboard

    from eduapp.app.program import Program
    from eduapp.app.read_log import ReadLog
    from eduapp.app.shell import Shell
    from eduapp.core.actor import Actor
    from eduapp.core.changes import Topic
    from eduapp.core.errors import EduError
    from eduapp.gui.navigation import Navigation
    from eduapp.gui.tasks import TaskRunner, ThreadedTaskRunner

LIMITS = "sign_in_limits"
SOON = N_("Nobody has touched anything for a while: the screen is locked in {seconds} seconds.")
LOST = N_("Close though something is not saved?")
WHOSE = N_("{names} went away from something that is not saved here. It is lost if Dagverk is closed now.")
CLOSE = N_("Close Dagverk")
OTHER_ROLES = N_(
    "Your roles or sites were changed while you were away. What you had not saved then could not be kept."
)


@dataclass
class Aside:
    """All of one person that is out of sight."""

    actor: Actor
    runner: ThreadedTaskRunner
    navigation: Navigation
    shell: Shell
    reads: ReadLog | None
    dialogs: list[QWidget] = field(default_factory=list)

    @property
    def unsaved(self) -> bool:
        """Whether something would be lost with it."""
        forms = (getattr(one, "form", None) for one in self.dialogs if isValid(one))
        return self.shell.unsaved() or any(form is not None and form.dirty() for form in forms)

    def drop(self) -> None:
        """Do away with it."""
        self.runner.close()
        self.shell.leave()
        self.shell.deleteLater()
        for one in self.dialogs:
            if isValid(one):
                one.deleteLater()


class Locking(QObject):
    """Locks by a key, in whichever window, and when nobody has touched anything for a while."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self.asides: dict[UUID, Aside] = {}  # who went away last comes last
        self._gone = False  # whether what somebody had not saved went with their roles of before
        self.attention = Attention(self)
        self.attention.idle.connect(self.lock)
        self.attention.lock_pressed.connect(self.lock)
        self.attention.soon.connect(self._warn)
        program.feed.changed.connect(self._heard)

    def watch(self) -> None:
        """Somebody is at the desk: lock when they have been away for as long as the school says."""
        if self._gone:
            self._gone = False
            self._program.window.tell(_(OTHER_ROLES))
        if self._program.runner is not None:
            minutes = (
                LOCK_MINUTES.default
            )  # an open screen locks also where nobody can tell what the school says
            self._program.runner.query(
                load(late.LOCK_MINUTES),
                owner=self,
                done=self._begin,
                failed=lambda _error: self._begin(minutes),
            )

    def rest(self) -> None:
        """Nobody is at the desk."""
        self.attention.end()
        self._program.around.stop()

    def lock(self) -> None:
        """Take everything off the screen, dialogs and menus too, and ask who is there."""
        self._take_off(self.show)

    def send_away(self, runner: TaskRunner, error: EduError) -> None:
        """The same for whom a runner works, if they may not go on as they came in.

        What they were at is kept as if they had locked: they find it again if they are let in as they were.
        """
        if runner is self._program.runner:  # else they are gone already
            runner.held.forget()  # no key stays open in that name
            self._take_off(partial(self._tell, error))

    def _tell(self, error: EduError) -> None:
        self._program.show_sign_in()
        page = self._program.window.centralWidget()
        page.show_problem(error.sentence())  # type: ignore[union-attr]  # the sign-in page

    def _take_off(self, then: Callable[[], None]) -> None:
        program = self._program
        actor, shell = program.actor, program.window.shell
        if actor is None or shell is None or program.runner is None:
            return
        busy = [one for one in QApplication.topLevelWidgets() if self._hides(one) and _ends_first(one)]
        if isinstance(dialog := next(iter(busy), None), QDialog):
            dialog.finished.connect(lambda: QTimer.singleShot(0, self, partial(self._take_off, then)))
            return
        self.rest()
        while (menu := QApplication.activePopupWidget()) is not None and menu.close():
            pass
        empty_clipboard(QApplication.clipboard())
        dialogs = [one for one in QApplication.topLevelWidgets() if self._hides(one)]
        for one in reversed(dialogs):
            one.hide()  # a question that waits for its answer gets that of its way out
        _forget_passwords((shell, *dialogs))
        shell.hush()
        program.window.take_shell()
        program.say_goodbye()
        program.actor = None
        runner, reads, program.reads = program.at_hand.set_aside(), program.reads, None
        self.asides[actor.user_id] = Aside(actor, runner, program.navigation, shell, reads, dialogs)
        for user_id in list(self.asides)[: -int(str(code_list(LIMITS)["kept_aside"].flags["value"]))]:
            self.asides.pop(user_id).drop()
        then()

    def show(self) -> None:
        """Ask who is there, beginning with who went last."""
        away = [one.actor for one in reversed(self.asides.values())]
        page = load(late.LOCK_PAGE)(self._program.theme, away, desk_secret(self._program.settings))
        page.came_back.connect(self._program.sign_in)
        page.somebody_else.connect(self._program.show_sign_in)
        self._program.window.show_entrance(page)
        if self._program.runner is not None:
            page.ready(self._program.runner)

    def bring_back(self, actor: Actor) -> bool:
        """Give somebody back what they went away from; whether there was anything."""
        aside = self.asides.pop(actor.user_id, None)
        if aside is not None and aside.actor != actor:  # other rights by now: begin anew
            self._gone = aside.unsaved
            aside.drop()
            aside = None
        if aside is None:
            return False
        program = self._program
        program.actor, program.navigation, program.reads = aside.actor, aside.navigation, aside.reads
        program.at_hand.take_up(aside.runner)
        program.window.put_back(aside.shell)
        if aside.shell.bench.theme is not program.theme:
            program.dress_anew()
        else:
            aside.shell.come_back()
        for one in aside.dialogs:
            if isValid(one) and not getattr(one, "answers", False):
                one.show()
        return True

    def drop_all(self) -> None:
        """The database is left: what people were at goes with it."""
        self.rest()
        for aside in self.asides.values():
            aside.drop()
        self.asides.clear()

    def may_go(self) -> bool:
        """Whether nothing would be lost that somebody went away from, or whoever closes knows it."""
        names = [aside.actor.name for aside in self.asides.values() if aside.unsaved]
        if not names:
            return True
        said = _(WHOSE).format(names=", ".join(names))
        return bool(load(late.SURE)(self._program, _(LOST), said, _(CLOSE)))

    def _heard(self, topics: frozenset[Topic]) -> None:
        """Accounts changed, here or elsewhere: whoever may not go on is sent away by the runner."""
        actor, runner = self._program.actor, self._program.runner
        if USERS_CHANGED in topics and actor is not None and runner is not None:
            nothing: Callable[[object], None] = lambda _answer: None  # noqa: E731
            runner.query(load(late.IN_FORCE), actor, owner=self, done=nothing, failed=nothing)

    def _begin(self, minutes: int) -> None:
        warning = int(str(code_list(LIMITS)["warning_seconds"].flags["value"]))
        self._warning = warning
        if self._program.actor is not None:
            self.attention.begin(minutes * 60_000, warning * 1_000)

    def _warn(self) -> None:
        self._program.window.tell(_(SOON).format(seconds=self._warning))

    def _hides(self, one: QWidget) -> bool:
        return one.isVisible() and one is not self._program.window


def _ends_first(one: QWidget) -> bool:
    """Whether something is on its way that takes seconds, such as a paper to a printer."""
    return bool(getattr(one, "ends_first", False))


def _forget_passwords(kept: Sequence[QWidget]) -> None:
    """A password that was half typed is no work, and whoever comes back by a PIN must not send it."""
    for one in kept:
        shown = [edit.line for edit in one.findChildren(PasswordEdit)]  # some are looked at while one types
        for line in one.findChildren(QLineEdit):
            if line in shown or line.echoMode() != QLineEdit.EchoMode.Normal:
                line.clear()


def empty_clipboard(clipboard: QClipboard) -> None:
    """What was copied here is not for who comes next; what other programs put there is theirs."""
    if clipboard.ownsClipboard():
        clipboard.clear()
