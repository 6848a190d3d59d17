"""What the list of who is ready says when it shows nobody."""

from dataclasses import replace
from uuid import UUID

from eduapp.certificates.queries import Item, ReadyList, ReadyRow
from eduapp.certificates.ui.ready_list import columns, how_many, why_nothing
from eduapp.gui.empty import Verb

SCHOOL, OTHERS = Verb("school", print), Verb("others", print)
LATE = ReadyRow(
    "1", Item(UUID(int=1), UUID(int=2)), "kursbevis", UUID(int=2), "Lie, Jonas", "lie", "Sveising", False,
    ("The group ends on 18.12.2026.",),
)  # fmt: skip
BARE = replace(LATE, reasons=(*LATE.reasons, "The letterhead lacks: Who signs."), school_lacks=True)


def held_back(*rows, lacking=None):
    """What the page is told where nobody is ready."""
    return ReadyList((), 0, 0, len(rows), (), rows, len(rows) if lacking is None else lacking)


def test_one_reason_that_all_share_is_told():
    found = held_back(LATE, replace(LATE, reasons=("Too little.", *LATE.reasons)))
    said = why_nothing("ready", found, SCHOOL, OTHERS)
    assert (said.text, said.primary) == ("The group ends on 18.12.2026.", OTHERS)


def test_the_letterhead_alone_leads_to_the_school():
    said = why_nothing("ready", held_back(BARE, BARE), SCHOOL, OTHERS)
    assert (said.text, said.primary) == ("The letterhead lacks: Who signs.", SCHOOL)


def test_different_reasons_are_counted():
    said = why_nothing("ready", held_back(LATE, replace(LATE, reasons=("Too little.",))), SCHOOL, OTHERS)
    assert said.text == "2 people still lack something, such as attendance or a result."


def test_of_very_many_no_reason_is_said_to_be_that_of_all():
    said = why_nothing("ready", held_back(LATE, LATE, lacking=1200), SCHOOL, OTHERS)
    assert said.text == "1200 people still lack something, such as attendance or a result."
    assert how_many(replace(held_back(), rows=(LATE,), found=1)) == ""


def test_with_nobody_waiting_there_is_nowhere_to_go():
    assert why_nothing("ready", held_back(), SCHOOL, OTHERS).text == "Everything that is ready is printed."
    assert why_nothing("not_yet", held_back(), SCHOOL, OTHERS).primary is None


def test_a_row_is_spoken_with_all_that_stands_against_it():
    assert columns()[0].spoken(BARE) == (
        "Lie, Jonas, Sveising, course certificate: "
        "The group ends on 18.12.2026. The letterhead lacks: Who signs."
    )
