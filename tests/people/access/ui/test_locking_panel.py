"""When the screen locks by itself, on the settings page."""

import pytest

from eduapp.people.access import queries, service, terms
from eduapp.people.access.ui.locking_panel import LockingPanel
from tests.support import given
from tests.support.dialogs import a_hearing_bench, fill, no_dialog, the_dialog


@pytest.fixture
def panel(qtbot, database):
    made = LockingPanel(a_hearing_bench(database, given.ADMINISTRATOR).bench)
    qtbot.addWidget(made)
    return made


def minutes(database):
    with database.reading() as session:
        return queries.lock_minutes(session)


def test_an_administrator_sets_the_minutes_and_sees_them_at_once(database, panel, notes):
    assert "after 5 minutes" in panel.words.text()
    panel.ask()
    fill(minutes=2)

    assert no_dialog()
    assert minutes(database) == 2
    assert "after 2 minutes" in panel.words.text()
    assert (notes[-1].action, notes[-1].details) == (terms.LOCKING_SET, {"minutes": 2, "before": 5})


def test_more_than_the_limit_is_refused_in_the_form(database, panel):
    panel.ask()
    fill(minutes=60)

    assert "1 to 15 minutes" in the_dialog().form.summary.accessibleDescription()
    assert minutes(database) == 5


def test_others_may_look(qtbot, database):
    panel = LockingPanel(a_hearing_bench(database, given.TEACHER).bench)
    qtbot.addWidget(panel)
    assert not panel.change.isEnabled()
    assert "5 minutes" in panel.words.text()


def test_somebody_elses_change_is_not_overwritten_unseen(database):
    at = database.acting_as(given.ADMINISTRATOR)
    at.execute(service.set_lock_minutes, service.SetLockMinutes(minutes=3, before=5))
    with pytest.raises(Exception, match="Conflict"):
        at.execute(service.set_lock_minutes, service.SetLockMinutes(minutes=4, before=5))
