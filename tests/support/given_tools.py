"""Ready-made boards and tools, and counts of them, for tests."""

from uuid import UUID

from eduapp.core.actor import Actor
from eduapp.core.db.unit_of_work import Database
from eduapp.workshops.tools import queries, service
from eduapp.workshops.tools.models import ToolSearch
from eduapp.workshops.tools.queries import BoardHead
from eduapp.workshops.tools.rules.register import BoardFacts, ToolFacts
from tests.support import given
from tests.support.given_education import a_place


def a_board(
    database: Database, name: str = "Hand tools", place_id: UUID | None = None, **facts: object
) -> UUID:
    """A board of four rows and six columns, in a workroom of its own."""
    where = place_id or a_place(database, f"Room of {name}", "workshop")
    order = service.SaveBoard(facts=BoardFacts(name=name, place_id=where, **facts))  # type: ignore[arg-type]
    return database.acting_as(given.LEADER).execute(service.save_board, order)


def a_tool(
    database: Database,
    board_id: UUID,
    name: str = "Plane",
    code: str = "V-01",
    column: int = 1,
    **facts: object,
) -> UUID:
    """A tool in the first row of a board."""
    known = ToolFacts(name=name, code=code, column=column, **facts)  # type: ignore[arg-type]
    order = service.SaveTool(board_id=board_id, facts=known)
    return database.acting_as(given.LEADER).execute(service.save_tool, order)


def three_tools(database: Database, board_id: UUID) -> tuple[UUID, UUID, UUID]:
    """A plane, a kit of chisels, and screws that are weighed."""
    return (
        a_tool(database, board_id),
        a_tool(database, board_id, "Chisels", "V-02", 2, kind="kit", amount=4, contents="6, 10, 16, 25 mm"),
        a_tool(database, board_id, "Screws", "V-03", 3, kind="weight", amount=500, tolerance=10),
    )


def board_head(database: Database, board_id: UUID) -> BoardHead:
    """A board as its page shows it."""
    with database.reading() as session:
        head = queries.board_head(session, board_id)
    assert head is not None
    return head


def counted(
    database: Database,
    board_id: UUID,
    kind: str = "opening",
    found: dict[UUID, int] | None = None,
    by: Actor = given.WORKSHOP_LEADER,
) -> UUID:
    """A count in which everything is there but what `found` says, also what is searched for."""
    head = board_head(database, board_id)
    seen = {row.id: row.stock for row in head.tools if row.facts.consumable or row.search_id} | (found or {})
    order = service.CountBoard(board_id=board_id, turn=head.board.turn, kind=kind, all_there=True, found=seen)
    return database.acting_as(by).execute(service.count_board, order)


def issued(database: Database, tool_id: UUID, learner_id: UUID, by: Actor = given.WORKSHOP_LEADER) -> UUID:
    """A tool in somebody's hands."""
    order = service.IssueTool(tool_id=tool_id, learner_id=learner_id)
    return database.acting_as(by).execute(service.issue_tool, order)


def returned(database: Database, tool_id: UUID, by: Actor = given.WORKSHOP_LEADER) -> None:
    """A tool that is back."""
    database.acting_as(by).execute(service.return_tool, service.ReturnTool(tool_id=tool_id))


def proposed(
    database: Database, search_id: UUID, outcome: str = "found", by: Actor = given.WORKSHOP_LEADER
) -> None:
    """The first of two people says how a search ended."""
    with database.reading() as session:
        version = session.get_one(ToolSearch, search_id).version
    order = service.ProposeEnd(search_id=search_id, version=version, outcome=outcome, words="Under the bench")
    database.acting_as(by).execute(service.propose_end, order)


def closed(database: Database, search_id: UUID, by: Actor = given.OTHER_WORKSHOP_LEADER) -> None:
    """The second of two people confirms it."""
    with database.reading() as session:
        version = session.get_one(ToolSearch, search_id).version
    order = service.CloseSearch(search_id=search_id, version=version)
    database.acting_as(by).execute(service.close_search, order)
