import dataclasses

import pytest

from eduapp.certificates.drawing import draw, sample_facts
from eduapp.certificates.drawing.sheet import for_the_printer, four_to_a_sheet
from eduapp.core.errors import Refused
from tests.certificates.drawing import papers
from tests.support.list_pages import scanned

NAMES = ["Łukasz Żółć", "صلاح بلال", "Máret Ánne Kaŋas", "Sukarno", "Hồng Nguyễn Thị"]


def cards(**changes):
    facts = dataclasses.replace(sample_facts("kursbevis"), serial=papers.SERIAL, **changes)
    return [
        draw(dataclasses.replace(facts, name=name, code=papers.code_of(380 + place)), "kursbevis.card")
        for place, name in enumerate(NAMES)
    ]


def test_five_cards_stand_on_two_sheets_each_with_its_own_square_and_name():
    sheets = four_to_a_sheet(cards())

    assert papers.pages_of(sheets) == 4  # two sheets with faces and backs
    assert sorted(scanned(sheets, 0)) == sorted(papers.code_of(380 + place) for place in range(4))
    assert scanned(sheets, 2) == [papers.code_of(384)]
    said = papers.lines_of(sheets)
    assert all(any(papers.as_read(name) in line for line in said) for name in NAMES)


def test_a_back_is_behind_its_face_when_the_sheet_is_turned():
    one, other, *_ = cards(contents=("Ett",), goals=())

    sheets = four_to_a_sheet([one, other])

    faces, backs = (papers.place_of(sheets, page, "Łukasz Żółć") for page in (0, 1))
    assert faces < 148.5 * 72 / 25.4 < backs


def test_cards_without_backs_make_faces_alone_and_the_same_sheet_every_time():
    plain = cards(contents=(), goals=())

    assert papers.pages_of(four_to_a_sheet(plain[:4])) == 1
    assert four_to_a_sheet(plain) == four_to_a_sheet(plain)


def test_a_paper_of_another_size_is_refused():
    with pytest.raises(Refused) as refused:
        four_to_a_sheet([papers.sample_pdf("kursbevis")])

    assert refused.value.sentence().startswith("Only papers drawn as cards (A6)")


def test_the_printer_gets_cards_on_sheets_and_other_papers_whole_in_their_order():
    paper = papers.sample_pdf("kursbevis")
    first, second, third, *_ = cards(contents=(), goals=())

    made = for_the_printer([first, second, paper, third])

    assert [papers.pages_of(one) for one in made] == [1, 1, 1]
    assert made[1] == paper
    assert len(scanned(made[0])) == 2
    assert len(scanned(made[2])) == 1
