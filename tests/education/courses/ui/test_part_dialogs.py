"""The forms of modules and aims keep what was typed when something stands against it."""

from datetime import date, timedelta

import pytest

from eduapp.education.courses import queries
from eduapp.education.courses.rules import AimFacts
from eduapp.education.courses.service import SaveAim, save_aim
from eduapp.education.courses.ui import part_dialogs
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import no_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import a_course, a_module
from tests.support.keys import keys_only, press, write

YESTERDAY = given.TODAY - timedelta(days=1)


@pytest.fixture
def course_id(database):
    return a_course(database, "NOR-A2", "Norsk A2")


def parts(database, course_id):
    with database.reading() as session:
        return queries.parts_of(session, course_id)


def an_aim(database, course_id, code="KM1", **facts):
    order = SaveAim(course_id=course_id, facts=AimFacts(code, "Kan lytte", **facts))
    return database.execute(save_aim, order)


def test_a_module_is_added_by_keyboard_after_the_last(database, fakes, parent, course_id):
    a_module(database, course_id, "1", position=1)
    known = parts(database, course_id).modules
    dialog = part_dialogs.save_module(fakes.bench, course_id, known, None, parent)
    show(dialog)

    with keys_only():
        write(dialog, "2")
        press(dialog, "Tab")
        write(dialog, "Lese")
        press(dialog, "Tab")
        write(dialog, "20")
        press(dialog, "Ctrl+Return")

    assert no_dialog()
    [_first, added] = parts(database, course_id).modules
    assert (added.facts.code, added.facts.name, added.facts.planned_hours) == ("2", "Lese", 20)
    assert added.facts.position == 2


def test_all_that_stands_against_it_is_told_and_nothing_is_lost(database, fakes, parent, course_id):
    a_module(database, course_id, "2", "Lese")
    dialog = part_dialogs.save_module(
        fakes.bench, course_id, parts(database, course_id).modules, None, parent
    )
    show(dialog)
    dialog.form.type_in(
        {"code": "2", "name": "Skrive", "planned_hours": 3, "valid_from": given.TODAY, "valid_to": YESTERDAY}
    )

    dialog.submit()

    said = dialog.form.summary.accessibleDescription()
    assert "2 stands in this course already: “Lese”." in said
    assert "Valid to, 22.11.2026, is before valid from, 23.11.2026." in said
    assert dialog.form.values()["name"] == "Skrive"


def test_a_module_is_retired_by_its_last_valid_day(database, fakes, parent, course_id):
    a_module(database, course_id, "1")
    [row] = parts(database, course_id).modules
    dialog = part_dialogs.save_module(fakes.bench, course_id, [row], row, parent)
    show(dialog)
    dialog.form.type_in({"valid_to": date(2026, 7, 31)})

    press(dialog, "Ctrl+Return")

    assert parts(database, course_id).modules[0].facts.valid_to == date(2026, 7, 31)


def test_rule_90_an_aim_is_offered_valid_modules_and_the_one_it_has(database, fakes, parent, course_id):
    old = a_module(database, course_id, "1", valid_to=given.TODAY)
    new = a_module(database, course_id, "2")
    an_aim(database, course_id, module_id=old)
    known = parts(database, course_id)
    later = a_bench(database, today=given.TODAY + timedelta(days=1)).bench

    fresh = part_dialogs.save_aim(later, course_id, known.modules, known.aims, None, parent)
    changed = part_dialogs.save_aim(later, course_id, known.modules, known.aims, known.aims[0], parent)

    def offered(dialog):
        field = dialog.form.field("module_id")
        return [value for value, _words in field._options]

    assert offered(fresh) == [None, new]
    assert offered(changed) == [None, old, new]


def test_an_aim_is_put_right(database, fakes, parent, course_id):
    an_aim(database, course_id)
    known = parts(database, course_id)
    dialog = part_dialogs.save_aim(fakes.bench, course_id, known.modules, known.aims, known.aims[0], parent)
    show(dialog)
    dialog.form.type_in({"text": "Kan lytte og svare"})

    press(dialog, "Ctrl+Return")

    assert no_dialog()
    assert parts(database, course_id).aims[0].facts.text == "Kan lytte og svare"


def test_the_forms_are_fit_for_everybody(database, parent, course_id):
    a_module(database, course_id, "1", "<b>Lytte</b>")
    an_aim(database, course_id)
    known = parts(database, course_id)

    def module(theme):
        bench = a_bench(database, theme=theme).bench
        return part_dialogs.save_module(bench, course_id, known.modules, known.modules[0], parent)

    def aim(theme):
        bench = a_bench(database, theme=theme).bench
        return part_dialogs.save_aim(bench, course_id, known.modules, known.aims, known.aims[0], parent)

    assert_page_accessible(module)
    assert_page_accessible(aim)
