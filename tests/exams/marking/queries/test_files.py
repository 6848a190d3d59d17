"""How files of examiners stand, and what goes into one."""

import pytest

from eduapp.core.errors import NotAllowed, NotFound
from eduapp.exams.marking import queries, service
from tests.support import given
from tests.support.given_marking import EXAMINER
from tests.support.given_marking_files import brought_back, examiner_id, handed_out, worked


@pytest.fixture
def appointed(sealed):
    sealed.by_key()
    sealed.appoint(EXAMINER, 1)
    return sealed


def asked(sealed, by=given.LEADER):
    with sealed.database.acting_as(by).reading() as session:
        return queries.desk_to_hand_out(session, examiner_id(sealed, 1))


def state(sealed):
    with sealed.database.reading() as session:
        return queries.files(session, sealed.sitting_id).get(examiner_id(sealed, 1))


def test_when_the_newest_was_made_and_when_it_came_back(appointed, tmp_path):
    assert state(appointed) is None
    first = tmp_path / "one.dagverk"
    code = handed_out(appointed, first)
    assert (state(appointed).made_at, state(appointed).returned_at) == (appointed.clock(), None)
    brought_back(appointed, worked(first, code, tmp_path / "back.dagverk"))
    assert state(appointed).returned_at == appointed.clock()


def test_what_goes_out_is_what_the_examiner_would_see_without_a_mark(appointed):
    with appointed.database.acting_as(EXAMINER).reading() as session:
        assert asked(appointed) == queries.desk(session, appointed.sitting_id)
    appointed.mark(EXAMINER, 101, points=1.37, note="Blåveis")
    assert all((one.given, one.note) == (None, "") for one in asked(appointed).answers)


@pytest.mark.parametrize("by", [EXAMINER, given.AUDITOR, given.TEACHER])
def test_who_does_not_handle_files_hands_nothing_out(appointed, by):
    with pytest.raises(NotAllowed):
        asked(appointed, by)


def test_who_does_not_go_on_is_handed_nothing(appointed):
    id = examiner_id(appointed, 1)
    order = service.EndExaminer(examiner_id=id, reason="Away")
    appointed.run(given.LEADER, service.end_examiner, order)
    with appointed.database.acting_as(given.LEADER).reading() as session, pytest.raises(NotFound):
        queries.desk_to_hand_out(session, id)
