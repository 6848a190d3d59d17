"""What is told of a paper that is no longer right."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given as forall

from eduapp.core.i18n import speaking
from eduapp.records.lists.rules import changes, movements_from, movements_to, register_sheet, told, week_plan
from tests.records.lists.rules.test_content import MONDAY, gatherings
from tests.support.given_lists import a_gathering, a_person, a_sheet, people


def sentences(printed, now):
    return [change.sentence() for change in changes(printed, now)]


@forall(gatherings, gatherings)
def test_something_is_told_exactly_when_the_papers_differ(before, after):
    old, new = (movements_to("Room", MONDAY, one) for one in (before, after))

    assert bool(changes(old, new)) == (old.digest() != new.digest())


@pytest.mark.parametrize(
    ("what_happened", "sentence"),
    [
        ({"people": people(4)}, "Lie, Jonas has been added"),
        ({"people": people(2)}, "Kovács, Daniel no longer takes part"),
        (
            {"people": (*people(2), a_person(2, ahead="excused"))},
            "Kovács, Daniel: excused was recorded beforehand",
        ),
        ({"people": (*people(2), a_person(2, "Daniel Kis"))}, "Kovács, Daniel is called Kis, Daniel now"),
        ({"start": 540}, "Norwegian A2 is at 09:00–10:00 now"),
        ({"day": date(2026, 11, 24)}, "Norwegian A2 is at 24.11.2026 08:30–10:00 now"),
        ({"place": "Library"}, "Norwegian A2 is in Library now"),
        ({"place": ""}, "Norwegian A2 has no place now"),
        ({"teacher": "Henrik Aune"}, "Norwegian A2 is taught by Henrik Aune now"),
        ({"cancelled": True}, "Norwegian A2 is cancelled"),
        ({"group": "Winter"}, "Norwegian A2 is called Norwegian A2, Winter now"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_change_of_a_register_is_told(what_happened, sentence):
    now = register_sheet(replace(a_gathering(), **what_happened))

    assert sentences(a_sheet(), now) == [sentence]


def test_what_no_longer_holds_is_told_too():
    excused = register_sheet(a_gathering(people=(*people(2), a_person(2, ahead="excused"))))
    cancelled = register_sheet(a_gathering(cancelled=True))

    assert sentences(excused, a_sheet()) == ["Kovács, Daniel: excused no longer holds"]
    assert sentences(cancelled, a_sheet()) == ["Norwegian A2 is held after all"]
    assert sentences(a_sheet(), None) == ["nothing of it takes place any more"]


def test_in_a_movement_list_sessions_are_told_apart_by_their_time():
    printed = movements_to("Room", MONDAY, [a_gathering(1), a_gathering(2, 615, 705)])
    now = movements_to(
        "Library", MONDAY, [a_gathering(2, 615, 705, cancelled=True), a_gathering(3, 735, 825)]
    )

    assert sentences(printed, now) == [
        "Room is called Library now",
        "Norwegian A2 08:30–10:00 is no longer held there",
        "Norwegian A2 10:15–11:45 is cancelled",
        "Norwegian A2 12:15–13:45 has been added",
    ]


def test_who_stays_or_has_moved_house_is_told_without_why():
    printed = movements_to("Room", MONDAY, [a_gathering()])
    roll = (a_person(0, ahead="excused"), a_person(1, here=False), a_person(2, unit="D"))
    now = movements_to("Room", MONDAY, [a_gathering(people=roll)])

    assert sentences(printed, now) == [
        "Dahl, Petter stays now",
        "Haddad, Karim stays now",
        "Kovács, Daniel is in unit D now",
    ]
    assert "Dahl, Petter is to come now" in sentences(now, printed)


def test_another_note_for_the_learner_is_told_without_its_words():
    printed, now = (week_plan("Karim Haddad", MONDAY, [a_gathering()], note) for note in ("One", "Other"))

    assert sentences(printed, now) == ["the note for the learner is another one"]


def test_a_shift_that_comes_every_day_is_compared_day_by_day():
    days = [date(2026, 11, day) for day in (23, 24, 25)]
    printed = week_plan("Karim Haddad", MONDAY, [a_gathering(day=day) for day in days])
    now = week_plan("Karim Haddad", MONDAY, [a_gathering(day=day) for day in days[1:]])

    assert sentences(printed, now) == ["Norwegian A2 08:30–10:00 is no longer held there"]


def test_many_changes_are_counted_after_the_first_few():
    found = changes(register_sheet(a_gathering(people=people(6))), register_sheet(a_gathering(people=())))

    assert told(found) == (
        "Dahl, Petter no longer takes part; Haddad, Karim no longer takes part; "
        "Kovács, Daniel no longer takes part; Lie, Jonas no longer takes part and 2 more"
    )


def test_it_is_told_in_the_language_of_the_screen():
    found = changes(a_sheet(), register_sheet(a_gathering(people=people(4))))

    with speaking("nb"):
        assert told(found) == "Lie, Jonas er lagt til"


def test_a_unit_knows_nothing_of_others():
    found = [a_gathering(people=(a_person(0, unit="C"), a_person(1, unit="D")))]
    moved = [a_gathering(people=(a_person(0, unit="C"), a_person(1, unit="E")))]

    assert changes(movements_from("C", MONDAY, found), movements_from("C", MONDAY, moved)) == ()


def test_of_a_paper_whose_lines_went_nothing_else_is_told():
    sheet = a_sheet()

    assert sentences(replace(sheet, ended=True), a_sheet(2)) == [
        "names on it have been deleted, as their time was over"
    ]
