"""The format of a file is told by what stands in it."""

import pytest

from eduapp.exams.questions.formats import FORMATS
from eduapp.exams.questions.formats.finding import AIKEN, GIFT, MOODLE, QTI, found_format
from eduapp.exams.questions.formats.gift_writer import write_gift
from eduapp.exams.questions.formats.moodle_writer import write_moodle
from tests.support.given_questions import a_single


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"Hva?\nA) 4\nB) 5\nANSWER: A\n", AIKEN),
        ("a.gift", b"\xef\xbb\xbfHva?\r\nA. 4\r\nB. 5\r\nANSWER: B\r\n", AIKEN),
        ("a.txt", b"Hva er ANSWER: A? {=4 ~5}", GIFT),
        ("a.xml", b'<?xml version="1.0"?>\n<!-- x -->\n<quiz><question/></quiz>', MOODLE),
        ("a.txt", b"  <quiz>", MOODLE),
        ("a.xml", b'<assessmentItem xmlns="x"/>', QTI),
        ("a.xml", b'<x:manifest xmlns:x="x"/>', QTI),
        ("a.txt", b"PK\x03\x04rest", QTI),
        ("a.zip", b"damaged", QTI),
        ("a", b"", GIFT),
        ("a.gift", b"\x00\xff", GIFT),
    ],
)
def test_what_stands_in_it_counts_before_its_name(name, data, expected):
    assert found_format(name, data) == expected


@pytest.mark.parametrize(("write", "key"), [(write_gift, GIFT), (write_moodle, MOODLE)])
def test_what_is_written_is_found_again(write, key):
    assert key in FORMATS
    assert found_format("a.txt", write([a_single()]).text.encode()) == key
