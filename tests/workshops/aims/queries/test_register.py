"""The list of aims: found by words, one trade's, those that ended apart, in few statements."""

from datetime import date

import pytest

from eduapp.workshops.aims import queries
from tests.support import given, given_workshops
from tests.support.given_aims import a_task, an_aim, practised_by
from tests.support.given_roads import CARPENTRY, JOINERY
from tests.support.statements import selects_of

pytestmark = pytest.mark.both_databases


def codes(database, typed="", trade="", *, ended=False):
    with database.reading() as session:
        return [row.facts.code for row in queries.aims(session, typed, trade, given.TODAY, ended)]


def test_aims_stand_by_trade_in_the_order_of_the_plan(database):
    an_aim(database, "KM2", position=2)
    an_aim(database, "KM1", position=1)
    an_aim(database, "KM9", trade=CARPENTRY)

    assert codes(database) == ["KM9", "KM1", "KM2"]  # carpentry, then joinery
    assert codes(database, trade=CARPENTRY) == ["KM9"]


def test_an_aim_is_found_by_code_words_and_plan(database):
    an_aim(database, "KM1", "Lese en tegning", plan="SNE03")
    an_aim(database, "KM2", "Kappe", nn="Kappe material")

    assert codes(database, "TEGN") == ["KM1"]
    assert codes(database, "sne03") == ["KM1"]
    assert codes(database, "material") == ["KM2"]


def test_a_workshop_practises_the_trades_of_its_tasks(database):
    shop = given_workshops.a_workshop(database, tasks=("Joints",))
    other = given_workshops.a_workshop(database, "Kitchen", tasks=("Soup",))
    practised_by(database, an_aim(database, "KM1"), a_task(database, "Joints"))
    practised_by(database, an_aim(database, "KM2"), a_task(database, "Joints"))
    an_aim(database, "KM1", trade=CARPENTRY)

    with database.reading() as session:
        assert queries.trades_practised(session, shop) == {JOINERY}
        assert queries.trades_practised(session, other) == frozenset()


def test_what_ended_stands_apart(database):
    an_aim(database, "KM1", valid_to=date(2026, 11, 22))
    an_aim(database, "KM2", valid_to=given.TODAY)

    assert codes(database) == ["KM2"]
    assert codes(database, ended=True) == ["KM1"]


def test_one_aim_tells_the_tasks_that_practise_it(database):
    given_workshops.a_workshop(database, tasks=("Joints", "Drawings"))
    aim_id = an_aim(database)
    practised_by(database, aim_id, a_task(database, "Joints"), a_task(database, "Drawings"))

    with database.reading() as session:
        row = queries.aim(session, aim_id)
        assert [link.label for link in row.tasks] == ["Carpentry: Drawings", "Carpentry: Joints"]
        assert queries.aim(session, given.a_learner(database)) is None


def test_trades_with_aims_and_every_aim_by_its_code(database):
    an_aim(database, "km1")

    with database.reading() as session:
        assert [trade for trade, _label in queries.trades_with_aims(session)] == [JOINERY]
        assert list(queries.known(session)) == [(JOINERY, "KM1")]


def test_however_many_aims_there_are_they_take_two_statements(database):
    for number in range(1, 12):
        an_aim(database, f"KM{number}")

    with database.reading() as session, selects_of(database) as said:
        assert len(queries.aims(session, "", "", given.TODAY)) == 11

    assert len(said) == 2
