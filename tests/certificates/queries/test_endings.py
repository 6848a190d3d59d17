"""What became of a paper, and what the rules are told of it."""

from eduapp.certificates import queries
from eduapp.certificates.models import Certificate
from tests.support import given, given_register


def test_of_a_paper_nothing_happened_to_nothing_is_told(database, school):
    paper = given_register.a_paper(database)
    with database.reading() as session:
        assert queries.endings(session, paper) == queries.Endings(None, None, (), ())
        standing = queries.standing(session, session.get(Certificate, paper))
    assert (standing.number, standing.state, standing.proposed_by) == ("2026-00001", "issued", "")


def test_both_papers_lead_to_each_other(database, school):
    old = given_register.a_paper(database)
    fresh = given_register.replaced(database, old)
    with database.reading() as session:
        assert queries.endings(session, old).replaced_by.id == fresh
        assert queries.endings(session, fresh).replaces.id == old


def test_who_proposed_is_told_while_it_waits(database, school):
    paper = given_register.a_paper(database)
    given_register.proposed(database, paper)
    with database.reading() as session:
        assert queries.standing(session, session.get(Certificate, paper)).proposed_by == given.OFFICE.name
