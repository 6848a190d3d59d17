import json

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st

from eduapp.core.changes import Topic
from eduapp.core.db import telling
from eduapp.core.db.telling import MOST_BYTES, Marks, heard_in, payloads

SEEN = Topic("seen by a page")


def notice(origin, topics):
    return json.dumps({"origin": origin, "topics": topics})


def test_what_others_touched_is_heard():
    assert heard_in(notice("another", ["seen by a page"])) == {SEEN}


def test_what_we_told_ourselves_is_not_heard_again():
    assert heard_in(notice(telling.ORIGIN, ["seen by a page"])) == frozenset()


def test_a_topic_nobody_here_knows_is_no_topic():
    assert heard_in(notice("another", ["of a newer program"])) == frozenset()
    assert "of a newer program" not in Topic.every()


@pytest.mark.parametrize(
    "payload",
    ["", "no notice", "[]", "{}", "null", '{"topics": 7}', "[" * 5000, '{"topics": null, "origin": 1}'],
)
def test_a_notice_that_cannot_be_read_tells_of_everything(payload):
    assert heard_in(payload) == Topic.every()


def test_who_tells_without_an_origin_is_heard():
    """The functions of the exam seats are SQL and have no process."""
    assert heard_in('{"topics":["seen by a page"]}') == {SEEN}


@examples(st.lists(st.text(min_size=1, max_size=400), min_size=1, max_size=200))
def test_no_notice_is_longer_than_the_server_takes_and_no_topic_is_lost(names):
    made = list(payloads([Topic.__new__(Topic, "x"), *names], "origin"))

    assert all(len(payload.encode()) <= MOST_BYTES for payload in made)
    assert [name for payload in made for name in json.loads(payload)["topics"]] == ["x", *names]


def test_own_marks_are_no_news():
    marks = Marks(0)
    marks.replace(0, 11)
    marks.replace(11, 12)
    assert not marks.is_news(12)


def test_a_foreign_mark_is_news_once():
    marks = Marks(0)
    assert marks.is_news(5)
    assert not marks.is_news(5)


def test_a_foreign_mark_under_our_own_is_news():
    marks = Marks(0)
    marks.replace(5, 11)
    assert marks.is_news(11)
    assert not marks.is_news(11)


def test_a_commit_of_ours_that_failed_is_no_news():
    marks = Marks(0)
    marks.replace(0, 11)
    marks.replace(0, 12)
    assert not marks.is_news(12)
    marks.replace(12, 13)  # fails: 12 stays in the file
    assert not marks.is_news(12)


def test_seen_foreign_marks_are_no_news_when_one_of_ours_follows():
    marks = Marks(0)
    assert marks.is_news(5)
    marks.replace(5, 11)
    assert not marks.is_news(11)
