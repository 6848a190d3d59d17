"""The shell: where a page belongs in the rail, and which pages it keeps behind the one shown."""

from dataclasses import replace

import pytest

from eduapp.app.screens import screens
from eduapp.app.stage import Stage
from eduapp.gui.routes import Route
from tests.support.fakes import FakeAsker
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
    "roles": "settings",
    "trail": "settings",
    "certificates-register": "certificates.ready",
    "shift": "workshops.list",
    "type-in": "lists.lists",
    "school-day": "today",
}


@pytest.mark.parametrize(("name", "place"), PLACES.items())
def test_the_rail_marks_the_place_a_page_belongs_to(qapp, site, name, place):
    screen = next(one for one in screens(site) if one.name == name)
    stage = Stage(site, staff(site)[screen.by], look="light", scale=1.0, size=(1366, 696), place="")

    stage.show(screen.route)

    assert [key for key, button in stage.shell.rail.buttons.items() if button.isChecked()] == [place]
    stage.window.close()


@pytest.mark.parametrize(("name", "kind"), [("register", "register"), ("group", "week"), ("learner", "week")])
def test_ctrl_p_on_a_page_that_prints_nothing_leads_to_its_list(qapp, site, name, kind):
    screen = next(one for one in screens(site) if one.name == name)
    stage = Stage(site, staff(site)[screen.by], look="light", scale=1.0, size=(1366, 696), place="")
    stage.show(screen.route)

    stage.shell.print_page()
    stage.settle()

    page = stage.shell.page
    assert (page.route.key, page.route.id) == ("lists.lists", screen.route.id)
    assert page.kind == kind
    assert page.chosen()
    stage.window.close()


def test_ctrl_p_elsewhere_is_the_pages_own(qapp, site):
    stage = Stage(site, staff(site)["office"], look="light", scale=1.0, size=(1366, 696), place="")
    page = stage.show(Route("settings"))
    printed = []
    page.print_ = lambda: printed.append(page)

    stage.shell.print_page()

    assert printed == [page]
    stage.window.close()


def test_pages_kept_behind_ask_nothing_and_keep_what_is_unsaved(qapp, site):
    asked, leader = FakeAsker(), staff(site)["leader"]
    stage = Stage(site, leader, look="light", scale=1.0, size=(1366, 696), place="")
    shell = stage.shell
    shell.bench = replace(stage.bench, ask=asked)
    school = Route("school.school")
    shell.bench.navigation.go(school)
    typed_on = shell.page
    typed_on.school.form.field("place").set_value("Dalen")

    routes = list(dict.fromkeys(screen.route for screen in screens(site) if screen.by == "leader"))
    for route in [route for route in routes if route != school][:14]:
        shell.bench.navigation.go(route)
    shell.bench.navigation.go(school)

    assert shell.page is typed_on
    assert typed_on.school.form.values()["place"] == "Dalen"
    assert asked.confirmed == []
    stage.window.close()


@pytest.mark.parametrize(("scale", "least"), [(1.0, 12), (1.5, 5), (2.0, 5)])
def test_at_200_percent_a_register_shows_five_learners_on_a_small_screen(qapp, site, scale, least):
    screen = next(one for one in screens(site) if one.name == "register")
    stage = Stage(site, staff(site)[screen.by], look="light", scale=scale, size=(1366, 696), place="")
    view = stage.show(screen.route).view
    stage.settle()

    assert stage.window.height() == 696
    shown = view.viewport().height() // view.rowHeight(0)
    assert shown >= min(least, view.model().rowCount())
    assert stage.shell.head.folded == (scale == 2.0)
    assert stage.shell.head.context.accessibleName() == stage.shell.page.context  # cut, but read aloud whole
    stage.window.close()


def test_no_way_leads_to_a_page_that_somebody_may_not_see(qapp, site):
    """Whatever link forgets to ask: to who marks blind no page opens that has names."""
    stage = Stage(site, staff(site)["examiner"], look="light", scale=1.0, size=(1366, 696), place="")
    stage.show(Route("marking.own"))
    stage.bench.navigation.go(Route("sittings.list"))
    stage.settle()

    assert stage.shell.page is None  # none was made, and the one before stays to be seen
    assert "sittings" not in type(stage.shell.stack.currentWidget()).__module__
    stage.window.close()
