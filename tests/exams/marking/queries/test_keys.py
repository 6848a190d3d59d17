from eduapp.exams.marking import queries
from eduapp.exams.marking.queries.keys import key_marked
from eduapp.exams.questions.rules import question as q
from eduapp.exams.sittings.models import Sitting


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
