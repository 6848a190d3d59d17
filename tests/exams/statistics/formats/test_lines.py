import io

import pytest

from eduapp.exams.statistics.formats import lines
from eduapp.exams.statistics.formats.lines import Broken, Lines


def test_lines_are_counted_as_they_are_given():
    found = Lines(io.BytesIO(b"\n \nA;B\n1;2"))

    assert (found.first(), found.number) == ("A;B\n", 2)
    assert (found.first(), found.number) == ("A;B\n", 2)
    assert (next(found), found.number) == ("A;B\n", 3)
    assert (list(found), found.number) == (["1;2"], 4)


def test_letters_are_utf_8_or_what_a_norwegian_excel_saves():
    utf_8, windows = "Blåbær\n".encode(), "Blåbær\n".encode("cp1252")

    assert list(Lines(io.BytesIO(b"\xef\xbb\xbf" + utf_8 + windows))) == ["Blåbær\n", "Blåbær\n"]


@pytest.mark.parametrize(
    ("data", "line", "rule"),
    [
        (b"A;B\n\x81;1\n", 2, "NotLetters"),
        (b"A;B\n1;\0\n", 2, "NotATextFile"),
        ("A;B\n".encode("utf-16"), 1, "NotATextFile"),
        (b"PK\x03\x04rest", 1, "NotATextFile"),
    ],
)
def test_what_is_no_text_is_named_with_its_line(data, line, rule):
    with pytest.raises(Broken) as error:
        list(Lines(io.BytesIO(data)))

    assert (error.value.fault.line, error.value.fault.reason.name) == (line, rule)


def test_a_line_without_an_end_is_not_read_to_its_end(monkeypatch):
    monkeypatch.setattr(lines, "LONGEST", 100)
    file = io.BytesIO(b"A;B\n" + b"1;" * 10_000)

    with pytest.raises(Broken) as error:
        list(Lines(file))

    assert error.value.fault.reason.name == "LineTooLong"
    assert file.tell() < 200


def test_blank_lines_alone_are_an_empty_file():
    with pytest.raises(Broken) as error:
        Lines(io.BytesIO(b"\n \n")).first()

    assert error.value.fault.reason.name == "NothingInIt"
