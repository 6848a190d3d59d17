from eduapp.exams.marking.queries.tasks import tasks as tasks_of
from eduapp.exams.marking.rules.final import TALKED
from eduapp.exams.questions.rules import question as q
from tests.support.given_marking import EXAMINER, OTHER_EXAMINER


def todo(sealed, place=1, turn=1):
    with sealed.database.reading() as session:
        found = tasks_of(session, sealed.sitting_id, place, turn)
    return [(one.asked.number, one.asked.question) for one in found]


ESSAYS = [(101, 9), (102, 9), (103, 9)]
SHEETS = [(number, question) for number in (105, 106) for question in range(1, 10)]


def test_what_no_key_marks_is_for_both_and_the_same_before_and_after_the_key(sealed):
    assert sealed.item(q.ESSAY).number == 9
    assert todo(sealed, 1) == todo(sealed, 2) == [*ESSAYS, *SHEETS]
    sealed.by_key()
    assert todo(sealed, 1) == todo(sealed, 2) == [*ESSAYS, *SHEETS]


def test_later_only_what_differs_is_left_for_talk_and_for_the_third(sealed):
    assert todo(sealed, 1, TALKED) == todo(sealed, 3) == []
    sealed.by_key()
    for place, by in ((1, EXAMINER), (2, OTHER_EXAMINER)):
        sealed.appoint(by, place)
        sealed.mark_everything(by)
    sealed.mark(OTHER_EXAMINER, 103, points=2)
    for by in (EXAMINER, OTHER_EXAMINER):
        sealed.hand_in(by)

    assert todo(sealed, 1, TALKED) == todo(sealed, 2, TALKED) == todo(sealed, 3) == [(103, 9)]


def test_what_they_agreed_on_in_their_talk_does_not_go_to_the_third(sealed):
    sealed.differ_on(101, 103)
    assert todo(sealed, 3) == [(101, 9), (103, 9)]

    sealed.talk((101, 1.5, 1.5), (103, 1, 1.5))

    assert todo(sealed, 3) == [(103, 9)]
    assert todo(sealed, 1, TALKED) == [(101, 9), (103, 9)]


def test_a_talk_that_only_one_has_ended_settles_nothing(sealed):
    sealed.differ_on(101, 103)
    for number in (101, 103):
        sealed.mark(EXAMINER, number, points=1.5, round=TALKED)
    sealed.hand_in(EXAMINER, TALKED)

    assert todo(sealed, 3) == [(101, 9), (103, 9)]
