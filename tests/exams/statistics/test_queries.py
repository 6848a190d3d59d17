"""How questions worked, from marks in the database: one exam, one paper, all; and nobody is in it."""

from dataclasses import asdict, fields, replace
from datetime import date, timedelta

import pytest
from sqlalchemy import update

from eduapp.core.errors import NotAllowed
from eduapp.exams.marking import queries as marking
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.terms import SEE_KEY
from eduapp.exams.sittings.models import Sitting
from eduapp.exams.statistics import queries
from eduapp.exams.statistics.queries import QuestionRow, Worked
from eduapp.exams.statistics.rules.items import Figure
from eduapp.exams.statistics.rules.report import report_of
from eduapp.exams.statistics.rules.scopes import ALL, FROM_ELSEWHERE, IS_ANNULLED, NOT_SEALED, PAPER, SITTING
from tests.support import given, given_exams, given_papers
from tests.support.given_marking import Sealed, a_sealed_exam
from tests.support.given_marks import asked_of
from tests.support.given_questions import a_single, in_the_bank
from tests.support.given_statistics import HELD, QUESTIONS, WRONG_KEY, a_marked_exam, answers, held

TODAY = given.TODAY
LATER = HELD + timedelta(days=2)


@pytest.fixture
def worked(database):
    def asking(about, id=None, by=given.LEADER, sites=frozenset()):
        with database.acting_as(by).reading() as session:
            return queries.worked(session, about, id, sites, TODAY)

    return asking


def test_an_exam_is_reckoned_as_the_table_of_its_marks(exam, worked):
    found = worked(SITTING, exam.sitting_id)
    marks = [[2 * (value == 0) for value in row] for row in answers(24, 4)]
    plain = report_of([""] * QUESTIONS, asked_of(marks, most=2), found.limits)

    assert [row.number for row in found.rows] == list(range(1, QUESTIONS + 1))
    assert [row.item.index for row in found.rows] == [line.item.index for line in plain.lines]
    assert [row.item.weight for row in found.rows] == [line.item.weight for line in plain.lines]
    assert found.whole == plain.whole
    assert (found.attempts, found.left_out, found.again, found.papers, found.sittings) == (24, 0, 0, 1, 1)
    assert (found.title, found.day, found.paper_id) == ("Matematikk", HELD, exam.paper_id)


def test_what_was_left_out_is_answered_by_nobody(exam, worked):
    first = worked(SITTING, exam.sitting_id).rows[0].item
    chosen = [row[0] for row in answers(24, 4)]

    assert (first.n, first.answered, first.right) == (24, 24 - chosen.count(None), chosen.count(0))


def test_a_key_that_may_be_wrong_is_pointed_out_with_what_was_chosen_instead(exam, worked):
    rows = {row.number: row for row in worked(SITTING, exam.sitting_id).rows}

    assert [number for number, row in rows.items() if row.verdict == "key"] == [WRONG_KEY]
    assert rows[WRONG_KEY].chosen.others > rows[WRONG_KEY].chosen.right
    assert rows[WRONG_KEY].other == "3"  # what a_single has as its first wrong choice


def test_what_is_right_is_told_only_to_who_may_know_it(exam, worked):
    may_not = replace(given.LEADER, permissions=given.LEADER.permissions - {SEE_KEY})
    rows = {row.number: row for row in worked(SITTING, exam.sitting_id, by=may_not).rows}

    assert rows[WRONG_KEY].verdict == "key"
    assert {(row.chosen, row.other) for row in rows.values()} == {(None, "")}


@pytest.mark.parametrize("by", ["OFFICE", "INVIGILATOR"])
def test_nobody_without_the_right_sees_figures(exam, worked, by):
    with pytest.raises(NotAllowed):
        worked(SITTING, exam.sitting_id, by=getattr(given, by))


def test_teachers_see_figures(exam, worked):
    assert worked(SITTING, exam.sitting_id, by=given.TEACHER).attempts == 24


def test_no_row_has_a_field_for_a_person(exam, worked):
    told = str(asdict(worked(SITTING, exam.sitting_id)))

    assert not any(str(id) in told for id in (*exam.candidates, *exam.learners))
    names = {field.name for kind in (Worked, QuestionRow) for field in fields(kind)}
    assert not names & {"candidate_id", "learner_id", "name", "candidate_number"}


def test_below_the_stated_number_only_who_answered_and_was_right_is_there(database, worked):
    exam = a_marked_exam(database, count=12)
    found = worked(SITTING, exam.sitting_id)

    assert (found.attempts, found.whole) == (12, None)
    assert {row.verdict for row in found.rows} == {""}
    assert {row.item.facility for row in found.rows} == {Figure()}
    assert {row.item.n for row in found.rows} == {12}


