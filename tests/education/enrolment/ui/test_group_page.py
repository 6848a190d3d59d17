"""The page of a group: who takes part, tabs of other features, and putting learners on."""

import dataclasses
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from eduapp.education.enrolment.ui.group_page import ENROL_REASON, MEMBERS, GroupPage
from eduapp.education.enrolment.ui.members_view import OVER_REASON
from eduapp.gui.contributions import PanelOffer
from eduapp.gui.routes import Route
from tests.support import given, given_attendance
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import EVERYTHING, a_course, a_group, an_ended_enrolment, an_enrolment
from tests.support.keys import keys_only, press, write

made_panels = []


class FakePanel(QWidget):
    """What another feature brings."""

    def __init__(self, bench, subject_id):
        super().__init__()
        made_panels.append(subject_id)


OFFER = PanelOffer("enrolment.group", "Sessions", f"{__name__}:FakePanel", "courses.see", 10)


@pytest.fixture
def group_id(database):
    return a_group(database, a_course(database, "NOR-A2", "Norsk A2"), "Høst 2026", capacity=4)


def offering(*offers):
    """What a bench gives for each place."""
    return lambda place: [offer for offer in offers if offer.place == place]


def a_page(qtbot, fakes, group_id, offers=()):
    bench = dataclasses.replace(fakes.bench, panels=offering(*offers))
    page = GroupPage(bench, Route("enrolment.group", group_id))
    qtbot.addWidget(page)
    show(page)
    return page


def people(page):
    return [row.name for row in page.members.table.table.rows]


def test_the_title_tells_which_group_it_is(qtbot, database, fakes, group_id):
    an_enrolment(database, group_id=group_id)
    page = a_page(qtbot, fakes, group_id)

    assert page.title == "Norsk A2"
    assert page.context == "Høst 2026 · Ingrid Solheim · 17.08.–18.12.2026"
    assert page._places.accessibleName() == "1 of 4, 3 free"


def test_somebody_is_put_on_by_keyboard_alone(qtbot, database, fakes, group_id):
    given.a_learner(database, "Karim Haddad")
    page = a_page(qtbot, fakes, group_id)
    page.header_buttons()[0].click()
    dialog = the_dialog()

    with keys_only():
        write(dialog, "had")
        press(dialog, "Return", "Return")

    assert no_dialog()
    assert people(page) == ["Haddad, Karim"]


def test_a_tab_is_made_when_it_is_first_wanted(qtbot, fakes, group_id):
    made_panels.clear()
    page = a_page(qtbot, fakes, group_id, [OFFER])
    assert [one.text() for one in page.tabs.buttons()] == ["Taking part", "Sessions"]
    assert made_panels == []

    page.tabs.buttons()[1].click()
    page.tabs.buttons()[0].click()
    page.tabs.buttons()[1].click()

    assert made_panels == [group_id]
    assert page._stack.currentIndex() == 1
    page.show_tab(MEMBERS)
    assert page._stack.currentIndex() == 0


def test_a_route_can_name_the_tab_to_open(qtbot, fakes, group_id):
    bench = dataclasses.replace(fakes.bench, panels=offering(OFFER))
    page = GroupPage(bench, Route("enrolment.group", group_id, detail=OFFER.module))
    qtbot.addWidget(page)

    assert page.tabs.current() == OFFER.module
    assert page.findChildren(FakePanel)


def test_a_group_that_is_over_takes_nobody(qtbot, database, fakes):
    group_id = a_group(database, last_day=date(2026, 11, 20))
    page = a_page(qtbot, fakes, group_id)
    page.put_learners_on()
    assert page.header_buttons()[0].accessibleDescription() == OVER_REASON
    assert no_dialog()


def test_who_may_only_look_is_told_why(qtbot, database, group_id):
    page = a_page(qtbot, a_hearing_bench(database, given.OFFICE), group_id)
    assert page.header_buttons()[0].accessibleDescription() == ENROL_REASON


def test_a_group_that_is_gone_is_said_so(qtbot, fakes):
    page = a_page(qtbot, fakes, given.TEACHER.user_id)
    assert page.title == "This group has been removed"
    assert not page.header_buttons()[0].isEnabled()


def test_figures_stand_beside_only_where_there_is_room(qtbot, fakes, group_id):
    page = a_page(qtbot, fakes, group_id)
    assert page.members.sidebar.isVisibleTo(page)
    page.resize(1000, 600)
    assert not page.members.sidebar.isVisibleTo(page)


def test_the_keys_are_told(qtbot, fakes, group_id):
    told = a_page(qtbot, fakes, group_id).keys()
    assert ("Space", "Tick the row, to end the enrolment") in told


def test_the_page_is_fit_for_everybody(qtbot, database, group_id):
    for name, until in (("Karim Haddad", date(2026, 11, 27)), ("O<b>la</b> & co", None), ("Nora Ås", None)):
        who = given.a_learner(database, name, available_until=until)
        enrolment_id = an_enrolment(database, who, group_id, override=EVERYTHING)
    an_ended_enrolment(database, enrolment_id, "withdrawn", "own_wish")

    def make(theme):
        bench = dataclasses.replace(a_bench(database, theme=theme).bench, panels=offering(OFFER))
        return GroupPage(bench, Route("enrolment.group", group_id))

    assert_page_accessible(make)
    assert_page_accessible(
        make, prepare=lambda page: page.members.table.table.tick(page.members.table.table.rows)
    )


def test_an_empty_group_is_fit_for_everybody(qtbot, database, group_id):
    route = Route("enrolment.group", group_id)
    assert_page_accessible(lambda theme: GroupPage(a_bench(database, theme=theme).bench, route))


def test_a_group_whose_sessions_are_too_few_says_so_in_a_sentence(qtbot, database, fakes):
    group_id = a_group(database, a_course(database, "NOR-B1", "Norsk B1", planned_hours=60))
    page = a_page(qtbot, fakes, group_id)
    assert not page.short.isVisible()  # nothing is planned: the tab of sessions says that

    given_attendance.a_session(database, group_id, date(2026, 12, 17))
    page.reload()
    assert page.short.isVisible()
    assert page.short.accessibleName() == (
        "The sessions give 2 of 60 lessons of 45 minutes by 18.12.2026, 58 too few. That takes 29 more weeks."
    )
