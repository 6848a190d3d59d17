"""The locked screen of the real program: all is off it, and the same person alone gets it back."""

from types import SimpleNamespace
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu
from shiboken6 import isValid

from eduapp.app.consequences import program_actor
from eduapp.app.lock_page import LockPage
from eduapp.app.locking import empty_clipboard
from eduapp.app.opening import open_database
from eduapp.app.person_menu import person_menu
from eduapp.app.shell import Shell
from eduapp.app.sign_in import SignInPage
from eduapp.core.db import telling
from eduapp.core.errors import Unavailable
from eduapp.core.gate import SessionLocked
from eduapp.gui.dialogs import Dialog
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.routes import Route
from eduapp.people.access import queries as access
from eduapp.people.access.service import ChangeUser, SetPin, change_user, set_pin
from eduapp.people.access.terms import LOCK_MINUTES
from eduapp.people.audit.queries import reads_of
from tests.support.running import PASSWORD, running
from tests.support.sample import copied

HALF_TYPED = "she said that sh"


@pytest.fixture
def at_work(qtbot, site_file, tmp_path):
    with running(copied(site_file, tmp_path / "data")) as program:
        program.sign_in("teacher")
        yield program


@pytest.fixture
def form(at_work):
    """Somebody types in a dialog over a page with names on it."""
    at_work.shell.go(Route("learners.list"))
    at_work.settled()
    form = Form(at_work.program.theme)
    form.text("note", "Note")
    form.password("password", "Password")
    dialog = FormDialog(at_work.shell.bench, "A note", form, "Save", at_work.page)
    dialog.open()
    dialog.form.set_values({"note": HALF_TYPED, "password": "half a password"})
    yield dialog
    if isValid(dialog):
        dialog.form.keep()
        dialog.reject()


def lock(at_work):
    at_work.program.locking.lock()
    at_work.until(at_work.at(LockPage))


def come_back(at_work, typed=PASSWORD):
    page = at_work.window.centralWidget()
    page.password.setText(typed)
    page.enter.click()
    at_work.until(at_work.at(Shell))
    at_work.settled()


def shown():
    """Every word in any window that can be seen."""
    windows = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    words = [window.windowTitle() for window in windows]
    for window in windows:
        for kind in (QLabel, QLineEdit):
            words += [one.text() for one in window.findChildren(kind) if one.isVisible()]
    return windows, "\n".join(words)


def test_everything_is_off_the_screen(at_work, form):
    menu = QMenu(at_work.window)
    menu.addAction("Something")
    menu.popup(QPoint(0, 0))
    lock(at_work)

    windows, words = shown()
    assert windows == [at_work.window]
    assert HALF_TYPED not in words
    assert at_work.window.windowTitle() == "Dagverk"
    assert isinstance(at_work.window.centralWidget(), LockPage)
    assert at_work.program.window.shell is None
    assert not at_work.window.findChildren(Shell)  # nor behind it


@pytest.mark.parametrize("ours", [True, False])
def test_what_was_copied_here_is_not_for_who_comes_next(ours):
    cleared = []
    clipboard = SimpleNamespace(ownsClipboard=lambda: ours, clear=lambda: cleared.append(True))
    empty_clipboard(clipboard)
    assert cleared == [True] * ours


def test_nothing_is_asked_in_the_name_of_who_went_away(at_work, form):
    [runner] = [at_work.program.runner]
    lock(at_work)
    with pytest.raises(SessionLocked), runner._database.reading():
        pytest.fail("it was asked")
    assert at_work.program.runner is not runner


def test_what_was_half_typed_is_there_again(at_work, form):
    page, shell = at_work.page, at_work.shell
    lock(at_work)
    come_back(at_work)

    assert (at_work.shell, at_work.page) == (shell, page)
    assert form.isVisible()
    assert form.form.values() == {"note": HALF_TYPED, "password": ""}
    assert at_work.program.actor.name == "Ingrid Solheim"
    assert "Dagverk" in at_work.window.windowTitle() != "Dagverk"


