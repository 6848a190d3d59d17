"""Planning an exam: the law's time is there already, and what stands against it keeps the form open."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.exams.sittings import queries
from eduapp.exams.sittings.ui.plan_dialog import plan_sitting
from eduapp.gui.routes import Route
from tests.support import given, given_education
from tests.support.accessibility import assert_page_accessible
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.keys import keys_only, press, write


@pytest.fixture
def room_id(database):
    return given_education.a_place(database, "Rom 2", seats=12)


@pytest.fixture
def dialog(fakes, parent, course_id, room_id):
    plan_sitting(fakes.bench, parent)
    return the_dialog()


def planned(database):
    with database.reading() as session:
        return [queries.sitting(session, row.id) for row in queries.sittings(session)]


def words(dialog):
    return [one.text() for one in dialog.findChildren(QLabel)]


def offered(dialog, key):
    field = dialog.form.field(key)
    return [field.itemText(place) for place in range(field.count())]


def test_an_exam_is_planned_by_keyboard_and_its_page_opens(database, fakes, dialog):
    with keys_only():
        press(dialog, "Down", "Tab")
        write(dialog, "1.12.2026")
        press(dialog, "Return")

    [head] = planned(database)
    assert no_dialog()
    assert (head.course_code, head.day, head.start_minute) == ("MAT", date(2026, 12, 1), 9 * 60)
    assert (head.place_id, head.invigilator_id) == (None, None)
    assert fakes.went == [Route("sittings.sitting", head.id)]


def test_time_place_and_invigilator_are_kept(database, dialog, course_id, room_id):
    dialog.form.set_values({
        "course_id": course_id,
        "day": date(2026, 12, 1),
        "start_minute": 9 * 60,
        "minutes": 240,
        "place_id": room_id,
        "invigilator_id": given.INVIGILATOR.user_id,
    })  # fmt: skip
    dialog.submit()

    [head] = planned(database)
    assert (head.start_minute, head.minutes) == (9 * 60, 240)
    assert (head.place, head.invigilator) == ("Rom 2", "Berit Moe")


def test_only_assessed_courses_and_invigilators_are_offered(database, fakes, parent, course_id):
    given_education.a_course(database, "DANS", "Dans")
    plan_sitting(fakes.bench, parent)
    dialog = the_dialog()

    assert [words for words in offered(dialog, "course_id") if words] == ["MAT Matematikk"]
    assert [words for words in offered(dialog, "invigilator_id") if words] == ["Nobody yet", "Berit Moe"]


def test_the_time_of_the_law_stands_there_with_its_paragraph(dialog):
    field = dialog.form.field("start_minute")
    assert field.value() == 9 * 60
    assert field.accessibleDescription() == (
        "Written exams begin at 09:00 (opplæringsforskrifta §§ 9-28, 15-20)."
    )
    assert dialog.form.field("minutes").value() == 300
    assert "Written exams last at most 300 minutes (opplæringsforskrifta §§ 9-28, 15-20)." in words(dialog)


def test_another_time_than_the_laws_wants_a_reason(database, fakes, dialog, course_id):
    fakes.ask.reason = "The school's own test"
    dialog.form.set_values({"course_id": course_id, "day": date(2026, 12, 1), "start_minute": 10 * 60})
    dialog.submit()

    [refusal] = fakes.ask.refusals
    assert "Written exams begin at 09:00" in refusal.sentence()
    assert [head.start_minute for head in planned(database)] == [10 * 60]


def test_an_oral_exam_lasts_as_long_as_the_law_lets_it(database, fakes, dialog, course_id):
    dialog.form.set_values({"course_id": course_id, "day": date(2026, 12, 1), "kind": "oral"})
    assert dialog.form.field("minutes").value() == 30
    assert "Oral exams last at most 30 minutes (opplæringsforskrifta §§ 9-28, 15-20)." in words(dialog)
    dialog.form.set_values({"minutes": 60})
    dialog.submit()
    assert "at most 30 minutes" in dialog.form.field("minutes").accessibleDescription()
    dialog.form.set_values({"minutes": 30})
    dialog.submit()
    assert [(head.kind, head.minutes) for head in planned(database)] == [("oral", 30)]


def test_a_time_that_was_taken_away_is_the_laws(database, dialog, course_id):
    dialog.form.set_values({"course_id": course_id, "day": date(2026, 12, 1), "start_minute": None})
    dialog.submit()
    assert [head.start_minute for head in planned(database)] == [9 * 60]


def test_nothing_is_sent_without_course_and_day(database, dialog):
    dialog.submit()
    said = dialog.form.summary.accessibleDescription()
    assert "Course is needed." in said
    assert "Day is needed." in said
    assert planned(database) == []


def test_two_exams_in_a_course_on_a_day_are_refused_and_the_form_stays(
    database, fakes, parent, sitting_id, course_id
):
    plan_sitting(fakes.bench, parent)
    dialog = the_dialog()
    dialog.form.set_values({"course_id": course_id, "day": given.TODAY, "start_minute": 600})
    dialog.submit()

    assert "There is an exam in this course on 23.11.2026 already." in (
        dialog.form.summary.accessibleDescription()
    )
    assert "There is an exam" in dialog.form.field("day").accessibleDescription()  # beside what it speaks of
    assert (dialog.form.values()["day"], dialog.form.values()["start_minute"]) == (given.TODAY, 600)
    assert dialog.isVisible()
    assert dialog.verb_button.isEnabled()
    assert len(planned(database)) == 1
    assert fakes.went == []


def test_the_form_is_fit_for_everybody(database, parent, course_id, room_id):
    def make(theme):
        plan_sitting(a_bench(database, theme=theme).bench, parent)
        return the_dialog()

    assert_page_accessible(make)