def test_who_is_not_marked_to_the_end_is_left_out_and_counted(database, exam, worked):
    more = [given.a_learner(database) for _one in range(22)]
    held(database, exam.course_id, exam.paper_id, exam.versions, more, day=LATER, left_open=2)
    found = worked(PAPER, exam.paper_id)

    assert (found.sittings, found.attempts, found.left_out, found.papers) == (2, 44, 2, 1)
    assert found.title == "Prøve i regning"


def test_who_sits_the_same_paper_again_counts_once(database, exam, worked):
    held(database, exam.course_id, exam.paper_id, exam.versions, exam.learners[:10], day=LATER, seed=9)

    assert worked(PAPER, exam.paper_id).rows == worked(SITTING, exam.sitting_id).rows
    assert worked(PAPER, exam.paper_id).again == 10


def test_the_same_question_is_pooled_over_papers_by_the_bank_s_number(database, exam, worked):
    versions = exam.versions[:4]
    paper = given_papers.a_paper(database, given_papers.items_of(versions, points=1))
    more = [given.a_learner(database) for _one in range(30)]
    held(database, exam.course_id, paper, versions, more, day=LATER)
    found = worked(ALL)

    assert (found.papers, found.whole, found.sittings) == (2, None, 2)
    assert [row.item.n for row in found.rows] == [54] * 4 + [24] * 4
    assert [row.number for row in found.rows] == sorted(row.number for row in found.rows)
    assert found.rows[0].item.weight == Figure()


def test_versions_that_asked_alike_are_one_question_and_others_are_not(database, exam, worked):
    """A new key alone is the same question still; other words are another."""
    question = worked(SITTING, exam.sitting_id).rows[0].question_id
    stem = {"stem": "Hva er 10 + 2?", "right": "12"}
    in_the_bank(database, a_single(**stem, tags=("regning",)), question_id=question, before=1)
    alike = given_papers.version_of(database, question)
    in_the_bank(database, a_single(stem="Hva blir 10 + 2?", right="12"), question_id=question, before=2)
    other = given_papers.version_of(database, question)
    for place, version in enumerate((alike, other)):
        paper = given_papers.a_paper(database, given_papers.items_of([version, *exam.versions[1:]]))
        more = [given.a_learner(database) for _one in range(20)]
        asked = [version, *exam.versions[1:]]
        held(database, exam.course_id, paper, asked, more, day=LATER + timedelta(days=place))
    first = [row for row in worked(ALL).rows if row.question_id == question]

    assert [(row.version, row.item.n) for row in first] == [(2, 44), (3, 20)]
    assert {row.item.n for row in worked(ALL).rows if row.question_id != question} == {64}


def test_annulled_exams_and_those_going_on_are_not_among_them(database, exam, worked):
    for state in ("annulled", "collecting"):
        more = [given.a_learner(database) for _one in range(3)]
        other = held(database, exam.course_id, exam.paper_id, exam.versions, more, day=LATER)
        with database.writing() as uow:
            uow.session.execute(update(Sitting).where(Sitting.id == other.sitting_id).values(state=state))

        assert worked(SITTING, other.sitting_id).rows == ()
    assert worked(ALL).sittings == 1


def test_an_exam_that_is_gone_is_none_and_nothing_is_empty(database, worked):
    assert worked(SITTING, given.TEACHER.user_id) is None
    assert (worked(ALL).rows, worked(ALL).attempts) == ((), 0)


def test_exams_at_other_sites_are_left_out_of_what_is_pooled(exam, worked):
    assert worked(ALL, sites=frozenset({"Storvik"})).attempts == 24  # without a place it is everybody's


def test_why_there_is_nothing_to_be_seen_yet(database, exam):
    coming = given_exams.plan(database, exam.course_id, date(2026, 12, 1))
    with database.writing() as uow:
        ask = queries.against_showing
        assert ask(uow.session, exam.sitting_id) == ""
        assert ask(uow.session, coming) == FROM_ELSEWHERE
        uow.session.execute(update(Sitting).where(Sitting.id == coming).values(paper_id=exam.paper_id))
        assert ask(uow.session, coming) == NOT_SEALED
        uow.session.execute(update(Sitting).where(Sitting.id == coming).values(state="annulled"))
        assert ask(uow.session, coming) == IS_ANNULLED


def test_a_real_exam_on_screen_and_paper_comes_through(ready_made, database, clock, worked):
    """Marked by keys and two examiners: every kind of answer can be pooled, and open ones doubt no key."""
    sealed = Sealed(database, clock, *ready_made(a_sealed_exam)).settle()
    found = worked(SITTING, sealed.sitting_id)
    by_kind = {row.id: row for row in found.rows}

    with database.reading() as session:
        points = {one.number: one.points for one in marking.marked(session, sealed.sitting_id).values()}
    assert (found.attempts, len(found.rows), found.left_out) == (6, 9, 0)
    assert by_kind[sealed.item(q.ESSAY).version_id].item.answered == 5
    assert by_kind[sealed.item(q.SINGLE).version_id].item.right == 3
    assert sum(points.values()) > 0
