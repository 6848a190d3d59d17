"""The forms of a road."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QWidget

from eduapp.education.places.service import SavePlace, save_place
from eduapp.gui.form import Said
from eduapp.gui.forms import FormDialog
from eduapp.workshops.road.ui import dialogs
from tests.support import given, given_workshops
from tests.support.accessibility import assert_page_accessible
from tests.support.fakes import a_bench
from tests.support.given_roads import (
    CARPENTRY,
    JOINERY,
    START,
    a_practice,
    a_road,
    practice_facts,
    road_facts,
)


def opened(parent):
    return parent.findChildren(FormDialog)[-1]


def said(dialog):
    return " ".join(one.text() for one in dialog.findChildren(Said))


def test_a_road_is_set_with_the_workshops_of_the_trade(database, carpentry, ola, parent, told):
    given_workshops.a_workshop(database, "Kitchen")
    dialogs.set_road(a_bench(database).bench, told(ola), parent)
    form = opened(parent).form
    assert form.values()["year"] == "hours_1740"

    form.type_in({"trade": JOINERY, "way": "practice_candidate", "start_day": START})
    opened(parent).submit()

    [road] = told(ola).roads
    assert road.facts == road_facts(workshops=frozenset({carpentry}))


def test_a_change_is_a_new_row_that_keeps_what_is_not_changed(database, carpentry, ola, parent, told):
    road_id = a_road(database, ola, carpentry)
    dialogs.set_road(a_bench(database).bench, told(ola), parent, told(ola).roads[0])
    assert "8,700 hours" in said(opened(parent))
    opened(parent).form.type_in({"year": "hours_1750"})
    assert "37.5 hours" in said(opened(parent))
    opened(parent).submit()

    [road] = told(ola).roads
    assert road.id != road_id
    assert road.facts == road_facts(year="hours_1750", workshops=frozenset({carpentry}))


def test_a_workshop_of_another_site_stays_on_a_road_that_is_changed(database, carpentry, ola, parent, told):
    """Who works at Berg sees the workshops of Berg; what counts at Haug is not lost by that."""
    elsewhere = SavePlace(name="Hall", kind="workshop", seats=8, site="Haug")
    place_id = database.acting_as(given.LEADER).execute(save_place, elsewhere)
    far = given_workshops.a_workshop(database, "Kitchen", place_id=place_id)
    a_road(database, ola, carpentry, far)
    bench = a_bench(database, replace(given.LEADER, sites=frozenset({"Berg"}))).bench
    dialogs.set_road(bench, told(ola), parent, told(ola).roads[0])
    assert [key for key in opened(parent).form.values() if key.startswith("workshop")] == ["workshop0"]

    opened(parent).form.type_in({"way": "at_work", "workshop0": False})
    opened(parent).submit()

    assert told(ola).roads[0].facts == road_facts(way="at_work", workshops=frozenset({far}))


def test_a_closed_workshop_is_offered_only_where_it_counts(database, carpentry, ola, parent, told):
    given_workshops.a_workshop(database, "Kitchen", active=False)
    dialogs.set_road(a_bench(database).bench, told(ola), parent)

    assert [key for key in opened(parent).form.values() if key.startswith("workshop")] == ["workshop0"]


def test_a_second_road_to_the_trade_is_told_in_the_form(database, ola, parent, told):
    a_road(database, ola)
    dialogs.set_road(a_bench(database).bench, told(ola), parent)
    opened(parent).form.type_in({"trade": JOINERY, "way": "at_work"})
    opened(parent).submit()

    assert opened(parent).isVisible()
    assert "There is a road" in opened(parent).form.field("trade").accessibleDescription()
    opened(parent).reject()


def test_a_road_ends_with_a_reason_that_people_may_give(database, ola, parent, told):
    a_road(database, ola)
    dialog = dialogs.end_road(a_bench(database).bench, told(ola).roads[0], parent)
    reasons = dialog.form.field("reason")
    assert "Changed; a new row holds" not in [reasons.itemText(n) for n in range(reasons.count())]

    dialog.form.type_in({"reason": "other_trade"})
    dialog.submit()

    assert told(ola).roads == ()


def test_practice_is_noted_in_hours_or_percent(database, ola, parent, told):
    a_road(database, ola, trade=CARPENTRY)
    dialog = dialogs.note_practice(a_bench(database).bench, told(ola), parent)
    assert dialog.form.values()["trade"] == CARPENTRY
    days = {"first_day": date(2023, 1, 1), "last_day": date(2023, 12, 31)}
    dialog.form.type_in(
        days | {"trade": JOINERY, "employer": "Nordlys Snekkeri, kitchens", "proof": "attest_seen"}
    )
    dialog.form.type_in({"percent": 100, "hours": 900})
    dialog.submit()
    assert "not both" in dialog.form.field("percent").accessibleDescription()

    dialog.form.type_in({"percent": None})
    dialog.submit()

    assert [row.facts for row in told(ola).practices] == [practice_facts(percent=None, minutes=54_000)]


def test_too_many_hours_are_told_beside_them(database, ola, parent, told):
    dialog = dialogs.note_practice(a_bench(database).bench, told(ola), parent)
    dialog.form.type_in(
        {"trade": JOINERY, "first_day": date(2023, 1, 1), "last_day": date(2023, 1, 1), "hours": 25}
        | {"employer": "A", "proof": "told"}
    )
    dialog.submit()

    assert "do not fit" in dialog.form.field("hours").accessibleDescription()
    dialog.reject()


def test_practice_is_withdrawn_with_a_reason(database, ola, parent, told):
    a_practice(database, ola)
    dialog = dialogs.withdraw_practice(a_bench(database).bench, told(ola).practices[0], parent)
    dialog.submit()
    assert dialog.isVisible()

    dialog.form.type_in({"reason": "Another person"})
    dialog.submit()

    assert told(ola).practices == ()


def test_what_must_not_be_written_is_said_where_words_are_free(database, ola, parent, told):
    a_practice(database, ola)
    bench = a_bench(database).bench
    for dialog, key in (
        (dialogs.note_practice(bench, told(ola), parent), "employer"),
        (dialogs.withdraw_practice(bench, told(ola).practices[0], parent), "reason"),
    ):
        assert "nothing about health" in dialog.form.field(key).accessibleDescription()


@pytest.mark.parametrize("which", ["set", "change", "end", "note", "withdraw"])
def test_the_forms_are_fit_for_everybody(database, carpentry, ola, qtbot, told, which):
    a_road(database, ola, carpentry)
    a_practice(database, ola, last_day=given.TODAY - timedelta(days=1))
    found = told(ola)
    kept = []

    def make(theme):
        bench, parent = a_bench(database, theme=theme).bench, QWidget()
        kept.append(parent)
        if which == "set":
            dialogs.set_road(bench, found, parent)
        elif which == "change":
            dialogs.set_road(bench, found, parent, found.roads[0])
        elif which == "end":
            dialogs.end_road(bench, found.roads[0], parent)
        elif which == "note":
            dialogs.note_practice(bench, found, parent)
        else:
            dialogs.withdraw_practice(bench, found.practices[0], parent)
        return opened(parent)

    assert_page_accessible(make)
