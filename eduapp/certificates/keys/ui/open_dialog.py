"""Asking for the password of issuing, once for as long as somebody works and the keys stay what they are."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from eduapp.certificates.keys import jobs, rules, terms
from eduapp.certificates.keys.opened import KeyRing, OpenedKeys
from eduapp.certificates.seals.faults import WrongPassword
from eduapp.core.changes import Topic
from eduapp.core.errors import EduError, Refused
from eduapp.core.i18n import _
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog


def open_keys(bench: Bench, parent: QWidget, then: Callable[[OpenedKeys], None]) -> FormDialog | None:
    """Call `then` with the keys: at once if they are open, else when the password was right."""
    ring = bench.held.one(KeyRing)
    opened = ring.opened()
    if opened is not None:
        then(opened)
        return None
    form = Form(bench.theme)
    help_ = _("The school's password for issuing papers, not your own. It is forgotten when you sign out.")
    form.password("password", _("Password of issuing"), help_, required=True)
    dialog = FormDialog(bench, _("Open the issuing key"), form, _("Open"), parent)

    def done(found: OpenedKeys) -> None:
        _Hears.once(bench, ring)
        form.keep()
        dialog.accept()
        then(found)

    def failed(error: EduError) -> None:
        wrong = isinstance(error, WrongPassword)
        dialog.refuse(Refused(rules.NotThePassword()) if wrong else error)

    def send() -> None:
        dialog.verb_button.setEnabled(False)
        order = jobs.OpenKeys(ring=ring, password=form.values()["password"])
        bench.runner.start(jobs.open_keys, order, owner=dialog, done=done, failed=failed)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


class _Hears(QObject):
    """Closes opened keys when the keys of the school are changed, on whichever PC: another one signs now.

    It lives as long as the runner, and so as long as whoever is signed in.
    """

    def __init__(self, bench: Bench, ring: KeyRing) -> None:
        super().__init__(bench.runner)
        self._ring = ring
        bench.feed.changed.connect(self._hear)

    @classmethod
    def once(cls, bench: Bench, ring: KeyRing) -> None:
        """One for each runner."""
        if bench.runner.findChild(cls) is None:
            cls(bench, ring)

    def _hear(self, topics: frozenset[Topic]) -> None:
        if terms.KEYS_CHANGED in topics:
            self._ring.forget()
