"""What is asked before the rule of the second person changes. The tick itself: test_rules_panel."""

import pytest

from eduapp.certificates import queries
from eduapp.certificates.ui import rules_dialogs
from eduapp.gui.theme import Theme
from tests.support import given_keys
from tests.support.ceremonies import words
from tests.support.dialogs import fill, no_dialog, the_dialog
from tests.support.windows import fakes, nothing_left_open, parent

__all__ = ["fakes", "nothing_left_open", "parent"]
TWO = {"second_name": "karivik", "second_password": given_keys.SIGN_IN}


@pytest.fixture(autouse=True)
def _dressed(qapp):
    Theme().apply(qapp)


def asked(database):
    with database.reading() as session:
        return queries.asks_for_second_person(session)


@pytest.fixture
def wanted(fakes, parent, database):
    given_keys.may_sign_in(database)
    rules_dialogs.want(fakes.bench, parent)
    fill(reason="The county asks for it.")
    assert asked(database)


def test_what_is_wrong_is_told_and_nothing_typed_is_lost(fakes, parent, database, wanted):
    dialog = rules_dialogs.drop(fakes.bench, parent)
    for changed, says in (
        ({"reason": ""}, "needs an answer"),
        ({"second_password": "feil"}, "does not fit"),
        ({"second_name": "perdal"}, "no role that may keep the keys"),
    ):
        typed = {"reason": "Nobody is here in July."} | TWO | changed
        fill(**typed)
        assert says in words(the_dialog())
        assert dialog.form.values()["reason"] == typed["reason"]
        assert dialog.verb_button.isEnabled()
    assert asked(database)


def test_who_may_drops_it_with_a_second_one_beside(fakes, parent, database, wanted):
    rules_dialogs.drop(fakes.bench, parent)
    fill(reason="Nobody is here in July.", **TWO)
    assert no_dialog()
    assert not asked(database)
