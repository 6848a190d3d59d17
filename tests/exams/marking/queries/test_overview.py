"""How a marking stands, for who plans it: what was given only once both are done."""

import pytest

from eduapp.core.errors import NotAllowed
from eduapp.exams.marking import queries
from eduapp.exams.marking.rules import states
from eduapp.exams.marking.rules.final import TALKED, Given
from tests.support import given
from tests.support.given_exams import moved
from tests.support.given_marking import EXAMINER, OTHER_EXAMINER, THIRD_EXAMINER


def overview(sealed, actor=given.LEADER):
    with sealed.database.acting_as(actor).reading() as session:
        return queries.overview(session, sealed.sitting_id)


def progress(sealed):
    return [(p.examiner.place, p.marked, p.of, p.handed_in) for p in overview(sealed).progress]


@pytest.fixture
def blind(sealed):
    sealed.by_key()
    sealed.appoint(EXAMINER, 1)
    sealed.appoint(OTHER_EXAMINER, 2)
    return sealed


@pytest.fixture
def differing(blind):
    for by in (EXAMINER, OTHER_EXAMINER):
        blind.mark_everything(by)
    blind.mark(OTHER_EXAMINER, 103, points=2)
    for by in (EXAMINER, OTHER_EXAMINER):
        blind.hand_in(by)
    return blind


def test_before_anybody_is_appointed(sealed):
    found = overview(sealed)

    assert (found.state, found.on_screen, found.by_key, found.progress) == (states.UNSTAFFED, 4, 0, ())
    assert found.why[states.APPOINT] == ""
    assert "handed in" in found.why[states.APPOINT_THIRD]
    assert any("§ 9-33" in rule for rule in found.rules)


def test_how_far_each_is_and_nothing_of_what_they_gave(blind):
    blind.mark(EXAMINER, 101, points=2)
    blind.mark_everything(OTHER_EXAMINER)
    blind.hand_in(OTHER_EXAMINER)

    assert progress(blind) == [(1, 1, 21, False), (2, 21, 21, True)]
    assert overview(blind).differing == ()
    assert overview(blind).by_key == 33


def test_once_both_are_done_what_differs_stands_there_and_what_became_of_it(differing):
    found = overview(differing)
    assert found.state == states.DIFFERENT
    [row] = found.differing
    assert (row.number, row.question, row.label) == (103, 9, "Fortell om verneutstyr.")
    assert (row.blind, row.decided) == ((Given(100), Given(200)), None)

    assert progress(differing) == [(1, 0, 1, False), (2, 0, 1, False)]  # their talk has begun
    assert {one.round for one in found.progress} == {TALKED}
    differing.mark(EXAMINER, 103, points=1.5, round=TALKED)
    assert progress(differing)[0] == (1, 1, 1, False)
    assert overview(differing).differing[0].talked == (None, None)  # as long as not both are done
    differing.hand_in(EXAMINER, TALKED)
    differing.mark(OTHER_EXAMINER, 103, points=1, round=TALKED)
    differing.hand_in(OTHER_EXAMINER, TALKED)
    found = overview(differing)
    assert found.state == states.UNSETTLED
    assert found.differing[0].talked == (Given(150), Given(100))

    differing.appoint(THIRD_EXAMINER, 3)
    differing.mark(THIRD_EXAMINER, 103, points=0.5)
    differing.hand_in(THIRD_EXAMINER)
    found = overview(differing)
    assert (found.state, found.differing[0].third, found.differing[0].decided) == (
        states.AGREED, Given(50), Given(50)
    )  # fmt: skip


def test_the_list_has_sealed_exams_with_how_far_they_are(differing):
    with differing.database.reading() as session:
        [row] = queries.markings(session)
        assert queries.markings(session, open_only=True) == [row]
    assert (row.course_code, row.state, row.candidates, row.examiners, row.handed_in) == (
        "MAT",
        "sealed",
        6,
        2,
        2,
    )

    moved(differing.database, differing.sitting_id, "marked")
    with differing.database.reading() as session:
        assert queries.markings(session, open_only=True) == []
        assert len(queries.markings(session)) == 1


def test_only_who_sees_markings_sees_them(sealed):
    overview(sealed, given.OFFICE)
    for actor in (given.TEACHER, given.INVIGILATOR, given.ADMINISTRATOR, EXAMINER):
        with pytest.raises(NotAllowed):
            overview(sealed, actor)
        with sealed.database.acting_as(actor).reading() as session, pytest.raises(NotAllowed):
            queries.markings(session)
    with sealed.database.reading() as session:
        assert queries.overview(session, sealed.candidates[101]) is None


def test_where_nothing_is_left_to_judge_the_key_gives_every_point_and_nobody_is_appointed(sealed):
    sealed.only(104)
    found = overview(sealed)
    assert found.state == states.KEY_ALONE
    assert "nothing for an examiner" in found.why[states.APPOINT]
    with sealed.database.reading() as session:
        [row] = queries.markings(session)
    assert (row.standing, row.open) == (states.KEY_ALONE, 9)

    sealed.by_key()
    found = overview(sealed)
    assert found.state == states.KEY_ALONE
    assert [one.open for one in found.candidates] == [0]
    with sealed.database.reading() as session:
        [row] = queries.markings(session)
    assert (row.standing, row.open) == (states.KEY_ALONE, 0)


@pytest.mark.parametrize("others", [(103,), (106,)])
def test_whoever_wrote_an_answer_that_no_key_marks_is_marked_by_people(sealed, others):
    sealed.only(104, *others)
    assert overview(sealed).state == states.UNSTAFFED
    sealed.by_key()
    assert overview(sealed).state == states.UNSTAFFED
