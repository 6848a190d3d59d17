import pytest

from eduapp.certificates.drawing import KINDS
from tests.certificates.drawing import papers
from tests.certificates.drawing.raw import raw_page
from tests.support.list_pages import scanned


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_we_are_measured_against_says_the_same(kind):
    facts = papers.checkable(kind, name="Łukasz Żółć")

    theirs, ours = (papers.lines_of(pdf) for pdf in (raw_page(facts), papers.drawn(facts)))

    assert sorted(" ".join(theirs).split()) == sorted(" ".join(ours).split())


def test_its_square_is_read_as_ours_is():
    facts = papers.checkable("kursbevis", name="Łukasz Żółć")

    assert scanned(raw_page(facts)) == [facts.code]
