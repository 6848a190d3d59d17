from eduapp.certificates import queries
from tests.support import given, given_register


def needs_key(database, paper):
    with database.reading() as session:
        return queries.badge_needs_key(session, paper)


def test_a_signed_paper_that_counts_needs_the_key_for_its_first_badge(database, key):
    paper = given_register.a_paper(database, key=key)
    assert needs_key(database, paper)

    given_register.revoked(database, paper, key)
    assert not needs_key(database, paper)


def test_nobody_is_asked_for_a_password_in_vain(database, school):
    assert not needs_key(database, given_register.a_paper(database))
    assert not needs_key(database, given.LEADER.user_id)


def test_a_paper_is_found_by_its_number(database, key):
    paper = given_register.a_paper(database, key=key)
    with database.reading() as session:
        assert queries.id_of_number(session, "2026-00001") == paper
        assert queries.id_of_number(session, "2026-00002") is None
