"""The line above every page while all people are invented is fit for everybody and hides no page."""

import pytest
from PySide6.QtWidgets import QWidget

from eduapp.app.invented import InventedBar
from eduapp.app.screens import screens
from eduapp.app.screenshots import staff
from eduapp.app.stage import Stage
from eduapp.gui.widgets import vbox
from tests.app.test_entrance import filling_the_window
from tests.support.accessibility import assert_page_accessible
from tests.support.sight import SMALL_SCREEN, tables_whole


def test_it_is_fit_for_everybody(qtbot):
    def build(theme):
        page = QWidget()
        vbox(InventedBar(theme), None, parent=page)
        return filling_the_window(page)

    assert_page_accessible(build)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_page_still_fits_the_small_screen_below_it(qapp, site, scale):
    room = (SMALL_SCREEN.width(), SMALL_SCREEN.height())
    actors = staff(site)
    stage = Stage(site, actors["leader"], scale=scale, size=room, place="Fjellvik")
    try:
        for screen in screens(site):
            stage.enter(actors[screen.by], invented=True)
            stage.show(screen.route)
            least = stage.shell.minimumSizeHint()
            assert least.height() <= SMALL_SCREEN.height(), screen.name
            stage.settle()
            assert list(tables_whole(stage.window, stage.theme)) == [], screen.name
    finally:
        stage.close()
