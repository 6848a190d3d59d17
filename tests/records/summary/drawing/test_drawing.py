"""Figures on paper: the same sheet gives the same bytes, in each language."""

import pytest

from eduapp.core.i18n import LANGUAGES
from eduapp.gui.pdf_pages import look_into
from eduapp.records.summary.drawing import draw_summary
from tests.support import given
from tests.support.given_summary import a_sheet


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_figures_give_the_same_bytes(language):
    first, again = (draw_summary(a_sheet(language=language), given.TODAY) for _time in range(2))

    assert first == again


def test_everything_of_the_sheet_is_on_the_paper():
    sheet = a_sheet()

    said = " ".join(" ".join(look_into(draw_summary(sheet, given.TODAY)).texts).split())

    for text in (sheet.school, sheet.rule, *sheet.headings, *(line[1] for line in sheet.lines)):
        assert text in said
    assert "under 5" in said
