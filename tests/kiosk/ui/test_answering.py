import pytest
from PySide6.QtTest import QTest

from eduapp.kiosk.rules.answers import fits
from eduapp.kiosk.ui.answering import answering
from tests.support.given_kiosk import QUESTIONS


@pytest.fixture
def place(qtbot, theme):
    def make(number, value=None):
        made = answering(theme, QUESTIONS[number], value, {})
        qtbot.addWidget(made)
        made.told = []
        made.changed.connect(made.told.append)
        made.show()
        return made

    return make


def test_one_of_several_is_chosen_and_taken_back(place):
    made = place(1, 0)
    assert [one.isChecked() for one in made.buttons] == [True, False, False]
    made.buttons[2].click()
    made.buttons[2].click()
    assert made.told == [2, None]


def test_several_are_chosen(place):
    made = place(2, [1])
    made.buttons[0].click()
    made.buttons[1].click()
    assert made.told == [[0, 1], [0]]


def test_true_and_false(place):
    made = place(3, False)
    assert [one.isChecked() for one in made.buttons] == [False, True]
    made.buttons[0].click()
    made.buttons[0].click()
    assert made.told == [True, None]


def test_things_get_their_place_one_after_the_other(place):
    made = place(7, [2])
    made.buttons[0].click()
    made.buttons[2].click()
    assert made.told == [[2, 0], [0]]
    assert made.buttons[0].accessibleName() == "1.  Drill"


def test_a_letter_for_each_thing_on_the_left(place):
    made = place(6, {"0": 1})
    made.rows[1][0].click()
    made.rows[0][1].click()
    assert made.told == [{"0": 1, "1": 0}, {"1": 0}]
    assert made.rows[1][0].accessibleName() == "Plane: A cuts"


def test_words_are_kept_while_one_types_on(qtbot, place):
    made = place(4)
    QTest.keyClicks(made.fields[0], "tool")
    assert made.told == []
    qtbot.waitUntil(lambda: made.told == ["tool"])
    QTest.keyClicks(made.fields[0], "s")
    made.flush()
    made.flush()
    assert made.told == ["tool", "tools"]


def test_leaving_the_field_keeps_what_was_typed(place):
    made = place(9, "A day.")
    QTest.keyClicks(made.fields[0], "x")
    made.fields[0].left.emit()
    assert made.told == ["xA day."]


def test_gaps_are_filled_one_by_one(place):
    made = place(8, ["a", ""])
    QTest.keyClicks(made.fields[1], "b")
    made.flush()
    assert made.told == [["a", "b"]]
    assert [one.accessibleName() for one in made.fields] == ["Gap 1", "Gap 2"]


@pytest.mark.parametrize("number", [1, 2, 3, 7])
def test_letters_press_what_they_stand_before(place, number):
    made = place(number)
    assert made.press(1)
    assert not made.press(9)
    assert fits(QUESTIONS[number], made.told[0])


@pytest.mark.parametrize("number", [4, 6])
def test_letters_mean_nothing_where_one_writes_or_matches(place, number):
    assert not place(number).press(0)
