"""The file: drawn with its square, PDF/A, signed; the same wish gives the same bytes."""

from dataclasses import replace

import pytest

from eduapp.certificates.drawing import draw
from eduapp.certificates.issue.making import Wanted, about, drafted, made
from eduapp.certificates.seals.code import check_code, text_of
from eduapp.certificates.seals.faults import NoCode
from eduapp.certificates.signing import Soundness, check
from eduapp.core.errors import Refused
from tests.certificates.drawing import papers
from tests.support import given_signing, list_pages, preflight
from tests.support.given_seals import a_school

SERIAL = "7KQ2M9T4XB"


@pytest.fixture(scope="module")
def school():
    return a_school()


def wanted(school, kind="kursbevis", **changed):
    facts = papers.a_paper(kind, serial=SERIAL, **changed)
    return Wanted(facts, kind, given_signing.MOMENT, SERIAL, key=school.issuing)


@pytest.mark.parametrize("kind", ["kursbevis", "deltakerbevis", "praksisattest"])
def test_a_paper_bears_its_square_and_one_sound_signature(school, kind):
    wish = wanted(school, kind)
    paper = made(wish)

    [code] = list_pages.scanned(paper.pdf)
    assert code == text_of(paper.signed_facts)
    assert check_code(code, school.keys()).facts.name == wish.facts.name
    report = check(paper.pdf, [school.root.certificate], wish.facts.issued_on)
    assert report.soundness is Soundness.SOUND


@preflight.needs_preflight
def test_what_is_signed_lasts(school):
    assert preflight.verdicts({"paper": made(wanted(school)).pdf}) == {"paper": preflight.VALID}


def test_the_same_wish_gives_the_same_bytes(school):
    assert made(wanted(school)) == made(wanted(school))


def test_without_a_key_it_is_drawn_as_papers_were_before(school):
    facts = papers.a_paper("kursbevis")
    paper = made(Wanted(facts, "kursbevis", given_signing.MOMENT))
    assert (paper.pdf, paper.signed_facts) == (draw(facts, "kursbevis"), None)


def test_what_cannot_be_drawn_is_signed_by_nobody(school):
    wish = wanted(school)
    with pytest.raises(Refused):
        made(replace(wish, facts=replace(wish.facts, name="Aa \U00012000")))


def test_the_file_names_the_school_and_nobody_else(school):
    said = about(papers.a_paper("kursbevis", name="Karim Haddad"))
    assert "Karim" not in f"{said.title} {said.author} {said.subject}"


def test_a_draft_looks_as_the_paper_will_and_its_square_says_nothing(school):
    facts = papers.a_paper("kursbevis", number="0000-00000")
    draft, paper = drafted(facts), made(wanted(school, number="0000-00000"))

    [said] = list_pages.scanned(draw(draft, "kursbevis"))
    assert said.startswith("UTKAST")
    real = list_pages.scanned(paper.pdf)[0]
    assert len(real) <= len(said) <= len(real) + 60
    with pytest.raises(NoCode):
        check_code(said, school.keys())
