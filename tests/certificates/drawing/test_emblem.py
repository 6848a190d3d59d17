import pytest

from eduapp.certificates.drawing import KINDS
from eduapp.certificates.drawing.emblem import emblem_of
from tests.certificates.drawing import papers


@pytest.mark.parametrize("kind", KINDS)
def test_an_overview_alone_bears_no_emblem(kind):
    told = emblem_of(papers.a_paper(kind), b"a picture")

    assert told == ("" if kind == "resultatoversikt" else "logo")


def test_without_a_picture_there_is_none():
    assert emblem_of(papers.a_paper(), b"") == ""
