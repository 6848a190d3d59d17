from PySide6.QtWidgets import QLabel

from eduapp.exams.attempts.ui.log_card import LogCard
from eduapp.gui.theme import Theme


def test_the_log_beside_the_seats_has_no_names_and_the_newest_first(qtbot, hall):
    card = LogCard(Theme())
    qtbot.addWidget(card)
    card.show_board(hall.board())
    assert "Nothing has been written yet." in [one.text() for one in card.findChildren(QLabel)]
    hall.let_in(101).at("09:00").start()
    hall.at("09:10").incident("noise", "Drilling", 101)
    card.show_board(hall.board())
    said = [one.text() for one in card.findChildren(QLabel)]
    assert said.index("101 · Noise") < said.index("The exam begins")
    assert not any("Kari" in one for one in said)
