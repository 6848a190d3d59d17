"""On a server all go by its clock; in a file by that of the PC; where a clock is given, by that."""

from datetime import timedelta

import pytest
from sqlalchemy import make_url

from eduapp.core.clock import StillClock, ToldClock, system_clock
from eduapp.core.db import engine as engines
from eduapp.core.db import server_clock
from eduapp.core.db.server_clock import clock_of
from eduapp.core.db.unit_of_work import Command, Database
from tests.support import given

NEAR = timedelta(minutes=1)  # clocks below are wrong by more


class Wall:
    """The clock of a PC that somebody has set wrongly."""

    def __init__(self, wrong):
        self.wrong = wrong

    def __call__(self):
        return system_clock() + self.wrong


@pytest.fixture
def office(database_url, monkeypatch):
    """Opens the database at a PC whose own clock is wrong by so much; server databases only."""
    if make_url(database_url).get_backend_name() != "postgresql":
        pytest.skip("a file has no clock of its own")
    opened = []

    def at_a_pc(wall):
        monkeypatch.setattr(engines, "ToldClock", lambda: ToldClock(wall=wall))
        made = Database(engines.open_engine(database_url), given.LEADER, lambda _uow: None)
        opened.append(made.engine)
        return made

    yield at_a_pc
    for engine in opened:
        engine.dispose()


def looked_at(database):
    with database.reading() as session:
        return session.info["now"]


def done_at(database):
    times = []
    database.execute(lambda uow, _order: times.append(uow.now), Command())
    return times[0]


def test_pcs_whose_clocks_differ_act_by_one(office):
    """A pause at one and its end at the other are as far apart as they were."""
    ahead, behind = office(Wall(timedelta(minutes=5))), office(Wall(timedelta(minutes=-5)))

    for now in (looked_at(ahead), done_at(ahead), done_at(behind), looked_at(behind)):
        assert abs(now - system_clock()) < NEAR
    assert abs(ahead.clock_off + timedelta(minutes=5)) < NEAR
    assert abs(behind.clock_off - timedelta(minutes=5)) < NEAR
    assert ahead.today() == behind.acting_as(given.TEACHER).today()


def test_it_stays_right_when_a_pcs_clock_is_set_meanwhile(office):
    database = office(wall := Wall(timedelta()))
    looked_at(database)
    wall.wrong = timedelta(hours=-3)

    assert abs(looked_at(database) - system_clock()) < NEAR
    assert abs(database.clock_off - timedelta(hours=3)) < NEAR


def test_the_server_is_asked_once_not_with_every_transaction(office, monkeypatch):
    database = office(Wall(timedelta()))
    looked_at(database)
    monkeypatch.setattr(database.clock, "ask", None)  # to ask again would break it

    assert looked_at(database) <= done_at(database) <= looked_at(database)


def test_what_was_asked_is_no_part_of_a_transaction(office):
    database = office(Wall(timedelta()))
    with database.reading() as session:
        assert session.connection().connection.driver_connection.autocommit is False
        assert abs(database.clock() - system_clock()) < NEAR


def test_without_an_answer_it_is_asked_again_at_the_next_turn(office):
    database = office(Wall(timedelta(minutes=5)))
    failing = database.engine.dialect.loaded_dbapi.Error

    class Gone:
        autocommit = False

        def execute(self, _words):
            raise failing

    server_clock._ask(database.clock, failing, Gone())

    assert database.clock.is_due
    assert abs(looked_at(database) - system_clock()) < NEAR


def test_a_clock_that_is_given_wins(database, clock):
    assert looked_at(database) == done_at(database) == clock.moment
    other = StillClock(given.NOW + timedelta(1))
    assert looked_at(database.at(other)) == other.moment
    assert database.clock_off == timedelta()


def test_everybody_over_one_engine_goes_by_one_clock(database):
    engine = database.engine
    found = [Database(engine, actor, lambda _uow: None).clock for actor in (given.LEADER, given.TEACHER)]
    assert found == [clock_of(engine)] * 2
    assert isinstance(clock_of(engine), ToldClock) is (engine.dialect.name == "postgresql")
