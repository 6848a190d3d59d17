"""The step that releases results candidate by candidate: who was released stays so, and nobody else is."""

from sqlalchemy import text

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from tests.support.given_appeals import annulled
from tests.support.given_grading import Grading, an_exam_on_paper

STEP = "r0054"
BEFORE = revisions()[revisions().index(STEP) - 1]


def released(database):
    told = "SELECT candidate_number FROM candidate WHERE released_at IS NOT NULL ORDER BY candidate_number"
    with database.engine.connect() as connection:
        return list(connection.execute(text(told)).scalars())


def test_whoever_was_released_with_a_grade_in_force_stays_so(ready_made, database, database_url, clock):
    exam = Grading(database, clock, *ready_made(an_exam_on_paper)).everything_typed()
    exam.fix()
    annulled(exam, 105)
    exam.propose()
    exam.confirm()
    exam.tell(101)
    clock.moment = clock.moment.replace(hour=12)
    annulled(exam, 101)  # after the release, which tells nobody anything else
    assert released(database) == [101, 102, 103, 104]

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    database.engine.dispose()
    upgrade(database_url)

    assert released(database) == [101, 102, 103, 104]
