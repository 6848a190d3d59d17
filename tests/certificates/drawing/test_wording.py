from datetime import date

import pytest

from eduapp.certificates.drawing import wording
from eduapp.certificates.drawing.facts import Aim, Post, Training
from eduapp.core.i18n import speaking
from tests.certificates.drawing import papers

NO_MONTHS = {"months": (), "adjustments": ()}
MARCH = {"first": date(2027, 3, 1), "last": date(2027, 3, 28)}


def said(function, kind="kursbevis", language="nb", **changes):
    with speaking(language):
        return function(papers.a_paper(kind, **changes))


@pytest.mark.parametrize(
    ("language", "kind", "words"),
    [
        ("nb", "kursbevis", "har gjennomført kurset"),
        ("nn", "kursbevis", "har gjennomført kurset"),
        ("nb", "deltakerbevis", "har deltatt på"),
        ("nn", "deltakerbevis", "har delteke på"),
        ("nb", "praksisattest", "har i perioden 1.–28. mars 2027 hatt praksis i"),
        ("nn", "praksisattest", "har i perioden 1.–28. mars 2027 hatt praksis i"),
        ("en", "praksisattest", "has, in the period 1–28 March 2027, had practice in"),
    ],
)
def test_the_sentence_follows_the_models(language, kind, words):
    assert said(wording.sentence, kind, language, **MARCH) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [("nb", "Det bekreftes at"), ("nn", "Det blir stadfesta at"), ("en", "This is to certify that")],
)
def test_a_certificate_opens_with_its_words(language, words):
    assert said(wording.opening, "deltakerbevis", language) == words


@pytest.mark.parametrize(
    ("minutes", "unit", "language", "words"),
    [
        (2400, 60, "nb", "40 timer à 60 minutter"),
        (2400, 60, "nn", "40 timar à 60 minutt"),
        (1800, 45, "nb", "40 timer à 45 minutter"),
        (60, 60, "nb", "1 time à 60 minutter"),
        (45, 45, "nn", "1 time à 45 minutt"),
        (450, 60, "nb", "7,5 timer à 60 minutter"),
        (450, 60, "en", "7.5 hours of 60 minutes"),
        (750_000, 60, "nb", "12\u00a0500 timer à 60 minutter"),
        (0, 60, "nb", "0 timer à 60 minutter"),
        (None, 60, "nb", ""),
    ],
)
def test_hours_are_never_without_their_length(minutes, unit, language, words):
    assert said(wording.scope, language=language, scope_minutes=minutes, minutes_per_hour=unit) == words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (MARCH | {"attended": 8, "attended_of": 10}, "i perioden 1.–28. mars 2027 (8 av 10 samlinger)"),
        (
            MARCH | {"attended": 8, "attended_of": 10, "attended_unit": "hours"},
            "i perioden 1.–28. mars 2027 (8 av 10 timer)",
        ),
        (MARCH | {"attended": None}, "i perioden 1.–28. mars 2027"),
        ({"first": None, "last": None, "attended": 8, "attended_of": 10}, "8 av 10 samlinger"),
        ({"first": None, "last": None, "attended": None}, ""),
    ],
)
def test_attendance_says_what_is_known(changes, words):
    assert said(wording.attended, "deltakerbevis", **changes) == words


@pytest.mark.parametrize(
    ("language", "minutes", "week", "words"),
    [
        ("nb", 74400, 1440, "1240 timer (gjennomsnitt 24 timer per uke)"),
        ("nn", 74400, 1440, "1240 timar (gjennomsnitt 24 timar per veke)"),
        ("en", 74400, 1470, "1240 hours (24.5 hours a week on average)"),
        ("nb", 60, 60, "1 time (gjennomsnitt 1 time per uke)"),
        ("nb", 90, None, "1 time og 30 minutter"),
        ("nn", 74_461, None, "1241 timar og 1 minutt"),
        ("en", 75, None, "1 hour and 15 minutes"),
        ("nb", None, 60, ""),
    ],
)
def test_practice_is_summed_and_averaged(language, minutes, week, words):
    changes = {"practice_minutes": minutes, "minutes_a_week": week, "posts": ()} | NO_MONTHS

    assert said(wording.practice, "praksisattest", language, **changes) == words


def test_where_a_post_says_how_large_it_was_no_average_stands_beside_it():
    assert (
        said(wording.practice, "praksisattest", practice_minutes=120, minutes_a_week=60, **NO_MONTHS)
        == "2 timer"
    )


@pytest.mark.parametrize(
    ("posts", "words"),
    [
        ((), ""),
        ((Post(**MARCH, percent=80),), "80\u00a0%"),
        (
            (Post(**MARCH, percent=50), Post(first=date(2027, 3, 29), last=date(2027, 6, 30), percent=100)),
            "50\u00a0% (01.03.2027–28.03.2027), 100\u00a0% (29.03.2027–30.06.2027)",
        ),
    ],
)
def test_rule_61_the_size_of_the_post_stands_with_its_dates_where_it_changed(posts, words):
    assert said(wording.post, "praksisattest", posts=posts) == words


def test_an_aim_is_told_in_the_words_that_were_signed_and_when():
    aims = (Aim(text="Lese tegning", day=date(2027, 1, 14)), Aim(text="Måle opp"))

    assert said(wording.aims, "praksisattest", "en", aims=aims) == ("Lese tegning – 14.01.2027", "Måle opp")


def test_trades_begin_with_a_capital():
    trades = ("snekkerfaget", "tømrerfaget")
    assert said(wording.trade, "praksisattest", trades=trades) == "Snekkerfaget, tømrerfaget"
    assert said(wording.trade, "praksisattest", trades=()) == ""


def test_a_trade_that_is_the_field_of_work_is_not_said_twice():
    assert said(wording.trade, "praksisattest", trades=("snekkerfaget",), field_of_work="Snekkerfaget") == ""


def test_a_training_says_what_when_and_by_whom():
    trainings = (
        Training(equipment="Sirkelsag", day=date(2027, 1, 14), given_by="Ola Berg"),
        Training(equipment="Kantlimer"),
    )

    assert said(wording.trainings, "praksisattest", trainings=trainings) == (
        "Sirkelsag – 14.01.2027 – gitt av Ola Berg",
        "Kantlimer",
    )


def test_only_a_course_certificate_carries_a_result():
    assert said(wording.result, "kursbevis", result="Bestått") == "Bestått"
    assert said(wording.result, "deltakerbevis", result="Bestått") == ""


@pytest.mark.parametrize(
    ("language", "born", "place"),
    [
        ("nb", "født 2. november 1990", "Lillestrøm, 19. november 2026"),
        ("nn", "fødd 2. november 1990", "Lillestrøm, 19. november 2026"),
        ("en", "born 2 November 1990", "Lillestrøm, 19 November 2026"),
    ],
)
def test_dates_are_written_out(language, born, place):
    assert said(wording.born, language=language) == born
    assert said(wording.place_and_date, language=language) == place


def test_numbers_carry_their_word():
    assert said(wording.number) == "Bevis nr. 2026-0417"
    assert said(wording.number, "praksisattest", "nn") == "Attest nr. 2026-0419"
    assert said(wording.org_number) == "Org.nr. 974 000 000"
    assert said(wording.address) == "Skoleveien 1, 2000 Lillestrøm"
