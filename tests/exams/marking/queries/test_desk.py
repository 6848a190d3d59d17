"""What an examiner has on the desk; of the other nothing before both are done."""

import pytest

from eduapp.core.errors import NotAllowed
from eduapp.exams.marking import queries
from eduapp.exams.marking.rules import states
from eduapp.exams.marking.rules.desk import TalksWith
from eduapp.exams.marking.rules.final import BLIND, TALKED, Given
from tests.support import given
from tests.support.given_exams import moved
from tests.support.given_marking import EXAMINER, OTHER_EXAMINER, THIRD_EXAMINER


@pytest.fixture
def blind(sealed):
    sealed.by_key()
    sealed.appoint(EXAMINER, 1)
    sealed.appoint(OTHER_EXAMINER, 2)
    return sealed


def desk(sealed, actor):
    with sealed.database.acting_as(actor).reading() as session:
        return queries.desk(session, sealed.sitting_id)


def own(sealed, actor):
    with sealed.database.acting_as(actor).reading() as session:
        return queries.own(session)


def test_answers_stand_by_number_beside_the_guide(blind):
    found = desk(blind, EXAMINER)
    essays = {one.asked.number: one.lines for one in found.answers if one.asked.question == 9}

    assert (found.course, found.day, found.place, found.round) == ("Matematikk", "24 November 2026", 1, BLIND)
    assert essays == {
        101: ("Hansker og hjelm.",), 102: ("Hansker og hjelm.",), 103: ("Briller.",), 105: (), 106: ()
    }  # fmt: skip
    assert found.item(4).right == ("Oslo: 100 %",)
    assert found.why_not == ""
    assert all(one.sheet_number for one in found.answers)


def test_of_the_other_there_is_nothing_on_the_desk_before_both_are_done(blind):
    blind.mark_everything(OTHER_EXAMINER, 2)
    blind.hand_in(OTHER_EXAMINER)

    assert all(one.given is None and not one.others for one in desk(blind, EXAMINER).answers)


def test_then_what_differs_comes_with_what_both_gave(blind):
    for by in (EXAMINER, OTHER_EXAMINER):
        blind.mark_everything(by)
    blind.mark(OTHER_EXAMINER, 103, points=2, note="Two rules of the guide.")
    for by in (EXAMINER, OTHER_EXAMINER):
        blind.hand_in(by)

    for by in (EXAMINER, OTHER_EXAMINER):
        found = desk(blind, by)
        [answer] = found.answers
        assert (found.round, found.talks, answer.asked.number, answer.given) == (TALKED, True, 103, None)
        assert [(o.place, o.given, o.note) for o in answer.others] == [
            (1, Given(100), ""), (2, Given(200), "Two rules of the guide.")
        ]  # fmt: skip
    blind.appoint(THIRD_EXAMINER, 3)
    third = desk(blind, THIRD_EXAMINER)
    assert (third.round, third.decides, len(third.answers), len(third.answers[0].others)) == (
        BLIND,
        True,
        1,
        2,
    )
    assert desk(blind, EXAMINER).handed_in


def test_a_desk_that_was_handed_in_says_so(blind):
    blind.mark_everything(EXAMINER)
    blind.hand_in(EXAMINER)
    found = desk(blind, EXAMINER)

    assert found.handed_in
    assert found.why_not.startswith("You have handed in")
    assert not found.missing


def test_nobody_sees_the_desk_of_another_whatever_their_role(blind):
    for actor in (*given.STAFF, THIRD_EXAMINER):
        with pytest.raises(NotAllowed):
            desk(blind, actor)


def test_an_examiner_has_a_list_of_their_own_exams_alone(blind):
    assert own(blind, THIRD_EXAMINER) == []
    [row] = own(blind, EXAMINER)
    assert (row.course, row.place, row.state, row.marked, row.of) == ("Matematikk", 1, states.BLIND, 0, 21)

    blind.mark(EXAMINER, 101)
    [row] = own(blind, EXAMINER)
    assert (row.marked, row.handed_in) == (1, False)
    moved(blind.database, blind.sitting_id, "marked")
    [row] = own(blind, EXAMINER)
    assert (row.state, row.handed_in) == (states.FIXED, True)
    with blind.database.acting_as(given.LEADER).reading() as session, pytest.raises(NotAllowed):
        queries.own(session)


def test_the_third_sees_what_each_gave_after_the_talk_and_decides_on_nothing_else(sealed):
    sealed.differ_on(101, 103).talk((101, 1.5, 1.5), (103, 1, 1.5))
    sealed.appoint(THIRD_EXAMINER, 3)

    [answer] = desk(sealed, THIRD_EXAMINER).answers
    assert answer.asked.number == 103
    assert [(one.place, one.round, one.given) for one in answer.others] == [
        (1, BLIND, Given(100)), (1, TALKED, Given(100)), (2, BLIND, Given(200)), (2, TALKED, Given(150))
    ]  # fmt: skip


def test_after_the_talk_each_of_the_two_sees_what_both_gave_then(sealed):
    sealed.differ_on(101, 103)
    both = [(1, BLIND, Given(100)), (2, BLIND, Given(200))]
    sealed.talk((101, 1.5, 1.5), (103, 1, 1.5))
    for by in (EXAMINER, OTHER_EXAMINER):
        [answer] = [one for one in desk(sealed, by).answers if one.asked.number == 101]
        found = [(one.place, one.round, one.given) for one in answer.others]
        assert sorted(found, key=lambda one: one[:2]) == sorted(
            [*both, (1, TALKED, Given(150)), (2, TALKED, Given(150))], key=lambda one: one[:2]
        )


def test_who_talks_knows_who_the_other_is_and_nobody_before(blind):
    assert desk(blind, EXAMINER).talks_with is None
    for by in (EXAMINER, OTHER_EXAMINER):
        blind.mark_everything(by)
    blind.mark(OTHER_EXAMINER, 103, points=2)
    blind.hand_in(EXAMINER)
    assert desk(blind, EXAMINER).talks_with is None
    blind.hand_in(OTHER_EXAMINER)

    assert desk(blind, EXAMINER).talks_with == TalksWith(OTHER_EXAMINER.name, given.LEADER.name)
    assert desk(blind, OTHER_EXAMINER).talks_with == TalksWith(EXAMINER.name, given.LEADER.name)
    blind.talk((103, 1, 2)).appoint(THIRD_EXAMINER, 3)
    assert desk(blind, THIRD_EXAMINER).talks_with is None
