"""Why something cannot be done with a candidate: one sentence each, and nothing where it can be."""

from dataclasses import replace

import pytest

from eduapp.exams.appeals import queries
from eduapp.exams.appeals.ui import against


@pytest.fixture
def row_of(appeals):
    """The candidate of an exam as the page has it."""

    def find(sitting_id):
        with appeals.database.reading() as session:
            return queries.exam(session, sitting_id).rows[0]

    return find


def test_without_a_grade_or_an_annulment_nothing_is_appealed_against(appeals, row_of):
    result_id = appeals.grade()
    with appeals.database.reading() as session:
        row = row_of(queries.result_facts(session, result_id).sitting_id)

    assert against.against_appeal(row) == against.row_against_grade(row) == ""
    bare = replace(row, grade=None)
    assert against.against_appeal(bare) == against.row_against_grade(bare) == against.NO_GRADE
    assert against.against_grounds(bare) == against.against_copy(bare) == against.NO_GRADE
    assert against.against_reversing(row) == against.against_telling(row) == against.NOT_ANNULLED
    assert "§§ 9-42" in against.against_decided(row, "Solveig Nes")


def test_an_annulment_is_appealed_against_and_its_grade_is_not(appeals, row_of):
    appeals.annulled()
    with appeals.database.reading() as session:
        [kept] = queries.annulments_of(session)
    row = row_of(kept.sitting_id)

    assert against.against_appeal(row) == against.against_reversing(row) == against.against_telling(row) == ""
    assert against.row_against_grade(row) == against.ANNULLED
    appeal_id = appeals.receive("annulment", result_id=kept.id)
    assert against.against_reversing(row_of(kept.sitting_id)).startswith("Appeal 1 against this annulment")
    appeals.step(appeal_id, "withdrawn")
    assert against.against_reversing(row_of(kept.sitting_id)) == ""


def test_what_an_instance_annulled_is_not_appealed_against_nor_reversed_here(appeals, row_of):
    appeal_id = appeals.sent("held_exam")
    appeals.step(appeal_id, "annulled")
    row = row_of(appeals.page(appeal_id).row.sitting_id)

    assert against.against_appeal(row) == against.NO_APPEAL
    assert against.against_reversing(row) == against.BY_INSTANCE
