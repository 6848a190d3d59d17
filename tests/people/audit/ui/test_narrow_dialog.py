"""Narrowing the trail down: of whom, by whom, from which day to which."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from eduapp.app import catalogue
from eduapp.people.access import queries as access
from eduapp.people.audit.queries import TrailFilter
from eduapp.people.audit.ui.narrow_dialog import Narrowed, ask_narrowed
from eduapp.people.learners import queries as learners
from tests.support import given

TODAY = date(2026, 11, 23)


@pytest.fixture
def opened(qtbot, database, fakes):
    given.a_learner(database, "Karim Haddad")
    chosen, parent = [], QWidget()
    qtbot.addWidget(parent)

    def ask(before=None, may_see=True):
        answers = (lambda place: catalogue.answers(place, given.LEADER)) if may_see else (lambda _place: ())
        with database.reading() as session:
            users = access.users(session)
        bench = replace(fakes.bench, answers=answers)
        return ask_narrowed(bench, users, before or Narrowed(), chosen.append, parent), chosen

    return ask


def texts_of(dialog):
    return " ".join(one.text() for one in dialog.findChildren(QLabel))


def person_of(database):
    with database.reading() as session:
        [person] = learners.find(session, "Haddad")
    return person


def test_what_is_chosen_comes_back(opened, database):
    dialog, chosen = opened()
    person = person_of(database)
    dialog.form.type_in({"person": person, "actor": given.OFFICE.user_id, "first": TODAY, "last": TODAY})
    dialog.submit()
    [found] = chosen
    assert found == Narrowed(person, given.OFFICE.user_id, given.OFFICE.name, TODAY, TODAY)
    assert found.on(TrailFilter(action="x.")) == TrailFilter(
        person.id, given.OFFICE.user_id, TODAY, TODAY, "x."
    )
    assert found.sentence() == (
        f"about {person.label}, by {given.OFFICE.name}, from 23.11.2026, to 23.11.2026"
    )


def test_what_was_chosen_before_stands_there(opened, database):
    before = Narrowed(person_of(database), given.OFFICE.user_id, given.OFFICE.name, TODAY, None)
    dialog, chosen = opened(before)
    dialog.submit()
    assert chosen == [before]


def test_days_the_wrong_way_round_are_said(opened):
    dialog, chosen = opened()
    dialog.form.type_in({"first": TODAY, "last": date(2026, 11, 22)})
    dialog.submit()
    assert chosen == []
    assert "The last day lies before the first" in texts_of(dialog)


def test_who_may_not_know_people_narrows_by_users_and_days(opened):
    dialog, chosen = opened(may_see=False)
    assert "person" not in dialog.form.values()
    dialog.submit()
    assert chosen == [Narrowed()]
    assert chosen[0].sentence() == ""
