"""Tools go into hands and come back, by position or by label; a kit as one."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from eduapp.core.errors import NotAllowed, NotFound, Refused
from eduapp.workshops.tools import service, terms
from eduapp.workshops.tools.rules.issuing import ISSUED, RETURNED
from tests.support import given
from tests.support.given_tools import a_board, board_head, counted, issued, returned, three_tools


@pytest.fixture
def board_id(database):
    return a_board(database)


@pytest.fixture
def tools(database, board_id):
    return three_tools(database, board_id)


@pytest.fixture
def ola(database):
    return given.a_learner(database, "Ola Vik")


def scan(database, code, learner_id=None, by=given.WORKSHOP_LEADER):
    return database.acting_as(by).execute(
        service.scan_label, service.ScanLabel(code=code, learner_id=learner_id)
    )


def refused(call):
    with pytest.raises(Refused) as refusal:
        call()
    return [one.name for one in refusal.value.violations]


def out(database, board_id):
    return {row.facts.code: row.out.name for row in board_head(database, board_id).tools if row.out}


def test_rule_81_nothing_goes_out_before_the_opening_count_of_its_board(database, board_id, tools, ola):
    assert refused(lambda: issued(database, tools[0], ola)) == ["NotCountedToday"]
    counted(database, board_id)
    issued(database, tools[0], ola)
    assert out(database, board_id) == {"V-01": "Vik, Ola"}

    returned(database, tools[0])
    counted(database, board_id, "closing")
    assert refused(lambda: issued(database, tools[0], ola)) == ["ClosedForToday"]


def test_the_count_of_yesterday_opens_nothing_today(database, board_id, tools, ola, clock):
    counted(database, board_id)
    clock.moment += timedelta(days=1)
    assert refused(lambda: issued(database, tools[0], ola)) == ["NotCountedToday"]


def test_one_label_goes_out_and_back_a_kit_as_a_whole(database, board_id, tools, ola, notes):
    counted(database, board_id)
    assert scan(database, " v-02 ", ola) == ISSUED
    assert out(database, board_id) == {"V-02": "Vik, Ola"}
    assert scan(database, "V-02") == RETURNED
    assert out(database, board_id) == {}
    assert [(note.action, note.learner, note.details["tool"]) for note in notes[-2:]] == [
        (terms.ISSUED, ola, "Chisels (V-02)"),
        (terms.RETURNED, ola, "Chisels (V-02)"),
    ]


def test_a_label_says_why_it_does_nothing(database, board_id, tools, ola):
    counted(database, board_id)
    assert refused(lambda: scan(database, "X-9", ola)) == ["CodeUnknown"]
    assert refused(lambda: scan(database, "V-01")) == ["LearnerMissing"]
    assert refused(lambda: scan(database, "V-03", ola)) == ["ConsumableIsNotIssued"]


def test_a_tool_is_in_one_pair_of_hands(database, board_id, tools, ola):
    counted(database, board_id)
    issued(database, tools[0], ola)
    karim = given.a_learner(database, "Karim Haddad")
    assert refused(lambda: issued(database, tools[0], karim)) == ["OutAlready"]
    returned(database, tools[0])
    issued(database, tools[0], karim)
    assert refused(lambda: returned(database, tools[1])) == ["NotOut"]
    with pytest.raises(IntegrityError), database.engine.begin() as connection:
        connection.execute(text("UPDATE tool_issue SET ending = '', ended_on = NULL, ended_by = NULL"))


def test_only_who_is_here_that_day_takes_a_tool(database, board_id, tools, ola):
    counted(database, board_id)
    given.a_state(database, ola, "on_leave")
    assert refused(lambda: issued(database, tools[0], ola)) == ["NotHereToday"]


def test_what_is_searched_for_is_not_issued_but_comes_back(database, board_id, tools, ola):
    counted(database, board_id)
    issued(database, tools[0], ola)
    counted(database, board_id, "closing", {tools[0]: 0})
    returned(database, tools[0])
    [search] = board_head(database, board_id).searches
    assert [entry.step for entry in search.entries] == ["opened", "back"]
    counted(database, board_id)
    assert refused(lambda: issued(database, tools[0], ola)) == ["SearchedFor"]


def test_who_may_not_issue_learns_that_first_and_what_is_gone_is_said(database, board_id, tools, ola):
    for call in (
        lambda: issued(database, UUID(int=5), ola, given.TEACHER),
        lambda: returned(database, UUID(int=5), given.TEACHER),
        lambda: scan(database, "V-01", by=given.TEACHER),
    ):
        with pytest.raises(NotAllowed):
            call()
    counted(database, board_id)
    for call in (
        lambda: issued(database, UUID(int=5), ola),
        lambda: issued(database, tools[0], UUID(int=5)),
        lambda: returned(database, UUID(int=5)),
    ):
        with pytest.raises(NotFound):
            call()
