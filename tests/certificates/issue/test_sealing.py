"""What is signed is what the page says: each fact of it, in one line, and nothing that it does not print."""

from dataclasses import replace
from datetime import date

import pytest

from eduapp.certificates.drawing.facts import Aim, Module
from eduapp.certificates.issue.sealing import NO_GRADE, Grade, heading_of, issuer_of, printed_facts, title_of
from eduapp.certificates.seals.facts import new_serial
from eduapp.certificates.seals.fields import NotPrintable
from tests.certificates.drawing import papers

SERIAL, OLD = "7KQ2M9T4XB", "0123456789"


def sealed(kind="kursbevis", replaces="", grade=NO_GRADE, **changed):
    return printed_facts(papers.a_paper(kind, **changed), SERIAL, replaces, grade)


def test_a_course_certificate_says_course_hours_period_result_and_modules():
    facts = papers.a_paper(
        "kursbevis", result="bestått", modules=(Module(text="M1 Lytte"),), aims=(Aim(text="Kan lytte"),)
    )
    told = printed_facts(facts, SERIAL, OLD, Grade("B", "BIB"))

    assert (told.serial, told.replaces, told.number, told.kind) == (SERIAL, OLD, facts.number, "kursbevis")
    assert (told.name, told.born, told.title) == (facts.name, facts.born, facts.course)
    assert (told.minutes, told.minutes_per_hour) == (facts.scope_minutes, facts.minutes_per_hour)
    assert (told.first, told.last, told.issued_on) == (facts.first, facts.last, facts.issued_on)
    assert (told.grade, told.scale) == ("B", "BIB")
    assert (told.modules, told.aims) == (("M1 Lytte",), ("Kan lytte",))
    assert (told.issuer, told.language) == (facts.issuer.name, facts.language)


def test_a_practice_statement_says_its_field_and_minutes():
    facts = papers.a_paper("praksisattest")
    told = printed_facts(facts, SERIAL, "", NO_GRADE)
    assert (told.title, told.minutes) == (facts.field_of_work, facts.practice_minutes)


def test_a_result_that_is_not_printed_is_not_signed():
    assert sealed("deltakerbevis", grade=Grade("B", "BIB"), result="").grade == ""


def test_a_period_with_one_end_is_none():
    assert sealed(first=date(2026, 1, 1), last=None).first is None


def test_a_text_over_several_lines_is_one():
    assert sealed(course="Truck\n\u2028 T1").title == "Truck T1"


def test_a_paper_about_nothing_else_is_about_what_it_is():
    facts = papers.a_paper("kursbevis")
    assert title_of(facts) == facts.course
    assert heading_of(facts).casefold() == "kursbevis"


def test_what_no_code_can_say_is_named():
    with pytest.raises(NotPrintable, match="number"):
        sealed(number="9" * 40)


def test_serials_are_ten_letters_at_random():
    assert len({new_serial() for _time in range(100)}) == 100


def test_the_results_of_an_overview_and_the_trainings_of_a_record_are_signed_as_they_are_printed():
    overview, record = (sealed(kind) for kind in ("resultatoversikt", "opplaeringslogg"))

    assert overview.modules[0] == "Truckfører T1–T4 (TRUCK-1) – bestått – 13.11.2026"
    assert record.modules[1] == "Kantlimer – praksis – 21.01.2026 – gitt av Ola Berg"
    assert sealed("praksisattest").modules == ()  # its aims and hours are what it tells


def test_a_confirmation_says_how_much_was_attended():
    told = sealed("bekreftelse")

    assert (told.minutes, told.minutes_per_hour) == (2040, 60)


def test_what_a_northern_sami_paper_is_about_is_signed_in_the_words_of_its_page():
    facts = replace(papers.bare("resultatoversikt"), language="se", course="")

    assert heading_of(facts) == "Bohtosiid bajilgovva"
    assert printed_facts(facts, SERIAL, "", NO_GRADE).title == "Bohtosiid bajilgovva"


def test_the_issuer_of_invented_people_is_signed_with_the_word_that_stands_across_the_page():
    facts = papers.a_paper("kursbevis")

    assert issuer_of(facts) == facts.issuer.name
    told = printed_facts(replace(facts, across="PRØVE"), SERIAL, "", NO_GRADE)
    assert told.issuer == f"{facts.issuer.name} (PRØVE)"
