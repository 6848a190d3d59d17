"""The trail of the site: sentences, chips, the way to the learner, and the check of the chain."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from eduapp.app.catalogue import audit_sentences
from eduapp.core.actor import system_actor
from eduapp.gui.routes import Route
from eduapp.people.access import service, terms
from eduapp.people.audit.ui.trail_page import TrailPage
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.fakes import a_bench
from tests.support.keys import keys_only, press

ROUTE = Route("audit.trail")


def the_page(qtbot, fakes):
    page = TrailPage(replace(fakes.bench, sentences=audit_sentences()), ROUTE)
    qtbot.addWidget(page)
    show(page)
    return page


@pytest.fixture
def page(qtbot, fakes):
    return the_page(qtbot, fakes)


def sentences(page):
    return [page.table.table.columns[0].words(row) for row in page.table.table.rows]


def signed_in(database):
    order = service.NoteSignIn(user_id=given.TEACHER.user_id, succeeded=True)
    database.acting_as(system_actor([terms.SIGN_IN])).execute(service.note_sign_in, order)


def test_an_empty_trail_says_what_will_stand_here(page):
    QApplication.processEvents()
    assert page.nothing.isVisible()
    assert page.empty().title == "Nothing has been changed yet"


def test_every_change_is_a_sentence_at_once_the_newest_on_top(page, database):
    given.a_learner(database, "Karim Haddad", number="2007")
    signed_in(database)
    page.mark_stale()

    assert sentences(page) == ["Ingrid Solheim signed in.", "Haddad, Karim (no. 2007) was added."]
    assert page.table.table.sentence(page.table.table.rows[1]) == (
        "23.11.2026 08:00, Solveig Nes: Haddad, Karim (no. 2007) was added."
    )
    assert page.count_text(2, 2) == "2 entries"
    assert page.count_text(500, None) == "The newest 500 entries"


@pytest.mark.parametrize(
    ("chosen", "count"), [("learners.", 1), ("access.", 1), ("certificates.", 0), ("", 2)]
)
def test_chips_narrow_it_to_one_part_of_the_work(page, database, chosen, count):
    given.a_learner(database)
    signed_in(database)
    page.choose_filter(chosen)
    assert len(page.table.table.rows) == count


def test_enter_leads_to_the_learner_it_is_about_and_nowhere_else(page, database, fakes):
    learner_id = given.a_learner(database)
    signed_in(database)
    page.table.setFocus()
    with keys_only():
        press(page, "Home", "Return")
        assert fakes.went == []
        press(page, "Down", "Return")
    assert fakes.went == [Route("learners.learner", learner_id)]


def test_a_whole_trail_is_said_to_be_whole(page, database, fakes):
    given.a_learner(database)
    page.header_buttons()[0].click()
    assert fakes.tell.texts == ["The trail is whole: no entry was edited, taken out or moved."]


def test_the_first_entry_that_was_touched_is_named(page, database, fakes):
    for _number in range(3):
        given.a_learner(database)
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE audit_entry SET actor_name = 'Somebody' WHERE seq = 2"))
    page.header_buttons()[0].click()
    [told] = fakes.tell.texts
    assert told.startswith("Entry 2 does not fit")


def test_the_page_is_fit_for_everybody(qtbot, database):
    given.a_learner(database, "Karim H<b>addad</b>")
    signed_in(database)

    def make(theme):
        return TrailPage(replace(a_bench(database, theme=theme).bench, sentences=audit_sentences()), ROUTE)

    assert_page_accessible(make)
