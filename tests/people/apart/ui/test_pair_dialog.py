"""The form for a pair: by keyboard, without a reason, refusals keep what was typed."""

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.people.apart import queries
from eduapp.people.apart.rules import Level
from eduapp.people.apart.ui.pair_dialog import CHANGE_REASON, Somebody, close_pair, keep_apart, pair_form
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, no_dialog
from tests.support.fakes import a_bench
from tests.support.given_apart import a_pair
from tests.support.keys import keys_only, press, write


@pytest.fixture
def people(database):
    return given.a_learner(database, "Ada Holm"), given.a_learner(database, "Bo Berg")


def listed(database, shown=""):
    with database.reading() as session:
        return queries.pairs(session, "", shown)


def test_two_people_are_kept_apart_by_keyboard_alone(database, fakes, parent, people):
    dialog = keep_apart(fakes.bench, parent)
    show(dialog)
    with keys_only():
        write(dialog, "holm")
        press(dialog, "Return", "Tab")
        write(dialog, "berg")
        press(dialog, "Return", "Return")

    assert no_dialog()
    [row] = listed(database)
    assert {row.first_id, row.second_id} == set(people)
    assert row.level is Level.SESSION


def test_the_form_asks_for_two_people_and_a_level_and_for_no_reason(fakes):
    assert set(pair_form(fakes.bench).values()) == {"one_id", "other_id", "level"}


def test_the_form_says_that_no_reason_is_kept(fakes, parent):
    dialog = keep_apart(fakes.bench, parent)
    assert any("No reason is kept." in one.text() for one in dialog.findChildren(QLabel))


def test_a_refusal_says_why_and_keeps_what_was_chosen(database, fakes, parent, people):
    ada, _bo = people
    dialog = keep_apart(fakes.bench, parent, Somebody(ada, "Holm, Ada"), Somebody(ada, "Holm, Ada"))
    show(dialog)
    dialog.submit()

    assert "Choose two different people." in dialog.form.summary.accessibleDescription()
    assert dialog.form.values()["one_id"] == ada
    assert dialog.isVisible()
    assert listed(database) == []


def test_nobody_is_kept_apart_from_nobody(database, fakes, parent, people):
    dialog = keep_apart(fakes.bench, parent, Somebody(people[0], "Holm, Ada"))
    show(dialog)
    dialog.submit()
    assert "The other is needed." in dialog.form.summary.accessibleDescription()


def test_closing_is_asked_about_and_told(database, fakes, parent, people):
    a_pair(database, *people)
    [row] = listed(database)
    fakes.ask.yes = False
    close_pair(fakes.bench, row, parent)
    assert len(listed(database)) == 1

    fakes.ask.yes = True
    close_pair(fakes.bench, row, parent)
    assert fakes.ask.confirmed == ["Let them be together again?"] * 2
    assert fakes.tell.texts == [f"{row.first} and {row.second} may be together again."]
    assert len(listed(database, "closed")) == 1


def test_who_may_not_close_is_told(database, parent, people):
    a_pair(database, *people)
    [row] = listed(database)
    fakes = a_hearing_bench(database, given.OFFICE)
    close_pair(fakes.bench, row, parent)
    assert fakes.tell.texts == [CHANGE_REASON]
    assert len(listed(database)) == 1


def test_the_form_is_fit_for_everybody(database, parent, people):
    one = Somebody(people[0], "<b>Holm</b>, Ada")
    assert_page_accessible(lambda theme: keep_apart(a_bench(database, theme=theme).bench, parent, one))
