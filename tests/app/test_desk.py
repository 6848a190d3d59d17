"""What somebody at the desk is handed, by the real program."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from eduapp.app import catalogue
from eduapp.app.desk import make_bench, tell_error
from eduapp.core.clock import ToldClock
from eduapp.core.errors import NotAllowed
from eduapp.gui.dialogs import DialogAsker
from eduapp.gui.line_bar import LineBar
from eduapp.gui.printing import DialogPrinter
from tests.support.keys import press
from tests.support.running import running
from tests.support.sample import copied


@pytest.fixture
def at_work(qtbot, site_file, tmp_path):
    with running(copied(site_file, tmp_path / "data")) as program:
        program.sign_in("teacher")
        yield program


@pytest.fixture
def bench(at_work):
    program = at_work.program
    return make_bench(program, program.actor, program.runner)


def test_the_bench_is_that_of_the_person_at_work(at_work, bench):
    assert bench.actor.name == "Ingrid Solheim"
    assert bench.theme is at_work.program.theme
    assert bench.navigation is at_work.program.navigation
    assert bench.feed is at_work.program.feed
    assert bench.today() == at_work.program.today()
    assert isinstance(bench.ask, DialogAsker)
    assert isinstance(bench.printer, DialogPrinter)


def test_panels_are_those_this_person_may_see(bench):
    place = "learners.learner"
    every = [panel for feature in catalogue.FEATURES for panel in feature.panels if panel.place == place]

    shown = list(bench.panels(place))

    assert shown == catalogue.panels(place, bench.actor)
    assert {panel.title for panel in shown} < {panel.title for panel in every}


def test_the_trail_has_a_sentence_for_what_is_done(bench):
    assert bench.sentences == catalogue.audit_sentences()
    assert bench.sentences["access.signed_in"]


def test_what_pages_tell_stands_in_the_window(at_work, bench):
    bench.tell("Saved <b>Per</b>", "", None)

    assert "Saved <b>Per</b>" in [part.text() for part in at_work.shell.findChildren(QLabel)]


@pytest.mark.parametrize("signed_in", [True, False])
def test_an_error_no_page_took_is_told_with_its_sentence(at_work, signed_in):
    if not signed_in:
        at_work.sign_out()
    said = []

    def read_and_close():
        dialog = QApplication.activeModalWidget()
        said.extend(part.text() for part in dialog.findChildren(QLabel))
        press(dialog, "Esc")

    QTimer.singleShot(0, read_and_close)
    tell_error(at_work.program, NotAllowed())

    assert NotAllowed().sentence() in said


def test_the_window_says_that_this_pcs_clock_is_not_the_servers(at_work):
    program = at_work.program
    clock = ToldClock(wall=program.clock)
    clock.ask(lambda: program.clock() + timedelta(minutes=5))
    program.database.clock = clock

    program.look_around()

    bar = at_work.window.findChild(LineBar)
    assert bar.isVisible()
    assert bar.words.text().startswith("This PC’s clock is 5 minutes behind the server’s.")
