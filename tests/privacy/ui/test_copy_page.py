"""The copy is read as it would be printed, and printed or saved by keyboard."""

import json

import pytest

from eduapp.app import catalogue
from eduapp.core.fresh import FreshSignInNeeded
from eduapp.gui.pdf_pages import look_into
from eduapp.gui.routes import Route
from eduapp.privacy import jobs, terms
from eduapp.privacy.ui.copy_page import CopyPage
from tests.support import given, given_education
from tests.support.accessibility import Case, standing


@pytest.fixture
def page(database, fakes):
    given_education.the_school(database)
    person = given.a_learner(database, "Karim Haddad", staff_note="Ring Nav")
    bench = vars(fakes.bench)
    bench["answers"] = lambda place: catalogue.answers(place, given.LEADER)
    bench["sentences"] = catalogue.audit_sentences()

    def make(theme):
        bench["theme"] = theme
        return CopyPage(fakes.bench, Route("privacy.copy", person))

    with standing(Case(language="en"), make) as (_window, made, _theme):
        yield made


def words(pdf):
    return " ".join(" ".join(look_into(pdf).texts).split())


def actions(notes):
    return [note.action for note in notes if note.action.startswith("privacy")]


def test_what_is_read_is_what_is_printed_and_the_trail_keeps_it(page, fakes, notes):
    page.language.set_value("en")
    page.print_()

    [(pdf, title)] = fakes.printer.printed
    assert title == "Copy for Karim Haddad"
    assert "Ring Nav" in words(pdf)
    assert "Haddad, Karim (no. " in words(pdf)  # the trail as people read it
    assert set(actions(notes)) == {terms.COPY_READ, terms.COPY_PRINTED}


def test_it_is_made_once_however_often_one_comes_back_to_it(page, fakes, notes):
    """Each time a password is asked for, and counted as a read of the file."""
    page.open_route(page.route)  # as the shell does right after it is shown, and on coming back
    fakes.bench.feed.publish(frozenset({terms.PRIVACY_CHANGED}))
    assert actions(notes) == [terms.COPY_READ]
    page.language.set_value("en")
    assert actions(notes) == [terms.COPY_READ] * 2


def test_who_was_not_let_in_is_asked_again_on_coming_back(page, fakes, notes, monkeypatch):
    monkeypatch.setattr(jobs, "make_copy", refused)
    page.reload()
    assert not page.print_button.isEnabled()
    monkeypatch.undo()
    page.open_route(page.route)
    assert page.print_button.isEnabled()


def refused(*_asked):
    raise FreshSignInNeeded(act="privacy.note_copy")


def test_the_language_is_the_learner_s_own_unless_another_is_chosen(page, fakes):
    page.print_()
    page.language.set_value("nn")
    page.print_()

    [(first, _), (second, _)] = fakes.printer.printed
    assert "Kopi av det som er lagret om deg" in words(first)
    assert "Kopi av det som er lagra om deg" in words(second)


def test_pages_and_file_are_saved_and_told(page, fakes, notes, tmp_path):
    fakes.files.answers = [tmp_path / "copy.pdf", tmp_path / "copy.json"]

    page.save_button.click()
    page.file_button.click()

    assert (tmp_path / "copy.pdf").read_bytes().startswith(b"%PDF")
    assert json.loads((tmp_path / "copy.json").read_bytes())["name"] == "Karim Haddad"
    assert fakes.files.proposed == ["copy-Karim-Haddad.pdf", "copy-Karim-Haddad.json"]
    assert fakes.tell.texts == ["The copy is saved."] * 2
    assert actions(notes).count(terms.COPY_SAVED) == 2


def test_a_printer_that_took_nothing_leaves_no_trace(page, fakes, notes):
    fakes.printer.works = False

    page.print_button.click()

    assert terms.COPY_PRINTED not in actions(notes)


def test_without_a_learner_the_page_says_where_to_begin(page):
    page.open_route(Route("privacy.copy"))
    page.reload()

    assert not page.print_button.isEnabled()
    assert "page of a learner" in page.print_button.accessibleDescription()
