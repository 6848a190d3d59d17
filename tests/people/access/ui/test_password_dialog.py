"""Changing one's own password: typed twice, checked, and told when it is done."""

import pytest

from eduapp.core.passwords import verify_password
from eduapp.people.access import queries
from eduapp.people.access.ui.password_dialog import change_own_password
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, no_dialog
from tests.support.fakes import a_bench
from tests.support.keys import keys_only, press, write

WORDS = "fire gode korte ord"


def stored(database, key="solveignes"):
    with database.reading() as session:
        return queries.sign_in_facts(session, key).password_hash


@pytest.fixture
def dialog(fakes, parent):
    made = change_own_password(fakes.bench, parent)
    show(made)
    return made


def test_a_new_password_is_typed_twice_and_holds_from_then_on(database, fakes, dialog):
    with keys_only():
        write(dialog, WORDS)
        press(dialog, "Tab")
        while dialog.focusWidget() is not dialog.form.field("again").focusProxy():
            press(dialog, "Tab")
        write(dialog, WORDS)
        press(dialog, "Return")

    assert no_dialog()
    assert verify_password(stored(database), WORDS)
    assert fakes.tell.texts == ["Your password is changed."]


def test_two_that_differ_change_nothing_and_the_field_says_so(database, dialog):
    dialog.form.set_values({"password": WORDS, "again": WORDS + "!"})
    dialog.submit()

    assert "The two passwords differ." in dialog.form.summary.accessibleDescription()
    assert dialog.form.values() == {"password": WORDS, "again": WORDS + "!"}
    assert stored(database) == "-"


@pytest.mark.parametrize(
    ("password", "reason"),
    [("kort", "The password has 4 characters."), ("solveignes solveignes", "The password is easy to guess.")],
)
def test_a_weak_one_is_refused_with_the_reason_and_stays_typed(database, dialog, password, reason):
    dialog.form.set_values({"password": password, "again": password})
    dialog.submit()

    assert reason in dialog.form.summary.accessibleDescription()
    assert dialog.form.values()["password"] == password
    assert dialog.verb_button.isEnabled()
    assert stored(database) == "-"


def test_both_are_needed(dialog):
    dialog.submit()
    said = dialog.form.summary.accessibleDescription()
    assert "New password is needed." in said
    assert "The password once more is needed." in said


def test_everybody_may_change_their_own_and_only_theirs(database, parent):
    for actor in (given.TEACHER, given.AUDITOR):
        dialog = change_own_password(a_hearing_bench(database, actor).bench, parent)
        dialog.form.set_values({"password": WORDS, "again": WORDS})
        dialog.submit()
        assert no_dialog()

    assert verify_password(stored(database, "ingridsolheim"), WORDS)
    assert stored(database) == "-"


def test_what_was_typed_never_reaches_the_trail(database, dialog, notes):
    dialog.form.set_values({"password": WORDS, "again": WORDS})
    dialog.submit()
    [note] = notes
    assert note.action == "access.password.changed"
    assert WORDS not in str(note)


def test_the_form_is_fit_for_everybody(database, parent):
    assert_page_accessible(lambda theme: change_own_password(a_bench(database, theme=theme).bench, parent))
