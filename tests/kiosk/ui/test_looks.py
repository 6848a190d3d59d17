import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from eduapp.core.i18n import language
from eduapp.kiosk.formats import record as r
from eduapp.kiosk.formats.claim import Arrangements
from eduapp.kiosk.ui import looks
from tests.support.kiosks import a_kiosk, put_away, seated


def test_it_begins_in_the_language_of_the_place():
    assert looks.first_looks("nn") == {"language": "nn", "size": 100, "contrast": "light", "clock": True}


@pytest.fixture
def arranged(qapp, tmp_path):
    """A candidate with large letters and strong colours, whose paper is in Polish."""
    made = a_kiosk(tmp_path, language="pl", arrangements=Arrangements(size=150, contrast=True))
    yield seated(made)
    put_away(made)


def test_what_is_arranged_counts_until_something_is_chosen(arranged):
    sitting = arranged.sitting
    begun = {"language": "pl", "size": 150, "contrast": "high_contrast"}
    assert looks.looks_of(arranged.entered) == begun
    looks.note_looks(sitting, {**begun, "language": "ar"}, "language")
    looks.note_looks(sitting, {**begun, "size": 200, "clock": False}, "size")
    assert [record.kind for record in sitting._keeping.records[-2:]] == [r.LANGUAGE, r.LOOKS]
    assert looks.looks_of(arranged.entered) == {**begun, "language": "ar", "size": 200, "clock": False}


@pytest.mark.parametrize(
    ("chosen", "spoken", "direction"),
    [
        ("ar", "ar", Qt.LayoutDirection.RightToLeft),
        ("prs", "prs", Qt.LayoutDirection.RightToLeft),
        ("ur", "en", Qt.LayoutDirection.RightToLeft),
        ("uk", "uk", Qt.LayoutDirection.LeftToRight),
        ("se", "nb", Qt.LayoutDirection.LeftToRight),
    ],
)
def test_it_is_put_on_with_its_words_and_its_direction(arranged, chosen, spoken, direction):
    theme = looks.put_on({"language": chosen, "size": 125, "contrast": "dark"})
    assert (language(), QApplication.layoutDirection()) == (spoken, direction)
    assert (theme.t.name, theme.scale) == ("dark", 1.25)
