"""Whether a second person checks papers: one tick, for who may set it, with a reason; off it takes two."""

import pytest

from eduapp.certificates import queries
from eduapp.certificates.ui.rules_panel import RulesPanel
from eduapp.gui.theme import Theme
from tests.support import given, given_keys
from tests.support.accessibility import assert_accessible
from tests.support.ceremonies import words
from tests.support.dialogs import close_all, fill, no_dialog, the_dialog
from tests.support.fakes import a_bench


@pytest.fixture(autouse=True)
def _dressed(qapp):
    Theme().apply(qapp)


def the_panel(qtbot, database, actor=given.LEADER):
    panel = RulesPanel(a_bench(database.acting_as(actor), actor).bench)
    qtbot.addWidget(panel)
    return panel


def asked(database):
    with database.reading() as session:
        return queries.asks_for_second_person(session)


def wanted(panel):
    panel.tick.click()
    fill(reason="The county asks for it.")
    assert no_dialog()


def test_a_tick_holds_for_everybody_once_it_has_a_reason(qtbot, database):
    panel = the_panel(qtbot, database)
    panel.tick.click()
    assert not panel.tick.isChecked()  # not yet
    assert_accessible(the_dialog())
    fill(reason="")
    assert not asked(database)
    fill(reason="The county asks for it.")

    assert asked(database)
    assert panel.tick.isChecked()
    assert the_panel(qtbot, database).tick.isChecked()


def test_who_gives_no_reason_leaves_it_as_it_is(qtbot, database):
    panel = the_panel(qtbot, database)
    panel.tick.click()
    the_dialog().reject()
    assert not panel.tick.isChecked()
    assert not asked(database)


def test_off_it_goes_by_two(qtbot, database):
    given_keys.may_sign_in(database)
    panel = the_panel(qtbot, database)
    wanted(panel)
    typed = {"reason": "Nobody is here in July.", "second_name": "karivik"}

    panel.tick.click()
    assert_accessible(the_dialog())
    fill(**typed, second_password="feil")
    assert "does not fit" in words(the_dialog())
    fill(**(typed | {"second_name": "solveignes"}), second_password=given_keys.SIGN_IN)
    assert "somebody else" in words(the_dialog())
    assert asked(database)
    fill(**typed, second_password=given_keys.SIGN_IN)

    assert no_dialog()
    assert not asked(database)
    assert not panel.tick.isChecked()


def test_who_may_not_set_it_only_sees_it(qtbot, database):
    assert not the_panel(qtbot, database, given.OFFICE).tick.isEnabled()


@pytest.fixture(autouse=True)
def _closed():
    yield
    close_all()
