import importlib
import pkgutil
import re
import threading
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import eduapp
from eduapp.core.codes import code_list
from eduapp.core.errors import EduError
from eduapp.core.i18n import (
    CANDIDATE_LANGUAGES,
    LANGUAGES,
    _,
    capital,
    clock_text,
    date_text,
    day_with_weekday,
    hours_text,
    language,
    long_date,
    month_text,
    ngettext,
    number_text,
    period_text,
    pgettext,
    program_language,
    set_screen_language,
    speaking,
    weekday_short,
)
from eduapp.core.resources import resource
from eduapp.core.violations import Violation
from tests.support.translations import TRANSLATED, code_lists, told

MONDAY = date(2026, 11, 23)
HARD = "\N{NO-BREAK SPACE}"


def spoken_by_all(tell):
    """What each language says."""
    said = {}
    for code in ("nb", "nn", "en"):
        with speaking(code):
            said[code] = tell()
    return said


def placeholders(text):
    return set(re.findall(r"{(\w+)", text))


# ── Dates and numbers ────────────────────────────────────────────────────────────────────────────


def test_a_date_in_a_list_is_the_same_everywhere():
    assert set(spoken_by_all(lambda: date_text(date(2026, 6, 5))).values()) == {"05.06.2026"}


def test_a_date_on_a_paper_has_a_dot_in_norwegian():
    assert spoken_by_all(lambda: long_date(date(2026, 6, 5))) == {
        "nb": "5. juni 2026",
        "nn": "5. juni 2026",
        "en": "5 June 2026",
    }


def test_weekdays_are_nynorsk_in_nynorsk():
    assert spoken_by_all(lambda: day_with_weekday(MONDAY)) == {
        "nb": "mandag 23. november",
        "nn": "måndag 23. november",
        "en": "Monday 23 November",
    }
    with speaking("nn"):
        assert [weekday_short(date(2026, 11, 23 + day)) for day in range(7)] == [
            "mån",
            "tys",
            "ons",
            "tor",
            "fre",
            "lau",
            "søn",
        ]


@pytest.mark.parametrize(
    ("first", "last", "nb", "en"),
    [
        (date(2027, 3, 1), date(2027, 3, 1), "1. mars 2027", "1 March 2027"),
        (date(2027, 3, 1), date(2027, 3, 28), "1.–28. mars 2027", "1–28 March 2027"),
        (
            date(2026, 8, 17),
            date(2026, 12, 18),
            "17. august – 18. desember 2026",
            "17 August – 18 December 2026",
        ),
        (
            date(2026, 8, 17),
            date(2027, 6, 18),
            "17. august 2026 – 18. juni 2027",
            "17 August 2026 – 18 June 2027",
        ),
    ],
)
def test_a_period_says_what_is_shared_once(first, last, nb, en):
    assert spoken_by_all(lambda: period_text(first, last)) == {"nb": nb, "nn": nb, "en": en}


def test_a_time_of_day_has_a_dot_in_norwegian():
    assert spoken_by_all(lambda: clock_text(time(9, 5))) == {"nb": "09.05", "nn": "09.05", "en": "09:05"}


@pytest.mark.parametrize(
    ("value", "decimals", "nb", "en"),
    [
        (7.5, 1, "7,5", "7.5"),
        (7.0, 2, "7", "7"),
        (0.25, 2, "0,25", "0.25"),
        (1740, 0, "1740", "1740"),
        (12300, 0, f"12{HARD}300", "12,300"),
        (1234567.5, 1, f"1{HARD}234{HARD}567,5", "1,234,567.5"),
        (-12300, 0, f"-12{HARD}300", "-12,300"),
    ],
)
def test_numbers_are_written_as_in_norway(value, decimals, nb, en):
    assert spoken_by_all(lambda: number_text(value, decimals)) == {"nb": nb, "nn": nb, "en": en}


def test_hours_are_counted_in_their_unit():
    assert spoken_by_all(lambda: hours_text(390))["nb"] == "6,5"
    assert hours_text(90, unit=45) == "2"


@given(st.integers(min_value=0, max_value=5_000 * 60))
def test_no_minute_is_lost_in_hours(minutes):
    with speaking("nb"):
        said = hours_text(minutes).replace(HARD, "").replace(",", ".")
    assert round(float(said) * 60) == pytest.approx(minutes, abs=1)


# ── Who speaks what ──────────────────────────────────────────────────────────────────────────────


def test_a_paper_speaks_its_own_language_while_the_screen_keeps_its_own():
    set_screen_language("nb")

    with speaking("nn"):
        inside = language(), _("Learners")

    assert inside == ("nn", "Deltakarar")
    assert (language(), _("Learners")) == ("nb", "Deltakere")


def test_papers_within_papers_come_back_to_the_outer_one():
    with speaking("nb"), speaking("nn"):
        pass
    with speaking("nb"):
        with pytest.raises(ZeroDivisionError), speaking("nn"):
            raise ZeroDivisionError
        assert language() == "nb"


