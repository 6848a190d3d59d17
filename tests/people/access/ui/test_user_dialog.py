"""Opening, changing and closing an account; a refusal loses nothing that was typed."""

import pytest

from eduapp.core.passwords import verify_password
from eduapp.people.access import queries
from eduapp.people.access.ui.user_dialog import add_user, change_user
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, no_dialog
from tests.support.fakes import a_bench

NEW = {
    "name": "Eva Dahl",
    "title": "lærer",
    "role_teacher": True,
    "sign_in_name": "Eva",
    "password": "fire gode korte ord",
}


@pytest.fixture
def fakes(qtbot, database):
    return a_hearing_bench(database, given.ADMINISTRATOR)


@pytest.fixture
def adding(fakes, parent):
    dialog = add_user(fakes.bench, parent)
    show(dialog)
    return dialog


def row(database, name):
    with database.reading() as session:
        found = [one for one in queries.users(session) if one.name == name]
    return found[0] if found else None


def told(dialog):
    return dialog.form.summary.accessibleDescription()


def test_an_account_is_opened_with_its_roles(database, adding):
    adding.form.set_values(NEW | {"role_office": True})
    adding.submit()

    assert no_dialog()
    eva = row(database, "Eva Dahl")
    assert (eva.sign_in_name, eva.title, eva.active) == ("eva", "lærer", True)
    assert set(eva.roles) == {"teacher", "office"}
    with database.reading() as session:
        facts = queries.sign_in_facts(session, "eva")
    assert verify_password(facts.password_hash, "fire gode korte ord")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"role_teacher": False}, "Choose at least one role."),
        ({"sign_in_name": "Solveig Nes"}, "The sign-in name “Solveig Nes” is taken."),
        ({"password": "kort"}, "The password has 4 characters."),
        ({"password": "eva dahl eva"}, "The password is easy to guess."),
    ],
)
def test_a_refusal_says_why_and_keeps_what_was_typed(database, adding, changes, reason):
    typed = NEW | changes
    adding.form.set_values(typed)
    adding.submit()

    assert reason in told(adding)
    assert {key: adding.form.values()[key] for key in typed} == typed
    assert adding.verb_button.isEnabled()
    assert row(database, "Eva Dahl") is None

    adding.form.set_values(NEW)
    adding.submit()
    assert row(database, "Eva Dahl") is not None


def test_what_is_needed_is_named(adding):
    adding.submit()
    for title in ("Name", "Sign-in name", "First password"):
        assert f"{title} is needed." in told(adding)


def test_a_change_begins_with_what_is_known_and_keeps_the_rest(database, fakes, parent):
    dialog = change_user(fakes.bench, row(database, "Ingrid Solheim"), parent)
    known = dialog.form.values()
    assert (known["name"], known["title"], known["active"]) == ("Ingrid Solheim", "faglærer", True)
    assert [key for key, value in known.items() if key.startswith("role_") and value] == ["role_teacher"]

    dialog.form.set_values({"role_office": True})
    dialog.submit()

    assert no_dialog()
    assert set(row(database, "Ingrid Solheim").roles) == {"teacher", "office"}


def test_an_account_is_closed(database, fakes, parent):
    dialog = change_user(fakes.bench, row(database, "Ingrid Solheim"), parent)
    dialog.form.set_values({"active": False})
    dialog.submit()
    assert row(database, "Ingrid Solheim").active is False


def test_the_last_administrator_stays(database, fakes, parent):
    dialog = change_user(fakes.bench, row(database, "Nils Ås"), parent)
    dialog.form.set_values({"active": False})
    dialog.submit()

    assert "This is the last administrator." in told(dialog)
    assert dialog.form.values()["active"] is False
    assert row(database, "Nils Ås").active


def test_two_who_change_the_same_account_are_told_apart(database, fakes, parent):
    before = row(database, "Ingrid Solheim")
    first = change_user(fakes.bench, before, parent)
    first.form.set_values({"title": "lektor"})
    first.submit()
    second = change_user(fakes.bench, before, parent)
    second.form.set_values({"title": "adjunkt"})
    second.submit()

    [[asked]] = fakes.ask.conflicts
    assert (asked.label, asked.mine, asked.theirs) == ("Title", "adjunkt", "lektor")
    assert second.form.values()["title"] == "adjunkt"
    assert row(database, "Ingrid Solheim").title == "lektor"


@pytest.mark.parametrize("adds", [True, False])
def test_the_forms_are_fit_for_everybody(database, parent, adds):
    known = row(database, "Ingrid Solheim")

    def make(theme):
        bench = a_bench(database, given.ADMINISTRATOR, theme=theme).bench
        return add_user(bench, parent) if adds else change_user(bench, known, parent)

    assert_page_accessible(make)


def test_who_forgot_the_password_gets_a_new_one(database, fakes, parent):
    dialog = change_user(fakes.bench, row(database, "Ingrid Solheim"), parent)
    dialog.form.set_values({"password": "kort"})
    dialog.submit()
    assert "The password has 4 characters." in told(dialog)

    dialog.form.set_values({"password": "fire gode korte ord"})
    dialog.submit()

    assert no_dialog()
    with database.reading() as session:
        facts = queries.sign_in_facts(session, "ingridsolheim")
    assert verify_password(facts.password_hash, "fire gode korte ord")
    assert fakes.tell.texts == ["Ingrid Solheim has a new password."]
