import pytest

from eduapp.kiosk.formats.faults import NotOurs
from eduapp.kiosk.formats.messages import (
    Message,
    message_bytes,
    message_facts,
    message_from,
    read_message,
    read_signed,
    signed_line,
)

BEGINS = "2026-11-30T08:00:00.000Z"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("start", {"begins_at": BEGINS}),
        ("start", {"begins_at": BEGINS, "key": "00" * 32}),
        ("start", {"begins_at": BEGINS, "sent_at": BEGINS}),
        ("pause", {}),
        ("resume", {}),
        ("resume", {"credited_ms": 60_000}),
        ("credit", {"ms": 1}),
        ("credit", {"ms": 0, "gap": 12}),
        ("credit", {"ms": 0, "gap": 12, "lost_ms": 180_000}),
        ("extra", {"ms": 300_000}),
        ("less", {"ms": 300_000}),
        ("say", {"text": "Ten minutes to lunch."}),
        ("bring_back", {}),
        ("move", {}),
        ("stop", {"by": "time"}),
        ("taken_back", {}),
        ("help_seen", {}),
        ("paper", {}),
        ("answer", {"question": 2, "at": BEGINS, "upto": 9, "value": "Long ago"}),
        ("answer", {"question": 2, "at": BEGINS, "upto": 9}),
    ],
)
def test_a_message_is_read_as_it_was_sent(kind, body):
    message = Message(4, kind, body)

    assert read_message(message_bytes(message)) == message
    assert message_from(message_facts(message)) == message


@pytest.mark.parametrize(
    "told",
    [
        {"n": 1, "kind": "shout", "body": {}},
        {"n": 0, "kind": "pause", "body": {}},
        {"n": 1, "kind": "pause", "body": {"why": "tea"}},
        {"n": 1, "kind": "pause", "body": None},
        {"n": 1, "kind": "pause"},
        {"n": 1, "kind": "start", "body": {}},
        {"n": 1, "kind": "start", "body": {"begins_at": "nine"}},
        {"n": 1, "kind": "start", "body": {"begins_at": BEGINS, "key": "00"}},
        {"n": 1, "kind": "credit", "body": {"ms": -1}},
        {"n": 1, "kind": "less", "body": {"ms": -1}},
        {"n": 1, "kind": "credit", "body": {"ms": 1, "lost_ms": 1}},
        {"n": 1, "kind": "credit", "body": {"ms": 1, "gap": 2, "lost_ms": -1}},
        {"n": 1, "kind": "say", "body": {"text": "x" * 3000}},
        {"n": 1, "kind": "stop", "body": {"by": "whim"}},
        {"n": 1, "kind": "answer", "body": {"question": 2, "at": BEGINS}},
        {"n": 1, "kind": "answer", "body": {"question": 0, "at": BEGINS, "upto": 9}},
        {"n": 1, "kind": "answer", "body": {"question": 2, "at": BEGINS, "upto": 9, "value": {"a": 1}}},
    ],
)
def test_what_is_no_message_is_refused(told):
    with pytest.raises(NotOurs):
        message_from(told)


def test_bytes_that_are_no_message_are_refused():
    with pytest.raises(NotOurs):
        read_message(b"pause")


def test_the_journal_never_keeps_a_key():
    message = Message(1, "start", {"begins_at": BEGINS, "key": "00" * 32})

    assert message.kept == {"begins_at": BEGINS}


def test_lines_of_a_file_are_heard_if_they_are_signed_and_whole():
    key = bytes(32)
    first, second = Message(1, "pause"), Message(2, "resume")
    lines = signed_line(second, key) + signed_line(first, b"x" * 32) + signed_line(first, key)

    assert read_signed(lines, key) == [first, second]
    assert read_signed(lines + signed_line(Message(3, "pause"), key)[:-1], key) == [first, second]
    assert read_signed(b"\nnonsense\n", key) == []
