"""Coming back: a new enrolment in the same course, with what has been in sight."""

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.education.enrolment import queries
from eduapp.education.enrolment.ui.again_dialog import ask_again, enrol_again
from tests.support import given
from tests.support.accessibility import assert_page_accessible
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import a_course, a_group, an_ended_enrolment, an_enrolment
from tests.support.keys import keys_only, press


@pytest.fixture
def course_id(database):
    return a_course(database, name="Norsk A2")


@pytest.fixture
def learner_id(database):
    return given.a_learner(database, "Karim Haddad")


@pytest.fixture
def ended_id(database, course_id, learner_id):
    group_id = a_group(database, course_id, "Vår")
    return an_ended_enrolment(database, an_enrolment(database, learner_id, group_id), "withdrawn", "own_wish")


def test_a_new_enrolment_follows_the_old_one(database, fakes, parent, course_id, learner_id, ended_id):
    a_group(database)  # of another course
    enrol_again(fakes.bench, ended_id, course_id, parent)
    dialog = the_dialog()
    assert "Vår: withdrawn, 23.11.2026 (own wish)" in [one.text() for one in dialog.findChildren(QLabel)]

    with keys_only():
        press(dialog, "Down", "Return", "Return")

    assert no_dialog()
    with database.reading() as session:
        new, old = queries.of_learner(session, learner_id)
        [earlier] = queries.history(session, new.id, given.TODAY).earlier
    assert (new.state, old.state, earlier.id) == ("active", "withdrawn", ended_id)


def test_what_is_gone_opens_nothing(fakes, parent, course_id):
    enrol_again(fakes.bench, given.TEACHER.user_id, course_id, parent)
    assert no_dialog()


def test_the_form_is_fit_for_everybody(qtbot, database, parent, course_id, ended_id):
    with database.reading() as session:
        told = queries.history(session, ended_id, given.TODAY)
    assert_page_accessible(
        lambda theme: ask_again(a_bench(database, theme=theme).bench, told, course_id, parent)
    )
