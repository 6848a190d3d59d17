"""The trail of the site: sentences, chips, exceptions, files opened, narrowing down, and a file of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from eduapp.app import catalogue
from eduapp.app.catalogue import audit_sentences
from eduapp.core.actor import system_actor
from eduapp.gui.forms import FormDialog
from eduapp.gui.routes import Route
from eduapp.people.access import service, terms
from eduapp.people.audit.ui.narrow_dialog import Narrowed
from eduapp.people.audit.ui.trail_page import EXCEPTIONS, READS, TrailPage
from eduapp.people.learners import queries as learners
from tests.support import given, given_trail
from tests.support.accessibility import assert_page_accessible, show
from tests.support.fakes import a_bench
from tests.support.keys import keys_only, press

ROUTE = Route("audit.trail")


def the_page(qtbot, fakes):
    bench = replace(
        fakes.bench,
        sentences=audit_sentences(),
        answers=lambda place: catalogue.answers(place, given.LEADER),
    )
    page = TrailPage(bench, ROUTE)
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


def test_a_button_leads_to_the_check(page, fakes):
    page.header_buttons()[1].click()
    assert fakes.went == [Route("audit.check")]


def test_exceptions_say_why_they_are_some(page, database, clock):
    given.a_learner(database, "Karim Haddad")
    order = service.NoteSignIn(user_id=given.TEACHER.user_id, succeeded=False)
    database.acting_as(system_actor([terms.SIGN_IN])).execute(service.note_sign_in, order)
    clock.moment += timedelta(hours=14)
    given.a_learner(database, "Jonas Lie")
    page.choose_filter(EXCEPTIONS)
    late, wrong = sentences(page)
    assert late.startswith("Out of hours: Lie, Jonas")
    assert wrong.startswith("Wrong sign-in: Somebody tried to sign in")


def test_who_opened_whose_file_is_told_with_the_name(page, database, fakes):
    learner_id = given.a_learner(database, "Karim Haddad")
    given_trail.read(database, learner_id, 3)
    page.choose_filter(READS)
    assert sentences(page) == ["The file of Haddad, Karim was opened, times that day: 3."]
    page.open(page.table.table.rows[0])
    assert fakes.went == [Route("learners.learner", learner_id)]


def test_it_is_narrowed_to_a_person_and_shown_whole_again(page, database):
    learner_id = given.a_learner(database, "Karim Haddad")
    given.a_learner(database, "Jonas Lie")
    with database.reading() as session:
        [person] = learners.find(session, "Haddad")
    page.narrow_to(Narrowed(person=person))
    assert [row.learner_id for row in page.table.table.rows] == [learner_id]
    assert page.said.text().startswith("about Haddad, Karim")
    page.narrow_to(Narrowed(person=person, first=date(2027, 1, 1)))
    assert page.empty().title == "Nothing there"
    page.whole.click()
    assert len(page.table.table.rows) == 2
    assert not page.whole.isVisibleTo(page)


def test_the_dialog_is_asked_with_all_users_and_days(page, database):
    given.a_learner(database, "Karim Haddad")
    page.narrow.click()
    [dialog] = page.findChildren(FormDialog)
    dialog.form.type_in({"actor": given.TEACHER.user_id, "first": date(2026, 11, 23)})
    dialog.submit()
    assert page.table.table.rows == []
    assert page.said.text() == f"by {given.TEACHER.name}, from 23.11.2026"


def test_what_is_shown_is_saved_as_a_file(page, database, fakes, tmp_path):
    given.a_learner(database, "Karim Haddad")
    signed_in(database)
    page.choose_filter("learners.")
    fakes.files.answers = [tmp_path / "trail.csv", None]
    page.header_buttons()
    page.save.click()
    written = (tmp_path / "trail.csv").read_text("utf-8-sig")
    assert "Haddad, Karim (no. " in written
    assert "signed in" not in written
    assert fakes.tell.texts == ["1 entry is written."]
    assert page.save.isEnabled()
    page.save.click()
    assert len(fakes.tell.texts) == 1


def test_a_file_that_cannot_be_written_is_said(page, database, fakes, tmp_path):
    given.a_learner(database)
    fakes.files.answers = [tmp_path]
    page.header_buttons()
    page.save.click()
    assert len(fakes.ask.errors) == 1
    assert page.save.isEnabled()


def test_the_page_is_fit_for_everybody(qtbot, database):
    given.a_learner(database, "Karim H<b>addad</b>")
    signed_in(database)

    def make(theme):
        return TrailPage(replace(a_bench(database, theme=theme).bench, sentences=audit_sentences()), ROUTE)

    assert_page_accessible(make)
