"""What stands against typing a list in: a stale one is refused, and so is one that came back already."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from eduapp.core.i18n import speaking
from eduapp.records.lists.rules import (
    Standing,
    changes,
    check_number,
    check_rows,
    check_standing,
    moment_text,
    register_sheet,
)
from tests.support.given_lists import a_gathering, a_sheet, names, people

FITS = Standing("2026-17", 1, "register", "08:02", 1, "08:02", now="as it is")
GREW = changes(a_sheet(), register_sheet(a_gathering(people=people(4))))
STALE = replace(FITS, changes=GREW)
OLD = replace(STALE, newest=2, newest_printed="09:10")


def test_a_paper_that_is_still_right_is_taken():
    assert FITS.fits
    assert names(check_standing(FITS)) == []


def test_rule_83_a_paper_that_has_been_overtaken_is_refused_with_what_changed():
    [found] = check_standing(STALE)

    assert not STALE.fits
    assert found.sentence() == (
        "This list was printed 08:02 and has changed since: Lie, Jonas has been added."
        " Print it again, or type in what still fits."
    )


def test_rule_83_a_paper_with_a_newer_version_says_which():
    superseded, stale = check_standing(OLD)

    assert names([superseded, stale]) == ["Superseded", "Stale"]
    assert "version 1, printed 08:02. It was superseded by version 2, printed 09:10" in superseded.sentence()
    assert names(check_standing(replace(OLD, changes=()))) == ["Superseded"]


def test_who_was_told_of_it_may_type_in_what_still_fits_but_not_of_what_came_later():
    assert names(check_standing(OLD, knowing="as it is")) == []
    assert names(check_standing(OLD, knowing="as it was")) == ["Superseded", "Stale"]
    assert names(check_standing(replace(STALE, now=""), knowing="")) == ["Stale"]  # the session is gone


@pytest.mark.parametrize("knowing", ["", "as it is"])
def test_a_paper_comes_back_once_whatever_one_knows(knowing):
    typed = replace(OLD, typed_by="Ingrid Solheim", typed_at="10:05")

    [found] = check_standing(typed, knowing)

    assert found.sentence() == "List 2026-17 was typed in by Ingrid Solheim, 10:05."


def test_a_movement_list_has_nothing_to_type():
    [found] = check_standing(replace(STALE, kind="unit"), "as it is")

    assert found.sentence() == "List 2026-17 is a movement list of a unit. Nothing of it is typed in."


def test_what_is_no_number_is_told_apart_from_a_square_read_badly():
    assert names(check_number(" soup ")) == ["NotANumber"]
    assert names(check_number("DVL2026N17V2C")) == ["SquareMisread"]


def test_only_who_is_on_the_paper_is_typed_in_and_each_once():
    on_list, known = ["a", "b"], {"a": "Dahl, Petter", "c": "Lie, Jonas"}

    def against(typed, guests=()):
        return names(check_rows(typed, guests, on_list, "2026-17", known))

    assert against(["a"]) == []
    assert against([], ["c"]) == []
    assert against([]) == ["NothingTyped"]
    assert against(["a", "c"]) == ["NotOnThisList"]
    assert against(["a", "a"]) == ["TypedTwice"]
    assert against(["a"], ["a"]) == ["TypedTwice"]


def test_a_moment_of_today_is_a_time_and_any_other_has_its_day():
    at = datetime(2026, 11, 23, 8, 2)

    assert moment_text(at, date(2026, 11, 23)) == "08:02"
    with speaking("nb"):
        assert moment_text(at, date(2026, 11, 24)) == "23.11.2026 08.02"
