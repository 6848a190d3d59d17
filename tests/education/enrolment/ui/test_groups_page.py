"""The list of groups, by keyboard, for everybody."""

from datetime import date

import pytest

from eduapp.education.enrolment.ui.groups_page import OPEN_REASON, GroupsPage
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench
from tests.support.fakes import a_bench
from tests.support.given_education import a_course, a_group, a_place, an_enrolment
from tests.support.keys import keys_only, press, write

ROUTE = Route("enrolment.groups")


@pytest.fixture
def groups(database):
    norsk = a_course(database, "NOR-A2", "Norsk A2")
    return {
        "full": a_group(database, norsk, "Høst 2026", capacity=1, place_id=a_place(database, "Rom 2")),
        "spring": a_group(
            database,
            norsk,
            "Vår 2027",
            teacher_id=None,
            first_day=date(2027, 1, 4),
            last_day=date(2027, 6, 18),
        ),
        "long": a_group(database, a_course(database, "ENG", "Engelsk"), "Kveld", last_day=date(2027, 6, 18)),
        "over": a_group(database, norsk, "Vår 2026", first_day=date(2026, 1, 5), last_day=date(2026, 6, 19)),
    }


@pytest.fixture
def page(qtbot, database, fakes, groups):
    an_enrolment(database, group_id=groups["full"])
    made = GroupsPage(fakes.bench, ROUTE)
    qtbot.addWidget(made)
    show(made)
    return made


def names(page):
    return [row.name for row in page.table.table.rows]


def cells(page, row, column):
    return page.table.table.columns[column].words(page.table.table.rows[row])


def test_running_groups_stand_by_course_and_say_how_full_they_are(page):
    assert names(page) == ["Kveld", "Høst 2026", "Vår 2027"]
    assert [cells(page, row, 1) for row in range(3)] == [
        "0 of 10, 10 free",
        "1 of 1, full",
        "0 of 10, 10 free",
    ]
    assert page.table.table.sentence(page.table.table.rows[1]) == (
        "Norsk A2, Høst 2026, 1 of 1, full, Ingrid Solheim, Rom 2, 17.08.–18.12.2026"
    )
    assert "no teacher yet, no place yet" in page.table.table.sentence(page.table.table.rows[2])


def test_what_begins_or_ends_soon_is_marked(page):
    assert [cells(page, row, 5) for row in range(3)] == ["18.06.2027", "4 weeks left", "from 04.01."]
    page.choose_filter("finished")
    assert cells(page, 0, 5) == "finished"


@pytest.mark.parametrize(
    ("chosen", "found"),
    [("mine", []), ("with_room", ["Kveld", "Vår 2027"]), ("finished", ["Vår 2026"])],
)
def test_chips_narrow_the_list(page, chosen, found):
    page.choose_filter(chosen)
    assert names(page) == found


def test_a_teacher_finds_their_own(qtbot, database, groups):
    page = GroupsPage(
        a_hearing_bench(database, given.TEACHER).bench, Route("enrolment.groups", detail="mine")
    )
    qtbot.addWidget(page)
    show(page)
    page.open_route(page.route)

    assert names(page) == ["Kveld", "Høst 2026"]
    _catalogue, run = page.header_buttons()
    assert run.accessibleDescription() == OPEN_REASON
    assert page.empty().primary is None


def test_a_group_is_found_and_opened_by_keyboard(page, fakes, groups):
    with keys_only():
        write(page, "eng")
        press(page, "Return")
    assert fakes.went == [Route("enrolment.group", groups["long"])]


def test_a_new_enrolment_shows_at_once(page, database, groups, fakes):
    an_enrolment(database, group_id=groups["long"])
    fakes.feed.changed.emit(frozenset(page.topics))
    assert cells(page, 0, 1) == "1 of 10, 9 free"


def test_the_ways_on_lead_to_the_catalogue(page, fakes):
    for made in page.header_buttons():
        made.click()
    page.empty().secondary.act()
    assert fakes.went == [
        Route("courses.catalogue"),
        Route("courses.catalogue", detail="open"),
        Route("courses.catalogue"),
    ]


def test_the_count_is_said_in_words(page):
    assert page.count_text(1, 1) == "1 group"
    assert page.count_text(2, 3) == "2 of 3 groups"


def test_the_page_is_fit_for_everybody(qtbot, database, groups):
    a_group(database, a_course(database, "X", "<b>Kurs</b> & mer"), "Gruppe <i>1</i>")
    assert_page_accessible(lambda theme: GroupsPage(a_bench(database, theme=theme).bench, ROUTE))
