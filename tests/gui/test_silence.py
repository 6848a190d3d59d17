"""A server that stands still is told of; one that is slow and answers is not."""

import threading
import time
from datetime import timedelta

import pytest
from PySide6.QtCore import QObject

from eduapp.core.clock import system_clock
from eduapp.core.errors import Unreachable
from eduapp.gui.line import Line
from eduapp.gui.silence import ASKED_EVERY, SILENT_AFTER, Silence
from eduapp.gui.tasks import ThreadedTaskRunner


@pytest.fixture
def line(qapp):
    return Line()


@pytest.fixture
def passing(monkeypatch):
    """Seconds that pass when the test says so."""
    now = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return lambda seconds: now.__setitem__(0, now[0] + seconds)


@pytest.fixture
def probes():
    return []


@pytest.fixture
def silence(line, passing, probes):
    made = Silence(line, lambda: (probes.append(time.monotonic()), made.asked(quick=True)))
    return made


def test_nothing_is_told_of_who_was_asked_nothing(line, silence, passing):
    passing(60)
    silence.look()
    assert not line.silent


def test_an_answer_that_is_overdue_is_told_once_and_with_its_moment(line, silence, passing):
    heard = []
    line.changed.connect(lambda: heard.append(line.silent))
    silence.asked(quick=True)
    passing(SILENT_AFTER - 0.1)
    silence.look()
    assert heard == []

    passing(10)
    silence.look()
    silence.look()
    assert heard == [True]
    assert abs(system_clock() - line.silent_from - timedelta(seconds=SILENT_AFTER + 9.9)) < timedelta(
        minutes=1
    )

    silence.answered(quick=True, came=True)
    assert heard == [True, False]
    passing(60)
    silence.look()
    assert not line.silent


def test_questions_that_were_dropped_are_no_answer(line, silence, passing):
    silence.asked(quick=True)
    for _five_seconds in range(3):
        silence.asked(quick=True)
        passing(5)
        silence.answered(quick=True, came=False)
        silence.look()
    assert line.silent


def test_each_answer_gives_the_next_its_own_time(line, silence, passing):
    for _question in range(4):
        silence.asked(quick=True)
    for _answer in range(3):
        passing(SILENT_AFTER - 1)
        silence.look()
        silence.answered(quick=True, came=True)
    assert not line.silent


def test_a_line_that_is_lost_says_that_instead(line, silence, passing):
    silence.asked(quick=True)
    passing(10)
    silence.look()
    line.lose(Unreachable(reason="The cable is out."))
    assert line.silent_from is None
    assert line.silent
    silence.look()
    assert line.silent_from is None


def test_long_work_is_no_silence_as_long_as_the_database_answers_beside_it(line, silence, passing, probes):
    silence.asked(quick=False)
    for _second in range(60):
        passing(1)
        silence.look()
        if silence._awaited:
            silence.answered(quick=True, came=True)
    assert not line.silent
    assert len(probes) == 60 / ASKED_EVERY

    silence.answered(quick=False, came=True)
    passing(60)
    silence.look()
    assert len(probes) == 60 / ASKED_EVERY


def test_who_waits_for_long_work_hears_of_a_silent_database_in_the_same_seconds(
    line, silence, passing, probes
):
    silence.asked(quick=False)
    silence.look()
    assert len(probes) == 1
    passing(SILENT_AFTER)
    silence.look()
    assert line.silent

    silence.answered(quick=False, came=True)  # which need not have asked the database
    assert line.silent
    silence.answered(quick=True, came=True)
    assert not line.silent


def test_nobody_is_asked_while_the_line_is_lost(line, silence, passing, probes):
    silence.asked(quick=False)
    line.lose(Unreachable(reason="The cable is out."))
    passing(60)
    silence.look()
    assert probes == []


def test_the_runner_notices_a_database_that_does_not_answer(qtbot, database, line, monkeypatch):
    gate, owner, answers = threading.Event(), QObject(), []
    runner = ThreadedTaskRunner(database, answers.append, answers.append, line)
    monkeypatch.setattr("eduapp.gui.silence.SILENT_AFTER", 0.0)
    runner.query(lambda _session: gate.wait(), owner=owner, done=answers.append)
    try:
        with qtbot.waitSignal(line.changed):
            runner._silence.look()
        assert line.silent_from is not None
    finally:
        gate.set()
    qtbot.waitUntil(lambda: answers == [True], timeout=30_000)  # a machine may be busy
    assert not line.silent
    assert runner.close()


@pytest.mark.parametrize("way", ["aside", "job"])
def test_whatever_is_waited_for_a_database_that_stands_still_is_told(qtbot, database, line, monkeypatch, way):
    """The server stands still with all connections open: even what costs nothing has no answer."""
    gate, owner, answers, asked = threading.Event(), QObject(), [], threading.Event()
    monkeypatch.setattr("eduapp.gui.tasks.ask_nothing", lambda _session: (asked.set(), gate.wait()))
    runner = ThreadedTaskRunner(database, answers.append, answers.append, line)
    if way == "aside":
        runner.query(lambda _session: gate.wait(), owner=owner, done=answers.append, aside=True)
    else:
        runner.start(lambda *_given: gate.wait(), None, owner=owner, done=answers.append)
    try:
        runner._silence.look()
        assert asked.wait(30)
        monkeypatch.setattr("eduapp.gui.silence.SILENT_AFTER", 0.0)
        runner._silence.look()
        assert line.silent
    finally:
        gate.set()
    qtbot.waitUntil(lambda: answers == [True] and not line.silent, timeout=30_000)  # a machine may be busy
    assert runner.close()


def test_long_work_may_take_its_time(qtbot, database, line):
    gate, owner, answers = threading.Event(), QObject(), []
    runner = ThreadedTaskRunner(database, answers.append, answers.append, line)
    runner.query(lambda _session: gate.wait(), owner=owner, done=answers.append, aside=True)
    runner._silence.look()
    qtbot.waitUntil(lambda: not runner._silence._awaited, timeout=30_000)  # what costs nothing was answered
    assert not line.silent
    gate.set()
    qtbot.waitUntil(lambda: answers == [True], timeout=30_000)  # a machine may be busy
    assert runner.close()
