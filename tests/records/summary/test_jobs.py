"""Three people in one course at one site: no file tells that there are three, nor lets it be worked out."""

import pytest

from eduapp.core.errors import NotAllowed, Refused
from eduapp.core.progress import NoProgress
from eduapp.records.summary import jobs
from tests.support import given
from tests.support.given_summary import YEAR, numbers_in, text_of


def written(database, path, kind, by=given.LEADER):
    order = jobs.WriteSummary(YEAR, path, kind)
    return jobs.write_summary(database.acting_as(by), order, NoProgress())


@pytest.mark.parametrize("kind", ["pdf", "csv", "xlsx"])
def test_no_byte_and_no_sum_of_a_file_tells_the_three(database, sites, after, tmp_path, kind):
    words = text_of(written(database, tmp_path / f"figures.{kind}", kind))

    assert "under 5" in words
    assert "not told" in words
    found = numbers_in(words)
    assert {26, 19} <= found  # what is told is told
    assert 3 not in found
    # What would give the three: a total beside all other parts of it.
    for whole, parts in ((31, {17, 11}), (48, {26, 19})):
        assert not {whole, *parts} <= found


def test_a_period_that_goes_on_is_not_saved(database, sites, tmp_path):
    with pytest.raises(Refused, check=lambda error: "lasts until" in error.sentence()):
        written(database, tmp_path / "figures.csv", "csv")

    assert not list(tmp_path.iterdir())


def test_a_teacher_takes_no_figures_out(database, after, tmp_path):
    with pytest.raises(NotAllowed):
        written(database, tmp_path / "figures.csv", "csv", given.TEACHER)
