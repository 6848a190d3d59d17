from datetime import timedelta

import pytest

from eduapp.certificates import queries as certificates
from eduapp.certificates.seals.verdict import Outcome
from eduapp.certificates.verification import Basis, jobs, lists, queries
from eduapp.core.errors import Unavailable
from eduapp.core.progress import NoProgress
from tests.support import given_register
from tests.support.given_verification import a_paper_on_disk


@pytest.fixture
def paper(database, ready_made, tmp_path):
    ready_made(given_register.a_signing_school)
    return a_paper_on_disk(database, tmp_path)


def at_hand(database):
    with database.reading() as session:
        return queries.at_hand(session, database.today())


def test_a_file_is_judged_by_all_that_the_school_knows(database, paper):
    found = jobs.judge_file(paper.path, at_hand(database), database.today())

    assert (found.outcome, found.basis, found.kept) == (Outcome.GENUINE, Basis.FILE, True)


def test_a_file_that_is_gone_is_told_by_its_name(database, paper, tmp_path):
    with pytest.raises(Unavailable) as raised:
        jobs.judge_file(tmp_path / "borte.pdf", at_hand(database), database.today())

    assert "borte.pdf" in raised.value.sentence()


def test_a_number_is_answered_by_what_was_signed_with_it(database, paper):
    with database.reading() as session:
        code = queries.kept_code(session, paper.number)

    known = jobs.judge_text(paper.number, code, at_hand(database), database.today())
    unknown = jobs.judge_text("7KQ2M9T4XB", None, at_hand(database), database.today())

    assert (known.outcome, known.basis, known.facts.name) == (Outcome.GENUINE, Basis.NUMBER, "Karim Haddad")
    assert unknown.outcome is Outcome.NOT_GENUINE


@pytest.mark.parametrize("is_open", [True, False])
def test_the_page_has_the_list_of_today_if_the_keys_are_open(database, paper, tmp_path, is_open):
    key = given_register.the_key(database) if is_open else None
    order = jobs.WritePage(tmp_path / "verify.html", key)

    written = jobs.write_page(database, order, NoProgress())

    status = lists.read(written.path.read_bytes()).status_list()
    assert written.as_of == (database.today() if is_open else None)
    assert (status is not None) is is_open


def test_without_keys_no_page_is_written(database, school, tmp_path):
    path = tmp_path / "verify.html"

    with pytest.raises(jobs.NoKeys):
        jobs.write_page(database, jobs.WritePage(path), NoProgress())
    assert not path.exists()


def test_the_page_tells_how_far_the_register_goes_and_who_wrote_it_is_remembered(database, paper, tmp_path):
    written = jobs.write_page(database, jobs.WritePage(tmp_path / "verify.html"), NoProgress())

    with database.reading() as session:
        head = certificates.head(session)
        seen = certificates.newest_seen(session, database.today() + timedelta(days=1))
    told = (head.n, certificates.check_text(head.digest.hex()))
    assert lists.read(written.path.read_bytes()).head == told
    assert (seen.n, seen.digest, seen.how) == (head.n, head.digest.hex(), "page")


def test_of_an_empty_register_nothing_is_told(database, ready_made, tmp_path):
    ready_made(given_register.a_signing_school)
    written = jobs.write_page(database, jobs.WritePage(tmp_path / "verify.html"), NoProgress())
    assert lists.read(written.path.read_bytes()).head is None
