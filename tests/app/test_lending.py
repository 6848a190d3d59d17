"""A PC that is lent is locked at once; it is taken back with a password. What starts there knows none."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, QProcessEnvironment

from eduapp.app import desk
from eduapp.app.location import Location
from eduapp.core.i18n import set_screen_language

PASSWORDS = ("DAGVERK_PASSWORD", "DAGVERK_PASSPHRASE", "PGPASSWORD", "PGPASSFILE", "SSH_AUTH_SOCK")


class Locked:
    """A program as far as lending needs it."""

    def __init__(self, folder):
        self.location, self.signed_out = Location.of(folder), 0

    def sign_out(self):
        self.signed_out += 1


@pytest.fixture
def program(tmp_path):
    return Locked(tmp_path)


@pytest.fixture
def started(monkeypatch):
    """What would have been started."""
    found = []

    class Kept(QProcess):
        def startDetached(self):
            found.append(self)
            return True

    monkeypatch.setattr(desk, "QProcess", Kept)
    return found


def test_the_window_is_locked_once_the_other_has_begun(program, started, tmp_path):
    set_screen_language("nn")

    assert desk.lend(program, ("kiosk", "--one", "101"))

    [process] = started
    assert process.program() == sys.executable
    words = ["-m", "eduapp", "kiosk", "--one", "101", "--data", str(tmp_path), "--language", "nn"]
    assert process.arguments() == words
    assert program.signed_out == 1


def test_a_folder_that_was_named_from_here_is_named_whole(started):
    desk.lend(Locked(Path("data")), ("kiosk",))
    assert started[0].arguments()[4] == str(Path.cwd() / "data")


def test_nothing_is_locked_if_it_did_not_begin(program, monkeypatch):
    monkeypatch.setattr(desk.sys, "executable", "/nowhere/python")

    assert not desk.lend(program, ("kiosk",))
    assert program.signed_out == 0


def test_no_password_of_the_staff_is_in_what_was_started(program, started, monkeypatch):
    for name in PASSWORDS:
        monkeypatch.setenv(name, "staff’s own")
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/7")

    desk.lend(program, ("kiosk",))

    known = started[0].processEnvironment()
    assert not {*PASSWORDS} & {*known.keys()}
    assert (known.value("DISPLAY"), known.value("XDG_RUNTIME_DIR")) == (":7", "/run/user/7")
    assert known.value("PATH")


def test_windows_knows_no_case():
    own = QProcessEnvironment()
    own.insert("SystemRoot", "C:\\Windows")
    own.insert("Password", "secret")
    assert desk.lent_surroundings(own).toStringList() == ["SystemRoot=C:\\Windows"]


def test_a_real_process_has_the_window_and_no_password(program, monkeypatch, tmp_path):
    """Started as the program would be: what it finds around it, it writes down."""
    out = tmp_path / "found"
    told = "import os, sys; open(sys.argv[-1], 'w').write(chr(10).join(os.environ))"
    monkeypatch.setenv("PGPASSWORD", "staff’s own")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    process = QProcess()
    process.setProcessEnvironment(desk.lent_surroundings(QProcessEnvironment.systemEnvironment()))
    process.start(sys.executable, ["-c", told, str(out)])
    assert process.waitForFinished()

    found = out.read_text(encoding="utf-8").split("\n")
    assert "QT_QPA_PLATFORM" in found
    assert "PGPASSWORD" not in found
