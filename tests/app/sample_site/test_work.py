"""The workshops of the invented autumn: everybody has hours, and the last week of carpentry waits."""

from eduapp.app.sample_site import facts
from eduapp.core.actor import EVERYTHING
from eduapp.people.learners import queries as learners
from eduapp.workshops.aims import queries as aims
from eduapp.workshops.hours import queries
from eduapp.workshops.machines import queries as machines
from eduapp.workshops.road import queries as roads
from eduapp.workshops.tools import queries as tools
from tests.support import given


def test_only_the_last_week_of_carpentry_waits_to_be_approved(site):
    with site.reading() as session:
        shops = {row.name: row.id for row in queries.workshops(session)}
        waiting = {name: queries.to_approve(session, id_) for name, id_ in shops.items()}

    assert [name for name, entries in waiting.items() if entries] == ["Snekkerverksted"]
    assert {entry.content.day.isocalendar().week for entry in waiting["Snekkerverksted"]} == {47}


def test_two_are_on_the_road_to_a_trade_one_with_practice_from_outside(site):
    with site.reading() as session:
        known = {number: learners.by_number(session, number).id for number in ("1002", "1003")}
        found = {number: roads.of_learner(session, id_, given.TODAY) for number, id_ in known.items()}

    cook, joiner = found["1003"].roads[0], found["1002"].roads[0]
    assert (cook.trade, joiner.trade) == ("cookery", "joinery")
    assert [row.shown for row in found["1003"].practices] == [True]
    assert cook.made.counted > 42 * cook.made.demand.month  # three and a half years outside
    assert joiner.made.counted > 0
    assert cook.forecast.ready is not None


def test_two_may_use_the_bandsaw_and_nobody_the_saw_that_was_not_assessed(site):
    with site.reading() as session:
        rows = machines.machines(session, day=site.today())
        head = machines.machine_head(session, rows[1].id, site.today())

    assert [(row.name, row.users) for row in rows] == [("Bordsag", 0), ("Båndsag", 2)]
    assert len(head.people) == len(facts.TRAINED)


def test_a_board_of_the_tool_room_has_something_out_and_something_missing(site):
    with site.reading() as session:
        [board] = tools.boards(session)
        [search] = tools.searches(session, board.id)

    assert (board.things, board.out, board.searched) == (len(facts.TOOLS), 1, 1)
    assert [entry.step for entry in search.entries] == ["opened", "looked"]


def test_two_trades_have_examples_of_aims_that_tasks_practise(site):
    with site.reading() as session:
        rows = aims.aims(session, "", "", site.today())

    assert {row.trade for row in rows} == {"joinery", "cookery"}
    assert [row.facts.code for row in rows if not row.tasks] == ["EKS-SN5"]


def test_carpentry_has_observations_and_two_who_are_signed_off(site):
    with site.reading() as session:
        shop = next(row.id for row in queries.workshops(session) if row.name == "Snekkerverksted")
        matrix = aims.matrix(session, shop, "", site.today())

    cells = [cell for person in matrix.people for cell in person.cells]
    assert matrix.trade == "BASNE3----"
    assert sum(cell.signed is not None for cell in cells) == len(facts.SIGNED_OFF)
    assert sum(cell.seen is not None for cell in cells) == len(facts.SEEN)
    assert any(cell.minutes for cell in cells)


def test_two_take_the_certificate_at_work_and_one_talk_is_overdue(site):
    with site.reading() as session:
        rows = aims.due(session, "", site.today(), EVERYTHING)

    assert [(row.due < site.today(), row.last) for row in rows] == [
        (True, None),
        (False, facts.AT_WORK[1][-1]),
    ]
