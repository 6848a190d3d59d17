"""What each role may: the same table that is asked, act by act, and whose records a role sees."""

import pytest

from eduapp.core.codes import code_list
from eduapp.gui.routes import Route
from eduapp.people.access.rules import permissions_of
from eduapp.people.access.ui.roles_page import RolesPage
from tests.support import given
from tests.support.accessibility import show
from tests.support.dialogs import a_hearing_bench


@pytest.fixture
def page(qtbot, database):
    page = RolesPage(a_hearing_bench(database, given.ADMINISTRATOR).bench, Route("access.roles"))
    qtbot.addWidget(page)
    show(page)
    return page


def pressed(page, role):
    page._filter = role
    page.reload()
    return {row.id: row for row in page.table.table.rows}


def test_every_act_says_who_does_it_and_who_only_sees_it(page):
    rows = {row.id: row for row in page.table.table.rows}

    assert set(rows) == set(code_list("matrix").keys()) - {"answer"}  # that is nobody's who has an account
    assert rows["apart"].does == ("leader",)
    assert rows["hours"].does == ("leader", "workshop_leader")
    assert rows["backup"].sees == ("leader", "auditor")
    assert page.count_text(26, 26) == "26 acts"


@pytest.mark.parametrize(
    ("role", "whose"),
    [
        ("teacher", "sees the records of: learners of own groups"),
        ("leader", "sees everybody"),
        ("administrator", "sees nobody"),
    ],
)
def test_of_one_role_its_acts_stay_and_whose_records_it_sees_is_said(page, role, whose):
    rows = pressed(page, role)

    assert all(role in (*row.does, *row.sees) for row in rows.values())
    assert ("users" in rows) == ("access.see_users" in permissions_of([role]))
    assert whose in page.count_text(len(rows), len(rows))
