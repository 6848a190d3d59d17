"""A search log is only added to, and two different people close it (rules 81 and 82)."""

from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.workshops.tools import service, terms
from tests.support import given
from tests.support.given_tools import (
    a_board,
    board_head,
    closed,
    counted,
    issued,
    proposed,
    three_tools,
)


@pytest.fixture
def board_id(database):
    return a_board(database)


@pytest.fixture
def tools(database, board_id):
    return three_tools(database, board_id)


def missing(database, board_id, **found):
    counted(database, board_id, "closing", found.get("found"))
    return board_head(database, board_id).searches[0].id


def note(database, search_id, words="Behind the planer", by=given.WORKSHOP_LEADER):
    return database.acting_as(by).execute(
        service.note_search, service.NoteSearch(search_id=search_id, words=words)
    )


def refused(call):
    with pytest.raises(Refused) as refusal:
        call()
    return [one.name for one in refusal.value.violations]


def test_rule_82_one_person_alone_closes_nothing(database, board_id, tools):
    search_id = missing(database, board_id, found={tools[0]: 0})
    assert refused(lambda: closed(database, search_id)) == ["NothingProposed"]
    proposed(database, search_id)
    assert refused(lambda: closed(database, search_id, given.WORKSHOP_LEADER)) == ["SamePerson"]
    assert board_head(database, board_id).searches[0].open
    with pytest.raises(IntegrityError), database.engine.begin() as connection:
        connection.execute(text("UPDATE tool_search SET closed_by = proposed_by, closed_at = '2026-11-23'"))


def test_the_whole_chain_stays_visible_with_who_and_what(database, board_id, tools, notes):
    search_id = missing(database, board_id, found={tools[0]: 0})
    note(database, search_id)
    proposed(database, search_id, "lost")
    proposed(database, search_id, "found", by=given.LEADER)
    closed(database, search_id)

    [search] = board_head(database, board_id).searches
    assert [(entry.step, entry.outcome, entry.entered_by) for entry in search.entries] == [
        ("opened", "", given.WORKSHOP_LEADER.name),
        ("looked", "", given.WORKSHOP_LEADER.name),
        ("proposed", "lost", given.WORKSHOP_LEADER.name),
        ("proposed", "found", given.LEADER.name),
        ("closed", "found", given.OTHER_WORKSHOP_LEADER.name),
    ]
    assert (search.outcome, search.proposed_by, search.closed_by) == (
        "found",
        given.LEADER.name,
        given.OTHER_WORKSHOP_LEADER.name,
    )
    assert [row.facts.code for row in board_head(database, board_id).tools] == ["V-01", "V-02", "V-03"]
    assert [note.action for note in notes[-4:]] == [
        terms.SEARCH_NOTED,
        terms.SEARCH_PROPOSED,
        terms.SEARCH_PROPOSED,
        terms.SEARCH_CLOSED,
    ]


def test_what_two_people_call_lost_is_withdrawn_and_in_nobodys_hands(database, board_id, tools):
    ola = given.a_learner(database, "Ola Vik")
    counted(database, board_id)
    issued(database, tools[0], ola)
    search_id = missing(database, board_id, found={tools[0]: 0})
    proposed(database, search_id, "lost")
    closed(database, search_id)

    [gone] = board_head(database, board_id).withdrawn
    assert (gone.id, gone.withdrawn_reason, gone.out) == (tools[0], "lost", None)


def test_what_is_found_in_somebodys_hands_is_back(database, board_id, tools):
    counted(database, board_id)
    issued(database, tools[0], given.a_learner(database, "Ola Vik"))
    search_id = missing(database, board_id, found={tools[0]: 0})
    proposed(database, search_id)
    closed(database, search_id)
    assert board_head(database, board_id).tools[0].out is None


def test_lost_parts_and_grams_are_taken_off_what_is_expected(database, board_id, tools):
    counted(database, board_id, "closing", {tools[1]: 3, tools[2]: 380})
    for search in board_head(database, board_id).searches:
        proposed(database, search.id, "lost")
        closed(database, search.id)
    assert [row.amount for row in board_head(database, board_id).tools] == ["1 piece", "3 parts", "380 g"]


def test_a_kit_that_is_lost_whole_is_withdrawn(database, board_id, tools):
    search_id = missing(database, board_id, found={tools[1]: 0})
    proposed(database, search_id, "lost")
    closed(database, search_id)
    assert [row.id for row in board_head(database, board_id).withdrawn] == [tools[1]]


def test_what_was_counted_wrongly_changes_nothing_and_a_closed_search_stays_closed(database, board_id, tools):
    search_id = missing(database, board_id, found={tools[2]: 700})
    assert refused(lambda: proposed(database, search_id, "lost")) == ["NothingIsLost"]
    proposed(database, search_id, "miscounted")
    closed(database, search_id)
    assert board_head(database, board_id).tools[2].amount == "500 g"
    for call in (
        lambda: note(database, search_id),
        lambda: proposed(database, search_id),
        lambda: closed(database, search_id),
    ):
        assert refused(call) == ["SearchClosed"]


def test_what_is_confirmed_is_what_was_read(database, board_id, tools):
    search_id = missing(database, board_id, found={tools[0]: 0})
    proposed(database, search_id, "found")
    stale = service.CloseSearch(search_id=search_id, version=2)
    proposed(database, search_id, "lost")
    with pytest.raises(Conflict):
        database.acting_as(given.LEADER).execute(service.close_search, stale)


def test_who_may_not_search_learns_that_first_and_what_is_gone_is_said(database):
    teacher = database.acting_as(given.TEACHER)
    orders = (
        (service.note_search, service.NoteSearch(search_id=UUID(int=5), words="x")),
        (
            service.propose_end,
            service.ProposeEnd(search_id=UUID(int=5), version=1, outcome="found", words="x"),
        ),
        (service.close_search, service.CloseSearch(search_id=UUID(int=5), version=1)),
    )
    for use_case, order in orders:
        with pytest.raises(NotAllowed):
            teacher.execute(use_case, order)
        with pytest.raises(NotFound):
            database.execute(use_case, order)
