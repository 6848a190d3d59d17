import pytest
from sqlalchemy import Column, Date, Integer, MetaData, String, Table, text

from eduapp.core.db.comparing import (
    AT_ONCE,
    count_in_file,
    counted,
    differing,
    differing_files,
    rows_of,
    tables_of_file,
)
from eduapp.core.db.engine import open_engine, sqlite_url
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


class TestFiles:
    """Two files are compared by SQLite itself, value by value as they are kept."""

    MAKES = (
        "CREATE TABLE t (a INTEGER, b TEXT, v, PRIMARY KEY (a, b))",
        "CREATE TABLE loose (v)",
        "CREATE TABLE placeless (k TEXT PRIMARY KEY, n NUMERIC) WITHOUT ROWID",
        "CREATE TABLE named (k TEXT PRIMARY KEY, rowid, v)",
        "CREATE TABLE large (k INTEGER PRIMARY KEY, n INTEGER)",
    )
    ROWS = (
        "INSERT INTO t VALUES (1, 'x', 1), (1, 'y', NULL), (2, 'x', 'ø')",
        "INSERT INTO placeless VALUES ('a', 1), ('b', 2)",
        "INSERT INTO named VALUES ('a', 1, 'p'), ('b', 1, 'q'), ('c', 2, 'p')",
        "INSERT INTO large VALUES (1, 9007199254740992)",
    )

    def pair(self, tmp_path, *changes):
        connections = []
        for name, more in (("ours", ()), ("theirs", changes)):
            engine = open_engine(sqlite_url(tmp_path / f"{name}.db"))
            with engine.begin() as connection:
                for statement in (*self.MAKES, *self.ROWS, *more):
                    connection.exec_driver_sql(statement)
            connections.append(engine)
        found = connections[0].connect()
        found.exec_driver_sql("ATTACH DATABASE ? AS theirs KEY ''", (str(tmp_path / "theirs.db"),))
        return found

    @pytest.mark.parametrize(
        ("change", "wanted"),
        [
            ("", {}),
            ("UPDATE t SET v = 2 WHERE b = 'y'", {"t": 1}),
            ("UPDATE t SET v = NULL WHERE a = 2", {"t": 1}),
            ("UPDATE t SET v = 1.0 WHERE v = 1", {"t": 1}),  # equal, and not the same
            ("UPDATE t SET v = 'Ø' WHERE a = 2", {"t": 1}),
            ("DELETE FROM t WHERE a = 2", {"t": 1}),
            ("INSERT INTO t VALUES (3, 'x', 0)", {"t": 1}),
            ("INSERT INTO loose VALUES (1)", {"loose": 1}),
            ("CREATE INDEX more ON t (v)", {"schema": 1}),
            ('CREATE TABLE "odd"" name" (v)', {"schema": 1}),
            ("UPDATE t SET rowid = rowid + 10", {}),  # the same rows at other places
            ("UPDATE t SET rowid = 9 - rowid", {}),
            ("UPDATE t SET rowid = rowid + 10, v = 3 WHERE a = 2", {"t": 1}),
            ("UPDATE placeless SET n = 2.5 WHERE k = 'b'", {"placeless": 1}),
            ("UPDATE named SET v = 'r' WHERE v = 'q'", {"named": 1}),  # two rows have one "rowid" here
            ("UPDATE t SET b = x'78' WHERE a = 2", {"t": 1}),  # bytes in a column of text
            ("UPDATE large SET n = 9007199254740993 WHERE k = 1", {"large": 1}),
            ("UPDATE large SET n = 9223372036854775808 WHERE k = 1", {"large": 1}),
        ],
    )
    def test_what_differs_is_counted(self, tmp_path, change, wanted):
        with self.pair(tmp_path, *filter(None, [change])) as connection:
            assert differing_files(connection, "theirs") == wanted

    def test_a_name_with_quotes_in_it_is_a_name(self, tmp_path):
        engine = open_engine(sqlite_url(tmp_path / "one.db"))
        with engine.begin() as connection:
            connection.exec_driver_sql('CREATE TABLE "odd"" name" (v)')
            assert tables_of_file(connection) == ['odd" name']
            assert count_in_file(connection, 'odd" name') == 0
