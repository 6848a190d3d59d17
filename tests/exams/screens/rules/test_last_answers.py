"""What is read fast is what is read record by record, whatever became of the journal."""

import secrets
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.exams.screens.rules.journals import Reading
from eduapp.exams.screens.rules.last_answers import Said, as_told, digest_of, last_answers
from eduapp.kiosk.formats import messages as m
from eduapp.kiosk.formats import record as r
from eduapp.kiosk.formats.claim import Allowance
from eduapp.kiosk.formats.journal import next_record
from eduapp.kiosk.formats.record import FIRST_PREV, Event, Moment

KEY, ATTEMPT = bytes(range(32)), "0f6a"
OPENED = {"attempt": ATTEMPT, "sitting": "s", "number": 101, "kiosk": "k", "machine": "m"}
words = st.text(max_size=20) | st.sampled_from(['","wall":"', '"mac":"', '\\"', "}", '{"n":1}', "æøå", "\n"])
values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(0, 999),
    words,
    st.lists(st.integers(0, 30), max_size=4),
    st.lists(words, max_size=3),
    st.dictionaries(st.integers(0, 9).map(str), st.integers(0, 9), max_size=3),
)
moment = r.wall_text(datetime(2026, 11, 24, 8, tzinfo=UTC))
bodies = st.builds(
    lambda question, value, upto: (
        {"question": question, "at": moment, "upto": upto} | ({} if value is None else {"value": value})
    ),
    st.integers(1, 3),
    st.none() | st.integers(0, 9) | st.text(max_size=5),
    st.integers(0, 8),
)
heard = st.builds(lambda n, body: {"n": n, "kind": m.ANSWER, "body": body}, st.integers(1, 6), bodies)
chosen = st.lists(st.tuples(st.integers(1, 9), bodies), max_size=4)
events = st.one_of(
    st.builds(Event, st.just(r.SEEN), heard),
    st.just(Event(r.SEEN, {"n": 2, "kind": m.PAUSE, "body": {}})),
    st.just(Event(r.SEEN, {"n": 2, "kind": m.PAUSE, "body": {"ms": 1}})),
    st.builds(Event, st.just(r.ANSWER), values, st.integers(1, 9)),
    st.builds(Event, st.just(r.MARKED), st.booleans(), st.integers(1, 9)),
    st.just(Event(r.TICK)),
    st.just(Event(r.OPENED, OPENED)),
    st.builds(Event, st.just(r.LOOKS), st.dictionaries(words, words, max_size=2)),
    st.just(Event(r.HELP, True)),
    st.just(Event(r.HANDED_IN, {"by": "self", "unanswered": []})),
)
Events = st.lists(events, max_size=12)


def journal(some, boot="b"):
    frames, prev = [], FIRST_PREV
    for n, event in enumerate([Event(r.OPENED, OPENED), *some], 1):
        moment = Moment(n * 1000, boot, datetime(2026, 11, 24, 8, 0, n % 60, tzinfo=UTC))
        record, frame = next_record(event, n, prev, moment, KEY)
        prev = record.mac
        frames.append(frame)
    return frames


def slowly(frames, said=()):
    reading = Reading(ATTEMPT, KEY, Allowance(300, 100, 0))
    for frame in frames:
        reading.take(frame)
    reading.choose(said)
    return reading.attempt.answers, reading.fault is None


def fast(frames, said=()):
    found = last_answers(frames, ATTEMPT, KEY, [Said(n, m.ANSWER, body) for n, body in said])
    return found.answers, found.whole


@given(Events, st.text(max_size=20), chosen)
def test_what_was_answered_last_is_the_same_with_what_people_chose(some, boot, said):
    frames = journal(some, boot)

    assert fast(frames, said) == slowly(frames, said)


@given(Events, st.data())
def test_a_journal_that_was_touched_is_believed_to_the_same_record(some, data):
    frames = journal(some)
    place = data.draw(st.integers(0, len(frames) - 1))
    spoil = data.draw(st.sampled_from(["flip", "drop", "twice", "swap", "cut", "foreign"]))
    whole = frames[place]
    if spoil == "flip":
        at = data.draw(st.integers(0, len(whole) - 1))
        frames[place] = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
    elif spoil == "drop":
        del frames[place]
    elif spoil == "twice":
        frames.insert(place, whole)
    elif spoil == "swap":
        frames[0], frames[place] = frames[place], frames[0]
    elif spoil == "cut":
        frames[place] = whole[: len(whole) // 2]
    else:
        frames[place] = secrets.token_bytes(40)

    assert fast(frames) == slowly(frames)


def test_the_journal_of_another_is_not_believed():
    frames = journal([Event(r.ANSWER, 1, 1)])

    assert not last_answers(frames, "another", KEY).whole
    assert not last_answers(frames, ATTEMPT, bytes(32)).whole
    assert last_answers([], ATTEMPT, KEY).whole


@pytest.mark.parametrize("after", [[], [Event(r.HANDED_IN, {"by": "staff", "unanswered": []})]])
def test_who_went_on_on_paper_has_more_than_the_journal_knows(after):
    frames = journal([Event(r.ANSWER, 1, 1), Event(r.PAPER_FALLBACK, {"pages": 3, "code": "x"}), *after])

    assert last_answers(frames, ATTEMPT, KEY).on_paper
    assert not last_answers(journal(after), ATTEMPT, KEY).on_paper
    assert last_answers(journal(after), ATTEMPT, KEY, [Said(1, m.PAPER, {})]).on_paper  # never heard of


@given(Events, chosen)
def test_without_what_says_no_more_than_still_here_it_comes_to_the_same(some, said):
    frames = journal(some)
    told = [Said(n, m.ANSWER, body) for n, body in said]
    slow = last_answers(frames, ATTEMPT, KEY, told)
    shorter = [one for one in frames if b'"kind":"tick"' not in one]

    quick = as_told(shorter, ATTEMPT, told)
    assert quick.whole is slow.whole
    if slow.whole:
        assert (quick, digest_of(quick)) == (slow, digest_of(slow))
    assert not as_told([b"x" * 40], ATTEMPT).whole
