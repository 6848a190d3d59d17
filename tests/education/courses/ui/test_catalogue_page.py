"""The catalogue, by keyboard, for everybody."""

from datetime import date

import pytest

from eduapp.core.i18n import speaking
from eduapp.education.courses import queries
from eduapp.education.courses.service import ChangeCourse, change_course
from eduapp.education.courses.ui.catalogue_page import (
    ADD_REASON,
    OPEN_REASON,
    CataloguePage,
    kind_chip,
    prerequisites_text,
)
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import a_course
from tests.support.keys import keys_only, press, write
from tests.support.sight import alike

ROUTE = Route("courses.catalogue")


@pytest.fixture
def page(qtbot, database, fakes):
    a_course(database, "NOR-A2", "Norsk A2")
    a_course(database, "ENG1008", "Engelsk", kind="upper_secondary", minutes_per_hour=60)
    a_course(database, "NOR-B1", "Norsk B1", prerequisites="NOR-A2 or ENG1008")
    made = CataloguePage(fakes.bench, ROUTE)
    qtbot.addWidget(made)
    show(made)
    return made


def codes(page):
    return [row.code for row in page.table.table.rows]


def no_longer_offered(database, code):
    with database.reading() as session:
        head = queries.by_code(session, code)
    facts = head.facts.__class__(**{**head.facts.__dict__, "active": False})
    database.execute(change_course, ChangeCourse(course_id=head.id, version=head.version, facts=facts))


def test_courses_stand_in_order_and_are_found_by_code_and_name(page):
    assert codes(page) == ["ENG1008", "NOR-A2", "NOR-B1"]
    assert page.table.table.sentence(page.table.table.rows[1]) == (
        "Norsk A2, code NOR-A2, basic, 60 lessons of 45 minutes"
    )

    with keys_only():
        write(page, "nor b")
    assert codes(page) == ["NOR-B1"]


def test_a_chip_narrows_to_a_kind(page):
    page.choose_filter("upper_secondary")
    assert codes(page) == ["ENG1008"]


def test_prerequisites_speak_the_language_of_the_screen(page):
    row = page.table.table.rows[2]
    assert prerequisites_text(row) == "NOR-A2 or ENG1008"
    with speaking("nn"):
        assert prerequisites_text(row) == "NOR-A2 eller ENG1008"


def test_enter_opens_the_course(page, fakes):
    wanted = page.table.table.rows[2].id
    with keys_only():
        write(page, "b1")
        press(page, "Return")
    assert fakes.went == [Route("courses.course", wanted)]


def test_a_course_is_added_by_keyboard_alone(page, fakes, database):
    page.open_route(Route("courses.catalogue", detail="add"))
    dialog = the_dialog()

    with keys_only():
        write(dialog, "varm")
        press(dialog, "Tab")
        write(dialog, "Varme arbeider")
        press(dialog, "Tab", "Down", "Down", "Down", "Down", "Tab")
        write(dialog, "8")
        press(dialog, "Return")

    assert no_dialog()
    with database.reading() as session:
        course = queries.by_code(session, "VARM")
    assert (course.facts.name, course.facts.planned_hours) == ("Varme arbeider", 8)
    assert "VARM" in codes(page)
    assert fakes.went == [Route("courses.course", course.id)]


def test_a_group_of_any_course_can_be_opened_from_here(page):
    page.open_route(Route("courses.catalogue", detail="open"))
    assert "course_id" in the_dialog().form.values()


def test_what_is_no_longer_offered_is_said_so(page, database):
    no_longer_offered(database, "ENG1008")
    page.reload()
    assert kind_chip(page.table.table.rows[0], given.TODAY)[2] == "no longer offered"


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"valid_to": given.TODAY}, "basic"),
        ({"valid_to": date(2026, 7, 31)}, "no longer valid"),
        ({"valid_from": date(2027, 8, 1)}, "valid from 01.08.2027"),
    ],
)
def test_rule_90_what_is_not_valid_is_said_so(database, change, word):
    a_course(database, "OLD", **change)
    with database.reading() as session:
        [row] = queries.courses(session)
    assert kind_chip(row, given.TODAY)[2] == word


def test_chips_differ_without_colour(page, database):
    no_longer_offered(database, "NOR-A2")
    page.reload()
    assert alike([kind_chip(row, given.TODAY) for row in page.table.table.rows]) == []


def test_who_may_only_look_is_told_why(qtbot, database):
    page = CataloguePage(a_hearing_bench(database, given.TEACHER).bench, ROUTE)
    qtbot.addWidget(page)
    show(page)

    bring, run, add = page.header_buttons()

    assert [one.isEnabled() for one in (bring, run, add)] == [False, False, False]
    assert add.accessibleDescription() == bring.accessibleDescription() == ADD_REASON
    assert run.accessibleDescription() == OPEN_REASON
    for detail in ("add", "open"):
        page.open_route(Route("courses.catalogue", detail=detail))
        assert no_dialog()
    assert page.empty().primary is None


def test_an_empty_catalogue_offers_the_way_on(qtbot, database):
    fakes = a_bench(database)
    page = CataloguePage(fakes.bench, ROUTE)
    qtbot.addWidget(page)
    page.empty().primary.act()
    page.header_buttons()[0].click()
    assert fakes.went == [Route("files.import", detail="courses")] * 2


def test_the_count_is_said_in_words(page):
    assert page.count_text(1, 1) == "1 course"
    assert page.count_text(2, 3) == "2 of 3 courses"


def test_the_page_is_fit_for_everybody(qtbot, database):
    a_course(database, "NOR-A2", "Norsk A2")
    a_course(database, "NOR-B1", "<b>Norsk</b> & mer", kind="upper_secondary", prerequisites="NOR-A2")
    no_longer_offered(database, "NOR-A2")
    assert_page_accessible(lambda theme: CataloguePage(a_bench(database, theme=theme).bench, ROUTE))
