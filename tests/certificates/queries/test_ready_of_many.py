"""Lists over everybody say what the paper of each one says, in few statements that read no table whole."""

import pytest

from eduapp.app.sample_data.year import TODAY, at
from eduapp.certificates import queries
from eduapp.certificates.queries.ready import SHOWN
from eduapp.certificates.queries.today import Ready, waiting_for_paper
from eduapp.core.clock import StillClock
from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.unit_of_work import Database
from eduapp.people.audit.service import write_audit
from tests.support import given
from tests.support.sample_data import small_site
from tests.support.statements import plans_of, selects_of, tables_read_whole

__all__ = ["small_site"]
GROWING = {"attendance_mark", "hours_entry", "session"}


@pytest.fixture
def many(small_site):
    """The small invented prison after its year; nothing is changed in it."""
    engine = open_engine(sqlite_url(small_site))
    yield Database(engine, given.LEADER, write_audit, clock=StillClock(at(TODAY, 480)))
    engine.dispose()


def every_paper(database):
    """Of everybody in the list: what the paper itself says, asked one by one."""
    with database.reading() as session:
        rows = queries.ready(session, database.today())
        return rows, [queries.basis_of(session, row.item, database.today()) for row in rows]


def test_the_list_says_of_everybody_what_the_paper_says(many):
    rows, papers = every_paper(many)

    assert len(rows) > 100
    for row, paper in zip(rows, papers, strict=True):
        assert row.reasons == tuple(one.sentence() for one in paper.violations)
        assert (row.ready, row.kind) == (not paper.violations, paper.kind)
    assert {row.ready for row in rows if row.item.practice} == {True, False}
    assert {row.ready for row in rows if not row.item.practice} == {True, False}


@pytest.mark.parametrize("wanted", ["ready", "not_yet", "all"])
def test_a_page_shows_the_first_of_those_that_are_wanted_and_counts_the_others(many, wanted):
    with many.reading() as session:
        rows = queries.ready(session, TODAY)
        page = queries.ready_list(session, TODAY, wanted, most=7)
        [title, *_others] = [title for title, count in page.titles if count]
        of_title = queries.ready_list(session, TODAY, wanted, title)

    right = [row for row in rows if wanted == "all" or row.ready == (wanted == "ready")]
    assert len(right) > 7
    assert page.rows == tuple(right[:7])
    assert page.found == len(right)
    assert (page.ready, page.waiting) == (sum(row.ready for row in rows), sum(not row.ready for row in rows))
    assert dict(page.titles) == {row.title: 0 for row in rows} | {
        one: sum(row.ready for row in rows if row.title == one) for one in {row.title for row in rows}
    }
    assert [title for title, _count in page.titles] == list(dict.fromkeys(row.title for row in rows))
    assert of_title.rows == tuple(row for row in right if row.title == title)


def test_today_counts_what_the_page_shows(many):
    with many.reading() as session:
        rows = [row for row in queries.ready(session, TODAY) if row.ready]
        titles = tuple(dict.fromkeys(row.title for row in rows))
        assert waiting_for_paper(session, TODAY) == Ready(len(rows), titles)


def test_a_list_over_everybody_is_few_statements_that_read_no_growing_table_whole(many):
    with selects_of(many) as sent, many.reading() as session:
        queries.ready_list(session, TODAY, "ready", most=SHOWN)
    assert len(sent) <= 5  # the letterhead, courses, practice, and courses again of those shown

    with plans_of(many) as steps, many.reading() as session:
        queries.ready_list(session, TODAY, "ready")
        waiting_for_paper(session, TODAY)
    assert steps
    assert tables_read_whole(steps, GROWING) == []
