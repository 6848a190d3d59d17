"""For how long reasons are kept."""

from eduapp.education.attendance import queries, service
from tests.support import given


def kept(database):
    with database.reading() as look:
        return queries.reasons_kept(look, given.TODAY)


def test_the_table_says_it_until_the_school_decides(database):
    assert kept(database) == 90
    database.execute(service.keep_reasons, service.KeepReasons(days=60))
    assert kept(database) == 60
