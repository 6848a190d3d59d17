"""One learner is put on a course from the learner's own page."""

from datetime import date

from eduapp.education.enrolment import queries
from eduapp.education.enrolment.ui.join_dialog import put_on_a_course
from eduapp.gui.form import Said
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import no_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import a_course, a_group, a_qualification
from tests.support.keys import keys_only, press, write


def courses_of(database, learner_id):
    with database.reading() as session:
        return [(row.course, row.first_day) for row in queries.of_learner(session, learner_id)]


def test_a_course_is_found_by_its_beginning(database, fakes, parent):
    learner_id = given.a_learner(database)
    a_group(database, a_course(database, "NOR-A2", "Norsk A2"))
    a_group(database, a_course(database, "ENG", "Engelsk"))
    dialog = put_on_a_course(fakes.bench, learner_id, parent)
    show(dialog)

    with keys_only():
        write(dialog, "nor")
        press(dialog, "Return", "Return")

    assert no_dialog()
    assert courses_of(database, learner_id) == [("Norsk A2", given.TODAY)]


def test_a_group_that_has_not_begun_is_joined_on_its_first_day(database, fakes, parent):
    learner_id = given.a_learner(database)
    a_group(
        database, a_course(database, name="Norsk"), first_day=date(2027, 1, 4), last_day=date(2027, 6, 18)
    )
    dialog = put_on_a_course(fakes.bench, learner_id, parent)
    show(dialog)

    press(dialog, "Down", "Return", "Return")

    assert courses_of(database, learner_id) == [("Norsk", date(2027, 1, 4))]


def test_a_refusal_that_may_not_be_overridden_stays_in_the_form(database, fakes, parent):
    course_id, learner_id = a_course(database, name="Norsk"), given.a_learner(database)
    for name in ("Høst", "Kveld"):
        a_group(database, course_id, name)
    for _ in range(2):
        dialog = put_on_a_course(fakes.bench, learner_id, parent)
        show(dialog)
        press(dialog, "Down", "Return", "Return")

    assert "takes part in Norsk already" in dialog.form.summary.accessibleDescription()
    assert len(courses_of(database, learner_id)) == 1


def test_a_full_group_asks_for_a_reason(database, fakes, parent):
    group_id = a_group(database, a_course(database, name="Norsk"), capacity=1)
    first, second = given.a_learner(database), given.a_learner(database)
    fakes.ask.reason = "agreed"
    for learner_id in (first, second):
        dialog = put_on_a_course(fakes.bench, learner_id, parent)
        show(dialog)
        press(dialog, "Down", "Return", "Return")

    with database.reading() as session:
        assert queries.taken(session, group_id) == 2
    assert len(fakes.ask.refusals) == 1


def test_the_form_is_fit_for_everybody(database, parent):
    learner_id = given.a_learner(database)
    assert_page_accessible(
        lambda theme: put_on_a_course(a_bench(database, theme=theme).bench, learner_id, parent)
    )


def test_what_is_lacking_on_the_first_day_is_told_before_it_is_sent(database, fakes, parent):
    learner_id = given.a_learner(database)
    a_qualification(database, learner_id, "TRUCK", until=given.TODAY)
    a_group(database, a_course(database, name="Kran", prerequisites="certificate:TRUCK"))
    dialog = put_on_a_course(fakes.bench, learner_id, parent)
    show(dialog)
    press(dialog, "Down", "Return")
    lacks = "Lacks what the course asks for: a valid certificate TRUCK."

    assert lacks not in told(dialog)
    dialog.form.type_in({"first_day": date(2026, 11, 24)})
    assert lacks in told(dialog)


def told(dialog):
    return "\n".join(one.text() for one in dialog.form.findChildren(Said))
