"""A paper is looked at as it would be printed; the trail keeps that what is asked left on paper."""

import pytest

from eduapp.exams.papers import jobs, terms
from eduapp.exams.papers.ui.print_page import PrintPage
from eduapp.gui.pdf_pages import look_into
from eduapp.gui.routes import Route
from tests.support.accessibility import Case, standing
from tests.support.given_papers import a_paper, facts, frozen, items_of, some_singles, version_of
from tests.support.given_questions import a_single, in_the_bank


@pytest.fixture
def paper_id(database):
    return a_paper(database, items_of(some_singles(database, 3)), versions=2)


@pytest.fixture
def page(paper_id, fakes):
    def make(theme):
        fakes.bench.__dict__["theme"] = theme
        return PrintPage(fakes.bench, Route("papers.print", paper_id))

    with standing(Case(language="en"), make) as (_window, made, _theme):
        yield made


def words(pdf):
    return " ".join(" ".join(look_into(pdf).texts).split())


def printed(page, fakes):
    page.print_()
    return words(fakes.printer.printed[-1][0])


def test_what_is_looked_at_is_what_is_printed_and_the_trail_keeps_it(page, fakes, notes):
    assert "Versjon A" in printed(page, fakes)
    assert notes[-1].action == terms.PAPER_PRINTED
    assert notes[-1].details == {"title": "Prøve i regning", "what": "Questions A", "copies": 1}
    assert "Noto Sans" in page.note.text()
    assert "draft" in page.note.text()


def test_version_print_and_letters_are_chosen(page, fakes):
    page.letter.set_value("B")
    page.easy.set_value(True)
    page.size_.set_value("large")

    assert "Versjon B" in printed(page, fakes)
    assert "Atkinson Hyperlegible" in page.note.text()


def test_answer_sheets_are_printed_in_copies(page, fakes, notes):
    assert not page.copies.isEnabled()
    page.what.set_value(jobs.SHEETS)
    page.copies.set_value(3)
    page.mark_stale()

    said = printed(page, fakes)
    assert said.count("Kandidatnummer") == 3
    assert notes[-1].details["copies"] == 3


def test_a_printer_that_took_nothing_leaves_no_trace(page, fakes, notes):
    fakes.printer.works = False
    told = len(notes)

    page.print_button.click()

    assert len(notes) == told


def test_it_is_saved_as_a_file(page, fakes, tmp_path):
    fakes.files.answers = [tmp_path / "x.pdf"]

    page.save_button.click()

    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")
    assert fakes.tell.texts == ["The paper is saved."]


def test_letters_that_no_font_has_are_named_and_nothing_is_drawn(fakes, database):
    odd = version_of(database, in_the_bank(database, a_single(stem="Ꮳ?")))
    paper_id = a_paper(database, items_of([odd]), told=facts(title="Tegn"))

    def make(theme):
        fakes.bench.__dict__["theme"] = theme
        return PrintPage(fakes.bench, Route("papers.print", paper_id))

    with standing(Case(language="en"), make) as (_window, made, _theme):
        assert "Ꮳ" in made.reasons.text()
        assert not made.print_button.isEnabled()


def test_a_frozen_paper_is_no_draft(page, database, paper_id):
    frozen(database, paper_id)
    page.mark_stale()

    assert "draft" not in page.note.text()
