"""Names of candidates stand on the invigilators' list alone, whatever is drawn; and bytes never wander."""

import dataclasses

import pytest

from eduapp.exams.sittings.rules import papers as rules
from tests.support.given_sitting_papers import (
    NAME,
    door_list,
    drawn,
    label_sheet,
    pages_read,
    plan_sheet,
    watch_list,
)

ALL = (door_list, watch_list, plan_sheet, label_sheet)


def fields_of(kind):
    """The names of everything a paper can hold, at any depth."""
    for field in dataclasses.fields(kind):
        yield field.name
        for part in (rules.PaperHead, rules.PaperLine, rules.NamedLine, rules.PaperSeat):
            if part.__name__ in str(field.type):
                yield from fields_of(part)


def test_only_the_list_of_those_who_watch_has_a_place_for_a_name():
    holders = [
        kind
        for kind in (rules.DoorList, rules.WatchList, rules.PlanSheet, rules.LabelSheet)
        if "name" in set(fields_of(kind))
    ]
    assert holders == [rules.WatchList]


def test_the_name_is_read_back_from_that_list_and_no_other():
    read = {make.__name__: " ".join(pages_read(drawn(make()))) for make in ALL}
    surname = NAME.split(",")[0]
    assert [name for name, said in read.items() if surname in said] == ["watch_list"]
    assert all("101" in said for said in read.values())


@pytest.mark.parametrize("make", ALL)
def test_the_same_paper_has_the_same_bytes_and_another_has_others(make):
    assert drawn(make()) == drawn(make())
    assert drawn(make()) != drawn(make(course="Norsk"))
    assert drawn(make()) != drawn(make(), across="UTKAST")


@pytest.mark.parametrize(
    ("language", "word"), [("nb", "Side 1 av 1"), ("nn", "Side 1 av 1"), ("en", "Page 1 of 1")]
)
def test_a_paper_speaks_its_own_language(language, word):
    [said] = pages_read(drawn(door_list(language=language)))
    assert word in said
