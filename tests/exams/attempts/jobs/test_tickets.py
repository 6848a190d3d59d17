"""Labels with codes, and papers that open with the key or the code, with no place for what is right."""

import json

import pytest
from sqlalchemy import text

from eduapp.core.errors import NotFound, Refused
from eduapp.core.progress import NoProgress
from eduapp.exams.arrangements.rules import Measure
from eduapp.exams.attempts import jobs
from eduapp.gui.pdf_pages import look_into
from eduapp.kiosk.formats import paper as papers
from eduapp.kiosk.formats.faults import WrongCode
from eduapp.kiosk.formats.sealed import read_sealed
from tests.support import given_arrangements
from tests.support.given_screens import CHEAP


def made(hall, *numbers):
    chosen = tuple(hall.candidates[number] for number in numbers)
    order = jobs.MakeTickets(sitting_id=hall.sitting_id, language="nb", candidate_ids=chosen, cost=CHEAP)
    return jobs.make_tickets(hall.database, order, NoProgress())


def test_a_sealed_paper_opens_for_the_key_and_for_the_invigilator(hall):
    told = made(hall, 101)
    [ticket] = told.tickets
    sealed = read_sealed(ticket.sealed)

    assert (sealed.number, sealed.attempt) == (101, str(ticket.attempt_id))
    content = papers.read_paper(sealed.open(ticket.paper_key))
    assert content.title == "Prøve i regning"
    assert len(content.answered) == ticket.questions == 9
    assert sealed.key_of(told.code.lower()) == ticket.paper_key
    with pytest.raises(WrongCode):
        sealed.key_of("0000 0000")


def test_nothing_of_what_is_right_is_in_a_paper(hall):
    [ticket] = made(hall, 101).tickets
    opened = read_sealed(ticket.sealed).open(ticket.paper_key)
    told = json.loads(opened)
    names = {name for one in told["questions"] for name in one}

    assert not names & {"answers", "percent", "feedback", "tolerance", "key", "right"}
    assert names >= {"choices", "lefts", "rights", "stem", "kind", "points"}
    words = opened.decode()
    for never in ("percent", "answers", "feedback", "tolerance", "100"):
        assert f'"{never}"' not in words


def test_the_paper_is_the_frozen_version_of_the_candidate(hall, database):
    [ticket] = made(hall, 102).tickets
    content = papers.read_paper(read_sealed(ticket.sealed).open(ticket.paper_key))
    with database.engine.connect() as connection:
        digests = connection.execute(text("SELECT digest FROM exam_paper_version")).scalars().all()
    assert content.paper in digests


def test_labels_have_the_codes_and_the_watch_a_page_of_its_own(hall):
    told = made(hall, 101, 103)
    pages = look_into(told.pdf).texts

    assert len(pages) == 2
    for ticket in told.tickets:
        assert ticket.code[:4] in pages[0]
    assert "102" not in pages[0]
    assert told.code in pages[1]


def test_large_print_and_more_time_go_along(hall):
    given_arrangements.a_decision(
        hall.database, hall.learners[101], given_arrangements.MORE_TIME, Measure("large_print", percent=150)
    )
    [ticket] = made(hall, 101).tickets
    assert ticket.facts["allowance"] == {"limit": 300, "percent": 100, "extra": 75}
    assert ticket.facts["arrangements"]["size"] >= 150


def test_tickets_for_nobody_or_of_no_exam(hall):
    with pytest.raises(Refused):
        made(hall)
    with pytest.raises(NotFound):
        jobs.make_tickets(
            hall.database,
            jobs.MakeTickets(sitting_id=hall.candidates[101], language="nb", candidate_ids=()),
            NoProgress(),
        )


def test_the_code_for_who_watches_says_whose_papers_it_opens(hall):
    assert made(hall, 101, 102).opened == (101, 102)
    hall.let_in(101).at("09:00").start()
    told = made(hall, 101, 102)

    assert (told.opened, told.before) == ((102,), (101,))
    assert "Åpner oppgavene til 102 uten nett" in look_into(told.pdf).texts[-1]
    alone = made(hall, 101)
    assert (alone.code, alone.opened, alone.before) == ("", (), (101,))
    assert "uten nett" not in " ".join(look_into(alone.pdf).texts)
