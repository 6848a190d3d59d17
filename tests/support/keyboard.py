"""Somebody who sits at the running program with a keyboard and no mouse."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from eduapp.app.shell import Shell
from eduapp.core.clock import StillClock, zone
from eduapp.gui.fields import DateEdit
from eduapp.gui.fresh_sign_in import PasswordDialog
from tests.support.keys import press, write
from tests.support.running import Running

MANY = 120  # presses of Tab after which a control counts as out of reach


class Keyboard:
    """Presses keys, and waits until the program has answered each."""

    def __init__(self, program: Running, clock: StillClock, password: str) -> None:
        self.program, self._clock, self._password = program, clock, password

    @property
    def page(self) -> Any:
        """The page that is shown, whatever it is."""
        return self.program.page

    @property
    def top(self) -> QWidget:
        """What the keys go to: the dialog on top, else the window."""
        return QApplication.activeModalWidget() or self.program.window

    @property
    def focus(self) -> Any:
        """The control the keyboard is in, whatever it is."""
        return self.top.focusWidget()

    def press(self, *keys: str, aside: bool = True) -> None:
        """Press keys one after another; in a hurry (not `aside`) one does not wait for what comes later."""
        for key in keys:
            press(self.top, key)
            self.program.settled(aside=aside)

    def write(self, words: str) -> None:
        """Type into the control that has the keyboard."""
        write(self.top, words)
        self.program.settled()

    def paste(self, words: str) -> None:
        """Ctrl+V: what was copied elsewhere, such as the name of a file."""
        QApplication.clipboard().setText(words)
        press(self.top, "Ctrl+V")

    def tab_to(self, wanted: QWidget | Callable[[Any], bool]) -> None:
        """Press Tab until the keyboard is in a control, or in one of which something is so."""
        fits = wanted if callable(wanted) else lambda control: control is wanted
        for _press in range(MANY):
            if self.focus is not None and fits(self.focus):
                return
            self.press("Tab")
        raise AssertionError(f"Tab never comes to it; last in {self.focus.accessibleName()}")

    def sign_in(self, name: str) -> None:
        """Name, Tab, password, Enter."""
        entrance = self.program.entrance
        self.program.until(entrance.enter.isEnabled)
        self.tab_to(entrance.name)
        self.press("Ctrl+A")
        self.write(name)
        self.tab_to(entrance.password)
        self.write(self._password)
        self.press("Return")
        self.program.until(self.program.at(Shell))
        self.program.settled()

    def prove(self) -> None:
        """The password once more, where it is asked for before an act."""
        self.program.until(lambda: isinstance(QApplication.activeModalWidget(), PasswordDialog))
        self.write(self._password)
        self.press("Return")
        self.program.until(lambda: QApplication.activeModalWidget() is None)
        self.program.settled()

    def next_morning(self, day: date, hour: int, name: str) -> None:
        """Sign out in the evening; the clock goes on, somebody else signs in, the day opens itself."""
        self.program.sign_out()
        self._clock.moment = at(day, hour)
        self.program.program.look_around()
        self.program.settled()
        self.sign_in(name)

    def find(self, words: str) -> None:
        """Ctrl+K, words, Enter on the first hit that says them."""
        self.press("Ctrl+K")
        palette: Any = self.program.dialog()
        self.write(words)
        wanted = words.casefold()
        self.program.until(lambda: any(wanted in hit.text.casefold() for hit in palette._hits))
        place = next(n for n, hit in enumerate(palette._hits) if wanted in hit.text.casefold())
        self.press(*["Down"] * place, "Return")

    def go_to_day(self, field: DateEdit, day: date) -> None:
        """Type a day into the field of a page."""
        self.tab_to(field)
        self.press("Ctrl+A")
        self.write(f"{day:%d.%m.%Y}")
        self.press("Tab")
        assert field.value() == day

    def chip(self, key: str) -> None:
        """Choose the filter of a list page."""
        self.tab_to(lambda control: control.property("key") == key)
        self.press("Space")

    def choose(self, field: Any, value: object) -> None:
        """Arrow through a choice until a value stands in it."""
        self.tab_to(lambda control: control is field or field.isAncestorOf(control))
        self.press("Home")
        for _press in range(field.count()):
            if field.value() == value:
                return
            self.press("Down")
        raise AssertionError(f"{field.accessibleName()} does not offer {value}")

    def meanwhile(self, answer: Callable[[], None]) -> None:
        """What is done as soon as a dialog that waits for its answer is open."""
        beat = QTimer(self.program.window, interval=5)

        def look() -> None:
            if isinstance(QApplication.activeModalWidget(), QDialog):
                beat.stop()
                answer()

        beat.timeout.connect(look)
        beat.start()

    def read(self, query: Callable[..., Any], *args: object) -> Any:
        """What the database tells."""
        with self.program.program.database.reading() as session:
            return query(session, *args)


def at(day: date, hour: int, minute: int = 30) -> datetime:
    """A moment of a day on the wall of the site."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone())