def test_somebody_else_gets_pages_of_their_own_and_nothing_of_that(at_work, form):
    shell = at_work.shell
    lock(at_work)
    at_work.window.centralWidget().other.click()
    at_work.until(at_work.at(SignInPage))
    at_work.sign_in("leader")

    assert at_work.shell is not shell
    assert at_work.program.actor.name == "Solveig Nes"
    assert at_work.page.route == Route("today")
    assert not form.isVisible()
    assert HALF_TYPED not in shown()[1]
    assert at_work.program.runner.held is not shell.bench.held


def test_each_at_a_shared_desk_finds_their_own_again(at_work, form):
    first = at_work.shell
    lock(at_work)
    at_work.window.centralWidget().other.click()
    at_work.until(at_work.at(SignInPage))
    at_work.sign_in("leader")
    second = at_work.shell
    lock(at_work)
    page = at_work.window.centralWidget()
    assert [page.who.itemText(at) for at in range(page.who.count())] == ["Solveig Nes", "Ingrid Solheim"]
    page.who.setCurrentIndex(1)
    come_back(at_work)
    assert at_work.shell is first
    assert form.form.values()["note"] == HALF_TYPED
    lock(at_work)
    at_work.window.centralWidget().who.setCurrentIndex(1)
    come_back(at_work)
    assert at_work.shell is second


def test_signing_in_anew_gives_the_same_back(at_work, form):
    shell = at_work.shell
    lock(at_work)
    at_work.window.centralWidget().other.click()
    at_work.until(at_work.at(SignInPage))
    at_work.sign_in("teacher")
    assert at_work.shell is shell
    assert form.isVisible()


def test_silence_locks_after_the_minutes_of_the_school(at_work):
    attention = at_work.program.locking.attention
    at_work.until(attention._timer.isActive)
    now = attention._steady()
    attention._steady = lambda: now + 5 * 60_000 - 1_000 * 15
    attention.look()
    assert at_work.at(Shell)()
    attention._steady = lambda: now + 5 * 60_000 + 1_000
    attention.look()
    assert at_work.at(LockPage)()


def test_where_nobody_can_tell_the_minutes_of_the_school_an_open_screen_locks_all_the_same(
    at_work, monkeypatch
):
    attention = at_work.program.locking.attention
    at_work.program.locking.rest()
    monkeypatch.setattr(access, "lock_minutes", cut_off)
    at_work.program.locking.watch()
    at_work.until(attention._timer.isActive)
    assert attention._limit == LOCK_MINUTES.default * 60_000


def cut_off(_session):
    raise Unavailable(reason="The line is cut.")


def test_the_menu_locks_and_shows_the_key(at_work):
    menu = person_menu(at_work.program, at_work.shell)
    [lock_it] = [action for action in menu.actions() if action.text() == "Lock the screen\tCtrl+L"]
    lock_it.trigger()
    at_work.until(at_work.at(LockPage))


def test_another_look_while_it_is_locked_is_met_on_coming_back(at_work):
    lock(at_work)
    at_work.program.choose(look="dark")
    assert at_work.at(LockPage)()
    come_back(at_work)
    assert at_work.shell.bench.theme.t.name == "dark"
    assert at_work.shell.isVisible()


def test_whose_rights_are_others_by_now_begins_anew(at_work):
    shell = at_work.shell
    lock(at_work)
    [aside] = at_work.program.locking.asides.values()
    aside.actor = type(aside.actor)(aside.actor.user_id, "Ingrid Solheim", frozenset())
    come_back(at_work)
    assert at_work.shell is not shell


def test_only_so_many_are_kept_and_the_oldest_goes(at_work):
    locking = at_work.program.locking
    for name in ("leader", "office", "workshop"):
        lock(at_work)
        at_work.window.centralWidget().other.click()
        at_work.until(at_work.at(SignInPage))
        at_work.sign_in(name)
    lock(at_work)
    assert len(locking.asides) == 3
    assert "Ingrid Solheim" not in [one.actor.name for one in locking.asides.values()]


def test_whoever_closes_is_told_what_somebody_else_would_lose(at_work, form, monkeypatch):
    lock(at_work)
    asked = []

    def sure(_program, title, text, _verb):
        asked.append((title, text))
        return False

    monkeypatch.setattr("eduapp.app.desk.sure", sure)
    at_work.window.close()
    assert at_work.window.isVisible()
    [(title, text)] = asked
    assert "not saved" in title
    assert "Ingrid Solheim" in text


