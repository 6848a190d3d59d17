import hashlib

import pytest

from eduapp.app.need_to_know import reached_by
from eduapp.certificates.seals.code import read_code
from eduapp.certificates.seals.status_list import Status
from eduapp.certificates.verification import queries
from eduapp.certificates.verification.faults import CodeNeeded
from tests.support import given, given_education, given_register
from tests.support.given_verification import a_paper_on_disk


@pytest.fixture
def paper(database, ready_made, tmp_path):
    ready_made(given_register.a_signing_school)
    return a_paper_on_disk(database, tmp_path)


def at_hand(database):
    with database.reading() as session:
        return queries.at_hand(session, database.today())


def test_before_there_are_keys_nothing_is_at_hand(database, school):
    assert at_hand(database) is None


def test_keys_and_the_files_that_were_issued_are_at_hand(database, paper):
    found = at_hand(database)

    assert found.register == {paper.serial: hashlib.sha256(paper.path.read_bytes()).hexdigest()}
    assert found.lists.key_list() == found.keys
    assert found.lists.status is None


def test_here_the_register_of_today_counts_whenever_a_list_was_signed(database, paper):
    assert at_hand(database).status.of(paper.serial) is None

    given_register.revoked(database, paper.id, given_register.the_key(database))
    found = at_hand(database)

    assert found.status.of(paper.serial).status is Status.REVOKED
    assert found.status.as_of == database.today()
    assert found.lists.status_list().entries == found.status.entries


@pytest.mark.parametrize("how", ["serial", "typed serial", "number", "other"])
def test_the_code_of_a_paper_is_found_by_what_is_printed_on_it(database, paper, how):
    typed = {
        "serial": paper.serial,
        "typed serial": f"{paper.serial[:5].lower()}-{paper.serial[5:]} ",
        "number": f" {paper.number}",
        "other": "7KQ2M9T4XB",
    }[how]
    with database.reading() as session:
        code = queries.kept_code(session, typed)

    assert (code is None) == (how == "other")
    if code is not None:
        assert read_code(code).payload


# Who teaches somebody else than the holder of the paper, or nobody.
STRANGER = given.actor_with(given.OTHER_WORKSHOP_LEADER.user_id, "Siri Lund", "", ("teacher",))


def code_for(database, actor, typed):
    school = database._like(_need_to_know=reached_by).acting_as(actor)
    with school.reading() as session:
        return queries.kept_code(session, typed)


@pytest.mark.parametrize("who", ["reaches nobody", "reaches others"])
def test_a_number_alone_tells_nothing_of_people_one_does_not_reach_nor_that_there_is_such_a_paper(
    database, paper, who
):
    """Numbers are given one after the other; nobody guesses a serial, and a code tells all by itself."""
    if who == "reaches others":
        group = given_education.a_group(database, teacher_id=STRANGER.user_id)
        given_education.an_enrolment(database, given.a_learner(database, "Anna Berg"), group)
    said = set()
    for number in (paper.number, f" {paper.number} ", "2026-99999", "2026-1"):
        with pytest.raises(CodeNeeded) as refused:
            code_for(database, STRANGER, number)
        said.add(refused.value.sentence())
    assert len(said) == 1
    assert code_for(database, STRANGER, paper.serial)
    assert code_for(database, STRANGER, "7KQ2M9T4XB") is None


def test_of_ones_own_people_the_number_is_enough_and_for_who_reaches_everybody(database, paper):
    """The holder took part in a group of the teacher's."""
    for actor in (given.TEACHER, given.LEADER):
        assert code_for(database, actor, paper.number)
    assert code_for(database, given.LEADER, "2026-99999") is None
