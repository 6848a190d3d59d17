"""Language, look and text size may be changed at any time: what was typed stays."""

from datetime import datetime

import pytest

from eduapp.app.first_run import FirstRun
from eduapp.app.person_menu import person_menu
from eduapp.core.clock import StillClock
from eduapp.core.i18n import language
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Segments
from tests.support.keys import press
from tests.support.running import running
from tests.support.sample import copied

CHOICES = (("Language", "Bokmål"), ("Look", "Dark"), ("Text size", "150"))
TYPED = {
    1: {"name": "Fjellvik skole", "address": "Skoleveien 12", "prison_name": "Granli"},
    2: {
        "name": "Nils Ås",
        "title": "leder",
        "sign_in_name": "nils",
        "password": "fire gode",
        "again": "fire",
    },
    3: {"name": "Høsten", "minutes": 60, "lesson_1": None},
}


def choose(program, part, choice):
    """As a person does: in the menu that opens from one's name."""
    menu = person_menu(program.program, program.shell)
    inside = next(one.menu() for one in menu.actions() if one.menu() and one.text() == part)
    next(one for one in inside.actions() if one.text().startswith(choice)).trigger()
    program.settled()


@pytest.mark.parametrize("step", TYPED)
def test_in_the_first_run_words_and_step_stay(qtbot, tmp_path, step):
    folder = tmp_path / "data"
    folder.mkdir()
    with running(folder) as program:
        program.until(program.at(FirstRun))
        program.settled()
        program.first_run.show_step(step)
        program.first_run.page.form.set_values(TYPED[step])
        written = program.first_run.page.form.values()
        assert written.items() >= TYPED[step].items()

        for choice in ({"spoken": "nn"}, {"look": "dark"}, {"scale": 200}):
            program.program.choose(**choice)
            program.settled()

            assert program.first_run.step == step
            assert program.first_run.page.form.values() == written
        assert program.first_run.next.text() == "Neste"
        assert (program.program.theme.t.name, program.program.theme.scale) == ("dark", 2.0)


def test_an_arrow_key_chooses_a_language_and_the_keyboard_stays_there(qtbot, tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    with running(folder) as program:
        program.until(program.at(FirstRun))
        program.settled()
        spoken = program.first_run.page.findChildren(Segments)[0]
        next(one for one in spoken.buttons() if one.isChecked()).setFocus()
        before = language()

        for _step in range(2):
            press(program.window, "Left")
            program.settled()
            now = program.window.focusWidget()
            assert now.isChecked()
            assert now in program.first_run.page.findChildren(Segments)[0].buttons()
            assert language() != before
            before = language()


@pytest.mark.parametrize(("part", "choice"), CHOICES)
def test_at_the_desk_what_is_typed_in_a_list_stays(qtbot, site_file, tmp_path, part, choice):
    clock = StillClock(datetime.fromisoformat("2026-11-23T09:30:00+00:00"))
    with running(copied(site_file, tmp_path / "data"), clock) as program:
        program.sign_in("leader")
        program.shell.go(Route("learners.list"))
        program.settled()
        program.page.search.setText("had")

        choose(program, part, choice)

        assert program.page.route == Route("learners.list")
        assert program.page.search.text() == "had"
        assert (language(), program.program.theme.t.name, program.program.theme.scale) != ("en", "light", 1.0)


@pytest.mark.parametrize(("part", "choice"), CHOICES)
def test_at_the_desk_what_is_typed_in_a_form_and_not_saved_stays(qtbot, site_file, tmp_path, part, choice):
    with running(copied(site_file, tmp_path / "data")) as program:
        program.sign_in("leader")
        program.shell.go(Route("school.school"))
        program.settled()
        program.page.school.form.field("name").setText("Begun and not saved")

        choose(program, part, choice)

        assert program.page.school.form.values()["name"] == "Begun and not saved"
        program.page.school.form.keep()


def test_at_the_entrance_name_and_password_stay(qtbot, site_file, tmp_path):
    with running(copied(site_file, tmp_path / "data")) as program:
        program.until(program.entrance.enter.isEnabled)
        program.entrance.name.setText("teacher")
        program.entrance.password.setText("fire gode ord her")

        for choice in ({"spoken": "nn"}, {"look": "high_contrast"}, {"scale": 175}):
            program.program.choose(**choice)

        assert program.entrance.kept() == ("teacher", "fire gode ord her")
        program.sign_in("teacher")
