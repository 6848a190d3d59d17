"""The list of learners: found as one types, who leaves soon, and the ways to add."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from eduapp.gui.routes import Route
from eduapp.people.learners.ui.learners_page import ADD_REASON, LearnersPage
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.keys import keys_only, press, write

ROUTE = Route("learners.list")
ADD = Route("learners.list", detail="add")
BRING = Route("files.import", detail="people")


def the_page(qtbot, fakes):
    page = LearnersPage(fakes.bench, ROUTE)
    qtbot.addWidget(page)
    show(page)
    return page


@pytest.fixture
def page(qtbot, fakes):
    return the_page(qtbot, fakes)


def names(page):
    return [row.name for row in page.table.table.rows]


def leaving(days):
    return {"available_until": given.TODAY + timedelta(days=days)}


def column(page, title):
    return next(one for one in page.table.table.columns if one.title == title)


def chip(page, title="Available until"):
    return column(page, title).chip(page.table.table.rows[0])


def test_everybody_stands_there_at_once_in_norwegian_order(page, database):
    for name in ("Bjørn Aasen", "Ola Vik", "Karim Haddad"):
        given.a_learner(database, name)
    assert names(page) == ["Haddad, Karim", "Vik, Ola", "Aasen, Bjørn"]
    assert page.count_text(3, 3) == "3 learners"
    assert page.count_text(1, 3) == "1 of 3 learners"


def test_a_row_is_read_as_a_sentence(page, database):
    given.a_learner(database, "Karim Haddad", number="1003", **leaving(10))
    given.a_learner(database, "Ola Vik", number="1004", unit="")
    said = [page.table.table.sentence(row) for row in page.table.table.rows]
    assert said == [
        "Haddad, Karim, number 1003, unit C, here, available until 03.12.2026 (not known)",
        "Vik, Ola, number 1004, unit –, here, available until not known (not known)",
    ]


@pytest.mark.parametrize("typed", ["kar had", "1003"])
def test_one_is_found_by_name_or_number_and_opened_by_keyboard(page, database, fakes, typed):
    learner_id = given.a_learner(database, "Karim Haddad", number="1003")
    given.a_learner(database, "Ola Vik", number="2001")
    with keys_only():
        write(page, typed)
        press(page, "Return")
    assert fakes.went == [Route("learners.learner", learner_id)]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-1, ("late", "triangle-alert", "day has passed")),
        (0, ("late", "door-open", "in 0 days")),
        (1, ("late", "door-open", "in 1 day")),
        (60, ("late", "door-open", "in 60 days")),
        (61, None),
    ],
)
def test_who_leaves_soon_is_marked_in_words(page, database, days, said):
    given.a_learner(database, **leaving(days))
    assert chip(page) == said


def test_a_day_nobody_knows_says_so(page, database):
    given.a_learner(database)
    row = page.table.table.rows[0]
    assert chip(page) is None
    assert column(page, "Available until").text(row) == "not known"
    assert column(page, "Known from").text(row) == "not known"


def test_the_state_stands_there_with_icon_and_word_and_the_day_of_coming_back(page, database):
    one = given.a_learner(database)
    assert chip(page, "State") == ("present", "circle-check", "here")

    given.a_state(database, one, "on_leave", back=given.TODAY + timedelta(days=4))

    assert chip(page, "State") == ("excused", "calendar-days", "on leave")
    assert column(page, "State").text(page.table.table.rows[0]) == "back 27.11.2026"


def test_who_has_left_is_not_told_to_leave(page, database):
    one = given.a_learner(database, **leaving(7))
    given.a_state(database, one, "moved")
    assert chip(page) is None
    page.choose_filter("leaving")
    assert names(page) == []


def test_chips_gather_those_who_are_here_on_leave_out_and_gone(page, database):
    states = {
        "Ada Here": "", "Bo Leave": "on_leave", "Carl Court": "temporarily_out",
        "Dag Outside": "outside_programme", "Eli Moved": "moved", "Finn Free": "released",
    }  # fmt: skip
    for name, state in states.items():
        one = given.a_learner(database, name)
        if state:
            given.a_state(database, one, state)

    seen = {}
    for group in ("here", "on_leave", "out", "left"):
        page.choose_filter(group)
        seen[group] = names(page)
    assert seen == {
        "here": ["Here, Ada"],
        "on_leave": ["Leave, Bo"],
        "out": ["Court, Carl", "Outside, Dag"],
        "left": ["Free, Finn", "Moved, Eli"],
    }
    assert [chip.text() for chip in page._chips[:4]] == ["Here", "On leave", "Out", "Left"]


def test_the_chip_shows_those_who_leave_soon_the_first_to_leave_on_top(page, database):
    for name, days in (("Gone By", -1), ("Last Day", 60), ("Next Week", 7), ("Too Late", 61)):
        given.a_learner(database, name, **leaving(days))
    page.choose_filter("leaving")
    assert names(page) == ["Week, Next", "Day, Last"]


def test_an_empty_list_offers_to_bring_in_and_to_add(page, fakes):
    QApplication.processEvents()
    bring, add = page.nothing.buttons
    bring.click()
    assert fakes.went == [BRING]
    add.click()
    assert the_dialog().windowTitle() == "Add a learner"


def test_the_buttons_on_top_and_the_palette_lead_there_too(page, fakes):
    bring, add = page.header_buttons()
    bring.click()
    assert fakes.went == [BRING]
    add.click()
    the_dialog().reject()
    assert no_dialog()
    page.open_route(ADD)
    assert the_dialog().windowTitle() == "Add a learner"


def test_who_may_only_look_is_told_why_and_gets_no_form(qtbot, database):
    page = the_page(qtbot, a_hearing_bench(database, given.TEACHER))
    for made in page.header_buttons():
        assert not made.isEnabled()
        assert made.accessibleDescription() == ADD_REASON
    page.open_route(ADD)
    assert no_dialog()


def test_the_page_is_fit_for_everybody(qtbot, database):
    given.a_learner(database, "Karim H<b>addad</b>", **leaving(10))
    given.a_learner(database, "Ola Vik", **leaving(-1))
    assert_page_accessible(lambda theme: LearnersPage(a_bench(database, theme=theme).bench, ROUTE))
