"""The one place, besides the journeys, that knows real threads."""

import threading
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QObject, QTimer
from shiboken6 import delete

from eduapp.core.db.unit_of_work import Command
from eduapp.core.errors import NotAllowed, NotFound
from eduapp.core.i18n import language, set_screen_language
from eduapp.core.progress import Cancelled
from eduapp.gui.tasks import InlineTaskRunner, JobHandle, ThreadedTaskRunner
from eduapp.gui.work import Closing, Unexpected


@dataclass(frozen=True, kw_only=True)
class Ask(Command):
    """A command that asks for an answer."""

    answer: int = 7


def answer(uow, command):
    return command.answer


def refuse(uow, command):
    uow.require("nothing.at.all")


def stumble(uow, command):
    raise ZeroDivisionError


@pytest.fixture
def errors():
    return []


@pytest.fixture
def bugs():
    return []


@pytest.fixture
def threaded(qtbot, database, errors, bugs):
    runner = ThreadedTaskRunner(database, errors.append, bugs.append)
    yield runner
    assert runner.close()


@pytest.fixture(params=["inline", "threaded"])
def runner(request, qtbot, database, errors, bugs):
    """Both runners promise the same."""
    kinds = {"inline": InlineTaskRunner, "threaded": ThreadedTaskRunner}
    runner = kinds[request.param](database, errors.append, bugs.append)
    yield runner
    assert runner.close()


@pytest.fixture
def owner(qapp):
    return QObject()


@pytest.fixture
def gate():
    """Holds work up in its thread until the test lets it go."""
    gate = threading.Event()
    yield gate
    gate.set()


def test_queries_run_elsewhere_and_answer_here(qtbot, threaded, owner):
    threads = []

    threaded.query(
        lambda session: threads.append(threading.current_thread().name),
        owner=owner,
        done=lambda _: threads.append(threading.current_thread().name),
    )

    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0].startswith("interactive")
    assert threads[1] == "MainThread"


def test_nothing_waits_for_what_is_asked_aside(qtbot, threaded, owner, gate):
    """A register is opened and a mark saved while the whole school is still being gone through."""
    answers = []
    threaded.query(lambda _session: gate.wait(20), owner=owner, done=answers.append, aside=True)
    threaded.query(lambda _session: "page", owner=owner, done=answers.append)
    threaded.execute(lambda _uow, _command: "saved", Ask(), owner=owner, done=answers.append)

    qtbot.waitUntil(lambda: answers == ["page", "saved"])
    gate.set()
    qtbot.waitUntil(lambda: answers == ["page", "saved", True])


def test_a_query_gets_its_arguments_and_gives_its_rows(qtbot, runner, owner):
    answers = []

    runner.query(lambda session, one, two: [one, two], 1, "b", owner=owner, done=answers.append)

    qtbot.waitUntil(lambda: answers == [[1, "b"]])


def test_a_command_is_carried_out_once(qtbot, runner, owner):
    answers, runs = [], []

    def count(uow, command):
        runs.append(command)
        return command.answer

    command = Ask()
    runner.execute(count, command, owner=owner, done=answers.append)
    runner.execute(count, command, owner=owner, done=answers.append)

    qtbot.waitUntil(lambda: answers == [7, 7])
    assert len(runs) == 1


def test_expected_errors_reach_the_one_place_that_words_them(qtbot, runner, owner, errors):
    runner.execute(refuse, Ask(), owner=owner, done=lambda _: pytest.fail("must not be done"))

    qtbot.waitUntil(lambda: len(errors) == 1)
    assert isinstance(errors[0], NotAllowed)


@pytest.mark.parametrize("way", ["query", "execute", "start", "compute"])
def test_a_page_may_hear_of_failures_itself(qtbot, runner, owner, errors, way):
    heard = []

    def fail(*args):
        raise NotFound

    args = {"query": (), "execute": (Ask(),), "start": (Ask(),), "compute": ()}[way]
    getattr(runner, way)(fail, *args, owner=owner, done=pytest.fail, failed=heard.append)

    qtbot.waitUntil(lambda: len(heard) == 1)
    assert isinstance(heard[0], NotFound)
    assert errors == []


def test_a_bug_is_reported_and_the_page_lives_on(qtbot, runner, owner, errors, bugs):
    heard = []

    runner.execute(stumble, Ask(), owner=owner, done=pytest.fail, failed=heard.append)

    qtbot.waitUntil(lambda: len(bugs) == 1)
    assert isinstance(bugs[0], ZeroDivisionError)
    assert isinstance(heard[0], Unexpected)
    assert errors == []


