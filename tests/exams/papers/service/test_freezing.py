"""What is frozen stays as it is: the service refuses, the database refuses, and what differs is named."""

from contextlib import suppress

import pytest
from sqlalchemy import text

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.exams.papers import queries, service, terms
from eduapp.exams.papers.rules.drawn import DrawingRule
from eduapp.exams.questions import service as bank
from tests.support import accounts, given
from tests.support.given_papers import (
    a_drawn_paper,
    a_paper,
    frozen,
    items_of,
    of_each_kind,
    some_singles,
    version_of,
)
from tests.support.given_questions import a_single, in_the_bank

pytestmark = [pytest.mark.both_databases, pytest.mark.every_case]


@pytest.fixture
def paper_id(database):
    return a_paper(database, items_of(some_singles(database, 4)), versions=3, rules=())


def versions(database, paper_id):
    with database.reading() as session:
        return queries.versions(session, paper_id)


def test_freezing_answers_a_digest_over_all_versions(database, notes, paper_id):
    assert [row.digest for row in versions(database, paper_id)] == ["", "", ""]

    digest = frozen(database, paper_id)

    assert len(digest) == 64
    assert (notes[-1].action, notes[-1].details["digest"]) == (terms.PAPER_FROZEN, digest)
    assert len({row.digest for row in versions(database, paper_id)}) == 3
    with database.reading() as session:
        head = queries.paper_head(session, paper_id)
    assert (head.frozen, head.digest) == (True, digest)


def test_freezing_again_changes_nothing_and_says_the_same(database, notes, paper_id):
    digest = frozen(database, paper_id)
    told = len(notes)

    assert frozen(database, paper_id) == digest
    assert len(notes) == told


def test_it_is_part_of_the_callers_transaction(database, paper_id):
    with suppress(ZeroDivisionError), database.acting_as(given.LEADER).writing() as uow:
        service.freeze(uow, paper_id)
        raise ZeroDivisionError
    with database.reading() as session:
        assert not queries.paper_head(session, paper_id).frozen


_INSERT = (
    "INSERT INTO exam_paper_item (id, version, paper_id, place, question_version_id, points, heading,"
    " keeps_order, rule_place) SELECT question_version_id, 1, paper_id, 99, question_version_id, 1, '',"
    " keeps_order, 0 FROM exam_paper_item"
)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE exam_paper SET minutes = 61",
        "UPDATE exam_paper SET title = title",
        "DELETE FROM exam_paper",
        "UPDATE exam_paper_item SET points = 5",
        "DELETE FROM exam_paper_item",
        _INSERT,
        "UPDATE exam_paper_version SET stands = '[]'",
        "DELETE FROM exam_paper_version",
        "DELETE FROM exam_paper_rule",
        "UPDATE exam_paper_rule SET points = 9",
        "UPDATE exam_paper_frozen SET digest = digest",
        "DELETE FROM exam_paper_frozen",
    ],
)
def test_the_database_refuses_every_change(database, change):
    some_singles(database, 4)
    paper_id = a_drawn_paper(database, DrawingRule(3))
    before = frozen(database, paper_id)

    with accounts.owner_of(database) as owner, pytest.raises(Conflict), owner.writing() as uow:
        uow.session.execute(text(change))

    with database.reading() as session:
        assert queries.frozen_digest(session, paper_id) == before


def test_a_paper_beside_it_can_still_be_changed(database, paper_id):
    frozen(database, paper_id)
    other = a_paper(database)

    with database.writing() as uow:
        uow.session.execute(text("UPDATE exam_paper SET minutes = 61 WHERE serial = 2"))

    with database.reading() as session:
        assert queries.paper_head(session, other).minutes == 61


def against(database, paper_id):
    with pytest.raises(Refused) as error:
        frozen(database, paper_id)
    return [one.name for one in error.value.violations]


def test_what_is_not_complete_is_not_frozen(database):
    some_singles(database, 3)
    assert against(database, a_paper(database)) == ["NothingAsked"]
    assert against(database, a_paper(database, rules=(DrawingRule(2),))) == ["NothingAsked", "RuleNotDrawn"]


def test_a_question_that_was_retired_meanwhile_is_not_frozen(database):
    [version] = some_singles(database, 1)
    paper_id = a_paper(database, items_of([version]))
    with database.acting_as(given.TEACHER).reading() as session:
        [one] = queries.composed(session, paper_id).items
    order = bank.RetireQuestion(question_id=one.row.question_id, reason="feil")
    database.acting_as(given.TEACHER).execute(bank.retire_question, order)

    assert against(database, paper_id) == ["QuestionRetired"]


def test_versions_that_are_the_same_are_not_frozen(database):
    kinds = of_each_kind(database)

    assert against(database, a_paper(database, items_of([kinds["essay"]]), versions=2)) == ["VersionsAlike"]


def test_a_newer_version_of_a_question_changes_nothing_on_a_paper(database):
    saved = in_the_bank(database, a_single())
    paper_id = a_paper(database, items_of([version_of(database, saved)]))
    digest = frozen(database, paper_id)
    in_the_bank(database, a_single(stem="Hva er 2+2, da?"), saved, before=1)

    with database.acting_as(given.TEACHER).reading() as session:
        assert queries.verify(session, paper_id) == []
        [one] = queries.composed(session, paper_id).items
    assert one.row.shown.stem.words == "Hva er 2 + 2?"
    assert one.row.newest_id != one.row.version_id
    assert frozen(database, paper_id) == digest


def test_who_may_freeze_and_what_there_is_to_freeze(database, paper_id):
    for who in (given.TEACHER, given.OFFICE, given.INVIGILATOR):
        with pytest.raises(NotAllowed), database.acting_as(who).writing() as uow:
            service.freeze(uow, paper_id)
    with pytest.raises(NotFound):
        frozen(database, given.TEACHER.user_id)


def test_a_print_is_kept_in_the_trail(database, notes, paper_id):
    order = service.NotePrint(paper_id=paper_id, what="oppgave", copies=14)
    database.acting_as(given.TEACHER).execute(service.note_print, order)

    assert notes[-1].details == {"title": "Prøve i regning", "what": "oppgave", "copies": 14}
    with pytest.raises(NotAllowed):
        database.acting_as(given.OFFICE).execute(
            service.note_print, service.NotePrint(paper_id=paper_id, what="x", copies=1)
        )
    nothing = service.NotePrint(paper_id=given.TEACHER.user_id, what="x", copies=1)
    with pytest.raises(NotFound):
        database.acting_as(given.TEACHER).execute(service.note_print, nothing)
