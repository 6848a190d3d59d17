import pytest

from eduapp.core.errors import NotFound
from eduapp.exams.marking.rules import states
from eduapp.exams.marking.service.looking import Marking
from tests.support.given_marking import EXAMINER, OTHER_EXAMINER


def state(sealed):
    with sealed.database.writing() as uow:
        return Marking(uow, sealed.sitting_id).state


def test_where_a_marking_stands_follows_from_what_is_there(sealed):
    assert state(sealed) == states.UNSTAFFED
    sealed.appoint(EXAMINER, 1)
    sealed.appoint(OTHER_EXAMINER, 2)
    assert state(sealed) == states.BLIND
    sealed.by_key()
    sealed.mark_everything(EXAMINER)
    sealed.hand_in(EXAMINER)
    assert state(sealed) == states.BLIND
    sealed.mark_everything(OTHER_EXAMINER)
    sealed.mark(OTHER_EXAMINER, 101, points=0)
    sealed.hand_in(OTHER_EXAMINER)
    assert state(sealed) == states.DIFFERENT


def test_an_exam_that_is_gone_is_not_marked(database):
    with database.writing() as uow, pytest.raises(NotFound):
        Marking(uow, database.actor.user_id)
