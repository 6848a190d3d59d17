"""Files that anybody can read: what was written is what reads again, whatever stands in a text."""

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.safekeeping.formats import readable

VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
)
HOSTILE = ("=1+1", "+47 22", "-5", "@SUM(A1)", "\tx", "'=1", "''=1", "'tis", "", '"', "a,b", "a\r\nb", "＝1")


def again(values):
    text = readable.csv_line(values)
    [record] = readable.records(io.StringIO(text, newline=""))
    return [cell if cell is None else readable.plain(cell) for cell in record]


@given(st.lists(VALUES, min_size=1, max_size=6))
def test_a_record_reads_as_it_was_written(values):
    assert again(values) == [readable.as_in_csv(value) for value in values]


@given(st.lists(VALUES, min_size=2, max_size=6))
def test_other_readers_find_the_same_cells(values):
    [record] = csv.reader(io.StringIO(readable.csv_line(values), newline=""), strict=True)
    mine = [cell or "" for cell in next(readable.records(io.StringIO(readable.csv_line(values), newline="")))]
    assert record == mine


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_reckoned_and_none_is_lost(text):
    line = readable.csv_line([text])
    assert line[1:2] not in {"=", "+", "-", "@", "\t", "＝"}
    assert again([text]) == [text]


def test_nothing_and_an_empty_text_stay_apart():
    assert again([None, ""]) == [None, ""]


def test_values_are_written_exactly():
    moment = datetime(2026, 11, 23, 8, tzinfo=timezone(timedelta(hours=1)))
    written = [
        readable.written(value)
        for value in (moment, date(2026, 11, 23), b"\0\xff", {"b": 1, "a": "ø"}, UUID(int=1), Decimal("1.50"))
    ]
    assert written == [
        datetime(2026, 11, 23, 7, tzinfo=UTC).isoformat(),
        "2026-11-23",
        "AP8=",
        '{"a":"ø","b":1}',
        "00000000-0000-0000-0000-000000000001",
        "1.50",
    ]
    assert json.loads(readable.json_line(["a", "b"], [None, "ø"])) == {"a": None, "b": "ø"}
    with pytest.raises(TypeError):
        readable.written(object())


@pytest.mark.parametrize("text", ['"open', 'a"b\r\n', '"a"b\r\n', "no end"])
def test_what_is_no_csv_is_refused(text):
    with pytest.raises(readable.Unreadable):
        list(readable.records(io.StringIO(text, newline="")))
