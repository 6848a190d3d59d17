"""The small bars beside a number."""

import pytest

from eduapp.app.spark import Spark
from eduapp.core.i18n import set_screen_language
from eduapp.gui.theme import Theme
from tests.support.accessibility import show


@pytest.fixture
def drawn(qtbot):
    """The bars of some weeks: height and colour of each, as painted."""

    def draw(*weeks):
        theme = Theme()
        spark = Spark(theme, weeks)
        qtbot.addWidget(spark)
        show(spark)
        picture = spark.grab().toImage()
        ground = picture.pixelColor(picture.width() - 1, 0)
        bars = []
        for place in range(len(weeks)):
            x = int((place + 0.5) * picture.width() / len(weeks)) - 1
            rows = [picture.pixelColor(x, y) for y in range(picture.height())]
            high = sum(1 for colour in rows if colour != ground)
            bars.append((high, rows[-3].name() if high > 3 else rows[-1].name()))
        return bars

    return draw


def test_a_bar_twice_as_high_is_twice_as_much(drawn):
    (half, _), (whole, _) = drawn(10, 20)

    assert whole == pytest.approx(34, abs=1)
    assert half == pytest.approx(17, abs=1)


def test_the_present_week_is_dark_and_those_before_are_not(drawn):
    theme = Theme()

    colours = [colour for _high, colour in drawn(5, 5, 5)]

    assert colours == [theme.c(name).name() for name in ("primary_soft", "primary_soft", "primary")]


def test_weeks_with_nothing_are_drawn_as_next_to_nothing(drawn):
    assert all(1 <= high <= 3 for high, _colour in drawn(0, 0, 0))


def test_the_numbers_are_read_aloud_as_people_write_them_here(qtbot):
    set_screen_language("nb")
    spark = Spark(Theme(), (12500, 0, 7))
    qtbot.addWidget(spark)

    assert spark.accessibleName() == "De siste ukene: 12\N{NO-BREAK SPACE}500, 0, 7"
