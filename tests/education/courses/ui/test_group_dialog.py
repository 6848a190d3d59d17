"""The form of a group proposes what is usual and finds teacher and place as one types."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.app import catalogue
from eduapp.education.courses import queries
from eduapp.education.courses.ui.group_dialog import change_group, open_group
from eduapp.education.places import queries as places
from eduapp.education.school.rules import TermFacts
from eduapp.education.school.service import SaveTerms, save_terms
from eduapp.gui.routes import Route
from tests.support import given, given_attendance
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import no_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import a_course, a_group, a_place
from tests.support.keys import keys_only, press, write


@pytest.fixture
def course_id(database):
    terms = (TermFacts("Høst 2026", date(2026, 8, 17), date(2026, 12, 18)),)
    database.execute(save_terms, SaveTerms(terms=terms))
    return a_course(database, "NOR-A2", "Norsk A2", capacity=8)


def known(database, group_id):
    with database.reading() as session:
        return queries.group(session, group_id)


def test_the_term_and_the_course_propose_the_usual(fakes, parent, course_id):
    values = open_group(fakes.bench, parent, course_id).form.values()

    assert values["name"] == "Høst 2026"
    assert values["capacity"] == 8
    assert (values["first_day"], values["last_day"]) == (given.TODAY, date(2026, 12, 18))


def test_without_a_term_only_the_size_is_proposed(database, fakes, parent):
    values = open_group(fakes.bench, parent, a_course(database, capacity=5)).form.values()
    assert (values["name"], values["capacity"], values["last_day"]) == ("", 5, None)


def test_a_group_is_opened_by_keyboard_alone(database, fakes, parent, course_id):
    a_place(database, "Klasserom 2")
    dialog = open_group(fakes.bench, parent, course_id)
    show(dialog)

    with keys_only():
        press(dialog, "Tab")
        write(dialog, "ing")
        press(dialog, "Return", "Tab")
        write(dialog, "klas")
        press(dialog, "Return", "Return")

    assert no_dialog()
    [route] = fakes.went
    assert route.key == "enrolment.group"
    head = known(database, route.id)
    assert (head.course.code, head.teacher, head.place) == ("NOR-A2", "Ingrid Solheim", "Klasserom 2")


def test_the_course_is_chosen_in_the_form_if_it_is_not_known(database, fakes, parent, course_id):
    dialog = open_group(fakes.bench, parent)
    show(dialog)

    with keys_only():
        write(dialog, "nor")
        press(dialog, "Return")
        assert dialog.form.values()["name"] == "Høst 2026"
        press(dialog, "Return")

    assert known(database, fakes.went[0].id).course_id == course_id


def test_what_somebody_typed_stays_when_the_course_proposes(database, fakes, parent, course_id):
    dialog = open_group(fakes.bench, parent)
    show(dialog)
    dialog.form.field("name").set_value("Kveld")

    write(dialog, "nor")
    press(dialog, "Return")

    assert dialog.form.values()["name"] == "Kveld"
    assert dialog.form.values()["capacity"] == 8


def test_a_small_room_asks_for_a_reason(database, fakes, parent, course_id):
    small = a_place(database, "Bod", seats=2)
    fakes.ask.reason = "they take turns"
    dialog = open_group(fakes.bench, parent, course_id)
    with database.reading() as session:
        place = next(row for row in places.in_use(session) if row.id == small)
    dialog.form.field("place_id").set_value(place)

    dialog.submit()

    assert [violation.name for violation in fakes.ask.refusals[0].violations] == ["RoomTooSmall"]
    assert known(database, fakes.went[0].id).place == "Bod"


def test_a_group_is_changed(database, fakes, parent):
    head = known(database, a_group(database, place_id=a_place(database, "Rom 2")))
    dialog = change_group(fakes.bench, head, parent)
    assert dialog.form.values()["teacher_id"] == given.TEACHER.user_id
    dialog.form.field("teacher_id").set_value(None)
    dialog.form.field("capacity").set_value(4)

    dialog.submit()

    changed = known(database, head.id)
    assert (changed.teacher, changed.place, changed.capacity) == ("", "Rom 2", 4)
    assert fakes.went == []


def test_a_group_without_teacher_and_place_can_be_changed_too(database, fakes, parent):
    head = known(database, a_group(database, teacher_id=None))
    dialog = change_group(fakes.bench, head, parent)
    assert dialog.form.values()["teacher_id"] is None
    assert dialog.form.values()["place_id"] is None


def test_opening_leads_to_the_page_of_the_group(fakes, parent, course_id):
    open_group(fakes.bench, parent, course_id).submit()
    assert fakes.went[0] == Route("enrolment.group", fakes.went[0].id)


def test_the_form_is_fit_for_everybody(database, parent):
    assert_page_accessible(lambda theme: open_group(a_bench(database, theme=theme).bench, parent))


def test_a_new_group_tells_how_many_hours_a_week_its_course_takes(database, fakes, parent):
    course_id = a_course(database, "NOR-B1", planned_hours=60)
    dialog = open_group(fakes.bench, parent, course_id)
    assert told(dialog) == []

    dialog.form.set_values({"first_day": date(2026, 8, 17), "last_day": date(2026, 12, 18)})
    assert told(dialog) == [
        "The course asks for 60 lessons of 45 minutes: in 18 weeks, at least 4 each week."
    ]
    dialog.form.set_values({"last_day": date(2026, 8, 10)})  # runs backward: nothing can be said
    assert told(dialog) == []


def test_a_group_that_is_changed_tells_what_its_sessions_lack_by_the_day_typed(database, parent):
    group_id = a_group(database, a_course(database, "NOR-B1", planned_hours=60))
    for week in range(3):
        given_attendance.a_session(database, group_id, date(2026, 12, 1) + timedelta(weeks=week))
    fakes = a_bench(database, given.LEADER)
    bench = replace(fakes.bench, answers=lambda place: catalogue.answers(place, given.LEADER))
    dialog = change_group(bench, known(database, group_id), parent)
    assert told(dialog) == [
        "The sessions give 6 of 60 lessons of 45 minutes by 18.12.2026, 54 too few. That takes 27 more weeks."
    ]

    dialog.form.set_values({"last_day": date(2026, 12, 10)})
    assert told(dialog)[0].startswith("The sessions give 4 of 60 lessons of 45 minutes by 10.12.2026")


def told(dialog):
    """What stands above the form, where it is seen however long the form is."""
    said = [one for one in dialog.findChildren(QLabel) if not dialog.form.isAncestorOf(one)]
    return [one.text() for one in said if one.text().startswith("The ") and not one.isHidden()]
