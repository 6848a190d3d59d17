"""XML as a tree: words, lines, and nothing believed that a file declares."""

import pytest

from eduapp.exams.questions.formats import xml_tree
from eduapp.exams.questions.formats.reading import Refusal
from eduapp.exams.questions.formats.xml_tree import tree_of


def test_elements_know_their_words_and_lines():
    root = tree_of(b'<a>\n<b c="1">x<d><![CDATA[<y>]]></d>z</b>\n<b><text> t </text></b></a>')
    first = root.first("b")

    assert (first.line, first.attributes, first.words, first.said("d")) == (2, {"c": "1"}, "xz", "<y>")
    assert [child.line for child in root.all("b")] == [2, 3]
    assert (root.said("b"), root.said("nothing")) == ("xz", "")
    assert (root.has("d"), root.has("e")) == (True, False)


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        b'<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>',
        b'<!DOCTYPE a PUBLIC "-//x" "a.dtd"><a/>',
    ],
)
def test_nothing_declared_is_read(data):
    assert tree_of(data).reason.name == "DoctypeNotTaken"


def test_a_file_has_limits(monkeypatch):
    monkeypatch.setattr(xml_tree, "MOST_BYTES", 3)

    assert tree_of(b"<a/>").reason.name == "TooLarge"


def test_a_file_has_no_more_elements_than_memory_holds(monkeypatch):
    monkeypatch.setattr(xml_tree, "MOST_ELEMENTS", 3)

    assert tree_of(b"<a><b/><b/></a>").name == "a"
    refusal = tree_of(b"<a><b/><b/>\n<b/></a>")
    assert (refusal.line, refusal.reason.name) == (2, "TooManyParts")


@pytest.mark.parametrize(
    "data", [b"<a", b"\xff\xfe\x00", b'<?xml version="1.0" encoding="nothing-8"?><a/>', b"\x00"]
)
def test_what_is_no_xml_is_one_refusal(data):
    refusal = tree_of(data)

    assert isinstance(refusal, Refusal)
    assert refusal.reason.name == "NotXml"
    assert refusal.line >= 1


@pytest.mark.parametrize("told", ["", '<?xml version="1.0"?>', '<?xml version="1.0" encoding="UTF-8"?>'])
def test_other_letters_are_named_and_taken_only_if_somebody_says_so(told):
    data = f"{told}<a>\nblåbær</a>".encode("cp1252")

    refusal = tree_of(data)
    assert (refusal.line, refusal.reason.name) == (2, "NotUtf8")
    assert tree_of(data, "windows-1252").words.strip() == "blåbær"


def test_a_file_that_says_its_letters_is_read_in_them():
    told = '<?xml version="1.0" encoding="ISO-8859-1"?><a>\nblåbær'.encode("latin-1")

    assert tree_of(told + b"</a>").words.strip() == "blåbær"
    assert tree_of(told).reason.name == "NotXml"
