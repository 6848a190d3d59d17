import pypdfium2
import pytest

from eduapp.people.audit.drawing import CheckpointSheet, draw_checkpoint
from eduapp.people.audit.rules import Anchor, anchor_from, code_of
from tests.support import given

ANCHOR = Anchor(1417, "9f3c" * 16)


def sheet(**changed):
    told = {
        "seq": ANCHOR.seq,
        "code": code_of(ANCHOR),
        "digest": ANCHOR.digest,
        "last_day": given.TODAY,
        "printed_on": given.TODAY,
        "school": "Fjordbyen videregående skole",
        "across": "",
        "language": "nb",
    }
    return CheckpointSheet(**(told | changed))


def read(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        return len(document), page.get_textpage().get_text_bounded()
    finally:
        document.close()


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_sheet_is_one_page_that_is_typed_back_as_it_was(language):
    pages, words = read(draw_checkpoint(sheet(language=language)))
    assert pages == 1
    [line] = [line for line in words.splitlines() if line.startswith("1417") and len(line.split()) == 6]
    found = anchor_from(line)
    assert (found.seq, found.fits(ANCHOR.digest)) == (1417, True)
    assert ANCHOR.digest in words
    assert "Fjordbyen" in words


def test_who_may_not_name_the_school_gets_a_sheet_without():
    _pages, words = read(draw_checkpoint(sheet(school="", language="en")))
    assert words.startswith("Checkpoint of the trail")


def test_invented_people_are_said_to_be_invented_across_the_sheet():
    _pages, words = read(draw_checkpoint(sheet(across="OPPDIKTET")))
    assert "OPPDIKTET" in words
