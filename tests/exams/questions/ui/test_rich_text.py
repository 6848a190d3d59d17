"""A text goes into a document and comes out the same; only plain tags and its own pictures are written."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as forall
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from eduapp.exams.questions.formats.safe_html import reduced
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.placing import placed, places_in
from eduapp.exams.questions.rules.question import Text
from eduapp.exams.questions.ui.rich_text import Paper, apart, image_format
from tests.support.given_questions import a_picture

SAW = a_picture("min sag.png")


def again(text, form=None):
    paper = Paper()
    paper.give({SAW.name: SAW})
    paper.write(text)
    return paper.read(form or text.form)


@pytest.mark.parametrize(
    "words",
    [
        "<p>a <b>b</b> <i>c</i> m<sup>2</sup> H<sub>2</sub>O</p>",
        "<p>a<br>b</p><p>c &lt; d &amp; e</p>",
        "<ul><li>a</li><li>b</li></ul><p>c</p><ol><li>d</li></ol>",
        "<table><tr><td>a</td><td><b>b</b></td></tr><tr><td>c</td><td>d</td></tr></table>",
        f"<p>Hva? {placed('min sag.png', 'En &quot;s')}</p>",
        "<p>أحمد</p>",
    ],
)
def test_html_comes_back_as_it_was(qapp, words):
    assert again(Text(words, q.HTML)) == Text(words, q.HTML)


def test_a_picture_behind_a_paragraph_stands_in_a_line_of_its_own(qapp):
    words = f"<p>Hva?</p>{placed('min sag.png', 'En sag')}"

    assert apart(words) == f"<p>Hva?</p><p>{placed('min sag.png', 'En sag')}</p>"
    assert again(Text(words, q.HTML)).words == apart(words)


@pytest.mark.parametrize("form", [q.PLAIN, q.MOODLE, q.MARKDOWN])
def test_plain_words_stay_plain(qapp, form):
    text = Text("a < b & *c*\n\n<b>d</b>", form)

    assert again(text) == text


def test_form_or_a_picture_makes_html_of_plain_words(qapp):
    paper = Paper()
    paper.write(Text("a & b"))
    cursor = paper.find("b")
    cursor.insertImage(image_format("sag.png", 'En "s"'))

    assert paper.read(q.PLAIN) == Text(
        f"<p>a &amp; {placed('sag.png', 'En &quot;s&quot;'.replace('&quot;', chr(34)))}</p>", q.HTML
    )


bits = st.sampled_from([
    "<b>", "</b>", "<p>", "</p>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "</table>",
    "<sub>", "</sub>", "<br>", "a", " ", "&lt;", "&amp;", "x", "[[1]]",
    placed("min sag.png", "En"), "<ol>", "</ol>", "</li>",
])  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@forall(st.lists(bits, max_size=14).map("".join))
def test_whatever_is_shown_is_written_as_safe_html_and_no_picture_gets_lost(qapp, words):
    text = Text(reduced(words, {SAW.name}), q.HTML)
    came = again(text)

    assert reduced(came.words, {SAW.name}) == came.words
    assert list(places_in(came)) == list(places_in(text))


def test_nothing_is_fetched_and_a_large_picture_is_shown_small(qapp):
    paper, kind = Paper(), QTextDocument.ResourceType.ImageResource.value
    paper.give({"stor.png": a_picture("stor.png", 2000, 1000)})
    shown = paper.loadResource(kind, "@@PLUGINFILE@@/stor.png")

    assert (shown.width(), shown.height()) == (420, 210)
    assert paper.loadResource(kind, "file:///etc/hosts").isNull()


def test_what_lets_light_through_stands_on_white(qapp):
    import io  # noqa: PLC0415

    from PIL import Image  # noqa: PLC0415

    from eduapp.exams.questions.rules.picture import Picture  # noqa: PLC0415

    held = io.BytesIO()
    Image.new("RGBA", (3, 3), (0, 0, 0, 0)).save(held, "PNG")
    paper = Paper()
    paper.give({"a.png": Picture("a.png", held.getvalue())})
    shown = paper.loadResource(QTextDocument.ResourceType.ImageResource.value, "@@PLUGINFILE@@/a.png")

    assert shown.pixelColor(1, 1).lightness() == 255
