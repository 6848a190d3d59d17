"""The register of boards and what hangs on them, in a fixed number of statements."""

from eduapp.core.actor import Scope
from eduapp.education.places.service import SavePlace, save_place
from eduapp.workshops.tools import queries
from tests.support import given
from tests.support.given_education import a_place
from tests.support.given_tools import a_board, a_tool, counted, issued, three_tools
from tests.support.statements import selects_of


def test_the_list_tells_what_hangs_there_is_out_and_missing(database):
    place_id = a_place(database, "Workroom", "workshop")
    board_id = a_board(database, "Hand tools", place_id)
    plane, chisels, _screws = three_tools(database, board_id)
    a_board(database, "Clamps", place_id)
    counted(database, board_id, found={chisels: 3})
    issued(database, plane, given.a_learner(database))

    with database.reading() as session:
        rows = queries.boards(session)
    assert [(row.name, row.place, row.things, row.out, row.searched) for row in rows] == [
        ("Clamps", "Workroom", 0, 0, 0),
        ("Hand tools", "Workroom", 3, 1, 1),
    ]
    assert [row.kind_on(given.TODAY) for row in rows] == ["", "opening"]


def test_a_board_is_found_by_its_place_and_by_what_hangs_there(database):
    board_id = a_board(database)
    three_tools(database, board_id)
    a_board(database, "Clamps")
    with database.reading() as session:
        for typed in ("hand", "room of hand", "chisel", "v-03"):
            assert [row.name for row in queries.boards(session, typed)] == ["Hand tools"]
        assert queries.boards(session, shown="archived") == []


def test_somebody_of_one_site_sees_its_boards(database):
    for name in ("Berg", "Haug"):
        place = database.execute(save_place, SavePlace(name=name, kind="workshop", site=name))
        a_board(database, f"Board at {name}", place)
    with database.reading() as session:
        found = queries.boards(session, scope=Scope(sites=frozenset({"Berg"})))
    assert [row.name for row in found] == ["Board at Berg"]


def test_a_tool_is_found_by_its_label_however_it_is_written(database):
    board_id = a_board(database)
    tool_id = a_tool(database, board_id, code="Ø-1")
    with database.reading() as session:
        assert queries.by_code(session, " ø-1 ").id == tool_id
        assert queries.by_code(session, "2") is None
        row = queries.tool(session, tool_id)
    assert (row.label, row.facts.position, row.amount, row.since) == (
        "Plane (Ø-1)",
        "A1",
        "1 piece",
        given.TODAY,
    )


def test_more_boards_and_tools_cost_no_more_statements(database):
    three_tools(database, a_board(database))
    with database.reading() as session, selects_of(database) as few:
        queries.boards(session)
    other = a_board(database, "Clamps")
    for column in (1, 2, 3):
        a_tool(database, other, f"Clamp {column}", f"K-{column}", column)
    with database.reading() as session, selects_of(database) as many:
        queries.boards(session)
    assert len(many) == len(few) == 3
