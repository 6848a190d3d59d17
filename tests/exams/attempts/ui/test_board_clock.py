from dataclasses import replace

from eduapp.exams.attempts.ui.board_clock import BoardClock
from eduapp.gui.theme import Theme
from tests.support.given_screens import Pc


def test_the_clock_tells_what_is_left_and_is_read_aloud_by_the_minute(qtbot, hall):
    clock = BoardClock(Theme())
    qtbot.addWidget(clock)
    clock.show_board(hall.board())
    assert clock.words.text() == "The exam has not begun."
    hall.let_in(101).at("09:00").start()
    Pc(hall, 101).open().hear()
    hall.at("13:30")
    clock.show_board(hall.board())
    assert clock.figures.text().startswith(("0:30:00", "0:29:59"))
    assert clock.words.text() == "left, until 14.00.00"
    assert clock.accessibleName() == "0:30 left, until 14.00.00"


def test_a_second_that_has_begun_is_a_second(qtbot, hall, monkeypatch):
    clock = BoardClock(Theme())
    qtbot.addWidget(clock)
    monkeypatch.setattr(clock, "passed_ms", lambda: 0)
    hall.let_in(101).at("09:00").start()
    Pc(hall, 101).open().hear()
    hall.at("13:59")
    hall.clock.moment = hall.clock.moment.replace(second=40, microsecond=200_000)
    clock.show_board(hall.board())

    assert clock.figures.text() == "0:00:20"
    assert clock.accessibleName().startswith("0:01 left")


def test_nobody_writing_is_read_aloud_too(qtbot, hall):
    clock = BoardClock(Theme())
    qtbot.addWidget(clock)
    hall.let_in(101).at("09:00").start()
    Pc(hall, 101).open().hear()
    clock.show_board(hall.board())
    clock.show_board(replace(hall.board(), last_end=None))
    assert clock.accessibleName() == "– Nobody is writing."
