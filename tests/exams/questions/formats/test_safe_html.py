"""HTML is reduced: what is kept stays, and nothing else gets through, however it is written."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.exams.questions.formats.safe_html import MOST_DEEP, picture_elsewhere, reduced, safe
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.question import Question, Text
from tests.support.given_questions import a_picture

bits = st.sampled_from([
    "<", ">", "</", "<b>", "</b>", "<script>", "</script>", "<p onclick='x'>", "&lt;", "&amp;", "&", "<!--",
    "-->", "<br/>", "<![CDATA[", "]]>", "<?", "<!x", '"', "'", "<img src=x>", "<style>", "</style >",
    "<textarea>", "a", " ", "=", "&#60;",
])  # fmt: skip
_TAG = re.compile(r"</?(?:p|br|b|i|sub|sup|ul|ol|li|table|tr|td|th)>")


@forall(st.lists(bits, max_size=12).map("".join))
def test_only_plain_tags_of_the_list_are_left_and_doing_it_again_changes_nothing(words):
    once = reduced(words)

    assert reduced(once) == once
    assert "<" not in _TAG.sub("", once)


names = st.sampled_from("p b i div h1 ul ol li table tr td th".split())  # noqa: SIM905 - read as one line
nested = names.map("<{}>".format) | names.map("</{}>".format) | st.sampled_from("ab")


@forall(st.lists(nested, max_size=25).map("".join))
def test_every_tag_that_is_left_is_closed_in_its_order(words):
    once = reduced(words)

    assert reduced(once) == once
    ET.fromstring(f"<x>{once.replace('<br>', '<br/>')}</x>")  # noqa: S314 - our own words


def test_tags_within_tags_have_an_end():
    once = reduced("<b>" * 900 + "a")

    assert once == "<b>" * MOST_DEEP + "a" + "</b>" * MOST_DEEP


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("<p class='x'>a<br />b</p>", "<p>a<br>b</p>"),
        ("<strong>a</strong> <em>b</em>", "<b>a</b> <i>b</i>"),
        ("a<script>alert('x')</script>b", "ab"),
        ("a<style>p{}</style>b<iframe src=x>c</iframe>", "ab"),
        ("<a href='javascript:x'>her</a>", "her"),
        ("1 &lt; 2 &amp; 3", "1 &lt; 2 &amp; 3"),
        ("1 < 2", "1 &lt; 2"),
        ("<!-- borte -->a", "a"),
        ("<div>a</div><div>b</div>", "a<br>b"),
        ("<h1>A</h1><p>b</p>", "A<p>b</p>"),
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ("<b><i>a</b>b</i>", "<b><i>a</i></b>b"),
    ],
)
def test_what_is_kept_and_what_is_not(words, left):
    assert reduced(words) == left


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (
            "<img onload='x' alt='En \"sag\"' src='@@PLUGINFILE@@/min%20sag.png' width=5/>a",
            '<img src="@@PLUGINFILE@@/min sag.png" alt="En &quot;sag&quot;">a',
        ),
        ("<img src='@@PLUGINFILE@@/min sag.png'>", '<img src="@@PLUGINFILE@@/min sag.png" alt="">'),
        ("<img src='@@PLUGINFILE@@/annen.png' alt='x'>a", "a"),
        ("<img src='min sag.png' alt='x'>a", "a"),
        ("<img src='http://x/@@PLUGINFILE@@/min sag.png'>a", "a"),
        ("<script><img src='@@PLUGINFILE@@/min sag.png'></script>a", "a"),
    ],
)
def test_a_picture_stays_only_where_it_is_one_of_the_question(words, left):
    assert reduced(words, {"min sag.png"}) == left
    assert reduced(left, {"min sag.png"}) == left


def test_pictures_of_the_question_are_not_asked_for_elsewhere():
    text = Text("<img src='@@PLUGINFILE@@/sag.png' alt='x'>", q.HTML)
    question = Question(q.ESSAY, text, pictures=(a_picture(),))

    assert not picture_elsewhere(question)
    assert safe(question).stem.words == '<img src="@@PLUGINFILE@@/sag.png" alt="x">'
    assert picture_elsewhere(Question(q.ESSAY, text))


def test_only_html_is_reduced_and_pictures_are_noticed():
    html, plain = Text("<img src='x'>a", q.HTML), Text("<img src='x'>a", q.PLAIN)

    assert safe(Question(q.ESSAY, html)).stem == Text("a", q.HTML)
    assert safe(Question(q.ESSAY, plain)).stem == plain
    assert picture_elsewhere(Question(q.ESSAY, html))
    assert not picture_elsewhere(Question(q.ESSAY, plain))
