"""What is asked every day reads no growing table whole. Benchmarks time the very same questions."""

import shutil
from collections.abc import Iterator
from dataclasses import replace

import pytest

from eduapp.app.sample_data.sizes import SIZES
from eduapp.app.sample_data.whole import make
from eduapp.app.sample_data.year import TODAY
from eduapp.core.db.unit_of_work import Database
from tests.benchmarks.page_times import opened
from tests.support.daily import DAILY, About, about, answer, question, read_whole, walks_through
from tests.support.given_sample_data import silent
from tests.support.sample_data import small_site

__all__ = ["small_site"]


@pytest.fixture(scope="module", params=["one prison", "one of several"])
def site(request, small_site, tmp_path_factory) -> Iterator[Database]:
    """Asked for one prison of several, the same questions take other ways."""
    file = tmp_path_factory.mktemp("daily") / "small.db"
    if request.param == "one prison":
        shutil.copyfile(small_site, file)
    else:
        make(file, replace(SIZES["S"], prisons=3, papers=0), 1, silent)
    database = opened(file)
    yield database
    database.engine.dispose()


@pytest.fixture(scope="module")
def subjects(site) -> About:
    return about(site, TODAY)


@pytest.mark.parametrize("daily", DAILY, ids=lambda one: one.name)
def test_no_growing_table_is_read_whole(site, subjects, daily):
    assert read_whole(site, daily, subjects) == []


@pytest.mark.parametrize(
    ("step", "found"),
    [
        ("SCAN session", True),
        ("SCAN session_1", True),
        ("SCAN session USING COVERING INDEX ix_session_day_place_id", True),
        ("SEARCH session USING AUTOMATIC COVERING INDEX (group_id=?)", True),
        ("SEARCH session USING INDEX ix_session_group_id_day (group_id=? AND day=?)", False),
        ("SCAN workshop", False),
        ("SCAN hours_entry USING COVERING INDEX ix_hours_entry_to_approve", False),
        ("SCAN (subquery-1)", False),
        ("CORRELATED SCALAR SUBQUERY 1", False),
    ],
)
def test_a_scan_is_known_by_its_step(step, found):
    assert walks_through(step, {"session", "hours_entry"}) == found


def test_every_question_is_answered_about_somebody(site, subjects):
    """An empty answer would be as quick in a large site, and prove nothing."""
    for name in ("register", "own groups", "group with its members", "week of a teacher", "shift sheet"):
        assert answer(site, question(name), subjects)
    assert len(answer(site, question("register"), subjects)[0].rows) >= 1
    assert len(answer(site, question("week of a learner"), subjects).items) >= 1
