from PySide6.QtGui import QColor

from eduapp.core.i18n import set_screen_language
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import Steps

STEPS = ["Language", "School", "People", "Ready"]


def test_it_says_where_one_is(qtbot):
    steps = Steps(Theme(), STEPS, 1)
    qtbot.addWidget(steps)
    assert steps.accessibleName() == "Step 2 of 4: School"

    steps.go(3)
    assert steps.accessibleName() == "Step 4 of 4: Ready"


def test_it_says_so_in_norwegian(qtbot):
    set_screen_language("nb")
    steps = Steps(Theme(), ["Språk"])
    qtbot.addWidget(steps)

    assert steps.accessibleName() == "Trinn 1 av 1: Språk"


def test_done_here_and_to_come_look_different(qtbot):
    theme = Theme()
    steps = Steps(theme, STEPS, 1)
    qtbot.addWidget(steps)
    image = steps.grab().toImage()
    sharp = steps.devicePixelRatioF()

    def edge(number):
        """The colour at the left edge of a step's disc, where no digit or tick is."""
        return image.pixelColor(round((20 - 9) * sharp), round((44 * number + 22) * sharp))

    assert edge(0) == QColor(theme.t.rail_ink2)
    assert edge(1) == QColor(theme.t.rail_sel)
    assert edge(2) == QColor(theme.t.rail)


def test_every_step_has_room(qtbot):
    steps = Steps(Theme(scale=2.0), STEPS)
    qtbot.addWidget(steps)

    assert steps.minimumHeight() == 4 * 88
