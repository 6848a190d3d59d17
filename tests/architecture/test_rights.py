"""Every table says in eduapp/migrations/rights.py what the account of staff PCs may do with its rows."""

import re

from eduapp.migrations.rights import RIGHTS, changed_columns
from eduapp.schema import Base
from tests.architecture import source

TABLES = Base.metadata.tables
_ADDED = re.compile(r"^_ADDED_TO = \((.*?)\)", re.MULTILINE | re.DOTALL)


def test_every_table_says_what_may_be_done_with_it():
    source.none_of(
        TABLES.keys() - RIGHTS.keys(),
        "Say in eduapp/migrations/rights.py what is done with its rows: ADDED where some are only added.",
    )


def test_no_right_outlives_its_table():
    source.none_of(
        RIGHTS.keys() - TABLES.keys(), "Strike it from eduapp/migrations/rights.py: there is none."
    )


def test_rights_name_columns_that_are_there():
    source.none_of(
        (
            f"{table}.{column}"
            for table, right in RIGHTS.items()
            for column in set(right.changes) - set(TABLES[table].c.keys())
        ),
        "Name columns of the table in eduapp/migrations/rights.py.",
    )


def test_what_says_which_row_it_is_never_changes():
    source.none_of(
        (
            f"{table}.{column.name}"
            for table, right in RIGHTS.items()
            for column in TABLES[table].primary_key
            if column.name in changed_columns(right, TABLES[table].c.keys())
        ),
        "A row keeps its id: strike the column from eduapp/migrations/rights.py.",
    )


def test_where_triggers_keep_what_was_added_nobody_has_the_right_either():
    steps = (source.PACKAGE / "migrations" / "versions").glob("r*.py")
    kept = {
        table
        for step in steps
        for found in _ADDED.findall(step.read_text("utf-8"))
        for table in re.findall(r'"(\w+)"', found)
    }
    assert "screen_record" in kept
    source.none_of(
        (table for table in kept if changed_columns(RIGHTS[table], TABLES[table].c.keys())),
        "A trigger refuses every change there: make it ADDED in eduapp/migrations/rights.py.",
    )
