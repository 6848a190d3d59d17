import pytest

from eduapp.core.errors import NotAllowed
from eduapp.people.audit.queries import TrailFilter, reads_of, trail
from eduapp.privacy import terms
from eduapp.privacy.service import NoteCopy, NoteCopyOut, note_copy, note_copy_out
from tests.support import given


def test_a_copy_is_told_of_the_person_and_only_making_it_counts_as_a_read(database):
    person, leader = given.a_learner(database), database.acting_as(given.LEADER)
    leader.execute(note_copy, NoteCopy(learner_id=person))
    for as_file in (False, True):
        leader.execute(note_copy_out, NoteCopyOut(learner_id=person, as_file=as_file))

    with database.reading() as session:
        told = [row.action for row in trail(session, TrailFilter(learner_id=person, action="privacy."))]
        assert told == [terms.COPY_SAVED, terms.COPY_PRINTED, terms.COPY_READ]
        assert [row.times for row in reads_of(session, person)] == [1]


def test_who_may_not_make_it_notes_nothing(database):
    person = given.a_learner(database)

    with pytest.raises(NotAllowed):
        database.acting_as(given.TEACHER).execute(note_copy, NoteCopy(learner_id=person))
