"""On the page of a learner stands what is held, until when, and what is only told."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from eduapp.education.courses import queries
from eduapp.education.courses.ui.held_panel import NOTE_REASON, HeldPanel, caption, chip_look
from eduapp.gui.widgets import Chip
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import a_qualification
from tests.support.keys import keys_only, press, write


@pytest.fixture
def learner_id(database):
    return given.a_learner(database, "Karim Haddad")


def a_panel(qtbot, bench, learner_id):
    panel = HeldPanel(bench, learner_id)
    qtbot.addWidget(panel)
    show(panel)
    return panel


def said(panel):
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisibleTo(panel)]


def verbs(panel):
    return [one.accessibleName() for one in panel.findChildren(QPushButton) if one is not panel.note]


def only_row(database, learner_id):
    with database.reading() as session:
        [row] = queries.held(session, learner_id)
    return row


def test_what_is_held_is_told_with_day_proof_and_name(qtbot, database, learner_id):
    a_qualification(database, learner_id, "BANDSAW", "safety", date(2026, 11, 16), known="issued_here")

    panel = a_panel(qtbot, a_bench(database).bench, learner_id)

    assert said(panel) == [
        "Safety training BANDSAW",
        "obtained 16.11.2026 · issued here · noted by Ingrid Solheim",
    ]
    assert [one.accessibleName() for one in panel.findChildren(Chip)] == ["valid without end"]
    assert verbs(panel) == ["Correct safety training BANDSAW…", "Withdraw safety training BANDSAW…"]


@pytest.mark.parametrize(
    ("until", "known", "look"),
    [
        (date(2027, 6, 30), "paper_seen", ("valid until 30.06.2027", "present", "check")),
        (given.TODAY + timedelta(days=30), "paper_seen", ("runs out 23.12.2026", "late", "hourglass")),
        (given.TODAY - timedelta(days=1), "paper_seen", ("ran out 22.11.2026", "absent", "circle-x")),
        (date(2027, 6, 30), "told", ("not proven", "none", "circle-dashed")),
    ],
)
def test_how_it_stands_is_word_colour_and_sign(database, learner_id, until, known, look):
    a_qualification(database, learner_id, until=until, known=known)

    assert chip_look(only_row(database, learner_id), given.TODAY) == look


def test_the_end_of_what_is_only_told_stands_in_the_words(database, learner_id):
    a_qualification(database, learner_id, until=date(2027, 6, 30), known="told")

    assert caption(only_row(database, learner_id)) == (
        "obtained 17.08.2026 · told by the learner · valid until 30.06.2027 · noted by Ingrid Solheim"
    )


def test_it_is_noted_corrected_and_withdrawn_by_keyboard(qtbot, database, learner_id):
    panel = a_panel(qtbot, a_hearing_bench(database).bench, learner_id)
    assert said(panel) == ["Nothing noted yet."]

    panel.note.setFocus()
    with keys_only():
        press(panel, "Space")
        press(the_dialog(), "Tab")
        write(the_dialog(), "truck")
        press(the_dialog(), "Tab")
        write(the_dialog(), "16.11.2026")
        press(the_dialog(), "Tab", "Tab", "Down", "Ctrl+Return")
    assert no_dialog()
    assert said(panel)[0] == "Certificate TRUCK"

    for verb, changed in (("Correct…", "corrected: read wrongly"), ("Withdraw…", "Nothing noted yet.")):
        [found] = [one for one in panel.findChildren(QPushButton) if one.text() == verb]
        found.setFocus()
        press(panel, "Space")
        if verb == "Correct…":
            the_dialog().form.type_in({"day": date(2026, 11, 9)})
        the_dialog().form.field("reason").setFocus()
        with keys_only():
            write(the_dialog(), "read wrongly")
            press(the_dialog(), "Ctrl+Return")
        assert no_dialog()
        assert changed in said(panel)[-1]


def test_who_may_only_look_is_told_why(qtbot, database, learner_id):
    a_qualification(database, learner_id)
    panel = a_panel(qtbot, a_bench(database, given.OFFICE).bench, learner_id)

    assert panel.note.accessibleDescription() == NOTE_REASON
    assert verbs(panel) == []


def test_the_panel_is_fit_for_everybody(qtbot, database, learner_id):
    for known, until in (("paper_seen", None), ("told", None), ("issued_here", date(2026, 11, 1))):
        a_qualification(database, learner_id, f"TRUCK-{known}"[:12], until=until, known=known)
    assert_page_accessible(lambda theme: HeldPanel(a_bench(database, theme=theme).bench, learner_id))
