"""What is printed of a sitting, and what is not worth paper."""

import pytest

from eduapp.core.codes import code_list
from eduapp.exams.sittings.rules.papers import (
    DESK_LABELS,
    DOOR_LIST,
    NAMED,
    PAPERS,
    SEAT_PLAN,
    WATCH_LIST,
    LabelSheet,
    check_paper,
)
from tests.support.given_sitting_papers import label_sheet


def names(*asked):
    return [violation.name for violation in check_paper(*asked)]


def test_the_closed_list_holds_the_four_papers_and_one_of_them_has_names():
    assert code_list(PAPERS).keys() == (DOOR_LIST, WATCH_LIST, SEAT_PLAN, DESK_LABELS)
    assert {WATCH_LIST} == NAMED


@pytest.mark.parametrize("kind", [DOOR_LIST, WATCH_LIST, SEAT_PLAN, DESK_LABELS])
def test_nothing_is_printed_of_nobody(kind):
    assert names(kind, 0, 0) == ["NobodyToPrint"]


@pytest.mark.parametrize(
    ("kind", "found"),
    [(DOOR_LIST, []), (WATCH_LIST, []), (SEAT_PLAN, ["NobodySeated"]), (DESK_LABELS, ["NobodySeated"])],
)
def test_plan_and_labels_want_a_seat_first(kind, found):
    assert names(kind, 3, 0) == found
    assert names(kind, 3, 1) == []


def test_a_label_knows_the_version_of_its_number():
    sheet = label_sheet(2, letters=((102, "B"),))
    assert isinstance(sheet, LabelSheet)
    assert [sheet.letter(101), sheet.letter(102)] == ["", "B"]
