from eduapp.exams.grading.queries.examiners import examiners_known, examiners_named
from eduapp.exams.marking import service
from tests.support import given
from tests.support.given_marking import EXAMINER, OTHER_EXAMINER, the_examiners


def asked(exam):
    with exam.database.reading() as session:
        return examiners_known(session, exam.sitting_id)


def test_who_marked_is_known_once_two_are_named(exam):
    assert not asked(exam)
    exam.name_examiners(("Kari Moen", True), ("Ole Vang", False))
    with exam.database.reading() as session:
        found = examiners_named(session, exam.sitting_id)
    assert [(one.name, one.external) for one in found.named] == [("Kari Moen", True), ("Ole Vang", False)]
    assert found.number == 1
    assert asked(exam)


def test_two_who_are_appointed_are_known_too(exam):
    the_examiners(exam.database)
    for place, who in ((1, EXAMINER), (2, OTHER_EXAMINER)):
        assert not asked(exam)
        order = service.AppointExaminer(
            sitting_id=exam.sitting_id, place=place, user_id=who.user_id, external=True
        )
        exam.run(given.LEADER, service.appoint_examiner, order)
    assert asked(exam)
