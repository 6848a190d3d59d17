"""A working day in the real window: real threads, a real database, the sample site."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from eduapp.app.invented_passwords import ISSUING
from eduapp.app.shell import Shell
from eduapp.app.sign_in import SignInPage
from eduapp.app.witness import Witness
from eduapp.certificates import queries
from eduapp.core.clock import StillClock
from eduapp.gui.pdf_pages import look_into
from eduapp.gui.routes import Route
from eduapp.people.audit import queries as trail
from eduapp.people.learners import queries as learners
from tests.support.dialogs import fill
from tests.support.elsewhere import another_pc
from tests.support.keys import click, effort, keys_only, press, write
from tests.support.running import running
from tests.support.sample import copied

ALL_SIGNED = 120.0  # seconds, for some seventy papers
MORNING_OF_THE_STORY = "2026-11-23T09:30:00+00:00"


@pytest.fixture
def at_work(qtbot, site_file, tmp_path):
    clock = StillClock(datetime.fromisoformat(MORNING_OF_THE_STORY))
    with running(copied(site_file, tmp_path / "data"), clock) as program:
        yield program


def test_enter_on_today_opens_the_register_that_is_on_now(at_work):
    at_work.sign_in("teacher")

    with keys_only() as cost:
        press(at_work.window, "Return")
    at_work.settled()

    assert at_work.page.route.key == "attendance.register"
    assert cost.keys == 1


def test_a_learner_is_found_and_opened_in_five_keys(at_work):
    """J7."""
    at_work.sign_in("office")

    with keys_only() as cost:
        press(at_work.window, "Ctrl+K")
        palette = at_work.dialog()
        write(palette, "had")
        at_work.until(lambda: any("Haddad" in hit.text for hit in palette._hits))
        press(palette, "Return")
    at_work.settled()

    assert cost.keys <= 5
    assert at_work.page.route.key == "learners.learner"
    assert "Haddad" in at_work.page.title


def test_whose_page_was_opened_is_counted_for_whoever_leaves_and_the_trail_is_witnessed(at_work):
    at_work.sign_in("office")
    with at_work.program.database.reading() as session:
        [learner, *_others] = learners.find(session, "had")
    at_work.window.shell.go(Route("learners.learner", learner.id))
    at_work.settled()
    at_work.program.sign_out()

    def counted():
        with at_work.program.database.reading() as session:
            return [(row.learner_id, row.times) for row in trail.reads_of(session)]

    at_work.until(lambda: counted() == [(learner.id, 1)])
    witness = Witness.of(at_work.program.location).path
    at_work.until(witness.exists)


def open_the_key(at_work):
    """The password of issuing, asked for once for as long as somebody works."""
    at_work.until(lambda: QApplication.activeModalWidget() is not None)
    fill(password=ISSUING)


@pytest.mark.timeout(900)
def test_forty_papers_are_printed_from_today_in_five_clicks(at_work):
    """J8."""
    at_work.sign_in("office")
    go = button_named(at_work.page, "Print: ")

    with effort() as cost:
        click(go)
        at_work.settled()
        ready = at_work.page
        at_work.until(ready.print_button.isEnabled)
        count = len(ready._chosen())
        click(ready.print_button)
        open_the_key(at_work)
        at_work.until(lambda: at_work.printer.printed, ALL_SIGNED)

    assert cost.clicks + 1 <= 5  # and OK in the printer's own dialog
    assert count >= 10
    [(pdf, _title)] = at_work.printer.printed
    first_pages = [text for text in look_into(pdf).texts if "Side 1 av" in text]
    assert len(first_pages) == count
    at_work.settled()


def test_who_leaves_lets_another_in_and_nothing_more_happens_in_the_old_name(at_work):
    at_work.sign_in("teacher")

    at_work.sign_out()
    assert at_work.program.runner._database.actor != at_work.program.actor
    at_work.sign_in("office")

    assert at_work.program.actor.name == at_work.shell.bench.actor.name
    with at_work.program.database.reading() as session:
        newest = trail.trail(session, trail.TrailFilter(), None, 1)[0]
    assert newest.action == "access.signed_in"


def test_what_another_pc_changed_is_seen_without_pressing_anything(at_work):
    at_work.sign_in("office")
    at_work.shell.go(Route("learners.list"))
    at_work.settled()
    before = len(at_work.page.table.table.rows)

    with another_pc(at_work.program.location.url) as pc:
        pc.commit("learners")

    at_work.until(lambda: len(at_work.page.table.table.rows) == before + 1)


def test_who_leaves_can_type_the_next_name_at_once(at_work):
    at_work.sign_in("teacher")
    at_work.sign_out()

    assert at_work.window.focusWidget() is at_work.entrance.name
    assert at_work.window.windowTitle() == "Dagverk"


def test_a_wrong_password_is_told_and_the_name_stays(at_work):
    at_work.until(at_work.entrance.enter.isEnabled)
    at_work.entrance.name.setText("teacher")
    at_work.entrance.password.setText("not this one")
    press(
        at_work.window, "Return"
    ) if at_work.entrance.password.hasFocus() else at_work.entrance.enter.click()
    at_work.until(lambda: not at_work.entrance.message.isHidden())

    assert "does not fit" in at_work.entrance.message.text()
    assert at_work.entrance.name.text() == "teacher"
    at_work.until(at_work.entrance.enter.isEnabled)
    at_work.sign_in("teacher")


def test_language_look_and_size_are_changed_where_one_stands(at_work):
    at_work.sign_in("leader")
    at_work.shell.go(Route("learners.list"))
    at_work.settled()
    at_work.page.search.setText("had")
    at_work.until(lambda: at_work.page.table.table.rows and len(at_work.page.table.table.rows) < 20)

    for choice in ({"spoken": "nb"}, {"look": "dark"}, {"scale": 150}):
        at_work.program.choose(**choice)
        at_work.settled()

        assert at_work.page.route == Route("learners.list")
        assert at_work.page.search.text() == "had"
    assert at_work.page.title == "Deltakere"
    assert at_work.program.theme.scale == 1.5


def test_the_way_back_is_kept_when_the_text_grows(at_work):
    at_work.sign_in("leader")
    at_work.shell.go(Route("learners.list"))

    press(at_work.window, "Ctrl++")
    assert at_work.program.theme.scale == 1.25
    press(at_work.window, "Alt+Left")

    assert at_work.page.route == Route("today")


def test_help_opens_and_closes_by_key(at_work):
    at_work.sign_in("teacher")
    seen = []

    def look():
        dialog = QApplication.activeModalWidget()
        seen.append(dialog.windowTitle())
        press(dialog, "Esc")

    QTimer.singleShot(0, look)
    press(at_work.window, "F1")

    assert seen == ["Help: Today"]
    assert QApplication.activeModalWidget() is None


@pytest.mark.timeout(900)
def test_print_prints_what_is_shown(at_work):
    at_work.sign_in("office")
    at_work.shell.go(Route("certificates.ready"))
    at_work.settled()
    at_work.until(at_work.page.print_button.isEnabled)

    press(at_work.window, "Ctrl+P")
    open_the_key(at_work)

    at_work.until(lambda: at_work.printer.printed, ALL_SIGNED)
    at_work.settled()


def test_settings_open_by_key(at_work):
    at_work.sign_in("leader")

    press(at_work.window, "Ctrl+,")
    at_work.settled()

    assert at_work.page.route == Route("settings")


def test_closing_while_papers_are_made_keeps_what_is_whole(at_work):
    at_work.sign_in("office")
    at_work.shell.go(Route("certificates.ready"))
    at_work.settled()
    at_work.until(at_work.page.print_button.isEnabled)
    at_work.page.print_button.click()
    at_work.until(lambda: at_work.page.progress.bar.maximum() > 1)

    told = []

    def close_the_report():
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            told.append(dialog)
            dialog.close()

    watch = QTimer(interval=20)
    watch.timeout.connect(close_the_report)
    watch.start()

    assert at_work.window.close()

    with at_work.program.database.reading() as session:
        assert queries.unfinished(session, at_work.program.clock() + timedelta(days=1)) == []
    assert not at_work.program.runner.busy


def button_named(page, start):
    return next(one for one in page.findChildren(QPushButton) if one.accessibleName().startswith(start))


def test_each_place_of_the_rail_opens_by_number(at_work):
    at_work.sign_in("leader")
    for number, key in enumerate(at_work.shell.rail.buttons, start=1):
        if number > 9:
            break
        press(at_work.window, f"Ctrl+{number}")
        at_work.settled()
        assert at_work.page.route.key == key


def test_the_window_begins_and_ends_at_the_entrance(at_work):
    assert at_work.at(SignInPage)()
    at_work.sign_in("leader")
    assert at_work.at(Shell)()
    at_work.sign_out()
    assert at_work.at(SignInPage)()
