"""Without a second person from now on: by two. What stands against it: service/test_checking."""

from eduapp.certificates import jobs, queries, service
from eduapp.certificates.keys.jobs import Proven
from eduapp.core.progress import NoProgress
from tests.support import given


def test_two_decide_that_papers_are_issued_by_one(database):
    leader = database.acting_as(given.LEADER)
    leader.execute(service.set_rules, service.SetRules(second_person=True, before=False, reason="So."))
    order = jobs.DropSecondPerson(reason="So.", before=True, second=Proven(actor=given.ADMINISTRATOR))
    jobs.drop_second_person(leader, order, NoProgress())
    with database.reading() as session:
        assert not queries.asks_for_second_person(session)
