"""Who watches an exam, and who has learned how."""

from datetime import timedelta

import pytest

from eduapp.core.errors import NotAllowed
from eduapp.exams.sittings import queries, service
from tests.support import given, given_education
from tests.support.given_exams import OTHER_TIME, moved, plan, refused, trained

pytestmark = pytest.mark.both_databases
INVIGILATOR, TEACHER = given.INVIGILATOR.user_id, given.TEACHER.user_id


def choose(database, sitting_id, leads=None, *others, **more):
    order = service.ChooseWatch(sitting_id=sitting_id, leads=leads, others=frozenset(others), **more)
    database.execute(service.choose_watch, order)


def watching(database, sitting_id):
    with database.reading() as session:
        return [watch.user_id for watch in queries.watches(session, sitting_id)]


def test_one_leads_and_others_help(database, sitting_id):
    choose(database, sitting_id, TEACHER, INVIGILATOR, TEACHER)
    assert watching(database, sitting_id) == [TEACHER, INVIGILATOR]
    choose(database, sitting_id, INVIGILATOR)
    assert watching(database, sitting_id) == [INVIGILATOR]
    choose(database, sitting_id)
    assert watching(database, sitting_id) == []


def test_nobody_watches_two_exams_at_once(database, sitting_id):
    choose(database, sitting_id, TEACHER, INVIGILATOR)
    norwegian = given_education.a_course(database, code="NOR", scale="K16")
    other = plan(database, norwegian, start_minute=600, override=OTHER_TIME)
    assert refused(lambda: choose(database, other, INVIGILATOR)) == {"ExamThen"}
    choose(database, sitting_id, TEACHER)
    choose(database, other, INVIGILATOR)


def test_who_watches_is_settled_once_the_exam_is_open(database, sitting_id):
    moved(database, sitting_id, "published", "open")
    assert refused(lambda: choose(database, sitting_id, TEACHER)) == {"TooLateForThat"}


def test_the_newest_training_counts_and_the_older_stays(database, sitting_id):
    earlier = service.NoteTraining(
        user_id=TEACHER, day=given.TODAY - timedelta(days=900), given_by=" Fylket "
    )
    database.execute(service.note_training, earlier)
    trained(database, TEACHER)
    choose(database, sitting_id, TEACHER)
    with database.reading() as session:
        [row] = queries.trainings(session, [TEACHER])
        [watch] = queries.watches(session, sitting_id)
        everybody = {row.user_id: row.trained_on for row in queries.trainings(session)}
    assert (row.trained_on, row.given_by, watch.trained_on) == (given.TODAY, "Storvik vgs.", given.TODAY)
    assert everybody[INVIGILATOR] is None


@pytest.mark.parametrize(("ahead", "given_by"), [(1, "Fylket"), (0, " ")])
def test_training_has_a_day_that_has_been_and_somebody_who_gave_it(database, ahead, given_by):
    order = service.NoteTraining(user_id=TEACHER, day=given.TODAY + timedelta(days=ahead), given_by=given_by)
    assert refused(lambda: database.execute(service.note_training, order)) == {"TrainingIncomplete"}


def test_who_may_not_plan_chooses_no_watch(database, sitting_id):
    other = database.acting_as(given.TEACHER)
    with pytest.raises(NotAllowed):
        choose(other, sitting_id, TEACHER)
    with pytest.raises(NotAllowed):
        trained(other, TEACHER)
