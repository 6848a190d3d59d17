from dataclasses import replace

from eduapp.exams.attempts.ui import looks
from eduapp.exams.attempts.ui.board_clock import BoardClock
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
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


def test_who_goes_on_on_paper_still_writes_until_the_end_that_was_granted(qtbot, hall):
    clock = BoardClock(Theme())
    qtbot.addWidget(clock)
    hall.let_in(101, 102).at("09:00").start()
    pcs = [Pc(hall, number).open().hear() for number in (101, 102)]
    hall.do("to_paper", 101)
    pcs[1].hand_in()
    hall.credit(hall.incident("workstation", "Dark.", 101), 10, 101, words="It was dark so long.")
    hall.at("13:40")

    clock.show_board(hall.board())
    assert clock.words.text() == "left on paper, until 14.10.00"
    card = hall.card(101)
    assert (card.state, looks.left_text(card), looks.clock(card.ends_at)) == ("on_paper", "30 min", "14.10")
    hall.act(steps.HAND_IN, 101, facts=Facts(sheets=2))
    assert looks.left_text(hall.card(101)) == ""
    clock.show_board(hall.board())
    assert clock.words.text() == "Nobody is writing."
