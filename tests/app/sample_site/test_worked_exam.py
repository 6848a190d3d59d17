from datetime import timedelta

from eduapp.app.sample_site import worked_exam
from eduapp.app.screenshots import staff
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.statistics import queries
from tests.support import given


def the_exam(session):
    return next(row for row in sittings.sittings(session) if row.day == worked_exam.DAY)


def test_twenty_sat_on_a_saturday_and_are_marked_to_the_end(site):
    with site.acting_as(staff(site)["leader"]).reading() as session:
        exam = the_exam(session)
        found = queries.worked(session, "sitting", exam.id, frozenset(), given.TODAY)

    assert (worked_exam.DAY.isoweekday(), exam.state) == (6, "sealed")
    assert (found.attempts, found.left_out, found.whole is not None) == (20, 0, True)


def test_the_key_of_one_question_alone_is_doubted(site):
    with site.acting_as(staff(site)["leader"]).reading() as session:
        found = queries.worked(session, "sitting", the_exam(session).id, frozenset(), given.TODAY)
    doubted = [row for row in found.rows if row.verdict == "key"]

    assert [(row.label, row.other) for row in doubted] == [("Omkrets", "0,96")]
    assert {row.verdict for row in found.rows} >= {"key", "unsure", "fine"}


def test_nobody_of_them_sits_an_exam_that_is_to_come(site):
    with site.reading() as session:
        heads = [sittings.sitting(session, row.id) for row in sittings.sittings(session)]
    sat = {row.learner_id for head in heads if head.day == worked_exam.DAY for row in head.candidates}
    later = {
        row.learner_id
        for head in heads
        if head.day > given.TODAY + timedelta(days=-1)
        for row in head.candidates
    }

    assert len(sat) == 20
    assert not sat & later


def test_the_answers_are_always_the_same():
    assert worked_exam.answers() == worked_exam.answers()
