"""The list of exams: what is planned, what is missing, and the ways on."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from eduapp.exams.sittings import service
from eduapp.exams.sittings.ui.sittings_page import (
    ARRANGEMENTS_REASON,
    BANK_REASON,
    PLAN_REASON,
    SittingsPage,
)
from eduapp.gui.routes import Route
from tests.support import given, given_education
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_exams import moved
from tests.support.keys import keys_only, press, write
from tests.support.sample import a_catalogue_bench
from tests.support.sight import alike

ROUTE = Route("sittings.list")
AFTER = "After the exam…"
PLAN = Route("sittings.list", detail="plan")


@pytest.fixture
def page(qtbot, fakes, course_id):
    return the_page(qtbot, fakes)


def the_page(qtbot, fakes):
    made = SittingsPage(fakes.bench, ROUTE)
    qtbot.addWidget(made)
    show(made)
    return made


def planned(database, course_id, day):
    return database.execute(service.plan_sitting, service.PlanSitting(course_id=course_id, day=day))


def entered(database, sitting_id, name, grade=""):
    order = service.EnterCandidate(sitting_id=sitting_id, learner_id=given.a_learner(database, name))
    candidate_id = database.execute(service.enter_candidate, order)
    if grade:
        database.execute(service.enter_result, service.EnterResult(candidate_id=candidate_id, grade=grade))


def chips(page):
    chip = page.table.table.columns[-1].chip
    return [chip(row) for row in page.table.table.rows]


def test_every_exam_says_in_words_how_far_its_results_are(page, database, course_id):
    planned(database, course_id, date(2026, 12, 1))
    missing = planned(database, course_id, given.TODAY)
    whole = planned(database, course_id, date(2026, 11, 20))
    planned(database, course_id, date(2026, 11, 19))
    for name in ("Karim Haddad", "Jonas Lie"):
        entered(database, missing, name)
        entered(database, whole, name, "4")

    found = chips(page)

    assert [words for _token, _icon, words in found] == [
        "planned",
        "2 results missing",
        "all entered",
        "nobody yet",
    ]
    assert alike(found) == []
    assert page.count_text(4, 4) == "4 exams"


def test_a_result_that_is_entered_shows_at_once(page, database, sitting_id):
    entered(database, sitting_id, "Karim Haddad")
    assert chips(page)[0][2] == "1 result missing"
    entered(database, sitting_id, "Jonas Lie", "4")
    row = page.table.table.rows[0]
    assert (row.candidates, row.results) == (2, 1)
    assert page.table.table.sentence(row) == "Matematikk, Monday 23 November: 1 result missing"


def test_who_did_not_come_is_not_waited_for(page, database, sitting_id, candidate_id):
    order = service.NoteAttendance(candidate_id=candidate_id, attended=False)
    database.execute(service.note_attendance, order)
    assert chips(page)[0][2] == "all entered"


def test_an_exam_is_found_by_course_and_opened_by_keyboard(page, database, fakes, sitting_id):
    planned(database, given_education.a_course(database, "ENG", "Engelsk", scale="K16"), given.TODAY)
    with keys_only():
        write(page, "mat")
        press(page, "Return")
    assert fakes.went == [Route("sittings.sitting", sitting_id)]


def test_an_empty_list_offers_to_plan_and_to_bring_in(page, fakes):
    QApplication.processEvents()
    plan, bring = page.nothing.buttons
    bring.click()
    assert fakes.went == [Route("files.import", detail="results")]
    plan.click()
    assert the_dialog().windowTitle() == "Plan an exam"


def test_the_buttons_on_top_lead_there_too(page, fakes):
    bring, plan = page.header_buttons()
    bring.click()
    plan.click()
    assert fakes.went == [Route("files.import", detail="results")]
    assert the_dialog().windowTitle() == "Plan an exam"


def test_the_command_palette_opens_the_form(page):
    page.open_route(PLAN)
    assert the_dialog().windowTitle() == "Plan an exam"


def test_who_may_only_look_is_told_why_and_gets_no_form(qtbot, database, course_id):
    page = the_page(qtbot, a_hearing_bench(database, given.TEACHER))

    for made in page.header_buttons():
        assert not made.isEnabled()
        assert made.accessibleDescription() == PLAN_REASON
    page.open_route(PLAN)
    assert no_dialog()


@pytest.mark.parametrize(("actor", "reason"), [(given.TEACHER, ""), (given.OFFICE, BANK_REASON)])
def test_questions_are_one_click_away_for_who_may_see_them(qtbot, database, actor, reason):
    fakes = a_hearing_bench(database, actor)
    asked = the_page(qtbot, fakes)._questions
    asked.click()

    assert (asked.isEnabled(), asked.accessibleDescription()) == (not reason, reason)
    assert fakes.went == ([] if reason else [Route("questions.list")])


@pytest.mark.parametrize(("actor", "reason"), [(given.OFFICE, ""), (given.INVIGILATOR, ARRANGEMENTS_REASON)])
def test_arrangements_are_one_click_away_for_who_may_see_them_all(qtbot, database, actor, reason):
    fakes = a_hearing_bench(database, actor)
    granted = the_page(qtbot, fakes)._granted
    granted.click()

    assert (granted.isEnabled(), granted.accessibleDescription()) == (not reason, reason)
    assert fakes.went == ([] if reason else [Route("arrangements.list")])


def test_the_page_is_fit_for_everybody(qtbot, database, sitting_id):
    entered(database, sitting_id, "Karim Haddad")
    course_id = given_education.a_course(database, "X", "<b>Kurs</b> & mer", scale="K16")
    planned(database, course_id, date(2026, 12, 1))
    assert_page_accessible(lambda theme: SittingsPage(a_bench(database, theme=theme).bench, ROUTE))


def test_an_exam_that_is_held_just_now_lacks_no_results_yet(page, database, course_id):
    running = planned(database, course_id, given.TODAY)
    entered(database, running, "Ola Vik")
    moved(database, running, "published", "open", "running")
    page.reload()

    assert [chip[2] for chip in chips(page)] == ["running"]


def test_what_comes_after_an_exam_is_reached_from_here_as_far_as_one_may(qtbot, database, course_id):
    fakes = a_catalogue_bench(database, given.LEADER)
    page = the_page(qtbot, fakes)
    after = next(one for one in page.findChildren(QPushButton) if one.accessibleName() == AFTER)
    after.click()
    [menu] = after.findChildren(QMenu)
    for name in ("Marking of exams", "Marks and grades", "Appeals", "Question statistics"):
        next(one for one in menu.actions() if one.text().endswith(name)).trigger()
    assert [route.key for route in fakes.went] == [
        "marking.list", "grading.list", "appeals.list", "statistics.questions",
    ]  # fmt: skip
    looks_on = the_page(qtbot, a_catalogue_bench(database, given.INVIGILATOR))
    assert AFTER not in {one.accessibleName() for one in looks_on.findChildren(QPushButton)}
