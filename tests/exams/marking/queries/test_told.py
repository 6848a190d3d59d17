import pytest

from eduapp.core.errors import NotAllowed
from eduapp.exams.marking import queries
from eduapp.exams.marking.rules.final import ALIKE, BY_KEY
from tests.support.given_marking import EXAMINER


def test_how_every_answer_came_to_its_points(sealed):
    sealed.settle()
    with sealed.database.reading() as session:
        found = queries.how_marked(session, sealed.sitting_id, 102)
        paper = queries.how_marked(session, sealed.sitting_id, 105)

    multiple, essay = found[1], found[8]
    assert (multiple.answered, multiple.decided.how, multiple.decided.given.points) == (("2",), BY_KEY, 100)
    assert multiple.told == ("Chosen: “2”, 50 %.", "Points: 1 of 2 (50 %).")
    assert (essay.decided.how, essay.told) == (ALIKE, ())
    assert {one.decided.how for one in paper} == {ALIKE}


def test_of_nobody_there_is_nothing_to_tell(sealed):
    with sealed.database.reading() as session:
        assert queries.how_marked(session, sealed.sitting_id, 999) == []
    with sealed.database.acting_as(EXAMINER).reading() as session, pytest.raises(NotAllowed):
        queries.how_marked(session, sealed.sitting_id, 101)
