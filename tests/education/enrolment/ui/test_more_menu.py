"""More that can be done with one enrolment: only what fits."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtWidgets import QPushButton

from eduapp.education.enrolment import queries, service
from eduapp.education.enrolment.ui.more_menu import Chosen, more_menu, open_below, verbs
from tests.support import given
from tests.support.dialogs import a_hearing_bench, the_dialog
from tests.support.given_education import an_enrolment

SOME = UUID(int=1)
ACTIVE = Chosen(SOME, 1, "Haddad, Karim", SOME, SOME, "active", paused=False, planned_last_day=None)
ENDED = replace(ACTIVE, state="withdrawn")


def offered(bench, chosen, parent):
    return [text for text, _act in verbs(bench, chosen, parent)]


@pytest.mark.parametrize(
    ("chosen", "texts"),
    [
        (ACTIVE, ["Pause…", "Not at some sessions…", "History…"]),
        (replace(ACTIVE, paused=True), ["Take part again…", "Not at some sessions…", "History…"]),
        (
            replace(ACTIVE, planned_last_day=date(2026, 12, 4)),
            ["Pause…", "Not at some sessions…", "Go on after 04.12.2026", "History…"],
        ),
        (ENDED, ["Enrol again…", "History…"]),
    ],
)
def test_what_fits_the_state_is_offered(fakes, parent, chosen, texts):
    assert offered(fakes.bench, chosen, parent) == texts


@pytest.mark.parametrize("chosen", [ACTIVE, ENDED])
def test_who_may_only_look_reads_the_history(database, parent, qtbot, chosen):
    bench = a_hearing_bench(database, given.OFFICE).bench
    assert offered(bench, chosen, parent) == ["History…"]


def test_a_menu_names_whom_it_is_about_and_counts_its_lines(fakes, parent):
    menu = more_menu(fakes.bench, ACTIVE, parent)
    assert menu.accessibleName() == "More for Haddad, Karim"
    assert menu.actions()[0].text() == "&1  Pause…"


def test_a_line_opens_its_form(database, fakes, parent):
    enrolment_id = an_enrolment(database)
    menu = more_menu(fakes.bench, replace(ACTIVE, id=enrolment_id), parent)
    pressed = QPushButton(parent)
    open_below(menu, pressed)
    assert menu.isVisible()

    menu.actions()[0].trigger()
    menu.close()

    assert the_dialog().windowTitle() == "Pause for Haddad, Karim"


def test_a_planned_end_is_taken_back(database, fakes, parent):
    enrolment_id = an_enrolment(database)
    order = service.EndEnrolment(
        enrolment_id=enrolment_id, version=1, state="withdrawn", reason="own_wish", last_day=date(2026, 12, 4)
    )
    database.execute(service.end_enrolment, order)
    chosen = replace(ACTIVE, id=enrolment_id, version=2, planned_last_day=date(2026, 12, 4))

    more_menu(fakes.bench, chosen, parent).actions()[2].trigger()

    with database.reading() as session:
        assert queries.history(session, enrolment_id, given.TODAY).planned_last_day is None
