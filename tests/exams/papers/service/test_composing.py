"""Papers are composed, drawn and copied; what does not fit is refused with every reason."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.exams.papers import queries, service, terms
from eduapp.exams.papers.models import ExamPaper, ExamPaperItem, ExamPaperRule, ExamPaperVersion
from eduapp.exams.papers.rules.drawn import DrawingRule
from eduapp.exams.papers.rules.paper import Item
from eduapp.exams.questions import service as bank
from eduapp.exams.questions.rules import question as q
from tests.support import given, given_education
from tests.support.given_papers import (
    SEED,
    a_drawn_paper,
    a_paper,
    facts,
    frozen,
    items_of,
    of_each_kind,
    some_singles,
    version_of,
)
from tests.support.given_questions import a_single, in_the_bank

pytestmark = pytest.mark.both_databases


def composed(database, paper_id):
    with database.acting_as(given.TEACHER).reading() as session:
        return queries.composed(session, paper_id)


def places(paper):
    return [one.item.version_id for one in paper.items]


def refused(database, **order):
    with pytest.raises(Refused) as error:
        a_paper(database, **order)
    return [violation.name for violation in error.value.violations]


def test_a_paper_is_kept_as_it_was_composed(database, notes, published):
    kinds = of_each_kind(database)
    course = given_education.a_course(database, code="MAT", scale="K16")
    items = (
        Item(kinds[q.DESCRIPTION], 0, "Del 1"),
        Item(kinds[q.SINGLE], 2, keeps_order=True),
        Item(kinds[q.ESSAY], 6, "Del 2"),
    )
    told = facts(
        course_id=course,
        minutes=90,
        instructions="Svar på alt. \r\n  Skriv tydelig.",
        aids=frozenset({"dictionary"}),
        aids_note=" Kun  papir ",
        skills=frozenset({"reading", "writing"}),
        title="  Prøve  1 ",
    )

    paper_id = a_paper(database, items, told=told, versions=3)

    paper = composed(database, paper_id)
    assert paper.facts == replace(
        told, title="Prøve 1", aids_note="Kun papir", instructions="Svar på alt.\nSkriv tydelig."
    )
    assert tuple(one.item for one in paper.items) == items
    assert ([one.letter for one in paper.versions], paper.points, paper.serial) == (["A", "B", "C"], 8, 1)
    assert notes[-1].details == {"title": "Prøve 1", "questions": 3, "versions": 3}
    assert notes[-1].action == terms.PAPER_SAVED
    assert terms.PAPERS_CHANGED in published[-1]


def test_the_same_seed_gives_the_same_paper(database):
    some_singles(database, 12)
    first, second = (
        composed(database, a_drawn_paper(database, DrawingRule(5), versions=4)) for _time in "12"
    )
    other = composed(database, a_drawn_paper(database, DrawingRule(5), versions=4, seed="1" * 16))

    assert places(first) == places(second)
    assert first.versions == second.versions
    assert places(other) != places(first)


def test_saving_again_replaces_all_of_it_and_draws_nothing_anew(database):
    versions = some_singles(database, 12)
    paper_id = a_drawn_paper(database, DrawingRule(4), versions=2)
    before = composed(database, paper_id)
    kept = tuple(one.item for one in before.items)

    a_paper(
        database,
        kept[::-1],
        rules=before.rules,
        versions=2,
        paper_id=paper_id,
        version=before.version,
        seed="",
    )

    after = composed(database, paper_id)
    assert places(after) == places(before)[::-1]
    assert (after.seed, after.version > before.version) == (SEED, True)
    assert set(places(after)) <= set(versions)
    with database.reading() as session:
        counts = [
            session.scalar(select(func.count()).select_from(table))
            for table in (ExamPaper, ExamPaperItem, ExamPaperRule, ExamPaperVersion)
        ]
    assert counts == [1, 4, 1, 2]


def test_dice_are_rolled_for_a_new_paper_and_when_it_is_drawn_again(database):
    some_singles(database, 12)
    paper_id = a_drawn_paper(database, DrawingRule(4), seed="")
    first = composed(database, paper_id)
    order = {"rules": first.rules, "paper_id": paper_id, "seed": ""}
    a_paper(database, [one.item for one in first.items], version=first.version, draw=True, **order)
    second = composed(database, paper_id)
    a_paper(database, [one.item for one in second.items], version=second.version, **order)

    assert len({SEED, first.seed, second.seed}) == 3
    assert composed(database, paper_id).seed == second.seed


def test_what_rules_draw_stands_where_it_stood_before(database):
    by_hand = some_singles(database, 2, tags=("hånd",))
    some_singles_tagged(database, "brøk", 6)
    rule = DrawingRule(2, 3, tag="brøk", heading="Brøk")
    first = composed(database, a_paper(database, items_of(by_hand), rules=(rule,), draw=True))
    assert [one.item.rule for one in first.items] == [0, 0, 1, 1]
    assert [one.item.heading for one in first.items] == ["", "", "Brøk", ""]
    moved = [first.items[place].item for place in (0, 2, 3, 1)]

    a_paper(
        database, moved, rules=(rule,), draw=True, seed="2" * 16, paper_id=first.id, version=first.version
    )

    again = composed(database, first.id)
    assert [one.item.rule for one in again.items] == [0, 1, 1, 0]
    assert [one.item.points for one in again.items] == [2, 3, 3, 2]


def some_singles_tagged(database, tag, count):
    for n in range(count):
        in_the_bank(database, a_single(stem=f"{tag} {n}?", tags=(tag,)))


def test_what_is_short_is_refused_and_nothing_is_kept(database):
    some_singles_tagged(database, "brøk", 3)
    in_the_bank(database, a_single(stem="Prosent?", tags=("prosent",)))

    with pytest.raises(Refused) as error:
        a_drawn_paper(database, DrawingRule(5, tag="brøk"), DrawingRule(1, tag="prosent"))

    [told] = error.value.violations
    assert "asks for 5 questions and finds 3: 2 short" in told.sentence()
    with database.reading() as session:
        assert queries.papers(session) == []


def test_neither_retired_questions_nor_mere_texts_are_drawn(database):
    of_each_kind(database)
    gone = in_the_bank(database, a_single(stem="Gammelt?"))
    order = bank.RetireQuestion(question_id=gone, reason="gammelt")
    database.acting_as(given.TEACHER).execute(bank.retire_question, order)

    paper = composed(database, a_drawn_paper(database, DrawingRule(9)))

    assert q.DESCRIPTION not in {one.row.shown.kind for one in paper.items}
    assert refused(database, rules=(DrawingRule(10),), draw=True) == ["NotEnoughQuestions"]


def test_everything_wrong_is_said_at_once(database):
    [one] = some_singles(database, 1)

    assert refused(database, told=facts(title="", minutes=400)) == ["TitleMissing", "LongerThanTheLaw"]
    assert refused(database, items=[Item(one, 0), Item(one)], versions=9) == [
        "VersionsImpossible",
        "QuestionTwice",
        "PointsImpossible",
    ]


def test_two_versions_of_one_question_are_one_question(database):
    saved = in_the_bank(database, a_single())
    first = version_of(database, saved)
    in_the_bank(database, a_single(stem="Hva er 2+2?"), saved, before=1)

    assert refused(database, items=items_of([first, version_of(database, saved)])) == ["QuestionTwice"]


def test_nobody_saves_over_somebody_elses_change(database):
    versions = some_singles(database, 2)
    paper_id = a_paper(database, items_of(versions))
    a_paper(database, items_of(versions[:1]), paper_id=paper_id, version=1)

    with pytest.raises(Conflict):
        a_paper(database, items_of(versions), paper_id=paper_id, version=1)


def test_a_frozen_paper_is_only_copied(database, notes):
    versions = some_singles(database, 3)
    paper_id = a_paper(database, items_of(versions), versions=2)
    frozen(database, paper_id)

    with pytest.raises(Refused) as error:
        a_paper(database, items_of(versions[:1]), paper_id=paper_id, version=1)
    copy = database.acting_as(given.TEACHER).execute(
        service.copy_paper, service.CopyPaper(paper_id=paper_id, title="Prøve 2")
    )

    assert [one.name for one in error.value.violations] == ["FrozenAlready"]
    old, new = composed(database, paper_id), composed(database, copy)
    assert places(new) == places(old)
    assert (new.facts.title, new.based_on_id, new.digest, len(new.versions)) == ("Prøve 2", paper_id, "", 2)
    assert new.seed != old.seed
    assert (notes[-1].action, notes[-1].details["old"]) == (terms.PAPER_COPIED, "Prøve i regning")
    a_paper(database, items_of(versions[:1]), paper_id=copy, version=new.version)


def test_a_course_that_is_not_there_is_none(database):
    with pytest.raises(NotFound):
        a_paper(database, told=facts(course_id=given.TEACHER.user_id))
    with pytest.raises(NotFound):
        a_paper(database, paper_id=given.TEACHER.user_id, version=1)
    order = service.CopyPaper(paper_id=given.TEACHER.user_id, title="x")
    with pytest.raises(NotFound):
        database.acting_as(given.TEACHER).execute(service.copy_paper, order)


def test_papers_are_made_by_teachers_and_leaders(database):
    for who in (given.OFFICE, given.WORKSHOP_LEADER, given.INVIGILATOR, given.ADMINISTRATOR):
        with pytest.raises(NotAllowed):
            a_paper(database, by=who)
        order = service.CopyPaper(paper_id=given.TEACHER.user_id, title="x")
        with pytest.raises(NotAllowed):
            database.acting_as(who).execute(service.copy_paper, order)
    assert a_paper(database, by=given.LEADER)
