from datetime import date
from xml.etree import ElementTree as ET

import pytest

from eduapp.drawing.archive import packet

DC, XMP, PDFA = (
    "{http://purl.org/dc/elements/1.1/}",
    "{http://ns.adobe.com/xap/1.0/}",
    "{http://www.aiim.org/pdfa/ns/id/}",
)
SAID = {
    "title": "Kursbevis & <b>«æ»</b>",
    "author": "Skuvla & sønn",
    "subject": "Čállin",
    "day": date(2026, 3, 1),
    "language": "nn-NO",
}


def read(**changes):
    return ET.fromstring(packet.packet(**SAID | changes))  # noqa: S314 - our own


def text(tree, name):
    return "".join(tree.find(f".//{name}").itertext())


def test_every_word_is_read_back_as_it_was():
    tree = read()

    assert text(tree, f"{DC}title") == SAID["title"]
    assert text(tree, f"{DC}creator") == SAID["author"]
    assert text(tree, f"{DC}description") == SAID["subject"]
    assert text(tree, f"{DC}language") == "nn-NO"
    assert text(tree, f"{XMP}CreateDate") == text(tree, f"{XMP}ModifyDate") == "2026-03-01T00:00:00+00:00"


def test_it_claims_what_the_validator_confirms():
    tree = read()

    assert (text(tree, f"{PDFA}part"), text(tree, f"{PDFA}conformance")) == ("1", "B")


def test_what_is_empty_is_not_said():
    assert read(subject="").find(f".//{DC}description") is None


def test_nothing_names_a_program():
    assert b"CreatorTool" not in packet.packet(**SAID)
    assert b"Producer" not in packet.packet(**SAID)


@pytest.mark.parametrize("letter", ["\0", "\x07", "\x1f", "\ud800", "\uffff"])
def test_letters_that_xml_cannot_carry_are_known(letter):
    assert packet.unwritable(f"Kurs{letter}bevis")


@pytest.mark.parametrize("words", ["", "Kursbevis", "på\tto\nlinjer", "Máret 日本 🙂"])
def test_all_other_letters_can_be_written(words):
    assert not packet.unwritable(words)
    assert read(title=words) is not None
