"""Which exam grading works on: one that is there, sealed, and held still meanwhile."""

from uuid import uuid4

import pytest

from eduapp.core.errors import NotFound
from eduapp.exams.grading import service, terms
from eduapp.exams.grading.models import TypedSheet
from tests.support import given
from tests.support.given_exams import refused
from tests.support.given_grading import FIRST


def test_an_exam_that_is_not_there_is_not_found(exam):
    for use_case, order in (
        (service.fix_grades, service.FixGrades(sitting_id=uuid4())),
        (service.propose_release, service.ProposeRelease(sitting_id=uuid4())),
        (service.note_letters, service.NoteLetters(sitting_id=uuid4(), count=1)),
        (service.confirm_release, service.ConfirmRelease(release_id=uuid4(), version=1)),
    ):
        with pytest.raises(NotFound):
            exam.run(given.LEADER, use_case, order)


def test_once_it_is_marked_nothing_of_its_marks_changes(exam):
    exam.everything_typed().fix()
    assert refused(lambda: exam.type_in(FIRST, 101, 3)) == {"NotToGrade"}
    assert refused(exam.fix) == {"NotToGrade"}


def test_screens_hear_and_the_trail_names_the_exam_and_no_candidate(exam, notes, published):
    published.clear()
    exam.type_in(FIRST, 101, 17)
    [topics] = published
    assert terms.GRADING_CHANGED in topics
    assert (notes[-1].details["course"], notes[-1].details["day"]) == ("Matematikk", "2026-11-24")
    assert notes[-1].learner is None
    with exam.database.reading() as session:
        assert session.query(TypedSheet).count() == 1
