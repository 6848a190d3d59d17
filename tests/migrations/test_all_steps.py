"""Every step up and down, on both databases."""

import re

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, text

from eduapp.core.db.engine import open_engine
from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from eduapp.schema import Base


def test_the_newest_schema_is_the_models(database_url):
    engine = open_engine(database_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_each_step_can_be_taken_back_and_taken_again(database_url):
    """From the newest to the first, and all of them again."""
    for _step in revisions():
        downgrade(database_url, "-1")
        upgrade(database_url, "+1")
        downgrade(database_url, "-1")
    assert _tables(database_url) == set()
    upgrade(database_url, "head")
    assert set(Base.metadata.tables) <= _tables(database_url)


def test_every_check_of_the_models_stands_in_the_database(database_url):
    """Alembic does not compare CHECKs, so this does."""
    engine = open_engine(database_url)
    with engine.connect() as connection:
        known = _checks(connection)
    engine.dispose()
    wanted = {
        str(check.name)
        for table in Base.metadata.tables.values()
        for check in table.constraints
        if isinstance(check, CheckConstraint)
    }
    assert wanted <= known


def _checks(connection):
    if connection.dialect.name == "sqlite":
        tables = connection.scalars(text("SELECT sql FROM sqlite_master WHERE type = 'table'"))
        return {name for sql in tables for name in re.findall(r"CONSTRAINT \"?(ck_\w+)\"? CHECK", sql)}
    return set(connection.scalars(text("SELECT conname FROM pg_constraint WHERE contype = 'c'")))


def _tables(database_url):
    engine = open_engine(database_url)
    tables = "SELECT name FROM sqlite_master WHERE type = 'table'"
    if engine.dialect.name != "sqlite":
        tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    with engine.connect() as connection:
        names = set(connection.scalars(text(tables))) - {"alembic_version"}
    engine.dispose()
    return names


def test_an_interrupted_step_leaves_the_old_schema_whole(database_url, monkeypatch):
    downgrade(database_url, "base")

    from alembic import op  # noqa: PLC0415 - broken on purpose below

    real, calls = op.create_table, []

    def stop_half_way(*args, **kwargs):
        calls.append(args[0])
        if len(calls) == 5:
            raise KeyboardInterrupt
        return real(*args, **kwargs)

    monkeypatch.setattr(op, "create_table", stop_half_way)
    with pytest.raises(KeyboardInterrupt):
        upgrade(database_url)
    assert _tables(database_url) == set()
    monkeypatch.undo()
    upgrade(database_url)
    assert "learner" in _tables(database_url)
