from eduapp.exams.grading import queries
from tests.support.given_grading import FIRST, SECOND


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
