"""What examiners give, blind first, and what of it is refused in a sentence."""

import pytest

from eduapp.core.errors import NotAllowed
from eduapp.exams.marking.queries.tasks import tasks as tasks_of
from eduapp.exams.marking.rules.final import TALKED
from eduapp.exams.questions.rules import question as q
from tests.support import given
from tests.support.given_exams import moved, refused
from tests.support.given_marking import EXAMINER, OTHER_EXAMINER, THIRD_EXAMINER


@pytest.fixture
def blind(sealed):
    """Both are appointed, closed questions are marked."""
    sealed.by_key()
    sealed.appoint(EXAMINER, 1)
    sealed.appoint(OTHER_EXAMINER, 2)
    return sealed


@pytest.fixture
def differing(blind):
    """They differ on the essays of 101 and 103."""
    for by in (EXAMINER, OTHER_EXAMINER):
        blind.mark_everything(by)
    blind.mark(OTHER_EXAMINER, 101, points=2)
    blind.mark(OTHER_EXAMINER, 103, points=0.5)
    for by in (EXAMINER, OTHER_EXAMINER):
        blind.hand_in(by)
    return blind


def essay(sealed, number, place, turn=1):
    with sealed.database.reading() as session:
        todo = tasks_of(session, sealed.sitting_id, place, turn)
    version = sealed.item(q.ESSAY).version_id
    return next(
        (one.given.points, one.note)
        for one in todo
        if (one.asked.number, one.version_id) == (number, version)
    )


def test_a_mark_is_kept_with_its_note_and_another_one_supersedes_it(blind):
    blind.mark(EXAMINER, 101, points=1.5, note="  Good  examples. ")
    assert essay(blind, 101, 1) == (150, "Good examples.")

    blind.mark(EXAMINER, 101, points=2)
    assert essay(blind, 101, 1) == (200, "")


@pytest.mark.parametrize(("points", "name"), [(2.01, "PointsAboveMost"), (-0.5, "PointsNegative")])
def test_more_than_there_is_and_less_than_nothing_are_refused(blind, points, name):
    assert refused(lambda: blind.mark(EXAMINER, 101, points=points)) == {name}


def test_what_is_not_theirs_to_mark_is_refused_whatever_it_is(blind):
    gone = {"NothingToMark"}

    assert refused(lambda: blind.mark(EXAMINER, 101, q.SINGLE)) == gone  # the key has
    assert refused(lambda: blind.mark(EXAMINER, 104)) == gone  # left out
    assert refused(lambda: blind.mark(EXAMINER, 999)) == gone
    assert refused(lambda: blind.mark(EXAMINER, 101, round=TALKED)) == {"NotHandedInYet"}


def test_on_paper_people_mark_closed_questions_too(blind):
    blind.mark(EXAMINER, 105, q.SINGLE, 2)
    blind.mark(OTHER_EXAMINER, 105, q.SINGLE, 2)


def test_nobody_marks_who_is_not_appointed_whatever_their_role(blind):
    for actor in (THIRD_EXAMINER, given.LEADER, given.TEACHER, given.OFFICE):
        with pytest.raises(NotAllowed):
            blind.mark(actor, 101)
        with pytest.raises(NotAllowed):
            blind.hand_in(actor)


def test_nothing_is_handed_in_with_an_answer_missing(blind):
    blind.mark(EXAMINER, 101)

    assert refused(lambda: blind.hand_in(EXAMINER)) == {"NotAllMarked"}


def test_what_was_handed_in_is_not_changed(blind):
    blind.mark_everything(EXAMINER)
    blind.hand_in(EXAMINER)

    assert refused(lambda: blind.mark(EXAMINER, 101, points=2)) == {"HandedInAlready"}
    assert refused(lambda: blind.hand_in(EXAMINER)) == {"HandedInAlready"}


def test_what_they_give_alike_holds(blind):
    for by in (EXAMINER, OTHER_EXAMINER):
        blind.mark_everything(by, 2)
        blind.hand_in(by)

    assert blind.marked()[101].points == 1800
    assert not any(one.open for one in blind.marked().values())


def test_where_they_differ_they_talk_and_what_is_alike_then_holds(differing):
    assert {n for n, one in differing.marked().items() if one.open} == {101, 103}
    assert refused(lambda: differing.mark(EXAMINER, 102, round=TALKED)) == {"NothingToMark"}

    for by in (EXAMINER, OTHER_EXAMINER):
        differing.mark(by, 101, points=1.5, round=TALKED)
        differing.mark(by, 103, points=1, round=TALKED)
        differing.hand_in(by, TALKED)
    found = differing.marked()
    assert (found[101].points, found[103].points) == (1750, 100)
    assert not any(one.open for one in found.values())


def test_where_they_still_differ_the_third_decides_and_alone(differing):
    for by, points in ((EXAMINER, 1), (OTHER_EXAMINER, 2)):
        differing.mark(by, 101, points=points, round=TALKED)
        differing.mark(by, 103, points=1, round=TALKED)
        differing.hand_in(by, TALKED)
    assert {n for n, one in differing.marked().items() if one.open} == {101}

    differing.appoint(THIRD_EXAMINER, 3)
    assert refused(lambda: differing.mark(THIRD_EXAMINER, 102)) == {"NothingToMark"}
    differing.mark(THIRD_EXAMINER, 101, points=0.5)
    differing.mark_everything(THIRD_EXAMINER, 0)
    differing.hand_in(THIRD_EXAMINER)
    found = differing.marked()
    assert (found[101].points, found[103].points) == (1650, 100)  # what they agreed on in their talk stands
    assert not any(one.open for one in found.values())


def test_a_third_without_talk_is_a_way_too(differing):
    differing.appoint(THIRD_EXAMINER, 3)

    assert refused(lambda: differing.mark(EXAMINER, 101, round=TALKED)) == {"ThirdDecides"}
    differing.mark_everything(THIRD_EXAMINER, 2)
    differing.hand_in(THIRD_EXAMINER)
    assert differing.marked()[103].points == 200


def test_a_fixed_exam_is_not_marked_again(blind):
    blind.mark_everything(EXAMINER)
    moved(blind.database, blind.sitting_id, "marked")

    assert refused(lambda: blind.mark(EXAMINER, 101)) == {"Fixed"}


def test_the_trail_tells_who_marked_which_answer_and_never_with_how_much(blind, notes):
    blind.mark(EXAMINER, 101, points=1.5, note="Secret.")

    [note] = [one for one in notes if one.action == "marking.given"]
    assert note.learner is None
    assert note.details == {
        "course": "Matematikk", "day": "2026-11-24", "numbers": "101", "question": 9, "place": 1
    }  # fmt: skip


def test_the_third_decides_what_still_differs_and_not_what_the_two_agreed_on(sealed):
    sealed.differ_on(101, 103).talk((101, 1.5, 1.5), (103, 1, 1.5))
    by_key = {number: one.points for number, one in sealed.marked().items()}
    sealed.appoint(THIRD_EXAMINER, 3)

    assert refused(lambda: sealed.mark(THIRD_EXAMINER, 101, points=0.5)) == {"NothingToMark"}
    sealed.mark(THIRD_EXAMINER, 103, points=0.5)
    sealed.hand_in(THIRD_EXAMINER)

    now = {number: one.points for number, one in sealed.marked().items()}
    assert now[101] == by_key[101]
    assert now[103] == by_key[103] + 50
    assert all(one.open == 0 for one in sealed.marked().values())
