"""What the list of who is ready says when it shows nobody."""

from dataclasses import replace
from uuid import UUID

from eduapp.certificates.queries import Item, ReadyRow
from eduapp.certificates.ui.ready_list import columns, why_nothing
from eduapp.gui.empty import Verb

SCHOOL, OTHERS = Verb("school", print), Verb("others", print)
LATE = ReadyRow(
    "1", Item(UUID(int=1), UUID(int=2)), "kursbevis", UUID(int=2), "Lie, Jonas", "lie", "Sveising", False,
    ("The group ends on 18.12.2026.",),
)  # fmt: skip
BARE = replace(LATE, reasons=(*LATE.reasons, "The letterhead lacks: Who signs."), school_lacks=True)


def test_one_reason_that_all_share_is_told():
    said = why_nothing("ready", [LATE, replace(LATE, reasons=("Too little.", *LATE.reasons))], SCHOOL, OTHERS)
    assert (said.text, said.primary) == ("The group ends on 18.12.2026.", OTHERS)


def test_the_letterhead_alone_leads_to_the_school():
    said = why_nothing("ready", [BARE, BARE], SCHOOL, OTHERS)
    assert (said.text, said.primary) == ("The letterhead lacks: Who signs.", SCHOOL)


def test_different_reasons_are_counted():
    said = why_nothing("ready", [LATE, replace(LATE, reasons=("Too little.",))], SCHOOL, OTHERS)
    assert said.text == "2 people still lack something, such as attendance or a result."


def test_with_nobody_waiting_there_is_nowhere_to_go():
    assert why_nothing("ready", [], SCHOOL, OTHERS).text == "Everything that is ready is printed."
    assert why_nothing("not_yet", [], SCHOOL, OTHERS).primary is None


def test_a_row_is_spoken_with_all_that_stands_against_it():
    assert columns()[0].spoken(BARE) == (
        "Lie, Jonas, Sveising, course certificate: "
        "The group ends on 18.12.2026. The letterhead lacks: Who signs."
    )
