"""The braces of GIFT on their own: by their signs one knows the kind."""

import pytest

from eduapp.exams.questions.formats.gift_answers import key_of
from eduapp.exams.questions.formats.gift_text import Paragraph, Stopped
from eduapp.exams.questions.rules import question as q


def key(braces):
    return key_of(Paragraph.of([(1, braces)]).whole(), q.PLAIN)


@pytest.mark.parametrize(
    ("braces", "kind"),
    [
        ("", q.ESSAY),
        ("#1", q.NUMBER),
        ("t", q.TRUE_FALSE),
        ("=T", q.SHORT),
        ("=T ~F", q.SINGLE),
        ("~%100%T ~F", q.MULTIPLE),
        ("=a -> b =c -> d", q.MATCHING),
        ("=a -> b ~c", q.SINGLE),
    ],
)
def test_the_signs_tell_the_kind(braces, kind):
    assert key(braces).kind == kind


def test_general_feedback_ends_the_answers():
    found = key("=a ~b####Se = på ~ side #3")

    assert [answer.text.words for answer in found.answers] == ["a", "b"]
    assert found.feedback.words == "Se = på ~ side #3"


def test_what_cannot_be_read_says_where():
    with pytest.raises(Stopped) as stopped:
        key_of(Paragraph.of([(7, "#"), (8, "=1,5")]).whole(), q.PLAIN)

    assert (stopped.value.line, stopped.value.reason.name) == (8, "DecimalComma")
