"""The step that keeps what stands on printed lists: both ways, and lines go in a run of two alone."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from tests.support import accounts
from tests.support.given_lines import later, lines_gone, on_every_list

STEP = "r0066"
BEFORE = revisions()[revisions().index(STEP) - 1]
ERASE = "UPDATE printed_list_edition SET content = '{}'"


@pytest.mark.both_databases
def test_lists_stay_on_the_way_back_and_forth_and_what_they_say_stays_too(database, tmp_path):
    on_every_list(database, tmp_path)
    with accounts.owner_of(database) as owner:
        url = owner.engine.url.render_as_string(hide_password=False)
        before = contents(owner)
        for step in (downgrade, upgrade):
            owner.engine.dispose()
            database.engine.dispose()
            step(url, *([BEFORE] if step is downgrade else []))
            assert contents(owner) == before
        with pytest.raises(DBAPIError, match="two people"), owner.engine.begin() as connection:
            connection.execute(text(ERASE))
        with owner.engine.begin() as connection:  # whatever else of it may change
            connection.execute(text("UPDATE printed_list_edition SET printed = printed"))
        assert contents(owner) == before


@pytest.mark.both_databases
def test_the_account_of_staff_takes_lines_out_in_a_run_of_two(database, tmp_path):
    on_every_list(database, tmp_path)

    lines_gone(later(database, 800))

    with accounts.owner_of(database) as owner:
        assert all('"lines"' not in one for one in contents(owner))


def contents(owner):
    with owner.engine.connect() as connection:
        return sorted(connection.execute(text("SELECT content FROM printed_list_edition")).scalars())
