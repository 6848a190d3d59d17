"""Where the keyboard is when one goes from page to page: on a control, and on the same one as before."""

import pytest
from PySide6.QtWidgets import QScrollArea

from eduapp.app.screens import screens
from eduapp.gui.focus import takes_focus
from eduapp.gui.routes import Route
from tests.support.running import running
from tests.support.sample import copied


@pytest.fixture
def routes(site):
    return {screen.name: screen.route for screen in screens(site)}


@pytest.fixture
def program(qtbot, site_file, tmp_path):
    with running(copied(site_file, tmp_path / "data")) as program:
        program.sign_in("leader")
        yield program


def go(program, route):
    program.shell.go(route)
    program.settled()
    return program.window.focusWidget()


@pytest.mark.parametrize("name", ["workshops", "place"])
def test_the_keyboard_is_on_a_control_never_around_a_whole_page(program, routes, name):
    now = go(program, routes[name])

    assert takes_focus(now)
    assert not isinstance(now, QScrollArea)


def test_enter_on_arriving_at_a_learner_carries_nothing_out(program, routes):
    """Somebody's planned leave stood first on the page, and one press called it off."""
    now = go(program, routes["learner"])
    assert now in program.page.header_buttons()


def test_who_comes_back_finds_the_keyboard_where_it_was(program, routes):
    verb = go(program, routes["place"])
    assert verb in program.page.header_buttons()
    field = go(program, Route("school.school")).window().shell.page.site.form.field("prison_name")
    field.setFocus()
    go(program, Route("learners.list"))

    for wanted in (field, verb):
        program.program.navigation.back()
        program.settled()
        assert program.window.focusWidget() is wanted
