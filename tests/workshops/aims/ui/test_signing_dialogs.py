"""The forms of one cell say what must not be written, and what stands against them."""

import pytest

from eduapp.workshops.aims import queries
from eduapp.workshops.aims.ui import signing_dialogs
from tests.support import given_workshops
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.given_aims import an_aim, seen, signed_off
from tests.support.keys import press


@pytest.fixture
def ola(database):
    [learner_id] = given_workshops.placed(database, given_workshops.a_workshop(database), "Ola Vik")
    return learner_id


@pytest.fixture
def aim(database):
    aim_id = an_aim(database)
    with database.reading() as session:
        return queries.aim(session, aim_id)


def standing(database, query, learner_id, aim):
    with database.reading() as session:
        return query(session, [learner_id], [aim.id]).get((learner_id, aim.id))


def test_an_observation_says_what_must_not_be_written(database, fakes, parent, ola, aim):
    dialog = signing_dialogs.observe(fakes.bench, ola, "Vik, Ola", aim, parent)
    assert "nothing about health" in dialog.form.field("words").accessibleDescription()
    dialog.form.type_in({"level": "alone", "words": "Cut joints"})
    press(dialog, "Ctrl+Return")

    assert no_dialog()
    found = standing(database, queries.seen, ola, aim)
    assert (found.level, found.words) == ("alone", "Cut joints")


def test_a_sign_off_on_nothing_is_refused_by_name(fakes, parent, ola, aim):
    dialog = signing_dialogs.sign_off(fakes.bench, ola, "Vik, Ola", aim, parent)
    press(dialog, "Ctrl+Return")

    assert the_dialog() is dialog
    assert (
        "no observation" in dialog.form.summary.accessibleName() + dialog.form.summary.accessibleDescription()
    )


def test_a_sign_off_is_given_and_withdrawn_with_a_reason(database, fakes, parent, ola, aim):
    seen(database, ola, aim.id)
    press(signing_dialogs.sign_off(fakes.bench, ola, "Vik, Ola", aim, parent), "Ctrl+Return")
    assert standing(database, queries.signed, ola, aim) is not None

    dialog = signing_dialogs.withdraw(fakes.bench, ola, "Vik, Ola", aim, parent)
    press(dialog, "Ctrl+Return")
    assert the_dialog() is dialog  # a reason is needed
    dialog.form.type_in({"reason": "Wrong row"})
    press(dialog, "Ctrl+Return")

    assert standing(database, queries.signed, ola, aim) is None


def test_an_aim_that_was_signed_meanwhile_is_not_signed_twice(database, fakes, parent, ola, aim):
    seen(database, ola, aim.id)
    dialog = signing_dialogs.sign_off(fakes.bench, ola, "Vik, Ola", aim, parent)
    signed_off(database, ola, aim.id)
    press(dialog, "Ctrl+Return")

    assert the_dialog() is dialog
