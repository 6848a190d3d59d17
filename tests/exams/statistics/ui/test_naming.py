from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize

from eduapp.exams.statistics.ui.naming import Names

FIELD = QRectF(0, 0, 600, 300)
SIZE = QSize(14, 16)


def test_a_name_stands_beside_its_mark_and_on_nothing():
    marks = [QPointF(100 + 30 * n, 100 + 20 * (n % 3)) for n in range(10)]
    names = Names(FIELD, marks, 9)
    boxes = [names.find(at, SIZE) for at in marks]

    assert all(not one.intersects(other) for one, other in combinations(boxes, 2))
    assert not any(box.adjusted(1, 1, -1, -1).contains(at) for box in boxes for at in marks)
    assert all((box.center() - at).manhattanLength() < 60 for box, at in zip(boxes, marks, strict=True))


@pytest.mark.parametrize("at", [(0, 0), (600, 0), (0, 300), (600, 300)])
def test_no_name_leaves_the_field(at):
    assert FIELD.contains(Names(FIELD, [QPointF(*at)], 9).find(QPointF(*at), SIZE))


def test_touching_is_no_covering():
    """The first place is taken, however the sums are rounded."""
    at = QPointF(525.3, 364.7)

    assert (Names(FIELD, [at], 9).find(at, SIZE).bottomLeft() - at).manhattanLength() == pytest.approx(18)
