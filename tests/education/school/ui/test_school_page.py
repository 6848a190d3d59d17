"""The school's page: six cards, each saved by itself."""

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.education.school import queries
from eduapp.education.school.rules import SiteFacts
from eduapp.education.school.service import SaveSite, save_site
from eduapp.education.school.ui.school_page import SchoolPage
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench
from tests.support.fakes import a_bench
from tests.support.given_education import the_school
from tests.support.keys import keys_only, press, write

ROUTE = Route("school.school")


def a_page(qtbot, fakes):
    page = SchoolPage(fakes.bench, ROUTE)
    qtbot.addWidget(page)
    show(page)
    return page


def year(database):
    with database.reading() as session:
        return queries.school_year(session)


def test_the_first_school_is_named_by_keyboard_alone(qtbot, database, fakes):
    page = a_page(qtbot, fakes)

    with keys_only():
        write(page, "Fjellvik vgs")
        press(page, "Return")

    assert year(database).school.name == "Fjellvik vgs"
    assert fakes.tell.texts == ["Saved."]


def test_what_is_known_stands_in_the_fields(qtbot, database, fakes):
    the_school(database)
    database.execute(save_site, SaveSite(site=SiteFacts("Granli", "Granliveien 2", "nn")))

    page = a_page(qtbot, fakes)

    assert page.school.form.values()["signer_name"] == "Kari Nordmann"
    assert page.site.form.values()["paper_language"] == "nn"
    assert [section.form.dirty() for section in page.sections] == [False] * 6


def test_what_papers_need_is_not_called_optional(qtbot, database, fakes):
    page = a_page(qtbot, fakes)
    form = page.school.form
    said = [one.text() for one in form.findChildren(QLabel)]

    for needed in ("Place for date and signature", "Who signs", "Title of who signs"):
        assert f"{needed} (needed on papers)" in said
    assert "Address (optional)" in said
    assert form.field("signer_title").accessibleDescription() == "needed on papers. Such as rektor."


def test_leaving_with_something_unsaved_is_asked_about(qtbot, database, fakes):
    page = a_page(qtbot, fakes)
    assert page.may_leave()

    page.site.form.field("prison_name").set_value("Granli")

    fakes.ask.yes = False
    assert not page.may_leave()
    fakes.ask.yes = True
    assert page.may_leave()
    assert fakes.ask.confirmed == ["Leave without saving?"] * 2
    assert fakes.ask.endangered == fakes.ask.confirmed


def test_what_was_left_without_saving_does_not_come_again(qtbot, database, fakes):
    the_school(database)
    page = a_page(qtbot, fakes)
    page.school.form.field("place").set_value("Dalen")

    assert page.may_leave()

    assert page.school.form.values()["place"] == year(database).school.facts.place
    assert not page.unsaved()
    assert page.may_leave()
    assert fakes.ask.confirmed == ["Leave without saving?"]


def test_what_others_save_does_not_overwrite_what_one_types(qtbot, database, fakes):
    the_school(database)
    page = a_page(qtbot, fakes)
    page.school.form.field("place").set_value("Dalen")

    database.execute(save_site, SaveSite(site=SiteFacts("Granli")))

    assert page.school.form.values()["place"] == "Dalen"
    assert page.site.form.values()["prison_name"] == "Granli"


def test_who_may_only_look_changes_nothing(qtbot, database):
    page = a_page(qtbot, a_hearing_bench(database, given.TEACHER))
    assert [section.form.isEnabled() for section in page.sections] == [False] * 6
    assert "Ask a leader." in page.school.save_button.accessibleDescription()


@pytest.mark.parametrize("changed", [False, True])
def test_the_page_is_fit_for_everybody(qtbot, database, changed):
    the_school(database)

    def prepare(page):
        if changed:
            page.terms.form.field("terms").add_button.click()
            page.lessons.form.field("times").add_button.click()
            page.school.form.field("name").set_value("")
            page.school.save()

    assert_page_accessible(
        lambda theme: SchoolPage(a_bench(database, theme=theme).bench, ROUTE), prepare=prepare
    )