def test_what_is_on_its_way_to_a_printer_ends_first(at_work):
    sending = Dialog(at_work.program.theme, "Printing", at_work.page)
    sending.ends_first = True
    sending.open()
    at_work.program.locking.lock()
    assert at_work.at(Shell)()
    sending.accept()
    at_work.until(at_work.at(LockPage))


def test_a_question_that_waits_gets_the_answer_of_its_way_out(at_work):
    answers = []
    QTimer.singleShot(0, at_work.program.locking.lock)
    answers.append(at_work.shell.bench.ask.confirm("Really?", "It is gone then.", "Do it", at_work.page))
    at_work.until(at_work.at(LockPage))
    assert answers == [False]
    come_back(at_work)
    assert QApplication.activeModalWidget() is None


def test_nobody_is_locked_out_of_the_entrance(at_work):
    lock(at_work)
    at_work.program.locking.lock()  # nobody is there
    assert at_work.at(LockPage)()
    come_back(at_work)


def manage(at_work, **changes):
    """What an administrator does with the teacher's account in another program: its marks are not ours."""
    other = open_database(at_work.program.location)
    ours, telling._marks = telling._marks, {}
    try:
        with other.reading() as session:
            [now] = [row for row in access.users(session) if row.name == "Ingrid Solheim"]
        facts = {"name": now.name, "title": now.title, "roles": now.roles, "sites": now.sites}
        facts |= {"active": True} | changes
        order = ChangeUser(user_id=now.id, version=now.version, **facts)
        other.acting_as(program_actor()).execute(change_user, order)
    finally:
        telling._marks = ours
        other.engine.dispose()


def sent_away(at_work, sentence):
    at_work.until(at_work.at(SignInPage))
    assert at_work.entrance.message.text().startswith(sentence)
    assert HALF_TYPED not in shown()[1]
    assert at_work.program.actor is None


CLOSED = "Your account was closed"


def test_whose_account_is_closed_elsewhere_is_sent_away_and_finds_all_again_once_it_is_open(at_work, form):
    shell = at_work.shell
    manage(at_work, active=False)
    sent_away(at_work, CLOSED)
    at_work.entrance.name.setText("teacher")
    at_work.entrance.password.setText(PASSWORD)
    at_work.entrance.enter.click()
    at_work.until(lambda: "does not fit" in at_work.entrance.message.text())
    manage(at_work)
    at_work.sign_in("teacher")
    assert at_work.shell is shell
    assert form.form.values()["note"] == HALF_TYPED


def test_who_has_other_roles_by_now_signs_in_to_the_pages_of_those(at_work):
    shell = at_work.shell
    manage(at_work, roles=("leader",))
    sent_away(at_work, "Your roles or sites were changed")
    at_work.sign_in("teacher")
    assert at_work.shell is not shell
    assert at_work.program.actor.roles == ("leader",)
    assert "could not be kept" not in shown()[1]


def test_who_has_other_roles_is_told_that_what_was_half_typed_went_with_those_before(at_work, form):
    manage(at_work, roles=("leader",))
    sent_away(at_work, "Your roles or sites were changed")
    at_work.sign_in("teacher")
    assert "could not be kept" in shown()[1]
    assert HALF_TYPED not in shown()[1]


def test_a_save_that_is_refused_for_it_sends_away_too(at_work):
    """The other program's word may come late, or not at all."""
    at_work.program.feed.changed.disconnect(at_work.program.locking._heard)
    page, refused = at_work.page, []
    manage(at_work, active=False)
    at_work.settled()
    assert at_work.at(Shell)()
    order = SetPin(desk="here", pin_hash="-")
    at_work.program.runner.execute(set_pin, order, owner=page, done=refused.append, failed=refused.append)
    sent_away(at_work, CLOSED)
    [error] = refused
    assert error.sentence().startswith(CLOSED)


def told_as_read(at_work, person):
    with at_work.program.database.reading() as session:
        return [row for row in reads_of(session, person) if row.actor == "Ingrid Solheim"]


def test_what_was_opened_before_is_counted_all_the_same(at_work):
    at_work.program.reads._opened.append(person := UUID(int=7))
    manage(at_work, active=False)
    sent_away(at_work, CLOSED)
    at_work.until(lambda: told_as_read(at_work, person))
