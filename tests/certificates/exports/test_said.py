from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from eduapp.certificates.drawing.facts import Aim, Module
from eduapp.certificates.exports import said
from tests.certificates.drawing import papers


@pytest.mark.parametrize(("minutes", "hours"), [(2400, "40"), (2425, "40.42"), (30, "0.5"), (6000, "100")])
def test_minutes_are_hours_of_sixty_minutes(minutes, hours):
    facts = papers.bare("kursbevis", scope_minutes=minutes, minutes_per_hour=45)

    assert f"{said.hours(facts):f}" == hours
    assert said.hours(papers.bare("kursbevis")) is None


def test_practice_counts_before_the_size_of_a_course():
    assert said.hours(papers.bare("praksisattest", practice_minutes=90)) == Decimal("1.5")


@pytest.mark.parametrize(("kind", "name"), [("kursbevis", "Sveising"), ("praksisattest", "Sveising")])
def test_the_title_is_what_was_learnt(kind, name):
    assert said.title(papers.bare(kind)) == name


def test_a_paper_about_neither_course_nor_work_is_called_what_it_is():
    facts = papers.bare("kursbevis")

    assert said.heading(facts) == "Kursbevis: Sveising"
    assert said.heading(replace(facts, course="")) == said.title(replace(facts, course="")) == "Kursbevis"


def test_words_are_in_the_language_of_the_paper():
    facts = papers.bare("kursbevis", scope_minutes=2400)

    assert said.kind(facts) == "Kursbevis"
    assert said.offered(facts) == "har gjennomført kurset Sveising (40 timer à 60 minutter)"
    assert said.language(facts) == "nb"


def test_what_is_the_same_for_all_is_apart_from_what_is_a_persons_own():
    facts = papers.bare(
        "kursbevis",
        contents=("Buesveising", "Tegning"),
        goals=("Sveise",),
        aims=(Aim(text="Lese", day=date(2026, 3, 1)),),
        modules=(Module(text="M1"),),
    )

    assert said.contents(facts) == "Buesveising\nTegning"
    assert said.criteria(facts) == "har gjennomført kurset Sveising\nSveise"
    assert said.reached(facts) == "M1\nLese – 01.03.2026"
    assert said.contents(papers.bare("kursbevis")) == "har gjennomført kurset Sveising"


def test_practice_is_offered_without_its_days_and_hours():
    facts = papers.bare(
        "praksisattest",
        practice_minutes=90,
        tasks=("Kapping",),
        first=date(2026, 3, 1),
        last=date(2026, 3, 2),
    )

    assert said.offered(facts) == "har hatt praksis i Sveising"
    assert said.reached(facts).splitlines()[0] == "1 time og 30 minutter"
    assert said.reached(facts).splitlines()[-1] == "Kapping"


def test_days_and_modules_are_told_as_they_are():
    day = date(2026, 3, 1)
    facts = papers.bare(
        "kursbevis", first=day, last=day, modules=(Module(text="M1", day=day), Module(text="M2"))
    )

    assert said.days(facts) == (day, day)
    assert list(said.module_texts(facts)) == [("M1", day), ("M2", None)]


def test_northern_sami_papers_are_told_in_their_own_words():
    facts = replace(papers.bare("kursbevis", scope_minutes=2400), language="se")

    assert said.kind(facts) == "Kursaduođaštus"
    assert said.offered(facts).startswith("lea čađahan kurssa Sveising")
    assert said.language(facts) == "se"
