"""A wrong key is put right for everybody it has marked, with one reason, and no grade moves by itself."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from eduapp.core.errors import Conflict, NotAllowed, NotFound
from eduapp.exams.grading import service as grading
from eduapp.exams.marking import queries, service
from eduapp.exams.marking.rules.final import BLIND, TALKED
from eduapp.exams.questions.rules import question as q
from eduapp.exams.sittings.models import Result
from tests.support import given
from tests.support.given_exams import fixed, moved, refused
from tests.support.given_marking import (
    EXAMINER,
    EXAMINERS,
    ON_PAPER,
    OTHER_EXAMINER,
    THIRD_EXAMINER,
    the_first,
    the_second,
)
from tests.support.given_marking_files import brought_back, handed_out, worked
from tests.support.given_questions import ALL

REASON = "3 is right too: the question can be read both ways."


@pytest.fixture
def single(sealed):
    return sealed.item(q.SINGLE).version_id


def key(sealed, version_id):
    with sealed.database.reading() as session:
        return queries.held_key(session, version_id)


def also_right(question, place):
    answers = tuple(
        replace(one, percent=ALL) if n == place else one for n, one in enumerate(question.answers)
    )
    return replace(question, answers=answers)


def correct(sealed, version_id, question, by=given.LEADER, reason=REASON, before=0):
    order = service.CorrectKey(version_id=version_id, question=question, reason=reason, before=before)
    return sealed.run(by, service.correct_key, order)


def test_who_would_move_is_shown_before_and_nothing_is_changed(sealed, single):
    sealed.by_key()
    question = also_right(key(sealed, single).question, 1)
    with sealed.database.reading() as session:
        found = queries.preview(session, single, question)

    assert [(one.number, one.before, one.after, one.here) for one in found] == [
        (103, 0, 200, True),
        *((number, None, None, False) for number in ON_PAPER),  # their sheets may be marked elsewhere
    ]
    assert sealed.marked()[103].points == 0


def test_everybody_is_marked_again_and_who_moved_is_kept(sealed, single, notes):
    sealed.by_key()
    correct(sealed, single, also_right(key(sealed, single).question, 1))

    assert sealed.marked()[103].points == 200
    assert sealed.marked()[101].points == 1600
    with sealed.database.reading() as session:
        [row] = queries.corrections(session, sealed.sitting_id)
    assert (row.number, row.reason, row.by) == (1, REASON, "Solveig Nes")
    assert [(one.number, one.before, one.after) for one in row.moved if one.here] == [(103, 0, 200)]
    numbers = notes[-1].details.pop("numbers")  # candidates of several exams may have the same number
    assert numbers == "Matematikk, 24.11.2026: 103"
    assert notes[-1].details == {"label": "Hva er 2 + 2?", "reason": REASON, "count": 1}


def test_a_second_correction_begins_where_the_first_ended(sealed, single):
    sealed.by_key()
    first = key(sealed, single).question
    correct(sealed, single, also_right(first, 1))
    held = key(sealed, single)

    assert held.corrections == 1
    with pytest.raises(Conflict):
        correct(sealed, single, first)
    correct(sealed, single, first, before=1)
    assert sealed.marked()[103].points == 0


def test_a_key_that_is_right_before_anybody_is_marked_holds_when_they_are(sealed, single):
    correct(sealed, single, also_right(key(sealed, single).question, 1))
    sealed.by_key()

    assert sealed.marked()[103].points == 200


def test_no_fixed_grade_moves_by_itself(sealed, single):
    sealed.settle()
    fixed(sealed.database, sealed.candidates[103], "2")
    moved(sealed.database, sealed.sitting_id, "marked")
    correct(sealed, single, also_right(key(sealed, single).question, 1))

    assert sealed.marked()[103].points == 300
    with sealed.database.reading() as session:
        grade = session.scalars(select(Result.grade).where(Result.candidate_id == sealed.candidates[103]))
        assert grade.all() == ["2"]


def test_only_who_may_correct_keys_sees_or_corrects_one(sealed, single):
    question = key(sealed, single).question
    for actor in (given.OFFICE, given.TEACHER, EXAMINER, given.ADMINISTRATOR):
        with pytest.raises(NotAllowed):
            correct(sealed, single, also_right(question, 1), by=actor)
        with sealed.database.acting_as(actor).reading() as session, pytest.raises(NotAllowed):
            queries.held_key(session, single)
        with sealed.database.acting_as(actor).reading() as session, pytest.raises(NotAllowed):
            queries.preview(session, single, question)


def test_what_stands_against_a_correction_is_told(sealed, single):
    question = key(sealed, single).question

    assert refused(lambda: correct(sealed, single, question, reason="")) == {
        "NothingCorrected",
        "ReasonMissing",
    }
    with pytest.raises(NotFound):
        correct(sealed, sealed.sitting_id, question)


@pytest.fixture
def on_paper(sealed):
    """Both gave who sat on paper all the points for the first choice, as the guide said then."""
    sealed.by_key()
    for place, by in enumerate(EXAMINERS[:2], 1):
        sealed.appoint(by, place)
    for by in EXAMINERS[:2]:
        for number in ON_PAPER:
            sealed.mark(by, number, q.SINGLE, points=2)
        sealed.mark_everything(by)
        sealed.hand_in(by)
    return sealed


def state(sealed):
    with sealed.database.reading() as session:
        return queries.overview(session, sealed.sitting_id).state


def again(sealed):
    """Of whom people had marked the answer: whether both have marked it again."""
    with sealed.database.reading() as session:
        [row] = queries.corrections(session, sealed.sitting_id)
    return {one.number: one.again for one in row.moved if one.after is None}


def desk(sealed, by):
    with sealed.database.acting_as(by).reading() as session:
        return queries.desk(session, sealed.sitting_id)


def test_who_sat_on_paper_is_shown_and_without_what_an_examiner_gave(on_paper, single):
    with on_paper.database.reading() as session:
        found = queries.preview(session, single, the_second(key(on_paper, single).question))

    assert [(one.number, one.before, one.after) for one in found] == [
        (101, 200, 0),
        (102, 200, 0),
        (103, 0, 200),
        (104, 200, 0),
        (105, None, None),
        (106, None, None),
    ]


@pytest.mark.both_databases
def test_what_people_marked_by_the_old_key_is_marked_again_before_anything_is_fixed(on_paper, single, notes):
    before = on_paper.marked()[105].points
    correct(on_paper, single, the_second(key(on_paper, single).question))
    on_paper.clock.moment += timedelta(hours=1)

    assert state(on_paper) == "blind"
    assert on_paper.marked()[105].problems
    fix = grading.FixGrades(sitting_id=on_paper.sitting_id)
    assert refused(lambda: on_paper.run(given.LEADER, grading.fix_grades, fix))
    [taken] = [one for one in notes if one.action == "marking.taken_back"]
    assert (taken.details["numbers"], taken.details["reason"]) == ("105, 106", REASON)

    for by in EXAMINERS[:2]:
        now = desk(on_paper, by)
        assert [one.asked.number for one in now.answers] == list(ON_PAPER)
        assert (now.handed_in, now.why_not) == (False, "")
        assert again(on_paper) == {105: False, 106: False}
        for number in ON_PAPER:
            on_paper.mark(by, number, q.SINGLE, points=0)
        assert desk(on_paper, by).handed_in
    assert state(on_paper) == "agreed"
    assert again(on_paper) == {105: True, 106: True}
    assert on_paper.marked()[105].points == before - 200


def test_a_file_serves_too_for_what_is_marked_again_and_holds_nothing_else(on_paper, single, tmp_path):
    correct(on_paper, single, the_second(key(on_paper, single).question))
    out = tmp_path / "again.dagverk"
    code = handed_out(on_paper, out)
    taken = brought_back(on_paper, worked(out, code, tmp_path / "again-back.dagverk", 0))

    assert (taken.marks, taken.left_out) == (2, 0)
    assert desk(on_paper, EXAMINER).handed_in
    for number in ON_PAPER:
        on_paper.mark(OTHER_EXAMINER, number, q.SINGLE, points=0)
    assert state(on_paper) == "agreed"


def test_nothing_else_that_was_handed_in_is_marked_again(on_paper, single):
    correct(on_paper, single, the_second(key(on_paper, single).question))

    assert refused(lambda: on_paper.mark(EXAMINER, 105, q.ESSAY, points=0)) == {"NothingToMark"}
    on_paper.mark(EXAMINER, 105, q.SINGLE, points=0)
    assert refused(lambda: on_paper.mark(EXAMINER, 105, q.SINGLE, points=1)) == {"HandedInAlready"}
    assert refused(lambda: on_paper.hand_in(EXAMINER)) == {"NotAllMarked"}
    on_paper.mark(EXAMINER, 106, q.SINGLE, points=0)
    assert refused(lambda: on_paper.mark(EXAMINER, 106, q.SINGLE, points=1)) == {"HandedInAlready"}
    assert state(on_paper) == "blind"  # the other has not


def test_what_differs_when_it_is_marked_again_is_settled_as_ever(on_paper, single):
    correct(on_paper, single, the_second(key(on_paper, single).question))
    for by, points in ((EXAMINER, 0), (OTHER_EXAMINER, 1)):
        on_paper.mark(by, 105, q.SINGLE, points=points)
        on_paper.mark(by, 106, q.SINGLE, points=0)

    assert state(on_paper) == "different"
    assert [one.asked.number for one in desk(on_paper, EXAMINER).answers] == [105]


def test_a_third_who_had_decided_decides_what_differs_anew_and_nothing_else(sealed, single):
    sealed.by_key()
    for place, by in enumerate(EXAMINERS[:2], 1):
        sealed.appoint(by, place)
    sealed.mark(OTHER_EXAMINER, 105, q.SINGLE, points=2)
    for by in EXAMINERS[:2]:
        sealed.mark_everything(by)
        sealed.hand_in(by)
    sealed.appoint(THIRD_EXAMINER, 3)
    sealed.mark(THIRD_EXAMINER, 105, q.SINGLE, points=2)
    sealed.hand_in(THIRD_EXAMINER)
    assert state(sealed) == "agreed"
    correct(sealed, single, the_second(key(sealed, single).question))

    sealed.mark(EXAMINER, 105, q.SINGLE, points=0)
    sealed.mark(EXAMINER, 106, q.SINGLE, points=0)
    sealed.mark(OTHER_EXAMINER, 105, q.SINGLE, points=0)
    sealed.mark(OTHER_EXAMINER, 106, q.SINGLE, points=2)
    assert state(sealed) == "with_third"
    now = desk(sealed, THIRD_EXAMINER)
    assert [(one.asked.number, one.given) for one in now.answers] == [(106, None)]
    assert (now.handed_in, now.why_not) == (False, "")
    sealed.mark(THIRD_EXAMINER, 106, q.SINGLE, points=2)

    assert state(sealed) == "agreed"
    assert desk(sealed, THIRD_EXAMINER).handed_in


def test_who_cannot_mark_again_is_ended_and_who_follows_gives_that_alone(on_paper, single):
    """What was handed in stands: nobody throws an examiner's marks out by correcting a key."""
    before = {number: one.points for number, one in on_paper.marked().items()}
    correct(on_paper, single, the_second(key(on_paper, single).question))
    with on_paper.database.reading() as session:
        first = next(one.id for one in queries.examiners(session, on_paper.sitting_id) if one.place == 1)
    end = service.EndExaminer(examiner_id=first, reason="Moved away")
    on_paper.run(given.LEADER, service.end_examiner, end)
    on_paper.appoint(THIRD_EXAMINER, 1)

    asked = [(one.asked.number, one.given) for one in desk(on_paper, THIRD_EXAMINER).answers]
    assert asked == [(number, None) for number in ON_PAPER]
    assert [one.asked.number for one in desk(on_paper, OTHER_EXAMINER).answers] == list(ON_PAPER)
    assert refused(lambda: on_paper.mark(THIRD_EXAMINER, 101, points=2)) == {"HandedInAlready"}
    for by in (THIRD_EXAMINER, OTHER_EXAMINER):
        for number in ON_PAPER:
            on_paper.mark(by, number, q.SINGLE, points=0)
    assert state(on_paper) == "agreed"
    after = {number: one.points for number, one in on_paper.marked().items()}
    assert {number: after[number] - before[number] for number in ON_PAPER} == dict.fromkeys(ON_PAPER, -200)
    assert desk(on_paper, THIRD_EXAMINER).handed_in
    assert refused(lambda: on_paper.mark(THIRD_EXAMINER, 105, points=2)) == {"HandedInAlready"}

    correct(on_paper, single, the_first(key(on_paper, single).question), before=1)
    assert [one.given for one in desk(on_paper, THIRD_EXAMINER).answers] == [None, None]


