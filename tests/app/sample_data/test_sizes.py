import pytest

from eduapp.app.sample_data.sizes import SIZES
from eduapp.app.sample_data.whole import make
from tests.support.given_sample_data import silent


@pytest.mark.parametrize(
    ("key", "marks", "hours"),
    [
        ("S", 5_700, 6_900),
        ("M", 11_400, 13_800),
        ("L", 24_700, 29_670),
        ("N", 349_600, 420_900),
        ("X", 11_400_000, 13_800_000),
    ],
)
def test_a_year_is_as_large_as_the_table_says(key, marks, hours):
    assert (SIZES[key].marks, SIZES[key].hours) == (marks, hours)


def test_what_is_made_is_about_as_large(tmp_path):
    size = SIZES["S"]
    counts = make(tmp_path / "small.db", size.__class__(**vars(size) | {"papers": 0}), 1, silent)

    assert counts.people == size.persons
    assert counts.candidates == size.candidacies
    assert counts.marks == pytest.approx(size.marks, rel=0.15)
    assert counts.hours == pytest.approx(size.hours, rel=0.1)
