"""Receipt and count of papers go to the printer, and the trail keeps that they did."""

import pytest

from eduapp.exams.custody.ui.custody_page import CustodyPage
from eduapp.gui.pdf_pages import look_into
from eduapp.gui.routes import Route
from eduapp.records.handouts import terms
from eduapp.records.handouts.ui.custody_verb import CustodyVerb
from tests.support import given
from tests.support.given_custody import a_bundle, an_exam
from tests.support.sample import a_catalogue_bench


@pytest.fixture
def sitting_id(database):
    made = an_exam(database)
    a_bundle(database, made)
    return made


def verbs(qtbot, database, sitting_id, actor=given.INVIGILATOR):
    fakes = a_catalogue_bench(database.acting_as(actor), actor)
    page = CustodyPage(fakes.bench, Route("custody.sitting", sitting_id))
    qtbot.addWidget(page)
    qtbot.kept = page  # what is in it lives as long
    return fakes, page.findChildren(CustodyVerb)


def test_the_sheet_goes_to_the_printer(qtbot, database, sitting_id, notes):
    fakes, [panel] = verbs(qtbot, database, sitting_id)
    panel.button.click()
    [(pdf, title)] = fakes.printer.printed
    assert title == "Receipt and count of papers · Matematikk"
    assert "Version A" in " ".join(look_into(pdf).texts)
    assert (notes[-1].action, notes[-1].details) == (terms.CUSTODY_PRINTED, {"exam": "Matematikk"})


def test_a_printer_that_took_nothing_leaves_no_trace(qtbot, database, sitting_id, notes):
    fakes, [panel] = verbs(qtbot, database, sitting_id)
    fakes.printer.works = False
    panel.button.click()
    assert notes[-1].action != terms.CUSTODY_PRINTED


def test_who_may_not_print_it_has_no_such_button(qtbot, database, sitting_id):
    _fakes, found = verbs(qtbot, database, sitting_id, given.TEACHER)
    assert found == []
