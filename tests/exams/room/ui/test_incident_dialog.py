"""An incident in one key and a sentence."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from eduapp.core.codes import code_list
from eduapp.exams.room import queries
from eduapp.exams.room.ui.act_dialogs import Said
from eduapp.exams.room.ui.incident_dialog import KindField, note_incident
from eduapp.gui.theme import Theme
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.keys import click


def test_every_kind_has_a_button_and_a_letter_that_chooses_it(qtbot):
    field = KindField(Theme())
    qtbot.addWidget(field)
    field.show()
    for code in code_list("room_incidents"):
        QTest.keyClicks(field, code.said("key").lower())
        assert field.value() == code.key
        assert [made.isChecked() for made in field._buttons.values()].count(True) == 1
    assert field.misread() == ""


def test_a_digit_chooses_nothing(qtbot):
    field = KindField(Theme())
    qtbot.addWidget(field)
    QTest.keyClicks(field, "1")

    assert field.value() == ""


def test_it_is_about_the_chosen_candidate_or_nobody_and_a_verdict_is_refused(qtbot, hall, parent):
    hall.begin(101)
    hall.at("10:00")
    with hall.database.reading() as session:
        day = queries.the_day(session, hall.sitting_id)
    bench = a_hearing_bench(hall.database, hall.by).bench
    note_incident(bench, day, day.candidates[0], Said(), parent, lambda _id: None)
    dialog = the_dialog()
    dialog.form.set_values({"incident": "suspicion", "words": "Kandidaten jukset"})
    dialog.submit()
    assert not no_dialog()  # what was typed stays, with the reason beside it

    dialog.form.set_values({"words": "Mistanke om juks: en lapp"})
    dialog.submit()
    assert no_dialog()
    assert (hall.log()[-1].candidate_number, hall.log()[-1].words) == (101, "Mistanke om juks: en lapp")


def test_somebody_may_be_taken_out_of_it(qtbot, hall, parent):
    hall.begin(101)
    hall.at("10:00")
    with hall.database.reading() as session:
        day = queries.the_day(session, hall.sitting_id)
    bench = a_hearing_bench(hall.database, hall.by).bench
    note_incident(bench, day, day.candidates[0], Said("Drilling"), parent, lambda _id: None)
    dialog = the_dialog()
    dialog.form.set_values({"incident": "noise", "candidate_id": None})
    dialog.submit()

    assert (hall.log()[-1].candidate_number, hall.log()[-1].words) == (None, "Drilling")


def test_a_kind_that_was_clicked_is_not_chosen_anew_by_the_letters_of_the_sentence(qapp, hall, parent):
    Theme().apply(qapp)  # text as large as it may be left by another test has the buttons below the fold
    hall.begin(101)
    hall.at("10:00")
    with hall.database.reading() as session:
        day = queries.the_day(session, hall.sitting_id)
    bench = a_hearing_bench(hall.database, hall.by).bench
    note_incident(bench, day, day.candidates[0], Said(), parent, lambda _id: None)
    dialog = the_dialog()
    field = dialog.form.field("incident")
    click(field._buttons["suspicion"])
    QTest.keyClicks(QApplication.focusWidget(), "Lapp under arket")

    assert dialog.form.values()["incident"] == "suspicion"
    assert dialog.form.values()["words"] == "Lapp under arket"
    dialog.form.keep()
    dialog.reject()
