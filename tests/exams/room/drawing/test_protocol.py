"""The protocol on paper: pages that count, nothing over the margin, the same facts the same bytes."""

from dataclasses import replace

import pytest

from eduapp.exams.room import queries
from eduapp.exams.room.drawing import draw_protocol
from eduapp.gui.pdf_pages import look_into
from tests.exams.room.test_a_day_for_six import closed, held, the_morning, the_rest
from tests.support.given_room import DAY
from tests.support.list_pages import margins_of, pages_of

__all__ = ["held"]


@pytest.fixture
def told(held, database):
    the_morning(held)
    the_rest(held)
    closed(held)
    with database.reading() as session:
        return queries.protocol(session, held.sitting_id, "en", names=True)


def said(pdf):
    return [" ".join(text.split()) for text in look_into(pdf).texts]


def test_every_section_is_on_it_in_its_order(told):
    whole = " ".join(said(draw_protocol(told, DAY)))
    places = [
        whole.index(words)
        for words in (
            "Protocol of an exam",
            "Who came, by candidate number",
            "Disturbances and time given back",
            "Log in the order of the times",
            "Papers and answer sheets",
            "Suspicions, and conduct",
            "Signatures",
            "Seal over the log",
            "Who has which number",
        )
    ]

    assert places == sorted(places)


def test_pages_say_which_they_are_and_of_how_many_with_the_exam_and_the_seal(told):
    pages = said(draw_protocol(told, DAY))

    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert f"Matematikk (MAT) · 24.11.2026 · {told.seal[:8]}" in page


def test_names_stand_on_the_last_page_alone(told):
    *others, last = said(draw_protocol(told, DAY))

    assert "Hosseini, Amir" in last
    assert not any("Hosseini" in page for page in others)


def test_nobody_signs_a_page_with_nothing_on_it(told):
    pages = said(draw_protocol(told, DAY))
    signed = next(page for page in pages if "Signatures" in page)

    assert "Candidate 103: suspicion of cheating" in signed


def test_a_long_log_goes_on_with_its_headings_on_every_page(told):
    [who, what, log, papers] = told.tables
    long = replace(
        log, rows=tuple((str(n), "09:00", "101", "Out of the room", "Berit Moe") for n in range(150))
    )
    pdf = draw_protocol(replace(told, tables=(who, what, long, papers)), DAY)

    assert pages_of(pdf) > 5
    assert all("What happened" in page for page in said(pdf)[1:4])


def test_nothing_comes_near_the_edge(told):
    pdf = draw_protocol(told, DAY)

    for page in range(pages_of(pdf)):
        assert min(margins_of(pdf, page)) > 10  # millimetres


def test_the_same_facts_are_the_same_bytes_and_others_are_not(told):
    assert draw_protocol(told, DAY) == draw_protocol(told, DAY)
    assert draw_protocol(told, DAY) != draw_protocol(replace(told, seal="b" * 64), DAY)


def test_an_exam_that_is_not_closed_has_lines_to_sign_on_and_says_so(told):
    pdf = draw_protocol(replace(told, seal="", signatures=(), unfinished="Not closed yet."), DAY)
    whole = " ".join(said(pdf))

    assert "Not closed yet." in whole
    assert "Signature and day" in whole
    assert "Seal over the log" not in whole


def test_papers_of_invented_people_say_so_across(told):
    assert "TRIAL" in " ".join(said(draw_protocol(told, DAY, across="TRIAL")))


def test_what_somebody_wrote_is_text_and_nothing_else(told):
    odd = replace(told, unfinished="<b>Ola</b> & $ % \\n Æøå ŋđŧ")

    assert "<b>Ola</b> & $ %" in " ".join(said(draw_protocol(odd, DAY)))
