"""Everything the page of a board shows, newest first, in a fixed number of statements."""

from uuid import UUID

from eduapp.workshops.tools import queries
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
from tests.support.statements import selects_of


def test_it_tells_positions_counts_and_open_searches_first(database):
    board_id = a_board(database)
    plane, chisels, _screws = three_tools(database, board_id)
    counted(database, board_id, found={chisels: 3})
    search_id = board_head(database, board_id).searches[0].id
    proposed(database, search_id)
    closed(database, search_id)
    issued(database, plane, given.a_learner(database, "Ola Vik"))
    counted(database, board_id, "closing", {plane: 0})

    head = board_head(database, board_id)
    assert [row.facts.position for row in head.tools] == ["A1", "A2", "A3"]
    assert [(row.number, row.kind, row.differing) for row in head.counts] == [
        (2, "closing", 1),
        (1, "opening", 1),
    ]
    assert [[one.name for one in row.differences] for row in head.counts] == [["Plane"], ["Chisels"]]
    assert [(row.tool, row.open) for row in head.searches] == [
        ("Plane (V-01)", True),
        ("Chisels (V-02)", False),
    ]
    assert head.tools[0].search_id == head.searches[0].id


def test_a_board_that_is_not_there_has_no_page(database):
    with database.reading() as session:
        assert queries.board_head(session, UUID(int=5)) is None
        assert queries.count_rows(session, UUID(int=5)) == []
        assert queries.searches(session, UUID(int=5)) == []
        assert queries.counts(session, UUID(int=5)) == []


def test_a_page_costs_as_many_statements_with_a_year_of_counts(database):
    board_id = a_board(database)
    tools = three_tools(database, board_id)
    with database.reading() as session, selects_of(database) as few:
        queries.board_head(session, board_id)
    for _time in range(8):
        counted(database, board_id, "closing", {tools[0]: 0, tools[1]: 1})
    with database.reading() as session, selects_of(database) as many:
        assert len(queries.board_head(session, board_id).counts) == 8
    assert len(many) == len(few) <= 9
