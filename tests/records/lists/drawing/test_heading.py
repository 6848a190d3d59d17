from datetime import date

import pytest

from eduapp.core.i18n import speaking
from eduapp.records.lists.drawing import draw
from eduapp.records.lists.drawing.heading import full_day, lines_of, title_of
from eduapp.records.lists.rules import movements_from, movements_to
from tests.support import given
from tests.support.given_lists import a_gathering, a_paper, a_sheet
from tests.support.list_pages import lines_of as read


@pytest.mark.parametrize(
    ("unit", "title"),
    [("C", "Avdeling C"), ("Avdeling C", "Avdeling C"), ("Avd. C", "Avd. C"), ("", "Ukjent avdeling")],
)
def test_a_unit_is_called_by_its_name_once(unit, title):
    with speaking("nb"):
        assert title_of(movements_from(unit, given.TODAY, [])) == title


def test_a_place_that_nobody_named_says_so():
    assert title_of(movements_to("", given.TODAY, [])) == "No place given"


def test_a_register_without_teacher_and_place_leaves_them_out():
    bare = a_sheet(1, teacher="", place="")

    assert lines_of(bare) == ["Monday 23 November 2026, 08:30–10:00", "1 learner"]


def test_a_day_has_its_weekday_and_year():
    with speaking("nn"):
        assert full_day(date(2026, 11, 24)) == "tysdag 24. november 2026"


def test_a_draft_says_so_in_the_corner_and_at_the_foot():
    said = read(draw([a_paper(number="")], "en"))

    assert "Draft" in " ".join(said)
    assert said[-1] == "Printed Monday 23 November 2026 at 08:02 · draft Page 1 of 1"


def test_superseded_by_stands_on_no_paper():
    content = movements_to("Room", given.TODAY, [a_gathering()])

    assert "supersed" not in " ".join(read(draw([a_paper(content, edition=1)], "en")))
