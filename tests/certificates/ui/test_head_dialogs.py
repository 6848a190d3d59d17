"""Written down elsewhere, and which day it is: what the page of the register asks."""

import pytest

from eduapp.certificates import queries
from eduapp.certificates.ui import head_dialogs
from eduapp.gui.theme import Theme
from tests.support import given, given_register
from tests.support.accessibility import assert_accessible
from tests.support.ceremonies import words
from tests.support.dialogs import fill, no_dialog, the_dialog
from tests.support.windows import fakes, nothing_left_open, parent

__all__ = ["fakes", "nothing_left_open", "parent"]


@pytest.fixture(autouse=True)
def _dressed(qapp):
    Theme().apply(qapp)


@pytest.fixture
def head(database, key):
    given_register.a_paper(database, key=key)
    with database.reading() as session:
        return queries.head(session)


def seen(database):
    with database.reading() as session:
        return queries.newest_seen(session, given.TODAY.replace(year=2027))


def test_the_last_entry_is_typed_back_from_paper_before_it_counts_as_written_down(
    fakes, parent, database, head
):
    head_dialogs.note_head(fakes.bench, head, parent)
    shown = queries.check_text(head.digest.hex())
    assert f"Entry 1: {shown}" in words(the_dialog())
    assert_accessible(the_dialog())
    fill(letters="0000 0000 0000 0000")
    assert "not what stands above" in words(the_dialog())
    assert seen(database) is None

    fill(letters=shown.upper())

    assert no_dialog()
    assert (seen(database).n, seen(database).digest) == (1, head.digest.hex())


def test_a_leader_says_which_day_it_is(fakes, parent, database, head):
    head_dialogs.confirm_clock(fakes.bench, parent)
    assert_accessible(the_dialog())
    fill(day=given.TODAY.replace(day=1))
    assert "Set the clock right first" in words(the_dialog())
    fill(day=given.TODAY)
    assert no_dialog()
    with database.reading() as session:
        assert queries.known_days(session).confirmed == given.TODAY
