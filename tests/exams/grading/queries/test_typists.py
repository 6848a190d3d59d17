from eduapp.exams.grading import queries
from eduapp.exams.marking.rules.final import EXAMINERS
from tests.support.given_grading import FIRST, SECOND
from tests.support.given_marking import Sealed, the_examiners


def asked(exam):
    with exam.database.reading() as session:
        return queries.typists(session, exam.sitting_id)


def test_who_typed_and_of_how_many_candidates(exam):
    assert asked(exam) == queries.Typists(0, ())
    exam.type_in(FIRST, 101, 17)
    exam.both(102, 14)

    found = asked(exam)
    assert found.candidates == 2
    assert found.names == tuple(sorted({FIRST.name, SECOND.name}))


def test_who_counted_the_sheets_of_what_is_marked_in_the_program_typed_no_marks(exam, database):
    the_examiners(database)
    Sealed(database, exam.clock, exam.sitting_id, exam.candidates, exam.learners).settle()
    assert {row.state for row in exam.seen_by(FIRST).values()} == {"counted"}
    assert all(row.source == EXAMINERS for row in exam.rows().values())
    assert asked(exam) == queries.Typists(0, ())
