"""Records are believed one after the other, until the first that cannot be."""

from datetime import UTC, datetime

import pytest

from eduapp.exams.screens.rules.journals import CHAIN, CHECKSUM, FOREIGN, LEADS_TO, NUMBER, SIGNATURE, Reading
from eduapp.kiosk.formats.claim import Allowance
from eduapp.kiosk.formats.journal import framed, next_record
from eduapp.kiosk.formats.record import FIRST_PREV, KINDS, Event, Moment

KEY, OTHER = bytes(32), bytes([7]) * 32
OPENED = {"attempt": "a", "sitting": "s", "number": 101, "kiosk": "k", "machine": "m"}
AT = Moment(0, "b", datetime(2026, 11, 24, 8, tzinfo=UTC))


def frames(key=KEY, attempt="a", answers=(1, 2, 3)):
    made, prev = [], FIRST_PREV
    events = [Event("opened", OPENED | {"attempt": attempt}), *(Event("answer", one, 1) for one in answers)]
    for n, event in enumerate(events, start=1):
        record, frame = next_record(event, n, prev, AT, key)
        made.append(frame)
        prev = record.mac
    return made


def reading(*some):
    made = Reading("a", KEY, Allowance(300))
    for frame in some:
        made.take(frame)
    return made


def test_what_is_whole_comes_to_its_answers():
    made = reading(*frames())

    assert (made.n, made.fault, made.attempt.answers) == (4, None, {1: 3})
    assert made.last.n == 4


def test_a_reading_goes_on_where_it_was():
    some = frames()
    made = reading(*some[:2])
    for frame in some[2:]:
        made.take(frame)
    assert made.attempt == reading(*some).attempt


@pytest.mark.parametrize("place", range(4))
def test_a_flipped_bit_is_named_and_nothing_behind_it_is_believed(place):
    some = frames()
    for at in range(len(some[place])):
        for bit in (1, 128):
            torn = bytearray(some[place])
            torn[at] ^= bit
            made = reading(*some[:place], bytes(torn), *some[place + 1 :])
            assert made.fault is not None
            assert made.fault.n == place + 1
            assert made.n == 4
            assert len(made.attempt.answers) <= 1


def test_each_way_to_forge_has_its_name():
    mine, theirs = frames(), frames(OTHER)
    assert reading(*theirs).fault.what == FOREIGN
    assert reading(*frames(attempt="b")).fault.what == FOREIGN
    assert reading(mine[0], theirs[1]).fault.what == SIGNATURE
    assert reading(mine[0], mine[2]).fault.what == NUMBER
    assert reading(mine[0], mine[1][:-1]).fault.what == CHECKSUM
    assert reading(mine[0], b"").fault.what == CHECKSUM
    assert reading(mine[0], framed(b"{}")).fault.what == CHECKSUM
    assert reading(*mine[:2], frames(answers=(9, 9))[2]).fault.what == CHAIN
    assert "record 2" in reading(mine[0], theirs[1]).fault.sentence()


def test_only_kinds_of_a_journal_lead_anywhere():
    assert set(LEADS_TO) <= set(KINDS)
