"""The picture: marks by shape, keys that go through them, and all of it in words."""

from uuid import UUID

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from eduapp.exams.statistics.queries import QuestionRow
from eduapp.exams.statistics.rules.items import Figure, Item
from eduapp.exams.statistics.ui.marks import DRAWN
from eduapp.exams.statistics.ui.picture import QuestionPicture, count_text
from eduapp.gui.theme import Theme, tokens
from tests.support.accessibility import announcements

NONE = Figure()


def a_row(number, facility, index, verdict="fine", n=30):
    def around(value, by):
        return Figure(value, value - by, value + by)

    item = Item(n, n, 10, 1.0, around(facility / 100, 0.1), around(0.5, 0.1), around(index, 20), NONE)
    return QuestionRow(
        UUID(int=number), UUID(int=99), number, f"Hva er {number}?", 1, item, verdict, None, ""
    )


ROWS = [
    a_row(1, 50, 40),
    a_row(2, 80, 20, "unsure"),
    a_row(3, 30, -15, "key"),
    a_row(4, 60, 5, "weak"),
]
TOO_FEW = QuestionRow(
    UUID(int=5), UUID(int=99), 5, "Ny", 1, Item(3, 3, 1, 1.0, NONE, NONE, NONE, NONE), "", None, ""
)


@pytest.fixture
def picture(qtbot, qapp):
    Theme().apply(qapp)
    made = QuestionPicture(Theme())
    qtbot.addWidget(made)
    made.resize(620, 330)
    made.show_rows(ROWS, 10)
    made.show()
    return made


def test_all_of_it_is_said_in_words(picture):
    picture.show_rows([*ROWS, TOO_FEW], 10)

    assert picture.accessibleName() == (
        "Picture: 4 questions by how many get them right and how well they tell strong from weak. "
        "Question no. 3: look at the key. Question no. 4: does not tell strong from weak. "
        "1 question is not drawn: too few attempts, or no differences."
    )
    assert picture.accessibleDescription().startswith("Question no. 3, Hva er 3?: answered by 30 of 30")


def test_every_interval_ends_within_the_field(picture):
    picture.show_rows([a_row(1, 50, 40), a_row(3, 30, -15)], 10)  # ± 20
    field = picture._field()
    ends = [picture._y(field, spot.lowest) for spot in picture.spots]
    assert all(end < field.bottom() for end in ends), "cut off at the axis"
    assert ends[0] != ends[1]


@pytest.mark.parametrize(
    ("keys", "numbers"),
    [
        ([Qt.Key.Key_Right] * 4, [1, 4, 2]),  # by facility; at the end it stays
        ([Qt.Key.Key_Up] * 4, [4, 2, 1]),  # by index
        ([Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Home], [2, 4, 3]),
        ([Qt.Key.Key_Up, Qt.Key.Key_Down], [4, 3]),
    ],
)
def test_keys_go_through_the_marks(picture, keys, numbers):
    told = []
    picture.chosen.connect(lambda id: told.append(id.int))
    for key in keys:
        QTest.keyClick(picture, key)

    assert told == numbers
    assert picture.current().row.number == numbers[-1]


def test_each_mark_says_itself_when_the_keyboard_comes(picture):
    with announcements() as said:
        QTest.keyClick(picture, Qt.Key.Key_Right)

    assert said == [
        (
            "Question no. 1, Hva er 1?: answered by 30 of 30, right 10, facility 50 % (40 to 60), "
            "discrimination index 40 % (20 to 60), tells strong from weak"
        )
    ]
    assert "Arrows go through the questions." in picture.accessibleDescription()


def test_other_keys_are_the_page_s(picture):
    before = picture.current()
    QTest.keyClick(picture, Qt.Key.Key_A)
    QTest.keyClick(picture, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)

    assert picture.current() == before


def test_a_press_near_a_mark_chooses_it_and_elsewhere_nothing(picture):
    told = []
    picture.chosen.connect(lambda id: told.append(id.int))
    at = picture._place(next(spot for spot in picture.spots if spot.row.number == 2)).toPoint()
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=picture.rect().topRight())

    assert told == [2]


def test_the_place_of_a_mark_is_its_figures(picture):
    field = picture._field()
    places = {spot.row.number: picture._place(spot) for spot in picture.spots}

    assert places[1].x() == pytest.approx(field.left() + field.width() * 0.5)
    assert places[3].y() > places[4].y() > places[2].y() > places[1].y()
    assert places[2].x() > places[4].x() > places[1].x() > places[3].x()
    assert all(field.contains(place) for place in places.values())


def test_the_same_question_stays_the_current_one(picture):
    picture.choose(UUID(int=4))
    picture.show_rows(ROWS[::-1], 10)
    assert picture.current().row.number == 4
    picture.show_rows(ROWS[:3], 10)
    assert picture.current().row.number == 3
    picture.show_rows([], 10)
    assert picture.current() is None
    QTest.keyClick(picture, Qt.Key.Key_Right)


@pytest.mark.parametrize("look", ["light", "dark", "high_contrast"])
def test_marks_differ_by_shape_alone(qtbot, look):
    """Without colour: each mark drawn, turned grey, and compared."""
    theme, drawn = Theme(tokens(look)), {}
    for verdict in DRAWN:
        picture = QuestionPicture(theme)
        qtbot.addWidget(picture)
        picture.resize(620, 330)
        picture.show_rows([a_row(1, 50, 50, verdict), a_row(2, 90, 90)], 10)
        picture.choose(UUID(int=2))
        at = picture._place(next(spot for spot in picture.spots if spot.row.number == 1))
        image, ground = picture.grab().toImage(), theme.c("surface").lightness()
        drawn[verdict] = frozenset(
            (x, y)
            for x in range(-7, 8)
            for y in range(-7, 8)
            if abs(image.pixelColor((at + QPointF(x, y)).toPoint()).lightness() - ground) > 40
        )

    for one in DRAWN:
        for other in DRAWN:
            assert one == other or len(drawn[one] ^ drawn[other]) > 12, (one, other)


def test_the_current_mark_shows_its_intervals(picture):
    picture.choose(UUID(int=1))
    image, theme = picture.grab().toImage(), Theme()
    place = picture._place(picture.current())
    ink = theme.c("ink").lightness()

    def ink_at(away):
        found = (image.pixelColor(round(place.x()) + away, round(place.y()) + y) for y in (-1, 0, 1))
        return any(abs(one.lightness() - ink) < 40 for one in found)

    # The facility goes 10 % of the field to either side: 54 px.
    assert [ink_at(away) for away in (20, 40, 50, 60, 70)] == [True, True, True, False, False]


def test_how_many_attempts_stand_behind_the_marks_is_told(picture):
    assert count_text(picture.spots) == "n = 30"
    picture.show_rows([*ROWS, a_row(6, 40, 10, n=54)], 10)
    assert count_text(picture.spots) == "n = 30 to 54"
