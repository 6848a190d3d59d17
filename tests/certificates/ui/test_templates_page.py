"""The page of templates: words, places and pictures changed by keyboard beside the real page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from eduapp.certificates import jobs, queries
from eduapp.certificates.drawing.package import from_bytes
from eduapp.certificates.ui.templates_page import TemplatesPage
from eduapp.gui.decimals import DecimalEdit
from eduapp.gui.fields import LineField
from eduapp.gui.routes import Route
from eduapp.gui.theme import Theme
from tests.support import given, given_templates
from tests.support.accessibility import settle, show
from tests.support.fakes import a_bench


@pytest.fixture
def fakes(database, school):
    return a_bench(database.acting_as(given.OFFICE), given.OFFICE)


@pytest.fixture
def page(qtbot, qapp, fakes):
    Theme().apply(qapp)
    return the_page(qtbot, fakes)


def the_page(qtbot, fakes):
    made = TemplatesPage(fakes.bench, Route("certificates.templates"))
    qtbot.addWidget(made)
    show(made)
    made.draw()
    return made


def field(page, name, kind=LineField):
    settle(page)  # what was made just now appears
    return next(
        one for one in page.form.findChildren(kind) if one.accessibleName() == name and one.isVisible()
    )


def kept(database, look="kursbevis"):
    with database.reading() as session:
        return queries.template_now(session, look)


def retype(edit, text):
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)


def test_it_opens_with_the_layout_that_is_used_and_the_real_page(page):
    assert page.choices.look.value() == "kursbevis"
    assert (page.preview.pages, page.reasons.text()) == (1, "")
    assert page.state.accessibleName() == "the program’s"
    assert not page.save.isEnabled()


def test_words_are_changed_by_keyboard_in_one_language_and_kept_as_a_version(page, fakes, database):
    page.choices.language.set_value("se")
    page.part.set_value("element 15")
    retype(field(page, "Kursaduođaštus"), "Gursaduodastus")
    assert page.unsaved()

    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert from_bytes(kept(database).content).words == {
        "se": {"texts": {"Course certificate": "Gursaduodastus"}}
    }
    assert "Version 1 is kept." in fakes.tell.texts[-1]
    assert not page.unsaved()
    assert page.state.accessibleName() == "own, version 1"


def test_an_element_is_moved_in_millimetres_by_arrow_keys(page, database):
    page.part.set_value("element 14")
    edit = field(page, "From the top edge", DecimalEdit)
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Down)

    page.save.click()

    assert from_bytes(kept(database).content).table["elements"][13]["at"] == [28.3, 241.5]


def test_a_number_out_of_its_bounds_is_told_beside_its_field_and_not_taken(page):
    page.part.set_value("element 14")
    retype(field(page, "Side of the square", DecimalEdit), "20")

    problem = page.form.problems[("elements", 13, "size")]
    assert problem.isVisible()
    assert page.draft.package.table["elements"][13]["size"] == 36


def test_a_field_there_is_not_is_refused_in_one_sentence_and_nothing_is_kept(page, fakes, database):
    page.part.set_value("element 15")
    retype(field(page, "Text"), "{{title} {{nam}".replace("{{", "{"))
    page.draw()

    assert "15. Kind of paper: there is no field “nam”." in page.reasons.text()
    assert page.preview.pages == 0
    page.save.click()
    assert kept(database).number == 0
    assert fakes.ask.refusals


def test_a_phrase_without_what_is_filled_in_is_told_beside_its_field(page):
    page.part.set_value("element 14")
    retype(field(page, "Bevis nr. {number}"), "Nr.")

    assert page.form.problems[("Certificate no. {number}", 0)].isVisible()
    assert not page.draft.changed


def test_a_field_is_put_in_from_the_menu(page, qapp):
    page.part.set_value("element 15")
    edit = field(page, "Text")
    edit.end(False)
    button = next(
        one for one in page.form.findChildren(type(page.save)) if one.accessibleName().startswith("Put in")
    )
    button.click()
    menu = qapp.activePopupWidget()
    action = next(one for one in menu.actions() if one.text() == "Name of the course")
    menu.hide()
    action.trigger()

    assert edit.text() == "{title}{course}"


def test_only_the_page_that_was_asked_for_last_is_shown(page, monkeypatch):
    waiting = []
    monkeypatch.setattr(
        page.bench.runner, "compute", lambda _work, *_args, **told: waiting.append(told["done"])
    )
    page.draw()
    page.draw()
    first, second = waiting

    second(jobs.Seen(b"", ("second",)))
    first(jobs.Seen(b"", ("first",)))

    assert page.reasons.text() == "second"


def test_a_line_is_added_and_a_part_left_out_but_never_the_square(page):
    before = len(page.draft.package.table["elements"])
    page.add.click()
    assert page.part.value() == f"element {before + 1}"
    page.take_out.click()
    assert len(page.draft.package.table["elements"]) == before
    page.part.set_value("element 14")
    assert not page.take_out.isEnabled()


def test_what_is_changed_is_asked_about_before_it_is_lost(page, fakes):
    page.add.click()
    fakes.ask.yes = False
    page.choices.kind.set_value("modulbevis")
    assert (page.choices.look.value(), page.draft.changed) == ("kursbevis", True)
    assert not page.may_leave()
    fakes.ask.yes = True
    page.choices.kind.set_value("modulbevis")
    assert page.draft.look.startswith("modulbevis")


def test_undo_gives_back_what_is_kept(page):
    page.add.click()
    page.undo.click()
    assert not page.unsaved()


def test_somebody_elses_version_is_asked_about(page, fakes, database):
    page.add.click()
    given_templates.keep(database, given_templates.saying("Lykke til"))
    page.take_out.click()
    page.part.set_value("element 15")
    retype(field(page, "Text"), "{title} !")
    page.draft = page.draft.__class__(page.draft.look, page.draft.package, page.draft.kept, 0)

    page.save.click()
    assert len(fakes.ask.conflicts) == 1
    assert kept(database).number == 1
    fakes.ask.takes = frozenset()
    page.save.click()
    assert kept(database).number == 2


def test_who_may_not_edit_sees_it_and_is_told_why(qtbot, qapp, database, school):
    Theme().apply(qapp)
    page = the_page(qtbot, a_bench(database.acting_as(given.TEACHER), given.TEACHER))
    assert page.preview.pages == 1
    assert not page.save.isEnabled()
    assert "Ask the office" in page.save.toolTip() or "Ask the office" in page.save.accessibleDescription()
    assert not field(page, "Column: left edge", DecimalEdit).isEnabled()


def test_the_page_comes_back_as_it_was_left(qtbot, page, fakes):
    page.choices.kind.set_value("kursbevis")
    page.choices.look.set_value("kursbevis.a5")
    page.part.set_value("element 3")
    again = the_page(qtbot, fakes)
    again.restore(page.kept())
    assert (again.choices.look.value(), again.part.value()) == ("kursbevis.a5", "element 3")
