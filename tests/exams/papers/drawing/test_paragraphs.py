"""Words of the bank become paragraphs, tables and places of pictures."""

import pytest
from hypothesis import given as for_all

from eduapp.exams.papers.drawing.paragraphs import Grid, Paragraph, PictureHere, parts_of, words_in
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.placing import placed
from eduapp.exams.questions.rules.question import Text
from tests.support.given_questions import texts
from tests.support.printed_papers import html


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("<p>En</p><p>to <b>tre</b></p>", [Paragraph("En"), Paragraph("to tre")]),
        ("En<br>to", [Paragraph("En"), Paragraph("to")]),
        ("<ul><li>a</li><li>b</li></ul>", [Paragraph("a", "•"), Paragraph("b", "•")]),
        ("<ol><li>a</li><li>b</li></ol>c", [Paragraph("a", "1."), Paragraph("b", "2."), Paragraph("c")]),
        ("10<sup>3</sup>", [Paragraph("10³")]),
        ("10<sup>-12</sup> m", [Paragraph("10⁻¹² m")]),
        ("H<sub>2</sub>O", [Paragraph("H₂O")]),
        ("x<sup>a/b</sup>", [Paragraph("x^(a/b)")]),
        ("x<sub>maks</sub>", [Paragraph("x_(maks)")]),
        ("2 &lt; 3 &amp; 4", [Paragraph("2 < 3 & 4")]),
        (
            "<table><tr><th>Vare</th><th>Pris</th></tr><tr><td>Skrue</td><td>2 kr</td></tr></table>",
            [Grid((("Vare", "Pris"), ("Skrue", "2 kr")))],
        ),
        (f"Se:{placed('a b.png', 'x')}her", [Paragraph("Se:"), PictureHere("a b.png"), Paragraph("her")]),
    ],
)
def test_html_is_read(words, parts):
    assert parts_of(html(words)) == parts


@pytest.mark.parametrize("form", [q.PLAIN, q.MOODLE, q.MARKDOWN])
def test_all_else_is_words(form):
    assert parts_of(Text("En  <b>to</b>\n\ntre", form)) == [Paragraph("En <b>to</b>"), Paragraph("tre")]


def test_a_hard_space_holds_a_number_and_its_unit_together():
    assert parts_of(Text("18\N{NO-BREAK SPACE}mm"))[0].words == "18\N{NO-BREAK SPACE}mm"


@for_all(texts)
def test_no_text_of_the_bank_stops_a_paper(text):
    assert isinstance(words_in(text), str)


def test_an_exponent_never_runs_into_its_figure():
    """10³ printed as 103 would be another number."""
    for exponent in ("3", "-3", "n", "2x", "1,5", "½"):
        [part] = parts_of(html(f"10<sup>{exponent}</sup>"))
        assert not part.words.startswith(f"10{exponent}")
