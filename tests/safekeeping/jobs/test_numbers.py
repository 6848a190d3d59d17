"""A number that stands on a paper outside is not given again after a backup came back."""

import pytest
from sqlalchemy import text

from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.safekeeping.jobs import numbers
from eduapp.safekeeping.jobs.numbers import GAP, SERIES, carry_numbers
from eduapp.schema import Base

MAKES = "CREATE TABLE certificate_series (year INTEGER PRIMARY KEY, last_number INTEGER NOT NULL)"


def a_file(path, rows):
    engine = open_engine(sqlite_url(path))
    with engine.begin() as connection:
        connection.exec_driver_sql(MAKES)
        for year, number in rows.items():
            connection.execute(
                text("INSERT INTO certificate_series VALUES (:y, :n)"), {"y": year, "n": number}
            )
    engine.dispose()
    return path


def read(path):
    engine = open_engine(sqlite_url(path))
    with engine.connect() as connection:
        found = connection.execute(text("SELECT year, last_number FROM certificate_series"))
        rows = dict(found.all())
    engine.dispose()
    return rows


@pytest.fixture
def restored(tmp_path):
    return a_file(tmp_path / "restored.db", {2025: 300, 2026: 17})


def test_each_series_goes_on_after_the_last_that_was_given(tmp_path, restored):
    live = a_file(tmp_path / "live.db", {2025: 300, 2026: 41, 2027: 2})
    carry_numbers(live, restored)
    assert read(restored) == {2025: 300, 2026: 41, 2027: 2}
    assert read(live) == {2025: 300, 2026: 41, 2027: 2}


def test_a_series_that_was_behind_stays_ahead(tmp_path, restored):
    carry_numbers(a_file(tmp_path / "live.db", {2026: 3}), restored)
    assert read(restored) == {2025: 300, 2026: 17}


@pytest.mark.parametrize("content", [None, b"no database", b"\0" * 9000])
def test_where_nobody_can_say_a_gap_is_left(tmp_path, restored, content):
    live = tmp_path / "live.db"
    if content is not None:
        live.write_bytes(content)
    carry_numbers(live, restored)
    assert read(restored) == {2025: 300 + GAP, 2026: 17 + GAP}


def test_every_series_there_is_goes_on():
    tables = {name for name, table in Base.metadata.tables.items() if name.endswith("_series")}
    assert tables == set(SERIES)
    assert all("last_number" in Base.metadata.tables[name].c for name in SERIES)
    assert numbers.GAP >= 1000
