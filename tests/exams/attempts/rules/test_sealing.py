from dataclasses import replace

import pytest

from eduapp.exams.arrangements.rules import Measure
from eduapp.exams.attempts.rules.sealing import begins_in, content_of, size_of
from eduapp.exams.papers.rules.printed import PrintedPaper
from eduapp.kiosk.formats.paper import paper_bytes, read_paper
from tests.support.printed_papers import of_every_kind


def test_every_kind_of_question_travels_and_is_read_as_it_was_sent():
    asked = tuple(replace(one, pictures=()) for one in of_every_kind())
    printed = PrintedPaper("Prøve", "nb", "A", 300, asked)
    content = content_of(printed, sitting="s", attempt="a", number=101, digest="d" * 64, aids="Kalkulator")

    assert read_paper(paper_bytes(content)) == content
    assert [one.kind for one in content.questions] == [one.kind for one in printed.questions]
    assert content.aids == "Kalkulator"


@pytest.mark.parametrize(("percent", "size"), [(120, 125), (150, 150), (160, 175), (400, 200)])
def test_letters_begin_at_least_as_large_as_was_granted(percent, size):
    assert size_of([Measure("large_print", percent=percent)]) == size
    assert size_of([]) == 100


@pytest.mark.parametrize(
    ("of_paper", "begins"), [("nn", "nn"), ("ar", "ar"), ("prs", "prs"), ("se", "nb"), ("ru", "nb")]
)
def test_a_screen_begins_in_the_language_of_the_paper_where_it_has_the_words(of_paper, begins):
    assert begins_in(of_paper) == begins
