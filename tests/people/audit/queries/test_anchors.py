from datetime import date

from eduapp.people.audit import queries
from tests.support import given


def test_the_checkpoint_is_that_of_the_last_entry(database):
    with database.reading() as session:
        assert queries.anchor(session) is None
    given.a_learner(database)
    given.a_learner(database)
    with database.reading() as session:
        found = queries.anchor(session)
        assert (found.seq, found.day) == (2, date(2026, 11, 23))
        assert queries.check(session, [found]).witnessed == found
