import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduapp.kiosk.formats import record as r
from eduapp.kiosk.formats.faults import DamagedJournal, Foreign
from eduapp.kiosk.formats.journal import (
    HEAD,
    Journal,
    checked_next,
    framed,
    next_record,
    read_frames,
    read_journal,
)
from tests.support.given_kiosk import ATTEMPT, KEY, NINE, Journaled, a_journal

ANSWERS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(0, 99),
    st.text(max_size=60),
    st.lists(st.integers(0, 99), max_size=5),
    st.dictionaries(st.integers(0, 9).map(str), st.integers(0, 9), max_size=4),
)


@given(st.lists(st.tuples(st.integers(1, 20), ANSWERS), max_size=15))
def test_what_was_kept_is_read_as_it_was_written(answers):
    made = Journaled().opened()
    for question, value in answers:
        made.later(1).note(r.ANSWER, value, question)

    read = read_journal(made.content, KEY, ATTEMPT)

    assert read.records == tuple(made.records)
    assert [(one.question, one.value) for one in read.records[1:]] == answers
    assert read.torn == 0
    assert read.length == len(made.content)


@given(st.data())
def test_a_tail_that_was_not_written_to_its_end_is_cut_and_told(data):
    made = a_journal()
    whole = len(made.content) - len(made.frames[-1])
    cut = data.draw(st.integers(whole + 1, len(made.content) - 1))

    read = read_journal(made.content[:cut], KEY)

    assert len(read.records) == len(made.records) - 1
    assert read.torn == max(len(made.content[:cut].rstrip(b"\x00")) - whole, 0)  # zeros tell nothing


@given(st.data())
def test_blocks_that_were_never_written_are_a_torn_tail(data):
    made = a_journal()
    last = made.frames[-1]
    start = data.draw(st.integers(HEAD.size, len(last) - 9))
    end = data.draw(st.integers(start + 8, len(last)))
    torn = last[:start] + bytes(end - start) + last[end:]

    read = read_journal(b"".join(made.frames[:-1]) + torn, KEY)

    assert len(read.records) == len(made.records) - 1


def test_zeros_behind_the_last_record_are_room_for_more():
    made = a_journal()

    read = read_journal(made.content + bytes(512), KEY)

    assert (read.records, read.torn) == (tuple(made.records), 0)


@given(st.data())
def test_a_record_torn_in_room_is_cut_and_the_others_stay(data):
    made = a_journal()
    kept = b"".join(made.frames[:-1])
    written = data.draw(st.integers(1, len(made.frames[-1]) - 1))

    read = read_journal(kept + made.frames[-1][:written] + bytes(4096), KEY)

    assert len(read.records) == len(made.records) - 1


@settings(max_examples=300)
@given(st.data())
def test_a_flipped_bit_is_refused_wherever_it_is(data):
    made = a_journal()
    place = data.draw(st.integers(0, len(made.content) - 1))
    content = bytearray(made.content + bytes(data.draw(st.sampled_from([0, 4096]))))
    content[place] ^= 1 << data.draw(st.integers(0, 7))

    with pytest.raises(DamagedJournal) as refused:
        read_journal(bytes(content), KEY)

    ends = [sum(map(len, made.frames[: n + 1])) for n in range(len(made.frames))]
    hit = next(n for n, end in enumerate(ends, 1) if place < end)
    assert refused.value.facts["number"] == hit
    assert f"record {hit}" in refused.value.sentence()


@pytest.mark.parametrize("gone", [0, 1, 3])
def test_a_record_taken_out_is_refused_at_its_place(gone):
    made = a_journal()
    frames = made.frames[:gone] + made.frames[gone + 1 :]

    with pytest.raises(DamagedJournal) as refused:
        read_journal(b"".join(frames), KEY)

    assert refused.value.facts["number"] == gone + 1


def test_two_records_that_changed_places_are_refused():
    made = a_journal()
    made.frames[2], made.frames[3] = made.frames[3], made.frames[2]

    with pytest.raises(DamagedJournal):
        read_journal(made.content, KEY)


