"""The matrix: people of a workshop beside the aims of their trade, in a fixed number of statements."""

import pytest

from eduapp.workshops.aims import queries
from tests.support import given, given_workshops
from tests.support.given_aims import a_task, an_aim, practised_by, seen, signed_off
from tests.support.given_roads import CARPENTRY, JOINERY, a_road
from tests.support.given_workshops import approved, some_hours
from tests.support.statements import plans_of, selects_of, tables_read_whole

pytestmark = pytest.mark.both_databases


@pytest.fixture
def shop(database):
    return given_workshops.a_workshop(database, "Joinery shop", tasks=("Joints",))


def matrix(database, shop, trade=""):
    with database.reading() as session:
        return queries.matrix(session, shop, trade, given.TODAY)


def test_each_cell_says_nothing_practised_observed_or_signed(database, shop):
    people = given_workshops.placed(database, shop, "Ola Vik", "Anton Berg")
    ola, anton = people
    aims = [an_aim(database, f"KM{number}") for number in range(1, 4)]
    practised_by(database, aims[0], a_task(database, "Joints"))
    approved(database, some_hours(database, shop, ola, task_id=a_task(database, "Joints")))
    seen(database, ola, aims[1], "with_help", words="Saw")
    seen(database, anton, aims[2])
    signed_off(database, anton, aims[2])

    found = matrix(database, shop)

    assert [person.name for person in found.people] == ["Berg, Anton", "Vik, Ola"]
    assert [row.facts.code for row in found.aims] == ["KM1", "KM2", "KM3"]
    cells = {person.name: person.cells for person in found.people}
    assert [cell.minutes for cell in cells["Vik, Ola"]] == [390, 0, 0]
    assert [cell.seen and cell.seen.level for cell in cells["Vik, Ola"]] == [None, "with_help", None]
    assert [cell.signed and cell.signed.by for cell in cells["Berg, Anton"]] == [None, None, "Terje Haug"]


def test_who_is_on_the_way_to_another_trade_stands_there(database, shop):
    ola, anton, kari = given_workshops.placed(database, shop, "Ola Vik", "Anton Berg", "Kari Moe")
    an_aim(database, "KM1")
    an_aim(database, "KM9", trade=CARPENTRY)
    a_road(database, ola, shop)
    a_road(database, anton, shop)
    a_road(database, kari, shop, trade=CARPENTRY)

    joinery, carpentry = matrix(database, shop), matrix(database, shop, CARPENTRY)

    assert (joinery.trade, carpentry.trade) == (JOINERY, CARPENTRY)  # most are on the way to joinery
    assert [(person.name, person.on_road) for person in joinery.people] == [
        ("Berg, Anton", True),
        ("Vik, Ola", True),
    ]
    assert (joinery.elsewhere, carpentry.elsewhere) == (1, 2)
    assert [person.name for person in carpentry.people] == ["Moe, Kari"]


def test_who_is_on_no_road_stands_under_the_trade_that_fits_the_workshop(database, shop):
    given_workshops.placed(database, shop, "Ola Vik")
    an_aim(database, "KM9", trade="RMKOK3----")
    an_aim(database, "KM1")

    found = matrix(database, shop)

    assert found.trade == JOINERY
    assert [person.on_road for person in found.people] == [False]


def test_without_aims_or_workshop_there_is_nothing(database, shop):
    assert (matrix(database, shop).trade, matrix(database, shop).aims) == ("", ())
    assert matrix(database, given.a_learner(database)) is None


def test_it_takes_eight_statements_and_reads_no_growing_table_whole(database, shop):
    people = given_workshops.placed(database, shop, *given_workshops.FIFTEEN)
    for number in range(1, 21):
        an_aim(database, f"KM{number}")
    a_road(database, people[0], shop)

    with database.reading() as session, selects_of(database) as said:
        queries.matrix(session, shop, "", given.TODAY)
    assert len(said) == 8

    if database.engine.dialect.name == "sqlite":
        with database.reading() as session, plans_of(database) as steps:
            queries.matrix(session, shop, "", given.TODAY)
        assert tables_read_whole(steps, {"hours_entry", "aim_observation", "aim_signing"}) == []
