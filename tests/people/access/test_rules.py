from datetime import timedelta

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.codes import code_list
from eduapp.people.access import rules


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


def test_a_name_that_nobody_has_is_counted_in_one_of_many_buckets():
    found = {rules.bucket_of(f"name{number}", "secret") for number in range(2000)}
    assert found <= set(range(rules.BUCKETS))
    assert len(found) > 1500
    assert rules.bucket_of("name", "one secret") != rules.bucket_of("name", "another")


@pytest.mark.parametrize("pin", ["482917", "9048271635", "730184"])
def test_digits_without_a_pattern_are_a_pin(pin):
    assert list(rules.check_pin(pin)) == []


@pytest.mark.parametrize("pin", ["", "48291", "48291x", "48291730184", "４８２９１７"])
def test_a_pin_has_six_to_ten_plain_digits(pin):
    assert [one.name for one in rules.check_pin(pin)] == ["PinNotDigits"]


@pytest.mark.parametrize(
    "pin",
    [
        *("123456", "987654", "456789", "890123", "246802", "111111", "121212", "123123", "112233", "377377"),
        *("747744", "050690", "900605", "19900605", "05061990", "311299", "29022000"),
    ],
)
def test_what_everybody_tries_first_is_no_pin(pin):
    assert [one.name for one in rules.check_pin(pin)] == ["PinEasyToGuess"]


@forall(st.integers(0, 999_999))
def test_most_pins_are_left_to_choose_from(number):
    assert len(list(rules.check_pin(f"{number:06}"))) <= 1


def test_most_of_all_six_digits_may_be_chosen():
    good = sum(not list(rules.check_pin(f"{number:06}")) for number in range(7, 1_000_000, 997))
    assert good > 800  # of 1,003


@pytest.mark.parametrize(("minutes", "fits"), [(0, False), (1, True), (15, True), (16, False)])
def test_a_screen_is_locked_within_limits(minutes, fits):
    assert (list(rules.check_lock_minutes(minutes)) == []) is fits


def test_a_sealed_code_is_read_however_it_is_typed():
    code = "0123456789ABCDEFGHJKMNPQ"
    assert rules.code_typed("o123 4567 89ab-cdef ghjk mnpq") == code
    assert rules.code_typed(code[:-1]) == rules.code_typed("what?") == ""


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
