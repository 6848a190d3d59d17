"""Heading and foot of every paper: which exam, when, where; and what is hostile stays words."""

import pytest

from eduapp.drawing.ink import Type
from eduapp.drawing.marks import letters_in
from eduapp.exams.sittings.drawing.sheet import UPRIGHT, foot, heading
from tests.support.given_sitting_papers import door_list, drawn, head, label_sheet, pages_read, watch_list
from tests.support.list_pages import margins_of, pages_of

HOSTILE = "<b>Kurs</b> & \\ (mer) %PDF صبر"


def said(block):
    return " ".join(line.line.text for line in letters_in(block))


def test_the_heading_says_which_paper_of_which_exam_when_and_where():
    told = said(heading(head(title="Dørliste", notes=("Før 10.00.",)), UPRIGHT[0], Type()))
    for words in ("Dørliste", "Matematikk 1P", "Torsdag 3. desember 2026", "Rom 2", "Før 10.00."):
        assert words in told


def test_the_foot_says_it_again_with_the_page():
    told = said(foot(head(title="Dørliste"), 2, 3, UPRIGHT[0]))
    assert "Dørliste · Matematikk 1P" in told
    assert "2" in told.split("Torsdag")[1]


@pytest.mark.parametrize("make", [door_list, watch_list, label_sheet])
def test_words_that_look_like_something_else_are_words(make):
    read = " ".join(pages_read(drawn(make(course=HOSTILE))))
    assert "<b>Kurs</b> & \\ (mer) %PDF" in read


@pytest.mark.parametrize("make", [door_list, watch_list, label_sheet])
def test_every_page_of_many_keeps_its_margins(make):
    pdf = drawn(make(90))
    assert pages_of(pdf) > 2
    for page in range(pages_of(pdf)):
        assert min(margins_of(pdf, page)) > 8
