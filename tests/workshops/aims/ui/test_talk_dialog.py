"""The form for a talk: how often by which paragraph, and what must not be written."""

from datetime import timedelta

import pytest

from eduapp.workshops.aims import queries
from eduapp.workshops.aims.rules.talks import Interval, interval_of
from eduapp.workshops.aims.ui.talk_dialog import interval_text, note_talk, withdraw_talk
from tests.support import given, given_workshops
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.given_aims import a_talk
from tests.support.given_roads import JOINERY, a_road
from tests.support.keys import press

NAMES = (JOINERY, "joinery")


@pytest.fixture
def ola(database):
    shop = given_workshops.a_workshop(database)
    [learner_id] = given_workshops.placed(database, shop, "Ola Vik")
    a_road(database, learner_id, shop, way="apprentice")
    return learner_id


def test_a_talk_is_noted_with_short_words(database, fakes, parent, ola):
    dialog = note_talk(fakes.bench, ola, NAMES, interval_of("apprentice", given.TODAY), parent)
    assert "nothing about health" in dialog.form.field("agreed").accessibleDescription()
    dialog.form.type_in({"agreed": "Practise joints"})
    press(dialog, "Ctrl+Return")

    assert no_dialog()
    with database.reading() as session:
        assert queries.talk_days(session, ola, JOINERY) == [given.TODAY]


def test_what_is_refused_stands_beside_its_field(fakes, parent, ola):
    dialog = note_talk(fakes.bench, ola, NAMES, None, parent)
    dialog.form.type_in({"agreed": "Words", "day": given.TODAY + timedelta(days=1)})
    press(dialog, "Ctrl+Return")

    assert the_dialog() is dialog


def test_a_talk_is_withdrawn_only_with_a_reason(database, fakes, parent, ola):
    a_talk(database, ola)
    with database.reading() as session:
        [talk] = queries.of_learner(session, ola, given.TODAY)[0].talks
    dialog = withdraw_talk(fakes.bench, talk, parent)
    press(dialog, "Ctrl+Return")
    assert the_dialog() is dialog
    dialog.form.type_in({"reason": "Wrong person"})
    press(dialog, "Ctrl+Return")

    with database.reading() as session:
        assert queries.talk_days(session, ola, JOINERY) == []


def test_the_interval_is_told_with_its_paragraph():
    assert interval_text(Interval(1, timedelta(), "§ 1")) == "At least one talk every month (§ 1)."
    assert interval_text(Interval(6, timedelta(), "§ 1")) == "At least one talk every 6 months (§ 1)."
