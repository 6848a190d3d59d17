import socket
from contextlib import closing

import pytest
from sqlalchemy import create_engine

from eduapp.core.changes import Topic
from eduapp.core.db import telling
from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.hearing import open_ear
from eduapp.core.errors import Unavailable, Unreachable
from tests.support.elsewhere import another_pc, until
from tests.support.engines import lent_engine

LEARNERS, HOURS = Topic("heard: learners"), Topic("heard: hours")


@pytest.fixture
def wake():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield theirs


@pytest.fixture
def ear(database):
    with closing(open_ear(database.engine)) as ear:
        yield ear


@pytest.fixture
def hear(ear, wake):
    def hear(seconds=0.3):
        return ear.hear(wake, seconds)

    return hear


def touched(database, topic):
    """What is told of a topic: PostgreSQL says which, SQLite only that there was something."""
    return {topic} if database.engine.dialect.name == "postgresql" else Topic.every()


def test_what_another_process_commits_is_heard_once(database, database_url, hear):
    with another_pc(database_url) as pc:
        pc.commit(LEARNERS)
        assert hear(10) == touched(database, LEARNERS)
        assert hear() == frozenset()

        pc.commit(HOURS)
        assert hear(10) == touched(database, HOURS)


def test_what_one_did_oneself_is_not_told_again(database, hear):
    for topic in (LEARNERS, HOURS):
        with database.writing() as uow:
            uow.publish(topic)
    assert hear() == frozenset()


def test_what_another_did_is_heard_though_one_wrote_right_after(database, database_url, hear):
    with another_pc(database_url) as pc:
        pc.commit(LEARNERS)
        with database.writing() as uow:
            uow.publish(HOURS)

        heard = set()
        until(lambda: heard.update(hear()) or heard)
        assert heard == touched(database, LEARNERS)
        assert hear() == frozenset()


def test_of_what_was_rolled_back_nobody_hears(database, database_url, hear):
    with another_pc(database_url) as pc:
        pc.commit(LEARNERS, fails=True)
        assert hear() == frozenset()


def test_a_commit_that_touched_nothing_one_can_see_disturbs_nobody(database, database_url, hear):
    with another_pc(database_url) as pc:
        pc.commit()
        assert hear() == frozenset()


def test_more_topics_than_one_notice_holds_all_arrive(database, database_url, hear):
    many = {Topic(f"heard: {number:04} {'x' * 60}") for number in range(300)}
    with another_pc(database_url) as pc:
        pc.commit(*many)
        heard = set()
        until(lambda: heard.update(hear()) or heard >= many)


def test_listening_ends_when_it_is_woken(hear, ear):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.send(b"!")
        assert ear.hear(theirs, 3600) == frozenset()


def test_asking_whether_it_is_there_loses_no_notice(database, database_url, ear, hear):
    with another_pc(database_url) as pc:
        pc.commit(LEARNERS)
        ear.check()
        assert hear(10) == touched(database, LEARNERS)


def test_two_listeners_on_one_server_each_hear_the_other(database, database_url, hear):
    if database.engine.dialect.name == "sqlite":
        pytest.skip("one file, one process, one listener")
    assert telling.ORIGIN
    with lent_engine(database_url) as engine, engine.begin() as connection:
        connection.exec_driver_sql("""NOTIFY dagverk_changes, '{"origin":"b","topics":["heard: hours"]}'""")
    assert hear(10) == {HOURS}


def test_a_server_that_is_gone_is_told_in_our_words():
    engine = create_engine("postgresql+psycopg://nobody@/nothing?host=/nowhere")
    with pytest.raises(Unreachable) as told:
        open_ear(engine)
    assert "cannot be reached" in told.value.sentence()


def test_a_file_that_is_gone_is_told_in_our_words(tmp_path):
    with pytest.raises(Unavailable):
        open_ear(open_engine(sqlite_url(tmp_path / "nowhere" / "dagverk.db")))
