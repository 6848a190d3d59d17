"""A clock that counts on, and does not talk each second."""

import pytest

from eduapp.gui.running_clock import RunningClock
from eduapp.gui.theme import Theme


class Told(RunningClock):
    """It tells what it was given."""

    telling = ("4:59:59", "left")

    def tell(self):
        self.show_told(*self.telling)


@pytest.fixture
def clock(qtbot):
    made = Told(Theme())
    qtbot.addWidget(made)
    made.start_again()
    return made


def test_what_is_read_aloud_is_whole_minutes_as_everywhere(clock):
    assert (clock.figures.text(), clock.accessibleName()) == ("4:59:59", "5:00 left")
    clock.telling = ("0:12", "stopped")
    clock.tell()
    assert clock.accessibleName() == "0:12 stopped"


def test_a_second_more_is_not_read_aloud(clock, monkeypatch):
    said = []
    monkeypatch.setattr(clock, "setAccessibleName", said.append)
    clock.telling = ("4:59:58", "left")
    clock.tell()
    assert (clock.figures.text(), said) == ("4:59:58", [])


def test_it_runs_only_while_it_is_seen(clock):
    clock.show()
    assert clock._tick.isActive()
    clock.hide()
    assert not clock._tick.isActive()


def test_it_tells_by_itself(clock, qtbot):
    clock.show()
    clock._tick.setInterval(0)
    clock.telling = ("4:58:00", "left")
    qtbot.waitUntil(lambda: clock.figures.text() == "4:58:00")
