"""The shell: where a page belongs in the rail."""

import pytest

from eduapp.app.screens import screens
from eduapp.app.stage import Stage
from tests.support.sample import staff

PLACES = {
    "learner": "learners.list",
    "group": "enrolment.groups",
    "catalogue": "enrolment.groups",
    "course": "enrolment.groups",
    "register": "enrolment.groups",
    "school": "settings",
    "places": "settings",
    "users": "settings",
    "trail": "settings",
    "certificates-register": "certificates.ready",
    "shift": "workshops.list",
}


@pytest.mark.parametrize(("name", "place"), PLACES.items())
def test_the_rail_marks_the_place_a_page_belongs_to(qapp, site, name, place):
    screen = next(one for one in screens(site) if one.name == name)
    stage = Stage(site, staff(site)[screen.by], look="light", scale=1.0, size=(1366, 696), place="")

    stage.show(screen.route)

    assert [key for key, button in stage.shell.rail.buttons.items() if button.isChecked()] == [place]
    stage.window.close()