def test_a_record_of_another_chain_is_refused_where_it_was_put_in():
    one, other = a_journal(), Journaled(wall=NINE).opened().later(2).begun()
    spliced = [*other.frames, *one.frames[2:]]

    with pytest.raises(DamagedJournal) as refused:
        read_journal(b"".join(spliced), KEY)

    assert refused.value.facts == {"number": 3, "offset": sum(map(len, other.frames)), "cause": "chain"}


def test_a_journal_of_another_key_is_foreign():
    with pytest.raises(Foreign):
        read_journal(a_journal().content, bytes(32))


def test_a_journal_of_another_attempt_is_foreign():
    with pytest.raises(Foreign):
        read_journal(a_journal().content, KEY, "attempt-8")


def test_a_record_written_by_somebody_without_the_key_is_refused():
    made = a_journal()
    record, frame = next_record(
        r.Event(r.ANSWER, 2, 1),
        len(made.records) + 1,
        made.records[-1].mac,
        made.records[-1].moment,
        b"x" * 32,
    )

    with pytest.raises(DamagedJournal) as refused:
        read_journal(made.content + frame, KEY)

    assert refused.value.facts["cause"] == "signature"
    assert record.n == len(made.records) + 1


def test_frames_sent_one_by_one_are_the_same_journal():
    made = a_journal()

    assert read_frames(made.frames, KEY, ATTEMPT).records == tuple(made.records)


def test_of_frames_that_were_sent_none_may_be_torn():
    made = a_journal()

    with pytest.raises(DamagedJournal):
        read_frames([*made.frames[:-1], made.frames[-1][:-4]], KEY)


def test_the_next_frame_goes_on_from_a_journal_or_is_refused():
    made = a_journal()
    before = read_journal(b"".join(made.frames[:-1]), KEY)

    assert checked_next(before, made.frames[-1], KEY, ATTEMPT) == made.records[-1]
    with pytest.raises(DamagedJournal):
        checked_next(before, made.frames[-2], KEY)
    with pytest.raises(DamagedJournal):
        checked_next(before, made.frames[-1][:-1], KEY)


def test_a_head_that_promises_more_is_a_changed_head_and_no_torn_tail():
    made = a_journal()
    frame = made.frames[-1]
    longer = HEAD.pack(len(frame) + 4000, HEAD.unpack_from(frame)[1]) + frame[HEAD.size :]

    with pytest.raises(DamagedJournal):
        read_journal(b"".join([*made.frames[:-1], longer]), KEY)


def test_nothing_is_longer_than_a_record_may_be():
    with pytest.raises(ValueError):
        framed(b"x" * 600_000)


def test_an_empty_journal_is_one():
    assert read_journal(b"", KEY) == Journal()


def test_four_thousand_damaged_journals_are_cut_or_refused_and_never_misread():
    rng = random.Random(2026)
    made = a_journal(answers=12)
    told = [one.mac for one in made.records]
    for _round in range(4000):
        content = bytearray(made.content)
        _damage(content, rng)
        try:
            read = read_journal(bytes(content), KEY, ATTEMPT)
        except (DamagedJournal, Foreign):
            continue
        assert [one.mac for one in read.records] == told[: len(read.records)]


def _damage(content, rng):
    for _times in range(rng.randint(1, 3)):
        at = rng.randrange(len(content) or 1)
        kind = rng.randrange(6)
        if kind == 0 and content:
            content[at] ^= 1 << rng.randrange(8)
        elif kind == 1:
            del content[at : at + rng.randint(1, 400)]
        elif kind == 2:
            content[at:at] = rng.randbytes(rng.randint(1, 40))
        elif kind == 3:
            del content[at:]
        elif kind == 4:
            content[at : at + 60] = bytes(60)
        else:
            start = rng.randrange(len(content) or 1)
            content[at:at] = content[start : start + rng.randint(1, 900)]
