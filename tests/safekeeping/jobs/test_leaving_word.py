"""Word is left in a database before anybody opens it."""

from dataclasses import replace

import pytest

from eduapp.core.db.site_settings import site_value
from eduapp.safekeeping import terms
from eduapp.safekeeping.formats.left_word import read
from eduapp.safekeeping.jobs.leaving_word import leave
from tests.safekeeping.formats.test_left_word import WORD

pytestmark = pytest.mark.both_databases


def test_what_was_brought_back_last_is_told_of(database):
    leave(WORD, database.engine)
    leave(replace(WORD, number=43), database.engine)
    with database.reading() as session:
        assert read(site_value(session, terms.WORD_LEFT)).number == 43
