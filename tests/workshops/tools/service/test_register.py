"""Boards and tools are entered, put right and withdrawn; nothing is ever deleted."""

from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.workshops.tools import queries, service, terms
from eduapp.workshops.tools.rules.register import BoardFacts, ToolFacts
from tests.support import given
from tests.support.given_education import a_place
from tests.support.given_tools import (
    a_board,
    a_tool,
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


def refused(call, *arguments):
    with pytest.raises(Refused) as refusal:
        call(*arguments)
    return [one.name for one in refusal.value.violations]


def save(database, board_id, **wish):
    more = {key: wish.pop(key) for key in ("tool_id", "version") if key in wish}
    facts = ToolFacts(**{"name": "Plane", "code": "V-01"} | wish)
    return database.execute(service.save_tool, service.SaveTool(board_id=board_id, facts=facts, **more))


def withdraw(database, tool_id, reason="broken", version=1):
    order = service.Withdraw(tool_id=tool_id, version=version, reason=reason)
    database.execute(service.withdraw, order)


def move(database, tool_id, change, reason="used"):
    return database.execute(
        service.move_stock, service.MoveStock(tool_id=tool_id, change=change, reason=reason)
    )


def test_a_board_is_entered_and_put_right(database, notes, published):
    place_id = a_place(database, "Workroom", "workshop")
    board_id = a_board(database, " Hand   tools ", place_id)
    facts = BoardFacts("Hand tools", place_id, 5, 6)
    database.execute(service.save_board, service.SaveBoard(board_id=board_id, version=1, facts=facts))

    row = board_head(database, board_id).board
    assert (row.name, row.place, row.facts.rows) == ("Hand tools", "Workroom", 5)
    assert [(note.action, note.details) for note in notes[-2:]] == [
        (terms.BOARD_SAVED, {"name": "Hand tools"}),
        (terms.BOARD_CHANGED, {"name": "Hand tools", "changed": {"grid_rows": ["4", "5"]}}),
    ]
    assert terms.TOOLS_CHANGED in published[-1]
    assert refused(lambda: a_board(database, "HAND TOOLS", place_id)) == ["BoardNameTaken"]


def test_a_board_stays_as_large_as_what_hangs_on_it_and_is_archived_empty(database, board_id):
    tool_id = a_tool(database, board_id, column=6)
    place_id = board_head(database, board_id).board.facts.place_id

    def put(**wish):
        facts = BoardFacts("Hand tools", place_id, **wish)
        database.execute(service.save_board, service.SaveBoard(board_id=board_id, facts=facts))

    assert refused(lambda: put(columns=5)) == ["ToolsOutside"]
    assert refused(lambda: put(active=False)) == ["BoardHoldsTools"]
    withdraw(database, tool_id)
    put(active=False)
    assert not board_head(database, board_id).board.facts.active
    assert refused(lambda: save(database, board_id, code="V-09")) == ["BoardArchived"]


def test_rule_6_a_board_does_not_take_what_is_missing_out_of_the_way_of_a_shift(database, board_id):
    old = board_head(database, board_id).board.facts
    elsewhere = a_place(database, "Elsewhere", "workshop")

    def move():
        facts = BoardFacts("Hand tools", elsewhere)
        database.execute(service.save_board, service.SaveBoard(board_id=board_id, facts=facts))

    plane, *_others = three_tools(database, board_id)
    assert refused(move) == ["BoardNotSettled"]
    counted(database, board_id)
    issued(database, plane, given.a_learner(database))
    counted(database, board_id, "closing", {plane: 0})
    assert refused(move) == ["BoardNotSettled"]
    with database.reading() as session:
        assert queries.unsettled(session, old.place_id, given.TODAY)

    [search] = board_head(database, board_id).searches
    proposed(database, search.id)
    closed(database, search.id)
    move()
    assert board_head(database, board_id).board.place == "Elsewhere"


def test_a_position_and_a_label_are_one_things(database, board_id, notes):
    tool_id = a_tool(database, board_id)
    assert notes[-1].details == {"name": "Plane", "code": "V-01", "board": "Hand tools", "position": "A1"}
    assert refused(lambda: save(database, board_id, code=" v-01 ")) == ["PositionTaken", "CodeTaken"]
    assert save(database, board_id, tool_id=tool_id, version=1, code="v-01", serial="77") == tool_id
    assert notes[-1].details["changed"] == {"tool_number": ["V-01", "v-01"], "serial": ["", "77"]}
    with pytest.raises(Conflict):
        save(database, board_id, tool_id=tool_id, version=1)
    with pytest.raises(IntegrityError), database.engine.begin() as connection:
        connection.execute(text("UPDATE tool SET amount = 0"))


def test_what_is_withdrawn_stays_on_record_with_its_label(database, board_id, notes):
    tool_id = a_tool(database, board_id)
    withdraw(database, tool_id, "worn")

    head = board_head(database, board_id)
    assert head.tools == ()
    [gone] = head.withdrawn
    assert (gone.withdrawn_on, gone.withdrawn_reason) == (given.TODAY, "worn")
    assert notes[-1].details == {"tool": "Plane (V-01)", "reason": "tool_withdrawals:worn"}
    assert refused(lambda: save(database, board_id, column=2)) == ["CodeTaken"]
    assert save(database, board_id, code="V-02") != tool_id  # its position is free
    assert refused(lambda: withdraw(database, tool_id, version=2)) == ["WithdrawnAlready"]


def test_rule_81_what_is_out_or_missing_is_not_called_broken(database, board_id):
    plane, chisels, _screws = three_tools(database, board_id)
    counted(database, board_id, found={chisels: 3})
    issued(database, plane, given.a_learner(database))
    assert refused(lambda: withdraw(database, plane)) == ["StillOut"]
    assert refused(lambda: withdraw(database, chisels)) == ["SearchedFor"]
    assert refused(lambda: withdraw(database, chisels, "lost")) == ["NotInTheList", "SearchedFor"]


def test_what_is_used_up_and_refilled_changes_what_is_expected(database, board_id, notes):
    *_others, screws = three_tools(database, board_id)
    move(database, screws, -120)
    move(database, screws, 500, "refilled")

    assert board_head(database, board_id).tools[2].amount == "880 g"
    assert notes[-1].details == {
        "tool": "Screws (V-03)",
        "stock": "880 g",
        "reason": "tool_moves:refilled",
    }
    assert refused(lambda: move(database, screws, -881)) == ["LessThanNothing"]
    assert refused(
        lambda: save(database, board_id, tool_id=screws, name="Screws", code="V-03", column=3)
    ) == ["FixedOnceEntered"]


def test_who_may_not_keep_tools_learns_that_first_and_what_is_gone_is_said(database, board_id):
    teacher = database.acting_as(given.TEACHER)
    for call in (
        lambda: save(teacher, UUID(int=5)),
        lambda: withdraw(teacher, UUID(int=5)),
        lambda: move(teacher, UUID(int=5), -1),
        lambda: teacher.execute(service.save_board, service.SaveBoard(facts=BoardFacts("B", UUID(int=5)))),
    ):
        with pytest.raises(NotAllowed):
            call()
    for call in (
        lambda: save(database, UUID(int=5)),
        lambda: save(database, board_id, tool_id=UUID(int=5)),
        lambda: withdraw(database, UUID(int=5)),
        lambda: move(database, UUID(int=5), -1),
        lambda: a_board(database, "Other", UUID(int=5)),
    ):
        with pytest.raises(NotFound):
            call()
    with database.reading() as session:
        assert queries.board(session, UUID(int=5)) is None
