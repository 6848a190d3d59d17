from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.kiosk.formats import record as r
from eduapp.kiosk.formats.claim import Allowance
from eduapp.kiosk.rules import replay as replaying
from eduapp.kiosk.rules.replay import Away, Replay, brought, replay
from tests.support.given_kiosk import NINE, Journaled, a_journal

HOUR = Allowance(60)


def test_nothing_kept_is_an_attempt_that_waits():
    attempt = replay(HOUR, [])

    assert (attempt.state, attempt.answers, attempt.last_n) == (replaying.WAITING, {}, 0)


def test_the_last_answer_to_a_question_is_the_answer():
    made = Journaled().opened().begun()
    made.note(r.ANSWER, 1, 4).note(r.ANSWER, "text", 5).later(3).note(r.ANSWER, 2, 4).note(r.ANSWER, None, 5)
    attempt = replay(HOUR, made.records)

    assert attempt.answers == {4: 2}
    assert attempt.answered_at[4] == NINE + timedelta(seconds=3)


@given(st.lists(st.tuples(st.integers(1, 5), st.none() | st.integers(0, 5)), max_size=30))
def test_replaying_at_once_or_record_by_record_tells_the_same(answers):
    made = Journaled().opened().begun()
    for question, value in answers:
        made.note(r.ANSWER, value, question)
    going = Replay(HOUR)
    for record in made.records:
        going.take(record)

    assert going.attempt() == replay(HOUR, made.records)
    assert going.attempt().answers == {q: v for q, v in dict(answers).items() if v is not None}


def test_marks_are_set_and_taken_away():
    made = (
        Journaled().opened().begun().note(r.MARKED, True, 3).note(r.MARKED, True, 4).note(r.MARKED, False, 3)
    )

    assert replay(HOUR, made.records).marked == {4}


def test_an_attempt_goes_through_its_states():
    made = Journaled().opened()
    seen = [replay(HOUR, made.records).state]
    for kind, value in (
        (r.BEGUN, {"begins_at": r.wall_text(NINE), "late_ms": 0, "by": "message", "n": 1}),
        (r.PAUSED, {"n": 2}),
        (r.RESUMED, {"n": 3, "credited_ms": None}),
        (r.HANDED_IN, {"by": "self", "unanswered": [2]}),
        (r.HANDED_BACK, {"n": 4}),
        (r.MOVED_OUT, {"move": "a"}),
        (r.MOVED_IN, {"move": "a", "by": "file", "upto": 7}),
        (r.PAPER_FALLBACK, {"pages": 3}),
    ):
        seen.append(replay(HOUR, made.note(kind, value).records).state)

    assert seen == [
        "waiting",
        "running",
        "paused",
        "running",
        "handed_in",
        "running",
        "moved",
        "running",
        "on_paper",
    ]
    assert replay(HOUR, made.records).moves == ("a", "a")


def test_who_handed_in_and_when_is_told_until_it_is_undone():
    made = Journaled().opened().begun().later(5).note(r.HANDED_IN, {"by": "time", "unanswered": []})
    attempt = replay(HOUR, made.records)
    again = replay(HOUR, made.note(r.HANDED_BACK, {"n": 1}).records)

    assert (attempt.handed_in_by, attempt.handed_in_at) == ("time", NINE + timedelta(seconds=5))
    assert (again.handed_in_by, again.handed_in_at) == ("", None)


def test_looking_away_is_told_with_its_begin_and_end():
    made = Journaled().opened().begun().note(r.AWAY, {"what": "focus"}).note(r.AWAY, {"what": "screen"})
    made.later(4).note(r.BACK, {"what": "focus"})

    assert replay(HOUR, made.records).away == (
        Away(3, "focus", NINE, NINE + timedelta(seconds=4)),
        Away(4, "screen", NINE),
    )