def test_what_is_fixed_stays_as_it_was_marked_and_is_shown(on_paper, single):
    moved(on_paper.database, on_paper.sitting_id, "marked")
    before = on_paper.marked()[105].points
    correct(on_paper, single, the_second(key(on_paper, single).question))

    assert on_paper.marked()[105].points == before
    assert again(on_paper) == {105: False, 106: False}


@pytest.fixture
def talked(sealed):
    """On paper the two differed on the choice of 105, and agreed in their talk that 2 points are right."""
    sealed.by_key()
    for place, by in enumerate(EXAMINERS[:2], 1):
        sealed.appoint(by, place)
    sealed.mark(OTHER_EXAMINER, 105, q.SINGLE, points=2)
    for by in EXAMINERS[:2]:
        sealed.mark_everything(by)
        sealed.hand_in(by)
    for by in EXAMINERS[:2]:
        sealed.mark(by, 105, q.SINGLE, points=2, round=TALKED)
        sealed.hand_in(by, TALKED)
    assert state(sealed) == "agreed"
    return sealed


def of(sealed, place):
    """What the leader sees of an examiner, and what waits for that examiner."""
    with sealed.database.reading() as session:
        found = queries.overview(session, sealed.sitting_id)
    with sealed.database.acting_as(EXAMINERS[place - 1]).reading() as session:
        [mine] = queries.own(session)
    seen = next(one for one in found.progress if one.examiner.place == place)
    assert (seen.round, seen.handed_in, seen.of) == (mine.round, mine.handed_in, mine.of)
    return seen


