"""The page of a course: its facts, its texts, and what may be done with it."""

import dataclasses
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from eduapp.education.courses import queries
from eduapp.education.courses.service import ChangeCourse, change_course
from eduapp.education.courses.ui.catalogue_page import ADD_REASON, OPEN_REASON
from eduapp.education.courses.ui.course_page import NOT_OFFERED, NOT_VALID, CoursePage
from eduapp.gui.contributions import PanelOffer
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import a_course


class FakePanel(QWidget):
    """What a feature above brings."""

    def __init__(self, bench, subject_id):
        super().__init__()
        self.subject_id = subject_id


OFFER = PanelOffer("courses.course", "Groups", f"{__name__}:FakePanel", "courses.see", 10)


@pytest.fixture
def course_id(database):
    return a_course(
        database,
        "NOR-A2",
        "Norsk A2",
        scale="BIB",
        contents="Lese\nSkrive",
        goals="Samtale",
        attendance_percent=75,
    )


@pytest.fixture
def page(qtbot, fakes, course_id):
    made = CoursePage(fakes.bench, Route("courses.course", course_id))
    qtbot.addWidget(made)
    show(made)
    return made


def said(page):
    QApplication.processEvents()
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]


def test_it_tells_what_the_course_is(page):
    assert (page.title, page.context) == ("Norsk A2", "NOR-A2")
    for words in ("60 lessons of 45 minutes", "none", "passed / not passed", "75 % of the sessions held"):
        assert words in said(page)
    assert "Lese\nSkrive" in said(page)


def test_higher_education_names_its_partner_and_says_when_it_is_valid(qtbot, database, fakes):
    facts = {"kind": "higher", "partner": "Nordby universitet", "valid_to": date(2028, 7, 31)}
    page = CoursePage(fakes.bench, Route("courses.course", a_course(database, **facts)))
    qtbot.addWidget(page)
    show(page)
    assert {"External partner", "Nordby universitet", "until 31.07.2028"} <= set(said(page))


def test_rule_90_what_is_no_longer_valid_opens_no_group(qtbot, database, fakes):
    page = CoursePage(fakes.bench, Route("courses.course", a_course(database, valid_to=date(2026, 7, 31))))
    qtbot.addWidget(page)
    show(page)
    assert page.header_buttons()[1].accessibleDescription() == NOT_VALID


def test_a_course_without_texts_shows_no_empty_card(qtbot, database, fakes):
    page = CoursePage(fakes.bench, Route("courses.course", a_course(database)))
    qtbot.addWidget(page)
    show(page)
    assert "Contents" not in said(page)


def test_a_change_shows_at_once(page):
    page.header_buttons()[0].click()
    dialog = the_dialog()
    dialog.form.set_values({"name": "Norsk, nivå A2"})
    dialog.submit()

    assert page.title == "Norsk, nivå A2"


def test_a_group_can_be_opened(page):
    page.header_buttons()[1].click()
    assert the_dialog().form.values()["capacity"] == 10


def test_what_is_no_longer_offered_opens_no_group(page, database, course_id):
    with database.reading() as session:
        head = queries.course(session, course_id)
    facts = dataclasses.replace(head.facts, active=False)
    database.execute(change_course, ChangeCourse(course_id=course_id, version=1, facts=facts))
    page.reload()

    assert page.header_buttons()[1].accessibleDescription() == NOT_OFFERED


def test_who_may_only_look_is_told_why(qtbot, database, course_id):
    page = CoursePage(a_hearing_bench(database, given.TEACHER).bench, Route("courses.course", course_id))
    qtbot.addWidget(page)
    show(page)
    assert [one.accessibleDescription() for one in page.header_buttons()] == [ADD_REASON, OPEN_REASON]


def test_a_course_that_is_gone_is_said_so(qtbot, fakes):
    page = CoursePage(fakes.bench, Route("courses.course", given.TEACHER.user_id))
    qtbot.addWidget(page)
    show(page)
    assert page.title == "This course has been removed"


def test_the_features_above_bring_their_panels(qtbot, fakes, course_id):
    bench = dataclasses.replace(fakes.bench, panels=lambda place: [OFFER] if place == OFFER.place else [])
    page = CoursePage(bench, Route("courses.course", course_id))
    qtbot.addWidget(page)

    [panel] = page.findChildren(FakePanel)
    assert panel.subject_id == course_id


def test_the_page_is_fit_for_everybody(qtbot, database, course_id):
    route = Route("courses.course", course_id)
    assert_page_accessible(lambda theme: CoursePage(a_bench(database, theme=theme).bench, route))