def test_two_threads_speak_without_hearing_each_other():
    set_screen_language("nb")
    both_speak, said = threading.Barrier(2, timeout=10), {}

    def speak(code):
        with speaking(code):
            both_speak.wait()
            said[code] = _("Learners")
            both_speak.wait()
        said[f"after {code}"] = language()

    threads = [threading.Thread(target=speak, args=(code,)) for code in ("nn", "en")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert said == {"nn": "Deltakarar", "en": "Learners", "after nn": "nb", "after en": "nb"}


def test_a_thread_speaks_the_windows_language_not_its_makers_paper():
    set_screen_language("nb")
    said = []
    with speaking("en"):
        thread = threading.Thread(target=lambda: said.append(language()))
        thread.start()
        thread.join()

    assert said == ["nb"]


def test_a_language_nobody_translated_is_refused():
    with pytest.raises(ValueError, match="se"):
        set_screen_language("se")


@pytest.mark.parametrize("code", ["nb", "ar"])
def test_a_text_without_a_translation_speaks_english(code):
    with speaking(code):
        assert _("No translator has seen this.") == "No translator has seen this."


@pytest.mark.parametrize("code", CANDIDATE_LANGUAGES)
def test_a_candidates_language_speaks_for_itself_and_dates_and_codes_in_english(code):
    set_screen_language(code)

    assert (language(), program_language()) == (code, "en")
    assert _("Hand in") != "Hand in"
    assert long_date(date(2026, 6, 5)) == "5 June 2026"
    assert day_with_weekday(MONDAY) == "Monday 23 November"
    assert clock_text(time(9, 5)) == "09:05"
    assert code_list("exam_languages")["pl"].label == "Polish"


def test_the_programs_own_languages_have_everything_and_are_no_candidates_languages():
    assert spoken_by_all(program_language) == {"nb": "nb", "nn": "nn", "en": "en"}
    assert not set(CANDIDATE_LANGUAGES) & set(LANGUAGES)


# ── Forms ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("count", "nb", "nn"),
    [(0, "0 deltakere", "0 deltakarar"), (1, "1 deltaker", "1 deltakar"), (2, "2 deltakere", "2 deltakarar")],
)
def test_one_is_one_and_none_is_many(count, nb, nn):
    said = spoken_by_all(lambda: ngettext("{shown} learner", "{shown} learners", count).format(shown=count))

    assert (said["nb"], said["nn"]) == (nb, nn)


def test_one_word_means_different_things_in_different_places():
    said = spoken_by_all(lambda: (pgettext("seats of a group", "Places"), _("Places")))

    assert said["nb"] == ("Plasser", "Steder")
    assert said["nn"] == ("Plassar", "Stader")


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_text_has_all_its_forms(code):
    assert [english for english, forms in told(code).items() if not forms or not all(forms)] == []


# ── Everything a person may be told ──────────────────────────────────────────────────────────────


def all_sentences():
    """Every Violation and EduError of the program with its English message."""
    for module in pkgutil.walk_packages(eduapp.__path__, "eduapp."):
        if not module.name.startswith("eduapp.migrations") and not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    waiting, found = [Violation, EduError], {}
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("eduapp.") and isinstance(vars(kind).get("message"), str):
            found[f"{kind.__module__.removeprefix('eduapp.')}.{kind.__name__}"] = kind.message
    return found


@pytest.fixture(scope="module")
def sentences():
    return all_sentences()


def test_the_search_for_sentences_finds_them(sentences):
    assert "people.learners.rules.record.NameMissing" in sentences
    assert len(sentences) > 100


@pytest.mark.parametrize("code", TRANSLATED)
def test_whatever_stands_against_a_request_is_told_in(code, sentences):
    missing = [name for name, english in sentences.items() if english not in told(code)]

    assert missing == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_sentence_loses_a_fact_in(code, sentences):
    lost = [
        name
        for name, english in sentences.items()
        if english in told(code) and placeholders(told(code)[english][0]) != placeholders(english)
    ]

    assert lost == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_codes_have_a_word_in(code):
    assert [(known.name, one.key) for known in code_lists() for one in known if not one.labels[code]] == []


@pytest.mark.parametrize(
    ("words", "begun"),
    [("mandag 23. november", "Mandag 23. november"), ("iPad", "IPad"), ("ørsta", "Ørsta"), ("", "")],
)
def test_only_the_first_letter_of_a_sentence_changes(words, begun):
    assert capital(words) == begun


def test_a_month_is_written_as_each_language_writes_it():
    for tongue, written in {"nb": "november 2026", "nn": "november 2026", "en": "November 2026"}.items():
        with speaking(tongue):
            assert month_text(date(2026, 11, 27)) == written


def test_a_board_has_one_form_in_bokmal_and_a_question_one_word_on_the_exam_screen():
    locale = resource("locale")
    bokmal = [*locale.joinpath("nb").glob("*.po"), *resource("help/nb").glob("*.md")]
    assert [path.name for path in bokmal if re.search(r"\btavlen\b", path.read_text("utf-8").lower())] == []
    for tongue in ("nb", "nn"):
        said = locale.joinpath(tongue, "kiosk.po").read_text("utf-8").lower()
        assert "spørsmål" not in said, tongue
