"""A week of one prison school (sample L) by keyboard alone, in the real window; then every figure is reckoned anew.

Monday: all registers, with exceptions, and a list on paper. Tuesday: a lock-down cancels the morning.
Wednesday: somebody is moved. Thursday: Monday is corrected. Friday: paper typed back. Each day is opened by the
program itself and closed by the leader.
"""

import shutil
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from sqlalchemy import text

from eduapp.app.sample_data.school import PASSWORD
from eduapp.app.sample_data.sizes import SIZES
from eduapp.app.sample_data.whole import make
from eduapp.core.clock import StillClock, zone
from eduapp.education.attendance import queries as attendance
from eduapp.education.timetable import queries as timetable
from eduapp.gui.shortcuts import key_text
from eduapp.records.day import queries as days
from tests.support.keys import keys_only, press, write
from tests.support.running import running

MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + timedelta(days=number) for number in range(1, 5))
SESSIONS_A_DAY = 26
REASON = "Avtalt med avdelingslederen"


@pytest.fixture
def week(qtbot, tmp_path):
    """The program on sample L, on Monday afternoon."""
    folder = tmp_path / "data"
    folder.mkdir()
    make(folder / "l.db", replace(SIZES["L"], papers=0), 1, lambda _what, _done, _total: None)
    clock = StillClock(at(MONDAY))
    with running(folder, clock, f"sqlite:///{folder / 'l.db'}") as program:
        yield Week(program, clock)


def at(day, hour=15):
    return datetime(day.year, day.month, day.day, hour, 30, tzinfo=zone())


class Week:
    """Whoever sits at the keyboard."""

    def __init__(self, program, clock):
        self.program, self.clock = program, clock

    @property
    def window(self):
        return self.program.window

    @property
    def page(self):
        return self.program.page

    def press(self, *keys):
        for key in keys:
            press(self.window, key)
            self.program.settled()

    def sign_in(self, name):
        self.program.sign_in(name, PASSWORD)

    def to_day(self, day, name="leder"):
        """A new morning: the clock has gone on, somebody signs in, the program opens the day."""
        self.press("Ctrl+L")
        self.clock.moment = at(day)
        self.program.program.look_around()
        self.program.settled()
        self.sign_in(name)

    def act(self, words, key="Return"):
        """Find an action in the palette and do it."""
        press(self.window, "Ctrl+K")
        palette = self.program.dialog()
        write(palette, words)
        self.program.until(lambda: palette._hits and words.casefold() in palette._hits[0].text.casefold())
        press(palette, key)
        self.program.settled()
        self.back_at_the_window()

    def back_at_the_window(self):
        """Without a desktop no window becomes the active one when a dialog goes."""
        self.window.activateWindow()
        QApplication.processEvents()

    def tab_to(self, widget):
        """Press Tab until the keyboard is there."""
        for _press in range(80):
            if self.window.focusWidget() is widget:
                return
            self.press("Tab")
        raise AssertionError(f"Tab never comes to {widget.accessibleName()}")

    def answering(self, *keys, words=""):
        """The next dialog is answered as soon as it is open."""
        beat = QTimer(self.window, interval=5)

        def answer():
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog) and dialog.isVisible():
                beat.stop()
                write(dialog, words)
                for key in keys:
                    press(dialog, key)

        beat.timeout.connect(answer)
        beat.start()

    def take_all(self, *exceptions):
        """Every register of the day: Enter on Today, the exceptions in the first, the rest present, back."""
        taken = 0
        while self.window.focusWidget().text() == "Take register":
            self.press("Return")
            if not taken:
                self.press(*exceptions)
            if self.page.sheet.to_fill:
                self.press("Ctrl+Return")
            self.press("Ctrl+Return")
            assert self.page.route.key == "today"
            taken += 1
        return taken

    def close_the_day(self):
        self.act("Close the day")
        assert self.page.route.key == "day.day"
        self.answering("Tab", "Return", words=REASON)
        self.press("Ctrl+Return")
        self.back_at_the_window()

    def read(self, query, *args):
        with self.program.program.database.reading() as session:
            return query(session, *args)


def monday(week):
    """All registers, two exceptions in the first, nobody marked by closing; a paper for Friday."""
    week.sign_in("leder")
    assert week.take_all("2", "S", "5", "3", "F") == SESSIONS_A_DAY
    assert week.read(attendance.unfinished, MONDAY, MONDAY) == []
    week.close_the_day()
    assert week.read(days.head, MONDAY).closed_at


def tuesday(week):
    """A lock-down: every session of the morning is cancelled at once, the others are held."""
    week.to_day(TUESDAY)
    week.act("Cancel the sessions of a day")
    chip = next(one for one in week.page._chips if one.property("key") == "morning")
    week.tab_to(chip)
    week.press("Space")
    morning = len(week.page.table.table.rows)
    week.tab_to(week.page.table)
    week.press("Ctrl+A")
    week.tab_to(week.page.cancel)
    press(week.window, "Return")
    week.program.until(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
    dialog = week.program.dialog()
    reason = dialog.form.field("reason")
    while reason.value() != "lock_down":
        press(dialog, "Down")
    press(dialog, "Ctrl+Return")
    week.program.settled()
    rows = week.read(timetable.sessions_of_day, TUESDAY, None)
    assert sum(row.cancelled for row in rows) == morning > 0
    week.act("Today")
    week.take_all()
    week.close_the_day()


def test_a_week_by_keyboard_alone(week):
    with keys_only():
        monday(week)
        tuesday(week)
