"""What of the papers is asked and sealed."""

from eduapp.exams.room import queries
from eduapp.exams.room.queries.papers import facts_of_papers
from tests.support.given_room import with_papers


def named(found):
    return [type(one).__name__ for one in found]


def test_an_exam_on_paper_has_papers(hall):
    with hall.database.reading() as session:
        assert named(queries.against_papers(session, hall.sitting_id)) == ["NothingRecorded"]

    with_papers(hall, 8)
    with hall.database.reading() as session:
        assert named(queries.against_papers(session, hall.sitting_id)) == []


def test_each_row_of_custody_has_a_name_and_all_its_facts(hall):
    with_papers(hall, 8)
    with hall.database.reading() as session:
        facts = facts_of_papers(session, hall.sitting_id)

    assert list(facts) == ["papers Version A 1", "papers Version A 2", "papers Version A 3"]
    assert facts["papers Version A 2"]["sheets"] == 8
