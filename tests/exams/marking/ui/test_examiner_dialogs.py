from PySide6.QtWidgets import QWidget

from eduapp.exams.marking import queries
from eduapp.exams.marking.ui.examiner_dialogs import appoint_among, appoint_examiner, end_examiner
from tests.support import given
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.given_marking import EXAMINER, OTHER_EXAMINER


def overview(sealed):
    with sealed.database.reading() as session:
        return queries.overview(session, sealed.sitting_id)


def choose(dialog, name):
    next(one for one in dialog.form.field("user_id").radios if name in one.text()).setChecked(True)


def test_who_is_appointed_is_external_unless_it_is_said_otherwise(theme, sealed, bench_of, parent):
    bench = bench_of(given.LEADER).bench
    appoint_examiner(bench, overview(sealed), 1, parent)
    dialog = the_dialog()
    choose(dialog, "Marit")
    dialog.submit()
    assert no_dialog()
    with sealed.database.reading() as session:
        [row] = queries.examiners(session, sealed.sitting_id)
    assert (row.name, row.place, row.external) == ("Marit Vold", 1, True)


def test_what_stands_against_it_is_told_beside_the_choice(theme, sealed, bench_of, parent):
    sealed.appoint(EXAMINER, 1, external=False)
    appoint_examiner(bench_of(given.LEADER).bench, overview(sealed), 2, parent)
    dialog = the_dialog()
    choose(dialog, "Jens")
    dialog.form.type_in({"external": False})
    dialog.submit()
    told = [one.text() for one in dialog.form.findChildren(QWidget) if hasattr(one, "text")]
    assert any("§ 9-33" in words for words in told), told


def test_where_nobody_can_be_chosen_it_says_what_to_do(theme, sealed, bench_of, parent):
    appoint_among(bench_of(given.LEADER).bench, overview(sealed), 1, [], parent)
    assert "administrator" in the_dialog().accessibleDescription()
    assert not the_dialog().verb_button.isEnabled()
    assert "administrator" in the_dialog().verb_button.accessibleDescription()


def test_an_appointment_ends_with_a_reason(theme, sealed, bench_of, parent):
    sealed.appoint(OTHER_EXAMINER, 2)
    [one] = overview(sealed).progress
    end_examiner(bench_of(given.LEADER).bench, one, parent)
    dialog = the_dialog()
    dialog.submit()
    assert not no_dialog()
    dialog.form.type_in({"reason": "Has no time"})
    dialog.submit()
    assert overview(sealed).progress == ()