def test_what_has_one_value_at_a_time_is_the_last_one():
    made = Journaled().opened().begun().note(r.HELP, True).note(r.LANGUAGE, "ar").note(r.LOOKS, {"size": 150})
    made.note(r.SEEN, {"n": 4, "kind": "say", "body": {"text": "a"}}).reboot("b", away=1).opened(kiosk="pc-2")
    attempt = replay(HOUR, made.records)

    assert (attempt.asks_for_help, attempt.language, attempt.looks) == (True, "ar", {"size": 150})
    assert (attempt.heard, attempt.kiosk, attempt.starts, attempt.last_n) == (4, "pc-2", 2, 7)


def test_answers_given_on_time_that_nobody_decided_on_are_named():
    made = Journaled().opened().begun().note(r.ANSWER, 1, 1)
    made.reboot("boot-2", away=120).opened(machine="m-2")
    for _tick in range(6):
        made.later(10).note(r.TICK)
    made.note(r.ANSWER, 1, 2)
    attempt = replay(Allowance(1), made.records)
    decided = made.note(r.SEEN, {"n": 1, "kind": "credit", "body": {"ms": 120_000, "gap": 4}})

    assert attempt.after_end == {2}
    assert replay(Allowance(1), decided.records).account.open_ms == 0


def test_a_journal_is_replayed_as_it_was_kept():
    attempt = replay(HOUR, a_journal(5).records)

    assert attempt.answers == {1: 2}
    assert attempt.account.worked_ms == 50_000


@pytest.mark.parametrize(
    ("kind", "value", "state"), [("paused", {"n": 2}, "paused"), (None, None, "running")]
)
def test_another_pc_finds_it_as_the_first_one_left_it(kind, value, state):
    made = Journaled().opened().begun()
    if kind:
        made.note(kind, value)
    made.note(r.MOVED_OUT, {"move": "a"}).reboot("b", away=9).opened(kiosk="pc-2")
    made.note(r.MOVED_IN, {"move": "a", "by": "file", "upto": 4})

    assert replay(HOUR, made.records).state == state


def test_another_pc_does_not_undo_what_was_handed_in():
    made = Journaled().opened().begun().note(r.HANDED_IN, {"by": "self", "unanswered": []})
    made.reboot("b", away=9).opened(kiosk="pc-2").note(r.MOVED_IN, {"move": "a", "by": "network", "upto": 3})
    attempt = replay(HOUR, made.records)

    assert attempt.state == replaying.HANDED_IN
    assert not attempt.account.is_running


def brought_back(value, upto, n=5):
    body = {"question": 9, "at": r.wall_text(NINE), "upto": upto}
    return n, {**body, "value": value} if value is not None else body


def heard(made, n, body):
    return made.note(r.SEEN, {"n": n, "kind": "answer", "body": body})


@pytest.mark.parametrize(("value", "answers"), [("at the old PC", {9: "at the old PC"}), (None, {})])
def test_an_answer_from_another_pc_that_people_chose_is_the_answer_until_the_candidate_changes_it(
    value, answers
):
    made = Journaled().opened().begun().note(r.ANSWER, "here", 9)
    n, body = brought_back(value, 3)
    before = replay(HOUR, made.records)
    attempt = replay(HOUR, heard(made, n, body).records)

    assert attempt.answers == answers
    assert attempt.brought == {5}
    assert brought(before, n, body).answers == answers  # also while the PC has yet to hear of it
    assert brought(before, n, body).brought == {5}
    made.note(r.ANSWER, "and more", 9)
    assert replay(HOUR, made.records).answers == {9: "and more"}


def test_what_the_candidate_has_written_meanwhile_is_not_overwritten():
    made = Journaled().opened().begun().note(r.ANSWER, "here", 9)
    n, body = brought_back("at the old PC", 2)
    before = replay(HOUR, made.records)
    attempt = replay(HOUR, heard(made, n, body).records)

    assert (attempt.answers, attempt.brought) == ({9: "here"}, set())
    assert brought(before, n, body) == before


def test_the_last_choice_counts():
    made = Journaled().opened().begun().note(r.ANSWER, "here", 9)
    heard(made, *brought_back("first", 3, 5))
    heard(made, *brought_back("second", 3, 6))
    attempt = replay(HOUR, made.records)

    assert attempt.answers == {9: "second"}
    assert attempt.brought == {5, 6}
