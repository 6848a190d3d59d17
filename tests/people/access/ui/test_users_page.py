"""The list of accounts: open ones and closed ones, and who may change them."""

import pytest

from eduapp.core.actor import system_actor
from eduapp.gui.routes import Route
from eduapp.people.access import queries, service, terms
from eduapp.people.access.ui.users_page import MANAGE_REASON, UsersPage
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.keys import keys_only, press

ROUTE = Route("access.users")


def the_page(qtbot, database, actor=given.ADMINISTRATOR):
    page = UsersPage(a_hearing_bench(database, actor).bench, ROUTE)
    qtbot.addWidget(page)
    show(page)
    return page


@pytest.fixture
def page(qtbot, database):
    return the_page(qtbot, database)


def closed(database, name):
    with database.reading() as session:
        user = next(row for row in queries.users(session) if row.name == name)
    order = service.ChangeUser(
        user_id=user.id, version=user.version, name=name, title=user.title, roles=user.roles, active=False
    )
    database.acting_as(given.ADMINISTRATOR).execute(service.change_user, order)


def signed_in(database):
    order = service.NoteSignIn(user_id=given.TEACHER.user_id, succeeded=True)
    database.acting_as(system_actor([terms.SIGN_IN])).execute(service.note_sign_in, order)


def test_everybody_stands_there_with_roles_in_words(page):
    rows = {row.name: row for row in page.table.table.rows}

    assert set(rows) == {actor.name for actor in given.STAFF}
    assert page.table.table.sentence(rows["Terje Haug"]) == "Terje Haug, verksbetjent, workshop leader"
    assert page.count_text(8, 8) == "8 accounts"


def test_a_closed_account_says_so_and_stands_last(page, database):
    closed(database, "Åse Bakke")
    page.mark_stale()

    last = page.table.table.rows[-1]
    assert last.name == "Åse Bakke"
    assert page.table.table.columns[3].chip(last) == ("none", "lock", "closed")
    assert page.table.table.columns[3].chip(page.table.table.rows[0]) is None


def test_the_last_sign_in_is_a_local_day(page, database, clock):
    clock.moment = given.NOW.replace(hour=23, minute=30)  # half past midnight in Norway
    signed_in(database)
    page.mark_stale()

    said = {row.name: page.table.table.columns[3].words(row) for row in page.table.table.rows}
    assert said["Ingrid Solheim"] == "24.11.2026"
    assert said["Terje Haug"] == ""


def test_sorting_by_sign_in_copes_with_those_who_never_came(page, database):
    signed_in(database)
    page.mark_stale()
    page.table.setFocus()
    press(page, "Alt+4")
    assert "Ingrid Solheim" in (page.table.table.rows[0].name, page.table.table.rows[-1].name)


def test_enter_opens_the_account_and_a_change_shows_at_once(page):
    page.table.setFocus()
    with keys_only():
        press(page, "Home", "Return")
        dialog = the_dialog()
    first = page.table.table.rows[0].name
    assert dialog.windowTitle() == f"Change {first}"

    dialog.form.set_values({"title": "ny tittel"})
    dialog.submit()
    assert page.table.table.rows[0].title == "ny tittel"


def test_the_button_opens_a_new_one(page):
    page.header_buttons()[-1].click()
    assert the_dialog().windowTitle() == "Add a person"


def test_who_may_only_look_is_told_why(qtbot, database):
    page = the_page(qtbot, database, given.LEADER)
    [_roles, _seal, add] = page.header_buttons()

    assert not add.isEnabled()
    assert add.accessibleDescription() == MANAGE_REASON
    page.open(page.table.table.rows[0])
    assert no_dialog()


def test_the_page_is_fit_for_everybody(qtbot, database):
    closed(database, "Åse Bakke")
    assert_page_accessible(
        lambda theme: UsersPage(a_bench(database, given.ADMINISTRATOR, theme=theme).bench, ROUTE)
    )
