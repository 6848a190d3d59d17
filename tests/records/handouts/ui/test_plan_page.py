"""The plan is looked at as it would be printed, and printed or saved by keyboard."""

import pytest

from eduapp.gui.pdf_pages import look_into
from eduapp.gui.routes import Route
from eduapp.records.handouts import terms
from eduapp.records.handouts.ui.plan_page import PlanPage
from tests.support import given, given_education
from tests.support.accessibility import Case, standing
from tests.support.given_plans import a_goal, a_talk


@pytest.fixture
def learner_id(database):
    given_education.the_school(database)
    person = given.a_learner(database, "Karim Haddad")
    a_goal(database, person)
    a_talk(database, person, learner_note="Bra framgang")
    return person


def in_a_window(fakes, learner_id):
    def make(theme):
        fakes.bench.__dict__["theme"] = theme
        return PlanPage(fakes.bench, Route("handouts.plan", learner_id))

    return standing(Case(language="en"), make)


@pytest.fixture
def page(learner_id, fakes):
    with in_a_window(fakes, learner_id) as (_window, made, _theme):
        yield made


def words(pdf):
    return " ".join(" ".join(look_into(pdf).texts).split())


def actions(notes):
    return [note.action for note in notes if note.action.startswith("handouts")]


def test_what_is_looked_at_is_what_is_printed_and_the_trail_keeps_it(page, fakes, notes):
    page.print_()  # Ctrl+P, which the window hands on

    [(pdf, title)] = fakes.printer.printed
    assert title == "Plan of Karim Haddad"
    assert "My plan" in words(pdf)
    assert actions(notes) == [terms.PLAN_PRINTED]


def test_a_printer_that_took_nothing_leaves_no_trace(page, fakes, notes):
    fakes.printer.works = False

    page.print_button.click()

    assert actions(notes) == []


def test_language_size_and_staff_are_chosen_beside_the_page(page, fakes):
    page.language.set_value("nn")
    page.large.set_value(True)
    page.staff.set_value(True)
    page.print_()

    [(pdf, _title)] = fakes.printer.printed
    assert "Side 1 av" in words(pdf)
    assert given.TEACHER.name in words(pdf)


def test_it_is_saved_as_a_file_and_told(page, fakes, notes, tmp_path):
    fakes.files.answers = [tmp_path / "plan.pdf"]

    page.save_button.click()

    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")
    assert fakes.files.proposed == ["plan-Karim-Haddad.pdf"]
    assert fakes.tell.texts == ["The plan is saved."]
    assert actions(notes) == [terms.PLAN_SAVED]


def test_a_plan_that_tells_where_is_not_printed_and_the_buttons_say_why(database, page, fakes, learner_id):
    a_goal(database, learner_id, "Jobb etter fengselet")

    assert page.reasons.isVisible()
    assert "Jobb etter fengselet" in page.reasons.text()
    assert not page.print_button.isEnabled()
    assert "fengselet" in page.print_button.accessibleDescription()
    page.print_()
    assert fakes.printer.printed == []


def test_another_goal_shows_at_once(database, page, fakes, learner_id):
    a_goal(database, learner_id, "Truckførerbevis")
    page.print_()

    assert "Truckførerbevis" in words(fakes.printer.printed[0][0])
