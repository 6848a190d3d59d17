"""Who may know what: staff who see markings, and an examiner of their own exams, once they are sealed."""

import pytest

from eduapp.core.errors import NotAllowed, NotFound
from eduapp.exams.marking import queries
from eduapp.exams.marking.queries.asking import own_part, require_part
from tests.support import given
from tests.support.given_custody import an_exam
from tests.support.given_marking import EXAMINER, OTHER_EXAMINER


def may(sealed, actor):
    with sealed.database.acting_as(actor).reading() as session:
        try:
            queries.guide(session, sealed.sitting_id)
            queries.answers_of(session, sealed.candidates[101])
        except NotAllowed:
            return False
    return True


def test_staff_who_see_markings_and_the_examiners_of_this_exam(sealed):
    sealed.appoint(EXAMINER, 1)

    assert {a.name for a in (*given.STAFF, EXAMINER, OTHER_EXAMINER) if may(sealed, a)} == {
        "Solveig Nes", "Åse Bakke", "Marit Vold"
    }  # fmt: skip


def test_an_appointment_counts_as_long_as_the_role_is_there(sealed):
    sealed.appoint(EXAMINER, 1)
    without = type(EXAMINER)(EXAMINER.user_id, EXAMINER.name, frozenset())
    for actor, place in ((EXAMINER, 1), (without, None), (OTHER_EXAMINER, None)):
        with sealed.database.acting_as(actor).reading() as session:
            found = own_part(session, sealed.sitting_id)
        assert (found and found.place) == place


def test_what_is_right_is_told_of_no_exam_that_is_not_sealed(database):
    sitting_id = an_exam(database)
    with database.reading() as session, pytest.raises(NotFound):
        require_part(session, sitting_id)
