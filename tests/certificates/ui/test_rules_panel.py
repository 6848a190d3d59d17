"""Whether a second person checks papers: one tick, for who may set it."""

from eduapp.certificates import queries
from eduapp.certificates.ui.rules_panel import RulesPanel
from tests.support import given
from tests.support.fakes import a_bench


def the_panel(qtbot, database, actor=given.LEADER):
    panel = RulesPanel(a_bench(database.acting_as(actor), actor).bench)
    qtbot.addWidget(panel)
    return panel


def test_a_tick_holds_for_everybody(qtbot, database):
    panel = the_panel(qtbot, database)
    assert not panel.tick.isChecked()
    panel.tick.click()

    with database.reading() as session:
        assert queries.asks_for_second_person(session)
    assert the_panel(qtbot, database).tick.isChecked()


def test_who_came_second_sees_what_holds_now(qtbot, database):
    first, second = the_panel(qtbot, database), the_panel(qtbot, database)
    first.tick.click()
    second.tick.click()
    assert second.tick.isChecked()


def test_who_may_not_set_it_only_sees_it(qtbot, database):
    assert not the_panel(qtbot, database, given.OFFICE).tick.isEnabled()
