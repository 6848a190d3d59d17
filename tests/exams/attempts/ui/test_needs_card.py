from PySide6.QtWidgets import QLabel, QPushButton

from eduapp.exams.attempts.ui.needs_card import NeedsCard
from tests.support.fakes import a_bench
from tests.support.given_screens import Pc


def test_each_need_has_a_row_with_the_verb_that_helps(qtbot, hall, database):
    hall.let_in(101, 102).at("09:00").start()
    pc = Pc(hall, 101).open().hear()
    Pc(hall, 102).open().hear()  # and then nothing more
    pc.ticks("09:01").keep("help", True)
    pressed, found = [], []
    made = NeedsCard(
        a_bench(database).bench, lambda card, act: pressed.append((card.number, act)), found.append
    )
    qtbot.addWidget(made)
    made.show_board(hall.board())
    verbs = {one.accessibleName(): one for one in made.findChildren(QPushButton)}
    for one in verbs.values():
        one.click()
    assert pressed == [(102, "move"), (101, "seen")]

    rows = made.findChildren(QPushButton)
    made.show_board(hall.board())
    assert made.findChildren(QPushButton) == rows  # nothing new: the keyboard stays where it is


def test_nobody_is_a_sentence_too(qtbot, hall, database):
    made = NeedsCard(a_bench(database).bench, lambda *_told: None, lambda _card: None)
    qtbot.addWidget(made)
    made.show_board(hall.board())
    assert "Nobody needs you just now." in [one.text() for one in made.findChildren(QLabel)]
