"""What a day brings: what has run out by a rule lapses as a row, once."""

from datetime import date, timedelta

import pytest

from eduapp.core.errors import NotAllowed
from eduapp.workshops.machines import queries, service, terms
from eduapp.workshops.machines.rules.training import Step
from eduapp.workshops.machines.service import LapseDue
from tests.support import given
from tests.support.given_machines import a_machine, trained
from tests.support.given_workshops import at

END = date(2031, 11, 23)  # 60 months after both had signed


def lapse(database, day, by=given.LEADER):
    return database.acting_as(by).execute(service.lapse_due, LapseDue(day=day))


def test_what_has_run_out_gets_its_row_once_and_nothing_else_does(database, clock, notes):
    hot, saw = a_machine(database, "Torch", "M-09", expiry="hot_work"), a_machine(database)
    learner_id = given.a_learner(database, "Karim Haddad")
    for machine_id in (hot, saw):
        trained(database, machine_id, learner_id)
    at(clock, END + timedelta(days=3), 9)

    assert list(lapse(database, END)) == []
    assert list(lapse(database, END + timedelta(days=1))) == [learner_id]
    assert list(lapse(database, END + timedelta(days=2))) == []
    with database.reading() as session:
        last = queries.entries_of(session, hot, learner_id)[-1]
        assert queries.entries_of(session, saw, learner_id)[-1].step is Step.LEARNER_SIGNED
    assert (last.step, last.day, last.reason) == (Step.LAPSED, END + timedelta(days=1), "expired")
    assert notes[-1].action == terms.TRAINING_STOPPED


def test_only_who_may_train_lets_it_lapse(database):
    with pytest.raises(NotAllowed):
        lapse(database, END, by=given.TEACHER)