def test_after_their_talk_the_two_mark_again_blind_and_a_third_decides_what_differs_then(talked, single):
    correct(talked, single, the_second(key(talked, single).question))

    assert state(talked) == "blind"
    for place, by in enumerate(EXAMINERS[:2], 1):
        now = desk(talked, by)
        assert (now.round, now.talks_with, now.handed_in, now.why_not) == (BLIND, None, False, "")
        assert [(one.asked.number, one.others) for one in now.answers] == [(105, ()), (106, ())]
        assert (of(talked, place).round, of(talked, place).handed_in) == (BLIND, False)
    for by, points in ((EXAMINER, 0), (OTHER_EXAMINER, 1)):
        talked.mark(by, 105, q.SINGLE, points=0)
        talked.mark(by, 106, q.SINGLE, points=points)

    assert state(talked) == "unsettled"
    for place in (1, 2):  # they have talked: nothing waits for them any more
        assert (of(talked, place).round, of(talked, place).handed_in) == (TALKED, True)
    assert refused(lambda: talked.mark(EXAMINER, 106, q.SINGLE, points=0, round=TALKED)) == {"TalkedAlready"}
    talked.appoint(THIRD_EXAMINER, 3)
    assert all(of(talked, place).handed_in for place in (1, 2))
    assert [one.asked.number for one in desk(talked, THIRD_EXAMINER).answers] == [106]
    talked.mark(THIRD_EXAMINER, 106, q.SINGLE, points=1)
    talked.hand_in(THIRD_EXAMINER)
    assert state(talked) == "agreed"


