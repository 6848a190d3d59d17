import hashlib

import pytest

from eduapp.certificates.seals.code import read_code
from eduapp.certificates.seals.status_list import Status
from eduapp.certificates.verification import queries
from tests.support import given_register
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
