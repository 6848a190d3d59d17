"""A whole paper in few statements, and nothing of the key on it."""

import dataclasses
import json

import pytest

from eduapp.core.errors import NotAllowed
from eduapp.exams.papers import queries
from eduapp.exams.papers.rules.drawn import DrawingRule
from eduapp.exams.papers.rules.shuffling import versions_of
from eduapp.exams.questions.rules.question import Text
from tests.support import given
from tests.support.given_papers import SEED, a_drawn_paper, a_paper, items_of, of_each_kind, some_singles
from tests.support.given_questions import a_single, in_the_bank
from tests.support.statements import selects_of

pytestmark = pytest.mark.both_databases


def composed(database, paper_id, by=given.TEACHER):
    with database.acting_as(by).reading() as session:
        return queries.composed(session, paper_id)


def test_a_paper_comes_whole_in_few_statements(database):
    some_singles(database, 30)
    paper_id = a_drawn_paper(database, DrawingRule(20, 2), versions=3)
    teacher = database.acting_as(given.TEACHER)

    with selects_of(teacher) as statements, teacher.reading() as session:
        paper = queries.composed(session, paper_id)

    assert len(statements) == 5
    assert (len(paper.items), paper.points, paper.rules) == (20, 40, (DrawingRule(20, 2),))
    shuffled = [one.shuffled for one in paper.items]
    assert list(paper.versions) == versions_of(SEED, 3, shuffled)


def test_there_is_none_without_the_right_to_see_questions(database):
    paper_id = a_paper(database, items_of(some_singles(database, 1)))

    with pytest.raises(NotAllowed):
        composed(database, paper_id, by=given.OFFICE)
    assert composed(database, given.TEACHER.user_id) is None


def test_the_facts_of_a_paper_hold_no_key(database):
    """The contract: neither the order of a version nor what is frozen tells what is right."""
    secret = "hemmeligfasit"
    right = a_single(stem="Hva er svaret?", right="ja", wrong=("nei", "kanskje"), feedback=Text(secret))
    in_the_bank(database, right)
    of_each_kind(database)
    paper = composed(database, a_drawn_paper(database, DrawingRule(9), versions=3))

    told = json.dumps(queries.facts_of(paper)) + repr(paper)

    assert secret not in told
    assert not {"percent", "fraction", "feedback", "tolerance", "answer"} & fields(paper)
    assert "3.14" not in told, "the answer of the number"
    assert "'Oslo'" not in told.replace("rights=('Oslo', 'Paris', 'Stockholm')", ""), "the short answer"


def fields(value):
    """All names of fields in a tree of frozen rows."""
    if dataclasses.is_dataclass(value):
        inner = {field.name for field in dataclasses.fields(value)}
        return inner.union(*(fields(getattr(value, name)) for name in inner))
    if isinstance(value, tuple):
        return set().union(*map(fields, value))
    return set()
