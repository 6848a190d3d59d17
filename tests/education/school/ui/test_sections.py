"""Each card keeps what was typed until it is saved, and tells what stands against it."""

from dataclasses import replace
from datetime import date

import pytest

from eduapp.core.errors import Unavailable
from eduapp.core.spans import Span
from eduapp.education.school import queries
from eduapp.education.school.rules import TermFacts
from eduapp.education.school.service import SaveSchool, SaveTerms, save_school, save_terms
from eduapp.education.school.ui.school_page import SchoolPage
from eduapp.education.school.ui.sections import NOTHING_CHANGED
from eduapp.gui.routes import Route
from tests.support.accessibility import show
from tests.support.given_education import the_school


@pytest.fixture
def page(qtbot, database, fakes):
    the_school(database)
    made = SchoolPage(fakes.bench, Route("school.school"))
    qtbot.addWidget(made)
    show(made)
    return made


def year(database):
    with database.reading() as session:
        return queries.school_year(session)


def test_save_is_there_for_what_was_changed(page):
    section = page.school
    assert section.save_button.accessibleDescription() == NOTHING_CHANGED

    section.form.field("place").set_value("Dalen")
    assert section.save_button.isEnabled()

    section.save()
    assert not section.save_button.isEnabled()


def test_the_school_is_saved_in_its_tidied_form(page, database):
    page.school.form.field("name").set_value(" Dalen   vgs ")
    page.school.save()

    assert year(database).school.name == "Dalen vgs"
    assert page.school.form.values()["name"] == "Dalen vgs"


def test_a_refusal_is_told_in_the_card_and_loses_nothing(page, database):
    page.school.form.field("organisation_number").set_value("123")
    page.school.save()

    assert "123 is not an organisation number." in page.school.form.summary.accessibleDescription()
    assert page.school.form.values()["organisation_number"] == "123"
    assert page.school.save_button.isEnabled()
    assert year(database).school.organisation_number == "974 760 673"


def test_somebody_who_was_faster_is_not_overwritten_unseen(page, database, fakes):
    page.school.form.field("place").set_value("Dalen")
    head = year(database).school
    order = SaveSchool(
        school_id=head.id, version=head.version, facts=replace(head.facts, signer_name="Per Moen")
    )
    database.acting_as(database.actor)._publish = lambda _topics: None
    publish, database._publish = database._publish, lambda _topics: None
    database.execute(save_school, order)
    database._publish = publish

    page.school.save()

    [told] = fakes.ask.conflicts
    assert {one.label: (one.mine, one.theirs) for one in told}["Who signs"][1] == "Per Moen"
    assert page.school.form.values()["place"] == "Dalen"
    assert year(database).school.place != "Dalen"

    fakes.ask.takes = frozenset({"signer_name"})
    page.school.save()
    assert (year(database).school.place, year(database).school.signer_name) == ("Dalen", "Per Moen")


def test_what_was_typed_is_not_saved_over_a_change_that_was_shown_meanwhile(page, database, fakes):
    """The page hears of it, but the fields are not filled anew while somebody types in them."""
    page.school.form.field("place").set_value("Dalen")
    head = year(database).school
    facts = replace(head.facts, signer_name="Per Moen")
    database.execute(save_school, SaveSchool(school_id=head.id, version=head.version, facts=facts))

    page.school.save()

    assert len(fakes.ask.conflicts) == 1
    assert year(database).school.signer_name == "Per Moen"


def test_rows_that_somebody_else_saved_are_told_line_by_line(page, database, fakes):
    field = page.terms.form.field("terms")
    field.add_button.click()
    others = (TermFacts("Autumn 2026", date(2026, 8, 10), date(2026, 12, 11)),)
    database.execute(save_terms, SaveTerms(terms=others))

    page.terms.save()

    [[told]] = fakes.ask.conflicts
    assert told.theirs == "Autumn 2026 · 10.08.2026 · 11.12.2026"
    assert told.mine == "Autumn 2026 · 17.08.2026 · 18.12.2026"
    fakes.ask.takes = frozenset()
    page.terms.save()
    assert year(database).terms[0].facts.first_day == date(2026, 8, 17)


def test_a_lost_database_can_be_tried_again(page, database, fakes, monkeypatch):
    page.school.form.field("place").set_value("Dalen")
    answers = iter([Unavailable(reason="The disk is full.")])
    execute = type(database).execute

    def sometimes(self, use_case, command):
        for error in answers:
            raise error
        return execute(self, use_case, command)

    monkeypatch.setattr(type(database), "execute", sometimes)
    fakes.ask.try_again = True
    page.school.save()

    assert year(database).school.place == "Dalen"


def test_whether_papers_can_be_made_is_told(page, database):
    assert page.school._ready.accessibleName() == "ready for papers"
    page.school.form.field("signer_name").set_value("")
    page.school.save()
    assert page.school._ready.accessibleName() == "not ready for papers"
    assert page.school._ready.toolTip() == "Who signs"


def test_the_prisons_words_are_saved(page, database):
    page.site.form.field("prison_name").set_value("Granli")
    page.site.form.field("paper_language").set_value("nn")
    page.site.save()
    assert (year(database).site.names, year(database).site.paper_language) == (("Granli",), "nn")


def test_terms_are_saved_as_a_whole(page, database):
    field = page.terms.form.field("terms")
    field.add_button.click()
    field.add_button.click()
    page.terms.save()

    assert [row.facts for row in year(database).terms] == [
        TermFacts("Autumn 2026", date(2026, 8, 17), date(2026, 12, 18)),
        TermFacts("Spring 2027", date(2027, 1, 4), date(2027, 6, 18)),
    ]


def test_lesson_times_are_saved_as_a_whole(page, database):
    field = page.lessons.form.field("times")
    field.add_button.click()
    field.add_button.click()
    page.lessons.save()

    assert [row.span for row in year(database).lesson_times] == [Span(510, 555), Span(555, 600)]


def test_half_a_row_is_not_sent(page, database):
    field = page.terms.form.field("terms")
    field.add_button.click()
    field.rows[0][2].set_value(None)
    page.terms.save()

    assert "Term 1 needs a first and a last day." in page.terms.form.summary.accessibleDescription()
    assert year(database).terms == ()


def test_who_issues_practice_statements_is_saved_and_emptied_again(page, database):
    form = page.practice.form
    for name, value in (
        ("name", "Nordlys verksteder"),
        ("signer_name", "Siri Lund"),
        ("signer_title", "verksmester"),
    ):
        form.field(name).set_value(value)
    page.practice.save()
    assert year(database).practice_issuer.name == "Nordlys verksteder"

    form.field("name").set_value("Nordlys fengsel")
    page.practice.save()
    assert "would tell on every practice statement" in form.summary.accessibleDescription()

    for name in ("name", "signer_name", "signer_title"):
        form.field(name).set_value("")
    page.practice.save()
    assert year(database).practice_issuer.name == ""
