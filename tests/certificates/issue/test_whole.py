"""A whole paper: the file that is made of an order, and what in it would tell where it was earned."""

from dataclasses import replace

import pytest

from eduapp.certificates.issue.making import Wanted, made
from eduapp.certificates.issue.whole import Ordered, whole
from eduapp.certificates.neutrality import Element, SiteWords
from eduapp.core.errors import Refused
from tests.certificates.drawing import papers
from tests.support import given_signing
from tests.support.given_seals import a_school

SERIAL = "7KQ2M9T4XB"


@pytest.fixture(scope="module")
def ordered():
    facts = papers.a_paper("kursbevis", serial=SERIAL, name="Áile Østby-Çelik")
    wanted = Wanted(facts, "kursbevis", given_signing.MOMENT, SERIAL, key=a_school().issuing)
    return Ordered(wanted, "Ostby-Celik.pdf", "Certificate 2026-00001", SiteWords(("Granmo",)))


def test_it_is_the_file_that_is_made_and_tells_nothing(ordered):
    found = whole(ordered)
    assert found.paper == made(ordered.wanted)
    assert found.found == ()


def test_what_would_tell_is_found_in_the_file_and_in_what_names_it(ordered):
    told = replace(ordered, file_name="Granmo.pdf", print_title="Fengsel")
    assert {one.where.element for one in whole(told).found} == {Element.FILE_NAME, Element.PRINT_TITLE}


def test_what_no_square_can_say_is_refused_with_a_sentence(ordered):
    facts = replace(ordered.wanted.facts, serial="small letters")
    with pytest.raises(Refused) as refused:
        whole(replace(ordered, wanted=replace(ordered.wanted, facts=facts, serial="no")))
    assert "cannot say" in refused.value.sentence()
