import pypdfium2
import pytest

from eduapp.people.access.drawing import CodeSheet, draw_code
from tests.support import given

GROUPS = ("0A8C", "116D", "6C06", "9385", "KMNP", "QRST")


def read(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document), document[0].get_textpage().get_text_bounded(), document.get_metadata_dict()
    finally:
        document.close()


@pytest.mark.parametrize(("language", "seal"), [("nb", "Forsegling"), ("nn", "Forsegling"), ("en", "Seal")])
def test_one_page_has_the_code_and_room_for_seal_and_signatures(language, seal):
    pages, words, about = read(draw_code(CodeSheet(GROUPS, "Nils Ås", given.TODAY, language)))
    assert pages == 1
    assert [word for word in words.split() if word in GROUPS] == list(GROUPS)
    assert "Nils Ås" in words
    assert seal in words
    assert not any(group in str(about) for group in GROUPS)


def test_the_same_sheet_is_the_same_bytes():
    sheet = CodeSheet(GROUPS, "Nils Ås", given.TODAY, "nb")
    assert draw_code(sheet) == draw_code(sheet)
    assert not any(group in repr(sheet) for group in GROUPS)
