from datetime import date

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.names import LONGEST_NAME
from eduapp.people.learners.rules import LearnerFacts, check_learner

TODAY = date(2026, 11, 23)


def against(**facts):
    known = {"number": "1", "family_name": "Vik"} | facts
    return {violation.name for violation in check_learner(LearnerFacts(**known), TODAY)}


def test_number_and_one_name_are_enough():
    assert against() == set()
    assert against(family_name="", given_name="Sukarno") == set()


def test_birth_dates_lie_between_the_oldest_living_and_today():
    assert against(birth_date=date(2026, 11, 24)) == {"BirthDateImpossible"}
    assert against(birth_date=date(1899, 12, 31)) == {"BirthDateImpossible"}
    assert against(birth_date=TODAY) == set()


def test_levels_are_closed_lists():
    assert against(norwegian_level="B7", security_level="maximum") == {"LevelUnknown", "SecurityLevelUnknown"}


def test_what_is_not_known_stays_so_and_a_source_needs_its_day():
    day = date(2027, 3, 1)
    assert against(available_until=day) == set()
    assert against(available_until=day, available_source="earliest_date", available_as_of=TODAY) == set()
    assert against(available_source="release_date") == {"SourceWithoutDay"}
    assert against(available_as_of=TODAY) == {"AsOfWithoutDay"}
    assert against(available_until=day, available_as_of=date(2026, 11, 24)) == {"AsOfInFuture"}
    assert against(available_until=day, available_source="guess") == {"SourceUnknown"}


def test_a_refusal_of_a_source_says_both_in_the_words_of_the_list():
    [violation] = check_learner(LearnerFacts("1", "Vik", available_source="release_date"), TODAY)
    assert violation.sentence() == (
        "There is no day that could come from “release date”. Write the day too, or choose “not known”."
    )


def test_work_is_an_offer_unless_somebody_says_otherwise():
    assert LearnerFacts("1").participation == "offer"
    assert against(participation="duty") == set()
    assert against(participation="remand") == {"ParticipationUnknown"}


def test_notes_are_notes():
    assert against(staff_note="x" * 500, learner_note="x" * 500) == set()
    assert against(staff_note="x" * 501) == {"NoteTooLong"}
    assert against(learner_note="x" * 501) == {"NoteTooLong"}


@pytest.mark.parametrize("name", ["@SUM", "+Ole", "=1+1", "-2", "'=1"])
def test_a_name_begins_with_a_letter(name):
    assert against(given_name=name) == {"NameBeginsOddly"}
    assert against(family_name=name) == {"NameBeginsOddly"}


@pytest.mark.parametrize(
    "name", ["'t Hooft", "ʻAlī", "d'Arc", "S\u0308ofi", "Дмитрий", "ወርቅነህ", "يوسف", "李"]
)
def test_a_letter_of_any_script_will_do_also_behind_an_apostrophe(name):
    assert against(given_name=name, family_name=name) == set()


def test_names_hold_no_hidden_characters_and_fit_on_paper():
    assert against(given_name="Ola\u202e") == {"NameHasHiddenCharacters"}
    assert against(given_name="O" * LONGEST_NAME) == {"NameTooLong"}


@forall(st.text(max_size=140), st.text(max_size=140))
def test_no_name_breaks_the_rules_themselves(family, given):
    for violation in check_learner(LearnerFacts("1", family, given), TODAY):
        assert violation.sentence()


def test_names_are_written_both_ways():
    facts = LearnerFacts("1", "Haddad", "Karim")
    assert (facts.printed_name, facts.listed_name) == ("Karim Haddad", "Haddad, Karim")
    assert LearnerFacts("1", "", "Sukarno").listed_name == "Sukarno"
