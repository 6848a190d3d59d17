"""What statistics get of a sitting: every decided answer, and of nobody more than the number."""

from sqlalchemy import update

from eduapp.exams.marking import queries
from eduapp.exams.marking.models import AnswerMark
from eduapp.exams.questions.rules import question as q
from tests.support.given_marking import EXAMINER, HALF, OTHER_EXAMINER, RIGHT


def items_of(sealed):
    with sealed.database.reading() as session:
        return queries.item_marks(session, [sealed.sitting_id])


def test_statistics_get_every_decided_answer_as_the_bank_keeps_choices(sealed):
    sealed.settle()
    with sealed.database.reading() as session:
        found = queries.item_marks(session, [sealed.sitting_id])
    by = {(one.number, one.version_id): one for one in found}
    matching, essay, number = (sealed.item(kind).version_id for kind in (q.MATCHING, q.ESSAY, q.NUMBER))

    assert len(found) == 6 * 9
    assert by[101, matching].value == RIGHT[q.MATCHING]
    assert by[102, matching].value == HALF[q.MATCHING]
    assert (by[102, number].points, by[102, number].answered) == (0, True)
    assert (by[104, number].points, by[104, number].answered) == (0, False)
    assert (by[104, essay].points, by[104, essay].answered) == (0, False)
    assert (by[101, essay].points, by[101, essay].value) == (100, None)
    assert (by[105, matching].points, by[105, matching].answered) == (100, True)


def test_what_is_not_decided_is_not_there(sealed):
    assert items_of(sealed) == []
    sealed.by_key()
    by_key = items_of(sealed)
    sealed.appoint(EXAMINER, 1)
    sealed.appoint(OTHER_EXAMINER, 2)
    sealed.mark_everything(EXAMINER)
    sealed.hand_in(EXAMINER)
    sealed.mark_everything(OTHER_EXAMINER)

    assert items_of(sealed) == by_key
    assert len(by_key) == 4 * 8 + 1  # all closed ones on screen, and the essay that was left out


def test_a_mark_that_was_superseded_counts_no_more(sealed):
    sealed.by_key()
    before = items_of(sealed)
    gone = before[0]
    with sealed.database.writing() as uow:
        uow.session.execute(
            update(AnswerMark)
            .where(
                AnswerMark.candidate_id == gone.candidate_id,
                AnswerMark.question_version_id == gone.version_id,
            )
            .values(superseded=True)
        )

    assert items_of(sealed) == before[1:]


def test_they_come_by_number_and_then_as_the_paper_asks(sealed):
    found = items_of(sealed.settle())
    order = [item.version_id for item in sealed.paper().items]

    assert [(one.number, order.index(one.version_id)) for one in found] == [
        (number, place) for number in range(101, 107) for place in range(9)
    ]