def test_a_bug_is_raised_where_nobody_collects_bugs(database, owner, errors):
    runner = InlineTaskRunner(database, errors.append)

    with pytest.raises(ZeroDivisionError):
        runner.execute(stumble, Ask(), owner=owner, done=pytest.fail)


def test_an_answer_for_a_page_that_is_gone_is_dropped(qtbot, threaded, owner, gate):
    later = []
    threaded.query(lambda session: gate.wait(5), owner=owner, done=lambda _: pytest.fail("nobody is there"))
    threaded.query(lambda session: 1, owner=threaded, done=later.append)

    delete(owner)
    gate.set()

    qtbot.waitUntil(lambda: later == [1])


def test_a_failed_save_is_told_even_if_the_page_is_gone(qtbot, threaded, owner, gate, errors):
    threaded.query(lambda session: gate.wait(5), owner=threaded, done=lambda _: None)
    threaded.execute(refuse, Ask(), owner=owner, done=pytest.fail)

    delete(owner)
    gate.set()

    qtbot.waitUntil(lambda: len(errors) == 1)


def test_a_failed_look_for_a_page_that_is_gone_bothers_nobody(qtbot, threaded, owner, gate, errors):
    def fail(session):
        gate.wait(5)
        raise NotFound

    later = []
    threaded.query(fail, owner=owner, done=pytest.fail)
    threaded.query(lambda session: 1, owner=threaded, done=later.append)
    delete(owner)
    gate.set()

    qtbot.waitUntil(lambda: later == [1])
    assert errors == []


def test_a_read_after_a_write_sees_it(qtbot, threaded, owner):
    seen, written = [], []

    def write(uow, command):
        written.append(1)

    threaded.execute(write, Ask(), owner=owner, done=lambda _: None)
    threaded.query(lambda session: list(written), owner=owner, done=seen.append)

    qtbot.waitUntil(lambda: seen == [[1]])


def test_only_the_newest_answer_to_a_question_arrives(qtbot, threaded, owner, gate):
    answers = []

    def find(session, typed):
        gate.wait(5)
        return typed

    for typed in ("s", "sa", "sar"):
        threaded.query(find, typed, owner=owner, done=answers.append, newest=True)
    gate.set()

    qtbot.waitUntil(lambda: answers == ["sar"])
    qtbot.waitUntil(lambda: not threaded.busy)
    assert answers == ["sar"]


def test_questions_of_different_pages_do_not_push_each_other_out(qtbot, threaded, owner, gate):
    other, answers = QObject(), []

    def find(session, typed):
        gate.wait(5)
        return typed

    threaded.query(find, "mine", owner=owner, done=answers.append, newest=True)
    threaded.query(find, "yours", owner=other, done=answers.append, newest=True)
    gate.set()

    qtbot.waitUntil(lambda: answers == ["mine", "yours"])


def test_work_speaks_the_language_of_the_screen_that_asked(qtbot, threaded, owner, gate):
    spoken = []

    def speak(session):
        gate.wait(5)
        return language()

    set_screen_language("nb")
    threaded.query(speak, owner=owner, done=spoken.append)
    set_screen_language("nn")
    threaded.query(speak, owner=owner, done=spoken.append)
    gate.set()

    qtbot.waitUntil(lambda: spoken == ["nb", "nn"])


def test_a_job_reports_and_its_answer_arrives(qtbot, runner, owner):
    shown, answers = [], []

    def job(database, command, progress):
        for number in range(3):
            progress.step(number, 3, f"paper {number}")
        return "3 made"

    handle = runner.start(job, Ask(), owner=owner, show=lambda *step: shown.append(step), done=answers.append)

    qtbot.waitUntil(lambda: answers == ["3 made"])
    assert handle.over
    assert shown[-1] == (2, 3, "paper 2")


def test_the_end_is_told_before_the_answer(qtbot, runner, owner):
    told = []
    handle = runner.start(
        lambda database, command, progress: progress.step(1, 1),
        Ask(),
        owner=owner,
        show=lambda *_: told.append("step"),
        done=lambda _: told.append("answer"),
    )
    handle.ended.connect(lambda: told.append("end"))

    qtbot.waitUntil(lambda: "answer" in told)
    assert told in (
        ["step", "end", "answer"],
        ["step", "answer"],
    )  # inline, it was over before one could listen


