"""What was decided of every answer of a sitting: how far it is, and what statistics get."""

from eduapp.exams.marking import service
from tests.support import given_grading
from tests.support.given_marking import (
    EXAMINER,
    EXAMINERS,
    ON_PAPER,
    ON_SCREEN,
    OTHER_EXAMINER,
    Sealed,
    the_examiners,
)


def names_of(problems):
    return [type(one).__name__ for one in problems]


def test_who_sat_stands_there_with_what_is_open(sealed):
    found = sealed.marked()

    assert [*found] == [*ON_SCREEN, *ON_PAPER]
    assert {one.open for one in found.values()} == {9}
    assert found[101].on_screen
    assert not found[105].on_screen
    assert names_of(found[101].problems) == ["Unmarked"]


def test_a_key_decides_at_once_and_leaves_the_essays(sealed):
    sealed.by_key()
    found = sealed.marked()

    assert {n: (one.points, one.most, one.open) for n, one in found.items()} == {
        101: (1600, 1800, 1),
        102: (900, 1800, 1),
        103: (0, 1800, 1),
        104: (200, 1800, 0),  # left the essay out, which is 0 points
        105: (0, 1800, 9),
        106: (0, 1800, 9),
    }


def test_marks_of_people_count_once_both_have_handed_in_and_are_alike(sealed):
    sealed.settle()
    found = sealed.marked()

    assert {n: one.points for n, one in found.items()} == {
        101: 1700, 102: 1000, 103: 100, 104: 200, 105: 900, 106: 900
    }  # fmt: skip
    assert not any(one.open or one.problems for one in found.values())


def test_what_one_examiner_gave_counts_nowhere_before_both_are_done(sealed):
    sealed.by_key()
    sealed.appoint(EXAMINER, 1)
    sealed.appoint(OTHER_EXAMINER, 2)
    before = sealed.marked()
    sealed.mark_everything(EXAMINER)
    sealed.hand_in(EXAMINER)
    sealed.mark_everything(OTHER_EXAMINER)

    after = sealed.marked()
    assert {n: (m.points, m.open) for n, m in after.items()} == {
        n: (m.points, m.open) for n, m in before.items()
    }


def test_a_grade_of_the_whole_that_was_thought_over_before_is_handed_in_all_the_same(
    ready_made, database, clock
):
    sealed = Sealed(database, clock, *ready_made(given_grading.an_exam_from_elsewhere))
    the_examiners(database)
    for place, by in enumerate(EXAMINERS[:2], 1):
        sealed.appoint(by, place)
    numbers = [*sealed.marked()]
    for by in EXAMINERS[:2]:
        for number in numbers:
            for grade in ("3", "4"):
                order = service.GiveMark(sitting_id=sealed.sitting_id, number=number, grade=grade)
                sealed.run(by, service.give_mark, order)
        sealed.hand_in(by)

    assert {(one.open, one.grade) for one in sealed.marked().values()} == {(0, "4")}


def test_who_gave_the_points_is_told_of_each(sealed):
    assert {one.given_by for one in sealed.marked().values()} == {""}
    sealed.settle()
    assert {number: one.given_by for number, one in sealed.marked().items()} == {
        101: "both", 102: "both", 103: "both", 104: "key", 105: "examiners", 106: "examiners"
    }  # fmt: skip
