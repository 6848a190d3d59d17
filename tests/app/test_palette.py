"""Ctrl+K: what it finds, for whom, and where Enter goes."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from eduapp.app.palette import Palette
from eduapp.app.shell import Shell
from eduapp.gui.routes import Route
from eduapp.gui.tasks import ThreadedTaskRunner
from tests.support import given
from tests.support.accessibility import announcements, assert_page_accessible, show
from tests.support.fakes import a_bench
from tests.support.keys import click, press, write


@pytest.fixture
def open_palette(qtbot, database):
    """Somebody's palette over their shell; the palette and the fakes of the bench."""

    def build(actor=given.LEADER, runner=None):
        fakes = a_bench(database.acting_as(actor), actor, runner=runner)
        shell = Shell(fakes.bench, "Fjellvik", 1366)
        qtbot.addWidget(shell)
        show(shell)
        palette = Palette(fakes.bench, shell)
        show(palette)
        return palette, fakes

    return build


@pytest.fixture
def threaded(qtbot, database):
    runner = ThreadedTaskRunner(database, pytest.fail, pytest.fail)
    yield runner
    assert runner.close()


def lines(palette):
    return [palette.list.item(row).text() for row in range(palette.list.count())]


def test_enter_opens_the_learner_whose_name_was_begun(database, open_palette):
    given.a_learner(database, "Petter Dahl")
    sought = given.a_learner(database, "Karim Haddad")
    palette, fakes = open_palette()

    write(palette, "had")
    press(palette, "Return")

    assert fakes.went == [Route("learners.learner", sought)]
    assert QApplication.activeModalWidget() is None


def test_a_click_opens_the_line_it_hits(database, open_palette):
    sought = [given.a_learner(database, name) for name in ("Petter Dahl", "Kari Dahl")]
    palette, fakes = open_palette()
    write(palette, "dahl")
    row = next(row for row, line in enumerate(lines(palette)) if "Petter" in line)

    click(palette.list.viewport(), palette.list.visualItemRect(palette.list.item(row)))

    assert fakes.went == [Route("learners.learner", sought[0])]


def test_actions_are_found_by_any_of_their_words_in_any_order_and_case(open_palette):
    palette, fakes = open_palette()

    write(palette, "LEARN add")
    assert lines(palette) == ["Add a learner"]
    press(palette, "Return")

    assert [route.key for route in fakes.went] == ["learners.list"]


def test_before_anything_is_typed_it_offers_what_one_may_do_and_where_one_may_go(open_palette):
    palette, _fakes = open_palette(given.TEACHER)

    assert {"My groups", "Today", "Learners", "Settings"} <= set(lines(palette))
    assert not {"Add a learner", "See the trail", "Workshops"} & set(lines(palette))


def test_who_may_not_see_learners_finds_none(database, open_palette):
    given.a_learner(database, "Karim Haddad")
    palette, fakes = open_palette(given.INVIGILATOR)

    write(palette, "haddad")
    press(palette, "Return")

    assert lines(palette) == []
    assert fakes.went == []


def test_arrows_go_round_while_the_cursor_stays_in_the_words(open_palette):
    palette, fakes = open_palette()
    last = palette.list.count() - 1

    press(palette, "Up")
    assert palette.list.currentRow() == last
    press(palette, "Down", "Down")
    assert palette.list.currentRow() == 1
    assert palette.field.hasFocus()
    chosen = palette._hits[1].route
    press(palette, "Return")

    assert fakes.went == [chosen]


def test_the_number_of_hits_is_said(database, open_palette):
    given.a_learner(database, "Karim Haddad")
    palette, _fakes = open_palette()

    with announcements() as said:
        palette.field.setText("haddad")

    assert said == ["1 hit"]


def test_where_nothing_is_found_it_says_what_to_do(open_palette):
    palette, _fakes = open_palette()
    write(palette, "zzz")
    assert palette._count.text() == "Nothing found. Write fewer letters, or another word."


def test_the_same_key_once_more_begins_with_other_words(database, open_palette):
    given.a_learner(database, "Karim Haddad")
    palette, _fakes = open_palette()
    write(palette, "nobody")
    press(palette, "Ctrl+K")
    write(palette, "had")
    assert palette.field.text() == "had"
    assert any("Haddad" in line for line in lines(palette))


def test_esc_goes_back_to_where_one_was_and_leaves_nothing_behind(open_palette):
    palette, fakes = open_palette()
    gone = []
    palette.destroyed.connect(lambda: gone.append(True))

    press(palette, "Esc")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert fakes.went == []
    assert gone


def test_an_answer_to_letters_that_are_gone_is_not_shown(qtbot, database, open_palette, threaded):
    given.a_learner(database, "Karim Haddad")
    palette, _fakes = open_palette(runner=threaded)
    before = lines(palette)

    palette.field.setText("haddad")
    palette.field.setText("")
    qtbot.waitUntil(lambda: not threaded.busy)
    QApplication.processEvents()

    assert lines(palette) == before


def test_enter_before_the_answer_goes_to_what_was_typed(qtbot, database, open_palette, threaded):
    sought = given.a_learner(database, "Karim Haddad")
    palette, fakes = open_palette(runner=threaded)

    palette.field.setText("haddad")
    press(palette, "Return")
    qtbot.waitUntil(lambda: bool(fakes.went))

    assert fakes.went == [Route("learners.learner", sought)]
    qtbot.waitUntil(lambda: not threaded.busy)


@pytest.mark.parametrize("leaves", [False, True])
def test_a_page_with_something_unsaved_is_asked_before_it_is_left(open_palette, leaves):
    palette, fakes = open_palette()
    shell = palette.parent()
    shell.go(Route("school.school"))
    shell.page.school.form.field("name").setText("Begun and not saved")
    fakes.ask.yes = leaves

    write(palette, "today")
    press(palette, "Return")

    assert fakes.ask.confirmed == ["Leave without saving?"]
    assert (fakes.bench.navigation.current == Route("today")) is leaves


def test_it_is_fit_for_everybody(qtbot, database):
    given.a_learner(database, "Karim Haddad")
    shells = []

    def build(theme):
        bench = a_bench(database, theme=theme).bench
        shells.append(Shell(bench, "Fjellvik", 1366))
        shells[-1].resize(1366, 696)
        qtbot.addWidget(shells[-1])
        return Palette(bench, shells[-1])

    assert_page_accessible(build, prepare=lambda palette: palette.field.setText("ha"))
