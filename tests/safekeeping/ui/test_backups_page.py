"""The page of the backups: how it stands, what lies where, and what each role may do."""

import pytest

from eduapp.gui.routes import Route
from eduapp.safekeeping import terms
from eduapp.safekeeping.jobs import folders
from eduapp.safekeeping.rules import Standing
from eduapp.safekeeping.ui.backups_page import BackupsPage, Shown
from tests.support import given
from tests.support.accessibility import show
from tests.support.ceremonies import words
from tests.support.dialogs import a_hearing_bench
from tests.support.given_backups import flip, make, newest

ROUTE = Route("safekeeping.backups")


def opened(qtbot, fakes):
    page = BackupsPage(fakes.bench, ROUTE)
    qtbot.addWidget(page)
    show(page)
    return page


def test_before_the_first_it_says_when_they_are_made(qtbot, administrator):
    said = words(opened(qtbot, administrator))
    assert "No backup yet" in said
    assert "No backup lies here yet." in said


def test_one_is_made_and_shown(qtbot, administrator, database, home):
    given.a_learner(database, "Karim Haddad")
    page = opened(qtbot, administrator)
    page.make.click()
    said = words(page)
    assert "Backup 1 is made" in said
    assert "Backup 1, 23.11.2026" in said
    assert "The database is not encrypted" in said
    assert not page.bar.isVisible()
    assert page.make.isEnabled()
    assert newest(home.folder).manifest.occasion == terms.ASKED


def test_what_goes_wrong_is_said_in_its_place(qtbot, administrator, home):
    (home.folder / terms.FOLDER).write_text("in the way")
    page = opened(qtbot, administrator)
    page.make.click()
    assert page.said.isVisible()
    assert page.said.text()
    assert page.make.isEnabled()


def test_one_is_looked_through(qtbot, administrator, database, home):
    make(database, home.folder)
    page = opened(qtbot, administrator)
    verbs = [verb for verb in page._verbs if verb.text() == "Check"]
    verbs[0].click()
    assert "is whole" in page.said.text()
    flip(newest(home.folder).file, 5000)
    verbs[0].click()
    assert "changed or cut" in page.said.text()


def test_a_second_folder_is_chosen_and_used(qtbot, administrator, home, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    administrator.files.answers = [stick]
    page = opened(qtbot, administrator)
    page.folder.click()
    assert home.settings.get(terms.AWAY_FOLDER) == str(stick)
    assert "same disk" in page.said.text()  # the tests have but one
    page.make.click()
    assert len(folders.listed(stick)) == 1
    assert "in the second place" in words(page)


@pytest.mark.parametrize(
    ("actor", "may"),
    [
        (given.ADMINISTRATOR, {"make", "folder", "code", "other"}),
        (given.LEADER, {"other", "out"}),
    ],
)
def test_each_role_does_what_it_may(qtbot, database, home, administrator, leader, actor, may):
    fakes = administrator if actor is given.ADMINISTRATOR else leader
    page = opened(qtbot, fakes)
    buttons = {
        "make": page.make,
        "folder": page.folder,
        "code": page.code,
        "other": page.other,
        "out": page.out,
    }
    assert {name for name, one in buttons.items() if one.isEnabled()} == may


@pytest.mark.parametrize(("readable", "said"), [(True, "anybody can read it"), (False, "encrypted")])
def test_it_says_whether_the_file_is_encrypted_and_offers_it_where_it_is_not(
    qtbot, administrator, leader, readable, said
):
    page = opened(qtbot, administrator)
    page.show_shown(Shown(Standing(readable=readable)))
    assert said in words(page)
    assert page.encrypt.isEnabled() is readable
    other = opened(qtbot, leader)
    other.show_shown(Shown(Standing(readable=True)))
    assert not other.encrypt.isEnabled()


def test_where_nobody_sits_at_a_pc_of_their_own_nothing_is_done(qtbot, database):
    page = opened(qtbot, a_hearing_bench(database, given.ADMINISTRATOR))
    assert not page.make.isEnabled()
    assert not page.other.isEnabled()
