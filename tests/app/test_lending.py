"""A PC that is lent is locked at once; it is taken back with a password."""

import sys

from PySide6.QtCore import QProcess

from eduapp.app import desk


class Locked:
    """A program as far as lending needs it."""

    signed_out = 0

    def sign_out(self):
        self.signed_out += 1


def test_the_window_is_locked_once_the_other_has_begun(monkeypatch):
    started = []
    monkeypatch.setattr(QProcess, "startDetached", lambda *words: (started.append(words) or True, 7))
    program = Locked()

    assert desk.lend(program, ("kiosk", "--one", "101"))

    assert started == [(sys.executable, ["-m", "eduapp", "kiosk", "--one", "101"])]
    assert program.signed_out == 1


def test_nothing_is_locked_if_it_did_not_begin(monkeypatch):
    monkeypatch.setattr(QProcess, "startDetached", lambda *_words: (False, 0))
    program = Locked()

    assert not desk.lend(program, ("kiosk",))
    assert program.signed_out == 0
