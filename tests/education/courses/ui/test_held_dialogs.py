"""A certificate is noted, put right and withdrawn by keyboard; a slip in its code is told."""

from datetime import date

import pytest

from eduapp.education.courses import queries
from eduapp.education.courses.rules import QualificationFacts
from eduapp.education.courses.ui import held_dialogs
from eduapp.gui.form import Said
from tests.support import given
from tests.support.accessibility import announcements, assert_page_accessible, show
from tests.support.dialogs import no_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import a_course, a_qualification
from tests.support.keys import keys_only, press, write

ASKED = "certificate:TRUCK and safety:BANDSAW"


@pytest.fixture
def learner_id(database):
    return given.a_learner(database, "Karim Haddad")


def held(database, learner_id):
    with database.reading() as session:
        return queries.held(session, learner_id)


def told(dialog):
    return [one.text() for one in dialog.form.findChildren(Said)]


def test_it_is_noted_by_keyboard_with_a_code_that_courses_ask_for(database, fakes, parent, learner_id):
    a_course(database, "T1", prerequisites=ASKED)
    dialog = held_dialogs.note_qualification(fakes.bench, learner_id, parent)
    show(dialog)

    with keys_only(), announcements() as said:
        press(dialog, "Tab")
        write(dialog, "tr")
        press(dialog, "Down", "Return", "Tab")
        write(dialog, "05.01.2026")
        press(dialog, "Tab")
        write(dialog, "30.06.2027")
        press(dialog, "Tab", "Down", "Ctrl+Return")

    assert no_dialog()
    assert "Asked for by T1." in said
    [row] = held(database, learner_id)
    assert row.facts == QualificationFacts("certificate", "TRUCK", date(2026, 1, 5), date(2027, 6, 30))


def test_a_slip_in_the_code_is_told_once_and_stops_nobody(database, fakes, parent, learner_id):
    a_course(database, "T1", prerequisites=ASKED)
    dialog = held_dialogs.note_qualification(fakes.bench, learner_id, parent)
    show(dialog)
    warning = "No course asks for this code. Look for a slip in it; it can be noted all the same."

    with announcements() as said:
        press(dialog, "Tab")
        write(dialog, "TRU")
        assert told(dialog) == [""]
        write(dialog, "KK")

    assert told(dialog) == [warning]
    assert said.count(warning) == 1
    dialog.form.type_in({"day": given.TODAY, "known": "issued_here"})
    press(dialog, "Ctrl+Return")
    assert [row.code for row in held(database, learner_id)] == ["TRUKK"]


def test_the_codes_are_those_of_the_kind(database, fakes, parent, learner_id):
    a_course(database, "T1", prerequisites=ASKED)
    dialog = held_dialogs.note_qualification(fakes.bench, learner_id, parent)
    show(dialog)
    code = dialog.form.field("code")
    assert code.suggestions() == ["TRUCK"]

    dialog.form.type_in({"kind": "safety", "code": "truck"})

    assert code.suggestions() == ["BANDSAW"]
    assert told(dialog)[0].startswith("No course asks for this code.")
    dialog.form.type_in({"code": "bandsaw"})
    assert told(dialog) == ["Asked for by T1."]


def test_how_it_is_known_is_never_taken_for_granted(database, fakes, parent, learner_id):
    dialog = held_dialogs.note_qualification(fakes.bench, learner_id, parent)
    show(dialog)
    dialog.form.type_in({"code": "TRUCK", "day": given.TODAY})

    press(dialog, "Ctrl+Return")

    assert "“How is it known?” needs an answer." in dialog.form.summary.accessibleDescription()
    assert held(database, learner_id) == []


def test_what_stands_against_it_is_told_beside_its_field_and_stays(database, fakes, parent, learner_id):
    a_qualification(database, learner_id, "TRUCK", day=given.TODAY)
    dialog = held_dialogs.note_qualification(fakes.bench, learner_id, parent)
    show(dialog)
    dialog.form.type_in({
        "code": "truck", "day": given.TODAY, "until": date(2026, 1, 1), "known": "paper_seen",
    })  # fmt: skip

    press(dialog, "Ctrl+Return")

    against = dialog.form.summary.accessibleDescription()
    assert "Haddad, Karim has certificate TRUCK of 23.11.2026 already." in against
    assert "Valid until, 01.01.2026, is before the day it was obtained, 23.11.2026." in against
    field = dialog.form.field("until")
    assert "Put one of them right." in field.accessibleDescription()
    assert dialog.form.field("code").value() == "truck"


def test_it_is_put_right_with_a_reason(database, fakes, parent, learner_id):
    a_qualification(database, learner_id, "TRUCK", known="told")
    [row] = held(database, learner_id)
    dialog = held_dialogs.correct_qualification(fakes.bench, row, parent)
    show(dialog)
    dialog.form.type_in({"known": "paper_seen", "until": date(2027, 1, 1), "reason": "the card has come"})

    press(dialog, "Ctrl+Return")

    assert no_dialog()
    [row] = held(database, learner_id)
    assert (row.known, row.until, row.reason) == ("paper_seen", date(2027, 1, 1), "the card has come")


def test_it_is_withdrawn_with_a_reason(database, fakes, parent, learner_id):
    a_qualification(database, learner_id, "TRUCK")
    [row] = held(database, learner_id)
    dialog = held_dialogs.withdraw_qualification(fakes.bench, row, parent)
    show(dialog)
    with keys_only():
        press(dialog, "Ctrl+Return")
        assert held(database, learner_id) != []
        dialog.form.field("reason").setFocus()
        write(dialog, "called back by its issuer")
        press(dialog, "Ctrl+Return")

    assert held(database, learner_id) == []


def test_the_forms_are_fit_for_everybody(database, parent, learner_id):
    a_course(database, "T1", prerequisites=ASKED)
    a_qualification(database, learner_id, "TRUCK")
    [row] = held(database, learner_id)

    def forms():
        yield lambda bench: held_dialogs.note_qualification(bench, learner_id, parent)
        yield lambda bench: held_dialogs.correct_qualification(bench, row, parent)
        yield lambda bench: held_dialogs.withdraw_qualification(bench, row, parent)

    for form in forms():
        assert_page_accessible(lambda theme, form=form: form(a_bench(database, theme=theme).bench))
