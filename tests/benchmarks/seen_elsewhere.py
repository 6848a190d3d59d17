"""From the commit on one PC until the pages of another hear of it, beside the second that is promised.

The other PC is a process of its own; here the listening thread and the feed are the window's. On a file and
on a real PostgreSQL; commits come at odd moments, so that no look at a file is lucky.
"""

import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.gui.feed import ChangeFeed
from eduapp.gui.line import Line
from eduapp.gui.listening import Listening
from tests.benchmarks.figures import Effort, Figure, say
from tests.support.elsewhere import OtherPc, another_pc
from tests.support.postgres import NoServerError, fresh_database, running_server
from tests.support.shared import with_staff

PROMISED = 1000.0  # ms
A_RUN = 30  # commits
PATIENCE_MS = 5_000
ODD_MS = 400  # at most between two commits


def measure(effort: Effort) -> list[Figure]:
    """Both engines; PostgreSQL where it is installed."""
    found = [_figure("a file", _file(effort.runs * A_RUN))]
    try:
        found.append(_figure("a server", _server(effort.runs * A_RUN)))
    except NoServerError as error:
        say(f"  no server: {error}")
    return found


def _figure(where: str, took: list[float]) -> Figure:
    took = sorted(took)
    middle, late = took[len(took) // 2], took[min(len(took) - 1, len(took) * 99 // 100)]
    say(f"  seen on another PC, {where}: p50 {middle:.0f} ms, p99 {late:.0f} ms, longest {took[-1]:.0f} ms")
    return Figure(f"seen on another PC, {where}, p99", late / PROMISED, 1.0, "ms", late, PROMISED, len(took))


def _file(count: int) -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        return _seen(sqlite_url(Path(folder) / "dagverk.db"), count)


def _server(count: int) -> list[float]:
    with running_server() as server:
        return _seen(fresh_database(server), count)


def _seen(url: str, count: int) -> list[float]:
    """Milliseconds from each commit of the other process until pages here are told."""
    with_staff(url)
    with _window(url) as feed, another_pc(url) as pc:
        return [_once(feed, pc) for _one in range(count)]


@contextmanager
def _window(url: str) -> Iterator[ChangeFeed]:
    application = QApplication.instance() or QApplication([])
    engine, feed, line = open_engine(url), ChangeFeed(), Line()
    listening = Listening(engine, feed.publish, line)
    _live(ODD_MS)
    try:
        yield feed
    finally:
        listening.stop()
        engine.dispose()
        application.processEvents()


def _once(feed: ChangeFeed, pc: OtherPc) -> float:
    loop, told = QEventLoop(), []

    def hear(_topics: object) -> None:
        told.append(time.monotonic())
        loop.quit()

    feed.changed.connect(hear)
    committed = pc.commit("learners")
    QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
    loop.exec()
    feed.changed.disconnect(hear)
    _live(random.randrange(ODD_MS))
    return (told[0] - committed) * 1000


def _live(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()
