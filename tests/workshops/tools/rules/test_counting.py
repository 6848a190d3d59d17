"""Nothing is there because nobody said otherwise: what a count asks for, and what differs in it."""

import dataclasses
from datetime import timedelta
from uuid import UUID

import pytest

from eduapp.workshops.tools.rules.counting import CountKind, Hanging, check_count, counted, is_open
from eduapp.workshops.tools.rules.register import ToolFacts
from tests.support import given

PLANE, KIT, SCREWS = (UUID(int=number) for number in (1, 2, 3))
YESTERDAY = given.TODAY - timedelta(days=1)


def things(out_since=None, kit_out=None):
    return [
        Hanging(PLANE, ToolFacts("Plane", "V-01"), 1, out_since),
        Hanging(KIT, ToolFacts("Chisels", "V-02", column=2, kind="kit", amount=4), 4, kit_out),
        Hanging(SCREWS, ToolFacts("Screws", "V-03", column=3, kind="weight", amount=500, tolerance=10), 500),
    ]


def against(kind="opening", last="", found=None, *, all_there=False, hanging=None):
    on_board = things() if hanging is None else hanging
    return list(check_count(kind, last, on_board, found or {}, given.TODAY, all_there=all_there))


def names(violations):
    return [one.name for one in violations]


def test_rule_81_without_a_word_nothing_counts_as_there():
    [measured, through] = against()
    assert measured.sentence() == "Consumables are counted or weighed every time: Screws (A3)."
    assert through.sentence().startswith("Not looked at yet: Plane (A1), Chisels (A2).")
    assert names(against(found={SCREWS: 500}, all_there=True)) == []
    assert names(against(found={SCREWS: 500, PLANE: 0, KIT: 3})) == []


def test_a_consumable_is_measured_even_if_all_is_there():
    assert names(against(all_there=True)) == ["NotMeasured"]


@pytest.mark.parametrize(
    ("kind", "last", "told"),
    [
        ("opening", "", []),
        ("opening", "closing", []),
        ("opening", "opening", ["OpenAlready"]),
        ("opening", "shift_change", ["OpenAlready"]),
        ("shift_change", "opening", []),
        ("shift_change", "", ["NotOpen"]),
        ("shift_change", "closing", ["NotOpen"]),
        ("closing", "", []),
        ("closing", "opening", []),
        ("closing", "closing", []),
        ("night", "", ["CountKindUnknown"]),
    ],
)
def test_counts_follow_each_other_as_the_day_does(kind, last, told):
    assert names(against(kind, last, {SCREWS: 500}, all_there=True)) == told


def test_what_cannot_be_there_is_not_taken():
    assert names(against(found={SCREWS: -1, PLANE: 2}, all_there=True)) == ["FoundImpossible"] * 2
    assert names(against(hanging=[])) == ["NothingOnTheBoard"]


def test_a_weight_may_differ_by_its_tolerance_and_a_piece_by_nothing():
    def differing(**found):
        ids = {"plane": PLANE, "kit": KIT, "screws": SCREWS}
        seen = {SCREWS: 500} | {ids[key]: amount for key, amount in found.items()}
        rows = counted(CountKind.CLOSING, given.TODAY, things(), seen)
        return [row.facts.name for row in rows if row.differs]

    assert differing() == []
    assert differing(screws=490) == differing(screws=510) == []
    assert differing(screws=489) == differing(screws=511) == ["Screws"]
    assert differing(plane=0, kit=3) == ["Plane", "Chisels"]


def test_what_went_out_today_may_be_out_but_at_closing():
    def row(kind, since, found=None):
        return counted(kind, given.TODAY, things(since), found or {})[0]

    assert row(CountKind.SHIFT_CHANGE, given.TODAY).expected == 0
    assert not row(CountKind.SHIFT_CHANGE, given.TODAY).differs
    assert row(CountKind.CLOSING, given.TODAY, {PLANE: 0}).differs
    assert row(CountKind.OPENING, YESTERDAY, {PLANE: 0}).differs


def test_what_is_out_or_missing_is_not_back_because_all_else_is_there():
    def told(kind, last, hanging, *, all_there=True, **found):
        said = {SCREWS: 500} | ({KIT: found["kit"]} if found else {})
        return names(against(kind, last, said, all_there=all_there, hanging=hanging))

    today, yesterday = things(given.TODAY), things(YESTERDAY)
    assert told("closing", "opening", today) == ["AwayNotSaid"]
    assert told("shift_change", "opening", today) == []  # it may be out
    assert told("shift_change", "opening", today, all_there=False, kit=4) == ["AwayNotSaid"]
    assert told("opening", "", yesterday) == ["AwayNotSaid"]
    assert told("shift_change", "opening", yesterday) == ["AwayNotSaid"]
    plane, *others = things()
    missing = [dataclasses.replace(plane, searched=True), *others]
    assert told("shift_change", "opening", missing) == ["AwayNotSaid"]


def test_what_hangs_there_again_is_back_and_must_be_whole():
    def kit(found):
        return counted(CountKind.SHIFT_CHANGE, given.TODAY, things(None, given.TODAY), {KIT: found})[1]

    assert (kit(4).back, kit(4).differs) == (True, False)
    assert (kit(3).back, kit(3).differs) == (True, True)
    assert (kit(0).back, kit(0).differs) == (False, False)


def test_a_board_is_open_between_opening_and_closing():
    assert [is_open(kind) for kind in ("", "opening", "shift_change", "closing")] == [
        False,
        True,
        True,
        False,
    ]
