from dataclasses import replace
from decimal import Decimal

from eduapp.exams.marking import queries, service
from eduapp.exams.marking.queries.keys import key_marked
from eduapp.exams.questions.rules import question as q
from eduapp.exams.sittings.models import Sitting
from eduapp.exams.sittings.service import fix_result
from tests.support import given


def test_who_was_marked_by_a_key_stands_with_answer_and_points(sealed):
    single = sealed.item(q.SINGLE).version_id
    sealed.by_key()
    with sealed.database.reading() as session:
        found = key_marked(session, single)

    assert [(one.number, one.value, one.points, one.most) for one in found] == [
        (101, 0, 200, 200), (102, 0, 200, 200), (103, 1, 0, 200), (104, 0, 200, 200)
    ]  # fmt: skip


def test_an_exam_that_was_annulled_moves_nobody(sealed):
    single = sealed.item(q.SINGLE).version_id
    sealed.by_key()
    with sealed.database.writing() as uow:
        uow.session.get_one(Sitting, sealed.sitting_id).state = "annulled"
    with sealed.database.reading() as session:
        assert key_marked(session, single) == []


def test_a_question_nobody_has_has_no_key(sealed):
    with sealed.database.reading() as session:
        assert queries.held_key(session, sealed.sitting_id) is None
        assert queries.corrections(session, sealed.sitting_id) == []


def corrected(sealed, points_of_the_second):
    with sealed.database.acting_as(given.LEADER).reading() as session:
        held = queries.held_key(session, sealed.item(q.SINGLE).version_id)
    first, second, *rest = held.question.answers
    question = replace(held.question, answers=(first, replace(second, percent=points_of_the_second), *rest))
    order = service.CorrectKey(
        version_id=held.version_id, question=question, reason="Both.", before=held.corrections
    )
    sealed.run(given.LEADER, service.correct_key, order)


def test_a_correction_tells_what_the_key_was_and_became_each_time(sealed):
    sealed.by_key()
    corrected(sealed, Decimal(100))
    corrected(sealed, Decimal(50))
    with sealed.database.acting_as(given.LEADER).reading() as session:
        first, second = queries.corrections(session, sealed.sitting_id)

    assert first.was == ("4: 100 %",)
    assert first.became == second.was == ("4: 100 %", "3: 100 %")
    assert second.became == ("4: 100 %", "3: 50 %")


def test_who_has_a_fixed_grade_is_told_before_a_key_is_corrected(sealed):
    sealed.by_key()
    with sealed.database.acting_as(given.LEADER).writing() as uow:
        fix_result(uow, sealed.candidates[103], "4", 400, 1800)
    with sealed.database.acting_as(given.LEADER).reading() as session:
        held = queries.held_key(session, sealed.item(q.SINGLE).version_id)
        first, second, *rest = held.question.answers
        question = replace(held.question, answers=(first, replace(second, percent=Decimal(100)), *rest))
        found = {row.number: row.fixed for row in queries.preview(session, held.version_id, question)}
    assert found == {103: True}
