import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from eduapp.gui.flow import Flow


@pytest.fixture
def row(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def boxes(count, width=100, height=30):
    made = [QWidget() for _n in range(count)]
    for box in made:
        box.setFixedSize(QSize(width, height))
    return made


def test_what_fits_stands_on_one_line_and_the_rest_below(row):
    made = boxes(4)
    Flow(*made, gap=10, parent=row)
    row.resize(330, 200)
    row.show()

    assert [(box.x(), box.y()) for box in made] == [(0, 0), (110, 0), (220, 0), (0, 40)]
    assert row.layout().heightForWidth(330) == 70
    assert row.layout().heightForWidth(1000) == 30


def test_what_may_grow_takes_the_rest_of_its_line_up_to_its_own_limit(row):
    small, large = boxes(1)[0], QWidget()
    large.setMinimumSize(50, 30)
    large.setMaximumWidth(150)
    large.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    Flow(small, large, gap=10, parent=row)
    row.resize(400, 100)
    row.show()

    assert large.width() == 150


def test_hidden_things_take_no_room(row):
    made = boxes(3)
    Flow(*made, gap=10, parent=row)
    made[1].hide()
    row.resize(330, 100)
    row.show()

    assert made[2].x() == 110


def test_a_row_needs_only_its_widest_thing(row):
    Flow(*boxes(5), parent=row)

    assert row.minimumSizeHint().width() == 100


def test_it_is_as_high_as_it_is_now_after_something_was_hidden(row):
    made = boxes(3)
    Flow(*made, gap=10, parent=row)
    row.show()
    assert row.layout().heightForWidth(210) == 70

    made[1].hide()
    assert row.layout().heightForWidth(210) == 30
