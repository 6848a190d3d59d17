from datetime import UTC, datetime, timedelta, timezone

import pytest

from eduapp.core.strict_json import Unfit
from eduapp.kiosk.formats import record as r
from tests.support.given_kiosk import KEY, NINE, OPENED

MOMENT = r.Moment(1234, "boot-1", NINE)


def payload(event, n=1):
    return r.made(event, n, r.FIRST_PREV, MOMENT, KEY)[1]


def test_a_record_says_what_was_done_and_when_by_both_clocks():
    record, content = r.made(r.Event(r.ANSWER, [0, 2], 4), 3, "ab" * 32, MOMENT, KEY)

    assert (record.n, record.kind, record.question, record.value) == (3, r.ANSWER, 4, [0, 2])
    assert (record.mono, record.boot, record.wall) == (1234, "boot-1", NINE)
    assert record.moment == MOMENT
    assert r.read_record(content) == record
    assert r.is_genuine(content, KEY)


def test_a_changed_record_is_not_genuine():
    content = payload(r.Event(r.ANSWER, 1, 4))

    assert not r.is_genuine(content.replace(b'"value":1', b'"value":2'), KEY)


@pytest.mark.parametrize(
    ("kind", "value", "question"),
    [
        ("unheard", None, None),
        (r.ANSWER, 1, None),
        (r.ANSWER, {"0": "a"}, 1),
        (r.ANSWER, -1, 1),
        (r.ANSWER, [["deep"]], 1),
        (r.ANSWER, "x" * 60_001, 1),
        (r.MARKED, 1, 1),
        (r.TICK, 1, None),
        (r.TICK, None, 1),
        (r.OPENED, {"attempt": "a"}, None),
        (r.BEGUN, {"begins_at": "nine", "late_ms": 0, "by": "code", "n": 0}, None),
        (r.BEGUN, {"begins_at": "2026-11-30T08:00:00.000Z", "late_ms": -1, "by": "code", "n": 0}, None),
        (r.RESUMED, {"n": 1, "credited_ms": "much"}, None),
        (r.SEEN, {"n": 1, "kind": "start", "body": {"key": "secret"}}, None),
    ],
)
def test_what_no_record_says_is_refused(kind, value, question):
    with pytest.raises(Unfit):
        r.made(r.Event(kind, value, question), 1, r.FIRST_PREV, MOMENT, KEY)


@pytest.mark.parametrize(
    ("kind", "value", "question"),
    [
        (r.OPENED, OPENED, None),
        (r.ANSWER, None, 1),
        (r.ANSWER, True, 1),
        (r.ANSWER, {"0": 1, "1": 0}, 1),
        (r.ANSWER, ["a", ""], 1),
        (r.RESUMED, {"n": 4, "credited_ms": None}, None),
        (r.HANDED_IN, {"by": "self", "unanswered": [3]}, None),
        (r.TICK, None, None),
    ],
)
def test_what_a_record_says_is_kept(kind, value, question):
    record, _payload = r.made(r.Event(kind, value, question), 1, r.FIRST_PREV, MOMENT, KEY)

    assert record.value == value


def test_a_record_has_one_spelling():
    content = payload(r.Event(r.ANSWER, 1, 4))

    with pytest.raises(Unfit):
        r.read_record(content.replace(b":", b": ", 1))


def test_the_wall_clock_is_told_in_utc_to_the_millisecond():
    summer = datetime(2026, 6, 1, 9, 30, 0, 123_999, tzinfo=timezone(timedelta(hours=2)))

    assert r.wall_text(summer) == "2026-06-01T07:30:00.123Z"
    assert r.read_wall({"wall": "2026-06-01T07:30:00.123Z"}) == datetime(
        2026, 6, 1, 7, 30, 0, 123_000, tzinfo=UTC
    )


@pytest.mark.parametrize("words", ["2026-13-01T07:30:00.123Z", "2026-06-01T07:30:00.123", "", 7])
def test_what_is_no_moment_is_refused(words):
    with pytest.raises(Unfit):
        r.read_wall({"wall": words})
