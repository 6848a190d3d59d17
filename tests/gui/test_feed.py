import threading

import pytest
from PySide6.QtWidgets import QApplication

from eduapp.core.changes import Topic
from eduapp.gui.feed import ChangeFeed

LEARNERS, HOURS = Topic("learners"), Topic("hours")


@pytest.fixture
def feed(qapp):
    return ChangeFeed()


@pytest.fixture
def heard(feed):
    heard = []
    feed.changed.connect(lambda topics: heard.append((topics, threading.current_thread())))
    return heard


def test_what_any_thread_publishes_is_heard_on_the_guis(qtbot, feed, heard):
    worker = threading.Thread(target=feed.publish, args=(frozenset({LEARNERS}),))
    worker.start()
    worker.join()

    qtbot.waitUntil(lambda: heard == [({LEARNERS}, threading.main_thread())])


def test_forty_commits_in_a_row_are_told_a_few_times(qtbot, feed, heard):
    for _ in range(40):
        feed.publish(frozenset({HOURS}))
    feed.publish(frozenset({LEARNERS}))

    qtbot.waitUntil(lambda: heard != [])
    assert [topics for topics, _thread in heard] == [{HOURS, LEARNERS}]


def test_nothing_told_soon_after_is_lost(qtbot, feed, heard):
    feed.publish(frozenset({HOURS}))
    qtbot.waitUntil(lambda: len(heard) == 1)

    feed.publish(frozenset({LEARNERS}))
    feed.publish(frozenset({HOURS}))

    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard[1][0] == {LEARNERS, HOURS}


def test_what_follows_closely_is_gathered(qtbot, feed, heard):
    feed.publish(frozenset({HOURS}))
    qtbot.waitUntil(lambda: len(heard) == 1)

    for topic in (LEARNERS, HOURS, LEARNERS):
        feed.publish(frozenset({topic}))
        QApplication.processEvents()

    assert len(heard) == 1
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard[1][0] == {LEARNERS, HOURS}


def test_what_a_listener_publishes_is_told_too(qtbot, feed, heard):
    def answer(topics):
        if topics == {HOURS}:
            feed.publish(frozenset({LEARNERS}))

    feed.changed.connect(answer)
    feed.publish(frozenset({HOURS}))

    qtbot.waitUntil(lambda: [topics for topics, _thread in heard] == [{HOURS}, {LEARNERS}])


def test_a_commit_that_touched_nothing_disturbs_nobody(qtbot, feed, heard):
    feed.publish(frozenset())
    feed.publish(frozenset({HOURS}))

    qtbot.waitUntil(lambda: len(heard) == 1)
    assert heard[0][0] == {HOURS}