def test_who_handed_in_a_talk_and_cannot_mark_again_is_ended_too(talked, single):
    correct(talked, single, the_second(key(talked, single).question))
    talked.run(
        given.LEADER,
        service.end_examiner,
        service.EndExaminer(examiner_id=of(talked, 1).examiner.id, reason="Moved away"),
    )

    assert state(talked) == "unstaffed"
    assert of(talked, 2).round == BLIND


def test_who_handed_in_the_talk_gives_what_differs_anew_in_it_before_a_third_decides(sealed, single):
    """A key is corrected while they talk: the talk is over once both have said something of everything."""
    sealed.by_key()
    for place, by in enumerate(EXAMINERS[:2], 1):
        sealed.appoint(by, place)
    sealed.mark(OTHER_EXAMINER, 105, points=2)
    for by in EXAMINERS[:2]:
        sealed.mark_everything(by)
        sealed.hand_in(by)
    sealed.mark(EXAMINER, 105, points=2, round=TALKED)
    sealed.hand_in(EXAMINER, TALKED)
    correct(sealed, single, the_second(key(sealed, single).question))
    for by, points in ((EXAMINER, 0), (OTHER_EXAMINER, 1)):
        sealed.mark(by, 105, q.SINGLE, points=0)
        sealed.mark(by, 106, q.SINGLE, points=points)
    sealed.mark(OTHER_EXAMINER, 105, points=2, round=TALKED)
    sealed.mark(OTHER_EXAMINER, 106, q.SINGLE, points=0, round=TALKED)
    sealed.hand_in(OTHER_EXAMINER, TALKED)

    assert state(sealed) == "different"
    assert not of(sealed, 1).handed_in
    assert [one.asked.number for one in desk(sealed, EXAMINER).answers] == [106]
    sealed.mark(EXAMINER, 106, q.SINGLE, points=0, round=TALKED)
    assert state(sealed) == "agreed"
    assert of(sealed, 1).handed_in
