import pytest
from sqlalchemy import Column, Date, Integer, MetaData, String, Table, text

from eduapp.core.db.comparing import AT_ONCE, counted, differing, rows_of
from eduapp.core.db.engine import open_engine
from eduapp.core.errors import Damaged

METADATA = MetaData()
THINGS = Table(
    "things", METADATA, Column("k", String, primary_key=True), Column("n", Integer), Column("day", Date)
)


@pytest.fixture
def both(tmp_path):
    engines = [open_engine(f"sqlite:///{tmp_path}/{name}.db") for name in ("a", "b")]
    connections = [engine.connect() for engine in engines]
    for connection in connections:
        METADATA.create_all(connection)
        rows = [{"k": f"{n:06}", "n": n} for n in range(AT_ONCE + 3)]
        connection.execute(THINGS.insert(), rows)
    yield connections
    for connection, engine in zip(connections, engines, strict=True):
        connection.close()
        engine.dispose()


def test_the_same_rows_do_not_differ(both):
    told = []
    assert differing(*both, THINGS, told.append) == 0
    assert told == [AT_ONCE, 3]
    assert counted(both[0], METADATA) == {"things": AT_ONCE + 3}


def test_every_row_that_differs_is_counted(both):
    both[1].execute(text("UPDATE things SET n = n + 1 WHERE n IN (0, 1, 2001)"))
    assert differing(*both, THINGS) == 3


def test_rows_that_are_missing_differ_on_either_side(both):
    both[1].execute(text("DELETE FROM things WHERE n = 2002"))
    assert differing(*both, THINGS) == 1
    assert differing(*reversed(both), THINGS) == 1


def test_a_value_that_is_not_what_its_column_holds_is_told(both):
    both[0].execute(text("UPDATE things SET day = 'soon' WHERE n = 7"))
    with pytest.raises(Damaged):
        list(rows_of(both[0], THINGS))
