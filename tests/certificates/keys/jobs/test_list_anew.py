"""The root signs the list anew. What becomes of it: tests/certificates/test_wrong_clocks.py."""

import pytest

from eduapp.certificates.keys import jobs
from eduapp.certificates.keys.jobs.root import WrongParts
from eduapp.core.errors import Refused
from eduapp.core.progress import NoProgress
from tests.support import given, given_keys
from tests.support.given_keys import OTHER, PARTS


def order(way, **changed):
    known = {"second": given_keys.SECOND, "way": way, "day": given.TODAY, "papers": given_keys.NO_PAPERS}
    return jobs.BeginAnew(**(known | changed))


def test_it_is_the_first_list_where_there_was_none(database, kept):
    assert jobs.begin_anew(database, order(kept.by_halves), NoProgress()) == 1
    assert jobs.begin_anew(database, order(kept.by_file), NoProgress()) == 2


def test_with_a_wrong_root_nothing_is_signed(database, kept):
    wrong = jobs.ByFile(path=kept.root_file, parts=(PARTS[0], OTHER))
    with pytest.raises(WrongParts):
        jobs.begin_anew(database, order(wrong), NoProgress())
    with database.reading() as session:
        assert given_keys.NO_PAPERS.standing(session, given.TODAY) is None


def test_without_keys_there_is_nothing_to_begin(database, tmp_path):
    with pytest.raises(Refused):
        jobs.begin_anew(database, order(given_keys.a_stick(tmp_path).by_file), NoProgress())
