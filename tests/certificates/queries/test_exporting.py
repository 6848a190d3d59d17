from eduapp.app.need_to_know import reached_by
from eduapp.certificates import jobs, queries
from eduapp.certificates.exports.forms import Form
from eduapp.core.progress import NoProgress
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


def test_a_badge_is_told_of_ones_own_people_alone(database, key, tmp_path):
    """The teacher of the group it was earned in has it; another teacher is told of none."""
    paper = given_register.a_paper(database, key=key)
    order = jobs.Export(paper, Form.BADGE, tmp_path / "badge.jws", key)
    jobs.export(database, order, NoProgress())
    stranger = given.actor_with(given.OTHER_WORKSHOP_LEADER.user_id, "Siri Lund", "", ("teacher",))
    school = database._like(_need_to_know=reached_by)
    told = {}
    for actor in (given.LEADER, given.TEACHER, stranger):
        with school.acting_as(actor).reading() as session:
            told[actor] = queries.badge_of(session, paper)
    assert told[given.LEADER] == told[given.TEACHER] != None  # noqa: E711 - and both are there
    assert told[stranger] is None
