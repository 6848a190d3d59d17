"""Receipt and count of papers: every word, lines to sign, over as many pages as it takes, the same bytes."""

from eduapp.exams.custody.drawing import draw_sheet
from eduapp.exams.custody.rules.sheet import CountedBundle, CustodySheet
from eduapp.gui.pdf_pages import look_into
from tests.support import given
from tests.support.list_pages import margins_of, pages_of

LINES = (("Mottatt", 60), ("Levert inn", 58), ("Savnet", 2))
BUNDLE = CountedBundle("Svarark", "Svarark, forsegling F 1", LINES, ("“Svarark”: 2 av 60 mangler.",))


def sheet(*bundles):
    return CustodySheet(
        language="nb",
        title="Mottak og telling",
        exam="Matematikk 1P",
        about=("Mandag 23. november", "Festsalen"),
        bundles=bundles,
        nothing="Ingen papirer er ført.",
        blanks=("Telt for hånd", "Dag og tid", "Underskrift", "Underskrift fra en til"),
        closing="Slik det var ført.",
    )


def words(pdf):
    return " ".join(" ".join(look_into(pdf).texts).split())


def test_every_word_and_number_stands_on_it():
    said = words(draw_sheet(sheet(BUNDLE), given.TODAY))
    for text in (
        "Mottak og telling",
        "Matematikk 1P",
        "Festsalen",
        "forsegling F 1",
        "Mottatt 60",
        "Savnet 2",
    ):
        assert text in said
    for text in (
        "2 av 60 mangler.",
        "Telt for hånd",
        "Underskrift fra en til",
        "Slik det var ført.",
        "Side 1 av 1",
    ):
        assert text in said


def test_an_exam_without_papers_says_so():
    assert "Ingen papirer er ført." in words(draw_sheet(sheet(), given.TODAY))


def test_many_bundles_go_over_pages_and_none_is_cut():
    pdf = draw_sheet(sheet(*[BUNDLE] * 9), given.TODAY)
    texts = look_into(pdf).texts
    assert len(texts) > 1
    for page in texts:
        assert page.count("Telt for hånd") == page.count("Mottatt")
    assert sum(page.count("Telt for hånd") for page in texts) == 9
    for page in range(pages_of(pdf)):
        assert min(margins_of(pdf, page)) > 9


def test_the_same_sheet_is_the_same_bytes_and_markup_is_only_letters():
    hostile = CountedBundle("<b>A</b> & co", "<img src=x>", (("<i>", 1),))
    assert draw_sheet(sheet(hostile), given.TODAY) == draw_sheet(sheet(hostile), given.TODAY)
    assert "<b>A</b> & co" in words(draw_sheet(sheet(hostile), given.TODAY))
