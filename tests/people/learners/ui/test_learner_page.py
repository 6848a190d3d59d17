"""One learner: the facts as they stand, what other features bring, and who may change them."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from eduapp.app.catalogue import panels
from eduapp.app.need_to_know import reached_by
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Chip
from eduapp.people.learners.ui.learner_page import CHANGE_REASON, LearnerPage
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.fakes import a_bench


@pytest.fixture
def learner_id(database):
    return given.a_learner(
        database, "Karim Haddad", number="1003", security_level="high", available_until=date(2026, 12, 3)
    )


def the_page(qtbot, fakes, learner_id):
    page = LearnerPage(fakes.bench, Route("learners.learner", learner_id))
    qtbot.addWidget(page)
    show(page)
    return page


def said(page):
    QApplication.processEvents()
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]


def chips(page):
    QApplication.processEvents()
    return [one.accessibleName() for one in page.findChildren(Chip) if one.isVisibleTo(page)]


def fact(page, title):
    words = said(page)
    return words[words.index(title) + 1]


def test_what_is_known_stands_in_words_and_what_is_not_says_so(qtbot, fakes, learner_id):
    page = the_page(qtbot, fakes, learner_id)

    assert (page.title, page.context) == ("Haddad, Karim", "Learner number 1003")
    assert fact(page, "Name as on papers") == "Karim Haddad"
    assert fact(page, "Date of birth") == "05.06.1990"
    assert fact(page, "First language") == "not known"
    assert fact(page, "Security level of the placement") == "high"
    assert fact(page, "Available until") == "03.12.2026 · leaves in 10 days"
    assert fact(page, "Where the day comes from") == "not known"
    assert fact(page, "Site") == "not known"
    assert fact(page, "Participation") == "offer"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "24.11.2026 · leaves in 1 day"),
        (0, "23.11.2026 · leaves in 0 days"),
        (-1, "22.11.2026 · day has passed"),
    ],
)
def test_how_long_somebody_stays_is_counted_until_the_day(qtbot, database, fakes, days, words):
    one = given.a_learner(database, available_until=given.TODAY + timedelta(days=days))
    assert fact(the_page(qtbot, fakes, one), "Available until") == words


def test_a_day_stands_with_where_it_comes_from_and_from_when_that_is_known(qtbot, database, fakes):
    one = given.a_learner(
        database,
        available_until=date(2027, 3, 1),
        available_source="earliest_date",
        available_as_of=date(2026, 11, 2),
    )
    page = the_page(qtbot, fakes, one)
    assert fact(page, "Where the day comes from") == "earliest date, as of 02.11.2026"


def test_who_has_left_leaves_in_no_days(qtbot, database, fakes, learner_id):
    given.a_state(database, learner_id, "released")
    assert fact(the_page(qtbot, fakes, learner_id), "Available until") == "03.12.2026"


def test_the_state_is_a_chip_with_icon_and_word_and_follows_a_change(qtbot, database, fakes, learner_id):
    page = the_page(qtbot, fakes, learner_id)
    assert chips(page) == ["here"]

    given.a_state(database, learner_id, "temporarily_out")

    assert chips(page) == ["out for a while"]


def test_notes_stand_there_only_if_there_are_any(qtbot, database, fakes, learner_id):
    assert "Note for staff" not in said(the_page(qtbot, fakes, learner_id))
    one = given.a_learner(database, staff_note="Speaks softly", learner_note="Bring your own pen")
    page = the_page(qtbot, fakes, one)
    assert fact(page, "Note for staff") == "Speaks softly"
    assert fact(page, "Note for the learner") == "Bring your own pen"


def test_a_change_is_seen_at_once_and_nothing_is_left_of_the_old(qtbot, fakes, learner_id):
    page = the_page(qtbot, fakes, learner_id)
    [change] = page.header_buttons()
    change.click()
    dialog = the_dialog()
    assert dialog.windowTitle() == "Change Haddad, Karim"
    dialog.form.set_values({"given_name": "Kareem", "unit": "D"})
    dialog.submit()

    assert no_dialog()
    assert page.title == "Haddad, Kareem"
    assert fact(page, "Unit") == "D"
    assert "Karim Haddad" not in said(page)
    assert said(page).count("Unit") == 1
    assert said(page).count("Site") == 1


def test_a_name_with_markup_is_shown_as_it_is(qtbot, database, fakes):
    page = the_page(qtbot, fakes, given.a_learner(database, "Karim H<b>addad</b>"))
    assert fact(page, "Name as on papers") == "Karim H<b>addad</b>"


def test_who_may_only_look_is_told_why(qtbot, database, learner_id):
    page = the_page(qtbot, a_hearing_bench(database, given.TEACHER), learner_id)
    [change] = page.header_buttons()
    assert not change.isEnabled()
    assert change.accessibleDescription() == CHANGE_REASON


def test_somebody_who_is_not_there_is_said_and_cannot_be_changed(qtbot, fakes):
    page = the_page(qtbot, fakes, uuid4())
    assert page.title == "This learner has been removed"
    page.header_buttons()[0].click()
    assert no_dialog()


def with_panels(bench):
    return replace(bench, panels=lambda place: panels(place, bench.actor))


@pytest.mark.parametrize(
    ("actor", "seen", "unseen"),
    [(given.LEADER, {"Exams", "Certificates", "Trail"}, set()), (given.INVIGILATOR, {"Exams"}, {"Trail"})],
)
def test_every_feature_brings_its_panel_to_those_who_may_see_it(
    qtbot, database, learner_id, actor, seen, unseen
):
    bench = with_panels(a_hearing_bench(database, actor).bench)
    page = LearnerPage(bench, Route("learners.learner", learner_id))
    qtbot.addWidget(page)
    show(page)

    assert seen <= set(said(page))
    assert not unseen & set(said(page))


def test_the_page_is_fit_for_everybody(qtbot, database, learner_id):
    route = Route("learners.learner", learner_id)
    assert_page_accessible(
        lambda theme: LearnerPage(with_panels(a_bench(database, theme=theme).bench), route)
    )


def test_of_somebody_elses_learner_nothing_is_told_and_no_panel_is_made(qtbot, database, learner_id):
    own_people = database._like(_need_to_know=reached_by).acting_as(given.TEACHER)
    fakes = a_hearing_bench(own_people, given.TEACHER)
    fakes.bench = replace(fakes.bench, panels=lambda place: panels(place, given.TEACHER))

    page = the_page(qtbot, fakes, learner_id)

    assert page.title == "Not one of your learners"
    assert [words for words in said(page) if "Karim" in words or "1003" in words] == []
    assert any("Ask a leader" in words for words in said(page))
    assert page._panels.count() == 0
    assert not page.header_buttons()[0].isEnabled()
