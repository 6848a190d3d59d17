"""What the page of the keys is told of papers. The list anew: test_after_a_lost_key, test_wrong_clocks."""

from datetime import timedelta

import pytest

from eduapp.certificates import jobs, queries, service
from eduapp.certificates.jobs.papers import PAPERS
from eduapp.core.progress import NoProgress
from tests.support import given, given_register


def test_how_it_stands_with_the_list(database, key):
    with database.reading() as session:
        assert PAPERS.standing(session, given.TODAY) is None
    jobs.renew_list(database, jobs.RenewList(key), NoProgress())
    with database.reading() as session:
        found = PAPERS.standing(session, given.TODAY)
        late = PAPERS.standing(session, given.TODAY - timedelta(days=1))
    assert (found.number, found.as_of, found.by_lost_key, found.to_come) == (1, given.TODAY, False, False)
    assert late.to_come


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("noted", f"{given.LEADER.name} wrote it down on 23.11.2026"),
        ("page", f"the page for checking papers that {given.LEADER.name} wrote on 23.11.2026"),
    ],
)
def test_where_a_head_was_seen_is_said_in_words(database, key, how, words):
    given_register.a_paper(database, key=key)
    with database.reading() as session:
        head = queries.head(session)
    tomorrow = given.TODAY + timedelta(days=1)
    order = service.NoteHead(n=head.n, digest=head.digest.hex(), how=how)
    database.execute(service.note_head, order)
    with database.reading() as session:
        found = PAPERS.witnessed(session, tomorrow)
        assert PAPERS.witnessed(session, given.TODAY) is None
    assert (found.n, found.digest, found.where) == (1, head.digest.hex(), words)


def test_against_the_clock_stands_nothing_that_a_renewal_puts_right(database, key):
    with database.reading() as session:
        early = PAPERS.against_clock(session, given.TODAY - timedelta(days=1))
    assert [one.name for one in early] == ["ClockBehind"]
