import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from eduapp.core.progress import Cancelled
from eduapp.gui.progress import ProgressPanel, time_left_text
from eduapp.gui.tasks import InlineTaskRunner, JobHandle
from eduapp.gui.theme import Theme
from tests.support.accessibility import announcements

SENTENCE = "Making certificate {number} of {total}: {label}"


class Seconds:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def seconds():
    return Seconds()


@pytest.fixture
def panel(qtbot, seconds):
    theme = Theme()
    theme.apply(QApplication.instance())
    panel = ProgressPanel(theme, SENTENCE, seconds)
    qtbot.addWidget(panel)
    panel.resize(900, 80)
    return panel


@pytest.fixture
def handle(qapp):
    return JobHandle(None, lambda deliver: deliver(), every=0)


def test_the_panel_comes_and_goes_with_the_job(panel, handle):
    assert panel.isHidden()
    panel.bind(handle)
    assert not panel.isHidden()
    handle.end()
    assert panel.isHidden()


def test_a_job_that_was_over_at_once_is_not_shown(panel, handle):
    handle.end()
    panel.bind(handle)

    assert panel.isHidden()


def test_it_says_which_of_how_many_and_whose(panel, handle):
    panel.bind(handle)
    handle.step(9, 14, "Nguyen, Elias")

    assert panel.words.text() == "Making certificate 10 of 14: Nguyen, Elias"
    assert (panel.bar.value(), panel.bar.maximum()) == (9, 14)
    assert panel.accessibleName().startswith("Making certificate 10 of 14: Nguyen, Elias")


def test_the_last_one_is_not_one_too_many(panel, handle):
    panel.bind(handle)
    handle.step(14, 14)

    assert panel.words.text() == "Making certificate 14 of 14"


def test_time_left_is_told_once_it_can_be_known(panel, handle, seconds):
    panel.bind(handle)
    seconds.now += 1
    handle.step(5, 20)
    assert panel.left.text() == "You can go on working."

    seconds.now += 4
    handle.step(10, 20)
    assert panel.left.text() == "About 5 seconds left. You can go on working."


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.2, "About 1 second left."),
        (1.4, "About 1 second left."),
        (59, "About 59 seconds left."),
        (60, "About 1 minute left."),
        (61, "About 2 minutes left."),
    ],
)
def test_time_left_in_words(seconds, text):
    assert time_left_text(seconds) == text


def test_stop_stops_the_job_and_says_what_is_kept(panel, handle):
    panel.bind(handle)
    panel.stop.click()

    assert handle.stopping
    assert panel.words.text() == "Stopping. What is finished is kept."
    assert not panel.stop.isEnabled()
    with pytest.raises(Cancelled):
        handle.step(3, 14)
    assert panel.words.text() == "Stopping. What is finished is kept."


def test_the_next_job_can_be_stopped_again(panel, handle):
    panel.bind(handle)
    panel.stop.click()
    handle.end()
    panel.bind(JobHandle(None, lambda deliver: deliver()))

    assert panel.stop.isEnabled()


def test_screen_readers_hear_quarters_not_every_step(panel, handle):
    panel.bind(handle)
    panel.show()
    with announcements() as heard:
        for number in range(101):
            handle.step(number, 100, f"Person {number}")

    assert len(heard) == 4


def test_it_follows_a_real_runner(qtbot, database, panel):
    steps = []
    runner = InlineTaskRunner(database, pytest.fail)

    def job(database, command, progress):
        for number in range(3):
            progress.step(number, 3, "x")

    panel.bind(
        runner.start(job, None, owner=QObject(), show=lambda *step: steps.append(step), done=lambda _: None)
    )

    assert len(steps) == 3
    assert panel.isHidden()


def test_large_text_puts_the_time_below(qtbot, panel, handle):
    panel.bind(handle)
    panel.show()
    beside = panel.left.geometry().top()
    panel.resize(500, 120)
    QApplication.processEvents()

    assert panel.left.geometry().top() > panel.bar.geometry().top() > beside


def test_nobody_is_told_to_go_on_working_where_nothing_else_can_be_done(qtbot, seconds, handle):
    panel = ProgressPanel(Theme(), SENTENCE, seconds, free=False)
    qtbot.addWidget(panel)
    panel.bind(handle)
    handle.step(1, 14, "Nguyen, Elias")
    assert panel.left.text() == ""
    seconds.now += 60
    handle.step(7, 14, "Nguyen, Elias")
    assert panel.left.text() == time_left_text(60)
