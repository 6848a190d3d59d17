from eduapp.privacy import queries, service
from tests.support import given
from tests.support.given_due import HOLDINGS, somebody_long_gone


def test_runs_say_who_and_what_and_the_trail_when_it_was_written_last(database):
    somebody_long_gone(database)
    with database.reading() as session:
        assert queries.runs(session) == []
        digest = queries.plan(session, HOLDINGS, database.today()).digest
    order = service.ProposeDisposal(holdings=HOLDINGS, digest=digest)
    run = database.execute(service.propose_disposal, order)

    with database.reading() as session:
        [row] = queries.runs(session)
        assert queries.last_entry(session) == given.NOW
    assert (row.id, row.proposed_by, row.waits, row.lines) == (run, given.LEADER.name, True, ())
    assert (row.persons, row.digest) == (1, digest)
