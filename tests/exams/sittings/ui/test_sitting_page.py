"""One exam: its state and what comes next, every command of it, and who cannot be there told on top."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from eduapp.exams.sittings import service
from eduapp.exams.sittings.ui.sitting_page import ANNUL_REASON, SittingPage
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Bar
from tests.support import given, given_education
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_exams import (
    NOT_TRAINED,
    a_room_of,
    cancelled,
    candidates,
    enter_candidate,
    entered,
    everybody_seated,
    head,
    moved,
    plan,
    trained,
)
from tests.support.given_papers import a_paper, facts, items_of, some_singles
from tests.support.keys import press


@pytest.fixture
def page(qtbot, database, sitting_id, candidate_id):
    return the_page(qtbot, database, sitting_id)


@pytest.fixture
def ready_id(database, course_id):
    """An exam with room, invigilator and seats; the invigilator has not been trained."""
    room = given_education.a_place(database, "Rom 2", seats=12)
    id = plan(database, course_id, place_id=room, invigilator_id=given.INVIGILATOR.user_id)
    a_room_of(database, id, 2, 3)
    entered(database, id, 2)
    everybody_seated(database, id)
    return id


def the_page(qtbot, database, sitting_id, actor=given.LEADER):
    fakes = a_hearing_bench(database, actor)
    page = SittingPage(fakes.bench, Route("sittings.sitting", sitting_id))
    page.fakes = fakes
    qtbot.addWidget(page)
    show(page)
    return page


def words(page):
    QApplication.processEvents()
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]


def bars(page):
    QApplication.processEvents()
    return [bar.accessibleName() for bar in page.findChildren(Bar) if bar.isVisibleTo(page)]


def test_state_and_what_comes_next_are_told_in_words(page, database, sitting_id):
    assert "Next: publish it, once room, invigilators, seats and candidates are in order." in words(page)
    moved(database, sitting_id, "annulled", reason="Wrong paper")
    page.reload()
    assert "It does not count (opplæringsforskrifta § 9-40)." in words(page)
    assert "Annulled by Solveig Nes, 23.11.2026 (opplæringsforskrifta § 9-40): Wrong paper" in words(page)


def test_facts_stand_on_top(qtbot, database, ready_id):
    said = words(the_page(qtbot, database, ready_id))
    for told in ("MAT, written", "09:00, lasts 300 min", "Rom 2", "from elsewhere", "Berit Moe", "2 of 2"):
        assert told in said


def test_all_that_stands_against_publishing_is_told_at_once(page, database, sitting_id):
    page.publish.click()
    [refusal] = page.fakes.ask.refusals
    assert [one.name for one in refusal.violations] == ["NoRoom", "NoWatch", "NotSeated"]
    assert head(database, sitting_id).state == "planned"


def test_what_may_be_overridden_is_published_with_a_reason(qtbot, database, ready_id):
    page = the_page(qtbot, database, ready_id)
    assert page.publish in page.header_buttons()
    page.fakes.ask.reason = NOT_TRAINED.reason
    page.publish.click()

    assert head(database, ready_id).state == "published"
    assert page.fakes.tell.texts == ["The exam is published."]
    assert page.publish not in page.header_buttons()  # nothing to press twice


def test_time_and_room_are_changed(qtbot, database, ready_id):
    other = given_education.a_place(database, "Rom 3", seats=5)
    page = the_page(qtbot, database, ready_id)
    page.change.click()
    dialog = the_dialog()
    dialog.form.set_values({"minutes": 240, "place_id": other})
    dialog.submit()

    now = head(database, ready_id)
    assert no_dialog()
    assert (now.minutes, now.place) == (240, "Rom 3")
    assert "09:00, lasts 240 min" in words(page)


def test_an_exam_is_annulled_with_a_reason(page, database, sitting_id):
    page.annul.click()
    dialog = the_dialog()
    dialog.submit()
    assert "“Why does it not count?” needs an answer." in dialog.form.summary.accessibleDescription()
    dialog.form.set_values({"reason": "Wrong paper"})
    dialog.submit()

    assert head(database, sitting_id).state == "annulled"
    for verb in (page.change, page.watch, page.paper, page.annul):
        assert not verb.isEnabled()
        assert verb.accessibleDescription() == "The exam is now: annulled."


def test_invigilators_are_shown_with_training_and_independence(qtbot, database, course_id, ready_id):
    given_education.a_group(database, course_id, teacher_id=given.INVIGILATOR.user_id)
    page = the_page(qtbot, database, ready_id)
    assert "Berit Moe, in charge" in words(page)
    assert "No training as invigilator is recorded. Teaches this course." in words(page)
    trained(database, given.INVIGILATOR.user_id)
    page.reload()
    assert any(text.startswith("Trained on 23.11.2026; that counts") for text in words(page))


def test_who_cannot_be_there_is_told_on_top_until_the_exam(qtbot, database, course_id):
    id = plan(database, course_id, given.TODAY + timedelta(days=3))
    learner_id = given.a_learner(database, "Ada Holm")
    enter_candidate(database, id, learner_id)
    page = the_page(qtbot, database, id)
    assert bars(page) == []
    given.a_state(database, learner_id, "released", date(2026, 11, 25))

    page.reload()
    assert bars(page) == ["Candidate 101, Holm, Ada: on that day: released."]
    moved(database, id, "annulled", reason="Wrong paper")
    page.reload()
    assert bars(page) == []


def test_a_cancelled_entry_stays_below_in_words(page, database, sitting_id, candidate_id):
    cancelled(database, candidate_id)
    page.reload()
    assert "101 Haddad, Karim: moved away · gives the right to a postponed exam" in words(page)
    assert len(page.candidates.table.table.rows) == 0


def test_the_ways_to_seats_and_papers(page, sitting_id):
    page.seats.click()
    page.print_()
    [menu] = [one for one in page.findChildren(QMenu) if one.isVisible()]
    texts = [action.text() for action in menu.actions()]
    menu.actions()[1].trigger()
    menu.hide()

    assert texts == ["&1  Door list", "&2  Invigilators' list", "&3  Seat plan", "&4  Desk labels"]
    assert page.fakes.went == [
        Route("sittings.seats", sitting_id),
        Route("sittings.papers", sitting_id, "watch_list"),
    ]


def test_the_paper_is_chosen_and_the_exam_lasts_as_long_as_it_says(page, database, sitting_id):
    paper_id = a_paper(database, items_of(some_singles(database, 2)), told=facts(minutes=120))
    page.paper.click()
    dialog = the_dialog()
    dialog.form.set_values({"paper_id": paper_id})
    dialog.submit()

    now = head(database, sitting_id)
    assert (now.paper, now.minutes) == ("Prøve i regning", 120)
    assert "Prøve i regning" in words(page)


def test_who_may_only_look_changes_nothing(qtbot, database, sitting_id, candidate_id):
    page = the_page(qtbot, database, sitting_id, given.INVIGILATOR)

    for verb in (page.change, page.watch, page.paper, page.publish, page.annul):
        assert not verb.isEnabled()
        assert verb.accessibleDescription()
    assert page.annul.accessibleDescription() == ANNUL_REASON
    assert page.print_button.isEnabled()  # whoever watches needs the lists


def test_an_exam_that_is_gone_says_so(qtbot, database, learner_id):
    assert the_page(qtbot, database, learner_id).title == "This exam has been removed"


def test_the_keyboard_is_in_the_candidates_and_f1_knows_the_keys(page):
    assert QApplication.focusWidget() is page.candidates.table
    assert ("-", "The candidate did not come, or came after all") in list(page.keys())
    press(page, "Tab")  # leaves the table
    assert QApplication.focusWidget() is not page.candidates.table


def test_the_page_is_fit_for_everybody(qtbot, database, ready_id):
    learner_id = given.a_learner(database, "Ada Maximiliane Nordmann-Haugen")
    cancelled(database, enter_candidate(database, ready_id, learner_id))
    first = candidates(database, ready_id)[0]
    given.a_state(database, first.learner_id, "released")
    route = Route("sittings.sitting", ready_id)
    assert_page_accessible(lambda theme: SittingPage(a_bench(database, theme=theme).bench, route))


def test_results_are_told_of_an_exam_that_was_held(page, database, candidate_id):
    database.execute(service.enter_result, service.EnterResult(candidate_id=candidate_id, grade="4"))
    page.reload()
    assert "1 of 1" in words(page)