def test_a_hundred_thousand_steps_do_not_flood_the_window(qtbot, threaded, owner):
    shown, answers = [], []

    def job(database, command, progress):
        for number in range(100_000):
            progress.step(number, 100_000)

    threaded.start(job, Ask(), owner=owner, show=lambda *step: shown.append(step), done=answers.append)

    qtbot.waitUntil(lambda: answers == [None], timeout=20_000)
    assert len(shown) < 500
    assert shown[-1][0] == 99_999


def test_stop_is_heard_at_the_next_step(qtbot, threaded, owner, gate):
    steps, answers = [], []

    def job(database, command, progress):
        try:
            for number in range(1000):
                progress.step(number, 1000)
                steps.append(number)
                gate.wait(5)
        except Cancelled:
            return f"{len(steps)} made"

    handle = threaded.start(job, Ask(), owner=owner, done=answers.append)
    qtbot.waitUntil(lambda: steps == [0])
    handle.cancel()
    gate.set()

    qtbot.waitUntil(lambda: answers == ["1 made"])


def test_a_job_that_lets_stop_through_ends_quietly(qtbot, runner, owner, errors, bugs):
    def job(database, command, progress):
        raise Cancelled

    handle = runner.start(job, Ask(), owner=owner, done=pytest.fail, failed=pytest.fail)

    qtbot.waitUntil(lambda: handle.over)
    assert errors == bugs == []


def test_a_test_can_press_stop_without_threads(database, owner, errors):
    runner = InlineTaskRunner(database, errors.append)
    runner.stop_jobs_at = 2
    made = []

    def job(database, command, progress):
        for number in range(5):
            progress.step(number, 5)
            made.append(number)

    runner.start(job, Ask(), owner=owner, done=pytest.fail)

    assert made == [0, 1]


def test_long_work_does_not_hold_up_quick_work(qtbot, threaded, owner, gate):
    answers = []

    threaded.start(lambda database, command, progress: gate.wait(5), Ask(), owner=owner, done=answers.append)
    threaded.query(lambda session: "quick", owner=owner, done=answers.append)

    qtbot.waitUntil(lambda: answers == ["quick"])
    gate.set()
    qtbot.waitUntil(lambda: answers == ["quick", True])


def test_being_busy_is_told_once(qtbot, threaded, owner, gate):
    told = []
    threaded.busy_changed.connect(told.append)

    for _ in range(3):
        threaded.query(lambda session: gate.wait(5), owner=owner, done=lambda _: None)
    assert told == [True]
    gate.set()

    qtbot.waitUntil(lambda: told == [True, False])


def test_closing_finishes_what_is_under_way_and_takes_no_more(qtbot, database, owner, errors, bugs, gate):
    runner = ThreadedTaskRunner(database, errors.append, bugs.append)
    answers = []
    runner.execute(lambda uow, command: gate.wait(5), Ask(), owner=owner, done=answers.append)
    QTimer.singleShot(0, gate.set)

    assert runner.close(timeout=5)
    runner.execute(answer, Ask(), owner=owner, done=pytest.fail)

    assert answers == [True]
    assert isinstance(errors[0], Closing)


def test_closing_stops_jobs(qtbot, database, owner, errors, bugs):
    runner = ThreadedTaskRunner(database, errors.append, bugs.append)
    steps = []

    def job(database, command, progress):
        while True:
            progress.step(len(steps), 0)
            steps.append(1)

    runner.start(job, Ask(), owner=owner, done=pytest.fail)
    qtbot.waitUntil(lambda: len(steps) > 0)

    assert runner.close(timeout=5)


def test_closing_says_so_when_something_does_not_end(qtbot, database, owner, errors, bugs, gate):
    runner = ThreadedTaskRunner(database, errors.append, bugs.append)
    runner.query(lambda session: gate.wait(5), owner=owner, done=lambda _: None)

    assert not runner.close(timeout=0.05)
    gate.set()
    assert runner.close(timeout=5)


def test_a_handle_that_is_over_tells_nothing_more(qapp):
    told = []
    handle = JobHandle(lambda *step: told.append(step), lambda deliver: deliver())
    handle.step(1, 2, "a")
    handle.end()

    handle.step(2, 2, "b")

    assert told == [(1, 2, "a")]


class Secret:
    kept = True

    def forget(self):
        self.kept = False


def test_what_is_held_for_somebody_is_forgotten_when_they_go(qtbot, runner):
    secret = runner.held.one(Secret)
    assert runner.held.one(Secret) is secret

    runner.close()

    assert not secret.kept
