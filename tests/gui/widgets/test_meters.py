import pytest
from PySide6.QtGui import QColor

from eduapp.gui.theme import LOOKS, Theme, tokens
from eduapp.gui.widgets import Meter, Part, Ring

PARTS = [
    Part("present", 4, "present"),
    Part("late", 1, "late"),
    Part("absent", 0, "absent"),
    Part("sunken", 7, "not recorded"),
]


def share(meter, colour):
    """How much of the middle row has the colour."""
    meter.resize(200, meter.height())
    image = meter.grab().toImage()
    wanted = QColor(colour).rgb()
    return sum(image.pixel(x, image.height() // 2) == wanted for x in range(image.width())) / image.width()


def test_a_ring_says_the_same_numbers_it_paints(qtbot):
    ring = Ring(Theme(), PARTS, "5/12", "recorded")
    qtbot.addWidget(ring)

    assert ring.accessibleName() == "5/12 recorded: 4 present, 1 late, 7 not recorded"


def test_a_ring_follows_the_counts(qtbot):
    ring = Ring(Theme(), PARTS, "5/12", "recorded")
    qtbot.addWidget(ring)
    before = ring.grab().toImage()
    ring.show_parts([Part("present", 12, "present")], "12/12", "recorded")

    assert ring.accessibleName() == "12/12 recorded: 12 present"
    assert ring.grab().toImage() != before


@pytest.mark.parametrize("look", LOOKS)
def test_a_ring_of_nothing_is_still_a_ring(qtbot, look):
    ring = Ring(Theme(tokens(look)), [], "0/0", "recorded")
    qtbot.addWidget(ring)

    image = ring.grab().toImage()
    top = image.pixelColor(image.width() // 2, round(image.height() * 0.11))
    assert top != image.pixelColor(0, 0)


@pytest.mark.parametrize(
    ("value", "of", "filled"), [(0, 12, 0), (6, 12, 0.5), (12, 12, 1), (20, 12, 1), (3, 0, 0)]
)
def test_a_meter_is_as_long_as_its_number(qtbot, value, of, filled):
    theme = Theme()
    meter = Meter(theme, value, of)
    qtbot.addWidget(meter)

    assert share(meter, theme.t.primary) == pytest.approx(filled, abs=0.05)


def test_a_meter_reads_its_number_aloud(qtbot):
    meter = Meter(Theme(), 7, 12)
    qtbot.addWidget(meter)
    assert meter.accessibleName() == "7 of 12"

    meter.show_value(9, 12, "9 of 12 places taken")
    assert meter.accessibleName() == "9 of 12 places taken"


def test_a_status_meter_has_the_colour_of_the_status(qtbot):
    theme = Theme()
    meter = Meter(theme, 6, 12, "late")
    qtbot.addWidget(meter)

    assert share(meter, theme.t.late_solid) == pytest.approx(0.5, abs=0.05)
