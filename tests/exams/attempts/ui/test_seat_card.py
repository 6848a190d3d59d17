from dataclasses import replace

from eduapp.exams.attempts.ui.seat_card import SeatCard
from eduapp.gui.theme import Theme
from tests.support.accessibility import show
from tests.support.given_screens import Pc


def test_a_card_is_filled_anew_and_never_made_anew(qtbot, hall):
    hall.let_in(101).at("09:00").start()
    pc = Pc(hall, 101).open().hear()
    made = SeatCard(Theme(), hall.card(101))
    qtbot.addWidget(made)
    chosen = []
    made.chosen.connect(lambda: chosen.append(True))
    assert (made.number.text(), made.left.text(), made.count.text()) == ("101", "300 min", "0 of 9")

    pc.answer(1, 2)
    made.show_card(hall.card(101))
    show(made)
    made.setFocus()

    assert made.count.text() == "1 of 9"
    assert "1 of 9 answered" in made.accessibleName()
    made.show_card(replace(hall.card(101), needs=("help",)))
    assert "asks for help" in made.accessibleName()
    assert made.grab().width() > 0  # painted with its line around
    assert chosen
