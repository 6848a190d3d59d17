"""The register of machines, and what is on record of one."""

from datetime import timedelta
from uuid import UUID

import pytest

from eduapp.workshops.machines import queries, service
from eduapp.workshops.machines.rules.training import Step
from eduapp.workshops.machines.service import AskException, TakeOut
from tests.support import given
from tests.support.given_machines import a_machine, trained

TOMORROW = given.TODAY + timedelta(days=1)


@pytest.fixture
def machine_id(database):
    return a_machine(database)


def test_a_machine_is_found_by_its_id_and_by_its_label(database, machine_id):
    with database.reading() as session:
        assert queries.machine(session, machine_id).label == "Bandsaw (M-01)"
        assert queries.by_code(session, "m-01").id == machine_id
        assert queries.machine(session, UUID(int=1)) is None
        assert queries.by_code(session, "M-02") is None
        assert queries.user_name(session, given.LEADER.user_id) == given.LEADER.name


def test_the_page_tells_days_out_history_and_exceptions_newest_first(database, machine_id):
    learner_id = given.a_learner(database, "Karim Haddad")
    trained(database, machine_id, learner_id, Step.THEORY, Step.PRACTICE)
    order = AskException(machine_id=machine_id, learner_id=learner_id, day=given.TODAY, reason="Leak")
    database.execute(service.ask_exception, order)
    for first, last in ((given.TODAY, given.TODAY), (TOMORROW, None)):
        out = TakeOut(machine_id=machine_id, first_day=first, last_day=last, reason="inspection")
        database.execute(service.take_out, out)
    with database.reading() as session:
        head = queries.machine_head(session, machine_id, given.TODAY)
        assert [span.first_day for span in queries.out_spans(session, machine_id)] == [given.TODAY, TOMORROW]

    assert [row.span.first_day for row in head.outs] == [TOMORROW, given.TODAY]
    assert [row.may_end(TOMORROW) for row in head.outs] == [True, False]
    assert [row.entry.step for row in head.history] == [Step.PRACTICE, Step.THEORY]
    [asked] = head.exceptions
    assert (asked.name, asked.asked_by, asked.allowed_by) == ("Haddad, Karim", given.LEADER.name, "")
