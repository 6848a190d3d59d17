"""The sealed code: made and printed by an administrator, used once by one who cannot sign in."""

import pypdfium2
import pytest

from eduapp.core.actor import system_actor
from eduapp.core.progress import NoProgress
from eduapp.gui.tasks import InlineTaskRunner
from eduapp.gui.theme import Theme
from eduapp.people.access import jobs, queries, rules, terms
from eduapp.people.access.ui.recovery_dialogs import make_code, use_code
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench

PASSWORD = "fem helt nye ord nå"


@pytest.fixture
def fakes(qtbot, database):
    return a_hearing_bench(database, given.ADMINISTRATOR)


@pytest.fixture
def entrance(database):
    return database.acting_as(system_actor(terms.SYSTEM_PERMISSIONS))


def in_force(database):
    with database.reading() as session:
        return queries.sealed_code(session)


def code_on(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        words = document[0].get_textpage().get_text_bounded().split()
    finally:
        document.close()
    groups = (word for word in words if len(word) == rules.CODE_GROUP and word == word.upper())
    return " ".join(group for group in groups if rules.code_typed(group * 6))


def test_a_code_is_made_and_printed(database, fakes, parent):
    make_code(fakes.bench, parent)

    [(pdf, title)] = fakes.printer.printed
    assert pdf.startswith(b"%PDF")
    assert title == "Sealed code of administrators"
    assert in_force(database).made_by == "Nils Ås"
    assert fakes.tell.texts == ["The sealed code is printed. Seal it now."]


def test_whoever_thinks_better_of_it_makes_none(database, fakes, parent):
    fakes.ask.yes = False
    make_code(fakes.bench, parent)
    assert in_force(database) is None


def test_a_sheet_that_was_not_printed_is_said_to_be_lost(fakes, parent):
    fakes.printer.works = False
    asked = iter((True, True, False))
    fakes.ask.confirm = lambda *_words, **_more: next(asked)
    make_code(fakes.bench, parent)
    assert fakes.tell.texts == ["The sealed code was not printed. Make another one."]


@pytest.fixture
def dialog(entrance, parent, database):
    new = jobs.NewUser(
        name="Kari Vik", sign_in_name="Kari", title="", roles=("administrator",), password="fire gode ord her"
    )
    jobs.add_user(database.acting_as(given.ADMINISTRATOR), new, NoProgress())
    made = use_code(Theme(), InlineTaskRunner(entrance, pytest.fail), parent)
    show(made)
    return made


def typed(dialog, **changed):
    values = {"sign_in_name": "Kari", "code": "", "password": PASSWORD, "again": PASSWORD}
    dialog.form.set_values(values | changed)
    dialog.go.click()


def test_an_administrator_gets_a_new_password_by_the_code(database, entrance, fakes, dialog, parent):
    make_code(fakes.bench, parent)
    [(pdf, _title)] = fakes.printer.printed
    typed(dialog, code=code_on(pdf).lower())

    assert "Sign in with it" in dialog.told.text()
    assert not dialog.form.values()["code"]
    actor = jobs.sign_in(entrance, jobs.SignIn(sign_in_name="kari", password=PASSWORD), NoProgress())
    assert actor.name == "Kari Vik"
    assert in_force(database) is None


def test_a_wrong_code_is_said_in_the_form_and_what_was_typed_stays(dialog):
    typed(dialog, code="0000 0000 0000 0000 0000 0000")
    assert "does not fit" in dialog.form.summary.accessibleDescription()
    assert dialog.form.values()["code"].startswith("0000")
    assert dialog.go.isEnabled()


def test_two_passwords_that_differ_are_said(dialog):
    typed(dialog, code="0000 0000 0000 0000 0000 0000", again="something else here")
    assert "differ" in dialog.form.summary.accessibleDescription()


def test_it_is_fit_for_everybody(qtbot, entrance, parent):
    assert_page_accessible(lambda theme: use_code(theme, InlineTaskRunner(entrance, pytest.fail), parent))
