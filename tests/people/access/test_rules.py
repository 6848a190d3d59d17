from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.codes import code_list
from eduapp.people.access import rules

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


def against(password, *about):
    return {violation.name for violation in rules.check_password(password, about=about)}


def test_four_words_are_a_good_password():
    assert against("fire gode ord her") == set()


@pytest.mark.parametrize("password", ["", "kort", "elleve tegn"])
def test_a_short_password_is_refused_with_the_number_that_is_needed(password):
    assert "PasswordTooShort" in against(password)


@pytest.mark.parametrize(
    "password", ["dagverkdagverk", "fengselfengsel1", "aaaaaaaaaaaaaaa", "Passord12345678"]
)
def test_a_password_everybody_tries_first_is_refused(password):
    assert "PasswordEasyToGuess" in against(password)


def test_ones_own_name_is_no_password():
    assert "PasswordEasyToGuess" in against("ingridsolheim1", "Ingrid Solheim")


@forall(st.integers(0, 200))
def test_waiting_grows_but_never_for_ever(wrong):
    assert timedelta() <= rules.wait_after(wrong) <= rules.LONGEST_WAIT
    assert rules.wait_after(wrong) <= rules.wait_after(wrong + 1)


def test_three_tries_are_free():
    assert [rules.wait_after(n).total_seconds() for n in range(6)] == [0, 0, 0, 0, 2, 4]


def test_setting_the_clock_back_does_not_end_the_wait():
    assert rules.still_to_wait(5, NOW, NOW - timedelta(hours=1)) == rules.wait_after(5)
    assert rules.still_to_wait(5, NOW, NOW + timedelta(hours=1)) == timedelta()


def test_roles_add_up():
    both = rules.permissions_of(["teacher", "office"])
    assert both == rules.permissions_of(["teacher"]) | rules.permissions_of(["office"])
    assert rules.permissions_of(["nobody"]) == frozenset()


def test_an_administrator_keeps_accounts_not_grades():
    allowed = rules.permissions_of(["administrator"])
    assert "access.manage_users" in allowed
    assert not {one for one in allowed if one.startswith(("exams.", "attendance.", "certificates."))}


def test_only_leaders_set_rules_aside():
    holders = [role for role in code_list("roles").keys() if "rules.override" in rules.permissions_of([role])]  # noqa: SIM118
    assert holders == ["leader"]


def test_sign_in_names_forgive_case_and_spaces():
    assert rules.sign_in_key(" Åse Bakke ") == rules.sign_in_key("asebakke") == "asebakke"
