"""Forms in a window of their own. `Form` itself, for pages, can be had from here too."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QSizePolicy, QWidget

from eduapp.core.errors import Conflict, EduError, Refused, Unavailable
from eduapp.core.i18n import N_, _
from eduapp.gui.conflicts import settle
from eduapp.gui.focus import was_left
from eduapp.gui.form import Field, Form, Tick
from eduapp.gui.line_bar import LineBar
from eduapp.gui.modal import modal
from eduapp.gui.scrolling import DownwardsArea, show_in
from eduapp.gui.widgets import button, hbox, label, vbox

__all__ = ["Field", "Form", "FormDialog", "Tick"]

if TYPE_CHECKING:
    from collections.abc import Callable

    from eduapp.core.db.unit_of_work import Command
    from eduapp.gui.bench import Bench

GO_ON = N_("Close the form and go on trying?")
STILL_SENDING = N_(
    "The answer of the database has not come. What you typed is sent again by itself, and the line at the top"
    " of the window tells whether it is saved. It cannot be changed here any more."
)
CLOSE_FORM = N_("Close the form")
WIDTH = 560  # px at 100 %
ROOM = QSize(1330, 660)  # what a small screen leaves for a window


class FormDialog(QDialog):
    """Title, form, Cancel and one verb. Enter submits; Esc closes, and asks first if something was changed.

    `submitted` fires once the form has nothing against it. The page then calls send(), or sends by itself and
    calls accept() or refuse().
    """

    submitted = Signal()

    def __init__(
        self,
        bench: Bench,
        title: str,
        form: Form,
        verb: str,
        parent: QWidget | None = None,
        *,
        note: str = "",
    ) -> None:
        _clear_away_closed(parent)
        super().__init__(parent)
        self._bench, self.form = bench, form
        theme = bench.theme
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        modal(self)
        self.verb_button = button(theme, verb, kind="primary")
        self.cancel_button = button(theme, _("Cancel"))
        self.verb_button.clicked.connect(self.submit)
        self.cancel_button.clicked.connect(self.reject)
        form.submitted.connect(self.submit)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.submit)
        px = theme.px
        self._words = vbox(
            label(title, "subtitle", wrap=True), spacing=px(4), margins=(px(24), px(20), px(24), 0)
        )
        if note:
            self._words.addWidget(label(note, "secondary", wrap=True))
        self._room = _Room(form, px(24))
        self._sending = False
        self._anew: dict[str, Any] = {}  # what a command says otherwise since somebody else's change was seen
        line_bar = LineBar(
            theme, bench.line, self
        )  # the one of the window cannot be reached while this is open
        bench.line.changed.connect(self.fit)
        vbox(
            line_bar,
            self._words,
            (self._room, 1),
            hbox(
                None,
                self.cancel_button,
                self.verb_button,
                spacing=px(10),
                margins=(px(24), 0, px(24), px(20)),
            ),
            spacing=px(16),
            parent=self,
        )
        self.fit()
        form.start()

    def open(self) -> None:
        """Show it, unless what it was made of came so late that somebody has gone on to another page."""
        if was_left(self.parentWidget()):
            words = _("“{title}” came late and was not opened, as you had gone on. Ask for it again there.")
            self._bench.tell(words.format(title=self.windowTitle()))
            self.deleteLater()
            return
        super().open()

    def say(self, sentence: str) -> None:
        """Something to know before the form is sent, above it; heard when the window is."""
        self._words.addWidget(label(sentence, wrap=True))
        self.setAccessibleDescription(" ".join(filter(None, (self.accessibleDescription(), sentence))))
        self.fit()

    def line(self) -> QLabel:
        """Words above the form that follow what is typed, in sight however long it is; hidden without any."""
        line = label("", "secondary", wrap=True)
        line.hide()
        self._words.addWidget(line)
        return line

    def fit(self) -> None:
        """As high as what stands in it, as far as the screen goes; for a form that says more now."""
        self._room.updateGeometry()  # it scrolls, and so says nothing by itself when more stands in it
        self.resize(QSize(self._bench.theme.px(WIDTH), self.sizeHint().height()).boundedTo(ROOM))
        if (layout := self.layout()) is not None:
            layout.activate()
        held = self.focusWidget()
        if held is not None and self.form.isAncestorOf(held):
            show_in(self._room, held)  # where one types stays in sight

    def submit(self) -> None:
        """Check the form; if nothing stands against it, tell whoever waits for `submitted`."""
        if self.verb_button.isEnabled() and self.form.submit():
            self.submitted.emit()

    def send(
        self,
        use_case: Callable[..., Any],
        command: Command,
        done: Callable[[Any], None] | None = None,
    ) -> None:
        """Carry out the command and close. A refusal is shown in the form, and what was typed stays.

        What may be overridden is asked about, if the command has a field `override`.
        """

        def finished(answer: object) -> None:
            self._sending = False
            self.form.keep()
            self.accept()
            if done is not None:
                done(answer)

        def failed(error: EduError) -> None:
            self._sending = False
            self.verb_button.setEnabled(True)
            changed = self._put_right(error, command)
            if changed is not None:
                self.send(use_case, changed, done)
            elif isinstance(error, Conflict) and error.anew:
                self._settle(error)
            elif not isinstance(error, Unavailable):
                self.refuse(error)

        known = {name: value for name, value in self._anew.items() if hasattr(command, name)}
        command = dataclasses.replace(command, **known)
        self.verb_button.setEnabled(False)  # once is enough
        self._sending = True
        self._bench.runner.execute(use_case, command, owner=self, done=finished, failed=failed)

    def _settle(self, error: Conflict) -> None:
        """Somebody else's change came first: show both, and go on as the person chooses."""
        changed = self.form.dirty()
        anew = settle(self._bench, self.form, error, self)
        if anew is None:
            return
        self._anew |= anew
        if changed and not self.form.dirty():
            self.accept()  # theirs in every field: there is nothing to save
        else:
            self.submitted.emit()

    def refuse(self, error: EduError) -> None:
        """Show in the form why it was not done."""
        self.verb_button.setEnabled(True)
        self.form.show_error(error)
        self.fit()

    def reject(self) -> None:
        """Close without doing it; asks first if something would be lost or is not confirmed."""
        if self._sending and self._bench.line.lost:
            if self._bench.ask.confirm(_(GO_ON), _(STILL_SENDING), _(CLOSE_FORM), self):
                super().reject()
            return
        if self.form.dirty() and not self._bench.ask.confirm(
            _("Close without saving?"),
            _("What you changed in this form will be lost."),
            _("Close without saving"),
            self,
            danger=True,
        ):
            return
        super().reject()

    def _put_right(self, error: EduError, command: Command) -> Command | None:
        """The command to send again: with a reason where that is enough, as it is after a broken line."""
        if isinstance(error, Unavailable):
            return command if self._bench.show_error(error, self) else None
        overridable = isinstance(error, Refused) and all(v.overridable for v in error.violations)
        if not isinstance(error, Refused) or not overridable or not hasattr(command, "override"):
            return None
        override = self._bench.ask.refused(error, self)
        if override is None:
            return None
        return dataclasses.replace(command, override=override)  # type: ignore[call-arg]  # asked above


def _clear_away_closed(parent: QWidget | None) -> None:
    """A closed dialog lives on for whoever still asks it; the next one of its page makes an end of it."""
    for old in parent.findChildren(FormDialog) if parent is not None else ():
        if not old.isVisible():
            old.deleteLater()


class _Room(DownwardsArea):
    """As high as the form wants, as long as the screen has it; scrolls only downwards."""

    def __init__(self, form: Form, margin: int) -> None:
        inside = QWidget()
        self._margin = margin
        # By itself a form is never higher than it asks for without knowing its width; long words need more.
        form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._box = vbox(form, None, margins=(margin, 0, margin, 0), parent=inside)
        super().__init__(inside)
        self.verticalScrollBar().rangeChanged.connect(self._keep_edge)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        inside = self.widget()
        return inside.sizeHint() if inside is not None else super().sizeHint()

    def _keep_edge(self, _least: int, most: int) -> None:
        """Fields end where the buttons below end, with a scroll bar or without."""
        bar = self.verticalScrollBar().sizeHint().width() if most else 0
        self._box.setContentsMargins(self._margin, 0, max(0, self._margin - bar), 0)
