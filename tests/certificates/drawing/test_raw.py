import pytest

from eduapp.certificates.drawing import KINDS
from tests.certificates.drawing import papers
from tests.certificates.drawing.raw import raw_page


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_we_are_measured_against_says_the_same(kind):
    facts = papers.a_paper(kind, name="Łukasz Żółć", months=(), adjustments=(), calculations=())

    assert sorted(papers.lines_of(raw_page(facts))) == sorted(papers.lines_of(papers.drawn(facts)))
