"""HTML is reduced: what is kept stays, and nothing else gets through, however it is written."""

import re

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.exams.questions.formats.safe_html import reduced, safe, shows_pictures
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

    assert not shows_pictures(question)
    assert safe(question).stem.words == '<img src="@@PLUGINFILE@@/sag.png" alt="x">'
    assert shows_pictures(Question(q.ESSAY, text))


def test_only_html_is_reduced_and_pictures_are_noticed():
    html, plain = Text("<img src='x'>a", q.HTML), Text("<img src='x'>a", q.PLAIN)

    assert safe(Question(q.ESSAY, html)).stem == Text("a", q.HTML)
    assert safe(Question(q.ESSAY, plain)).stem == plain
    assert shows_pictures(Question(q.ESSAY, html))
    assert not shows_pictures(Question(q.ESSAY, plain))
