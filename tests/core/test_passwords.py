import time

import pytest

from eduapp.core import passwords
from eduapp.core.codes import code_list
from eduapp.core.passwords import hash_password, is_outdated, verify_password
from tests.support import cheap_passwords


@pytest.fixture(autouse=True)
def _as_in_the_program(monkeypatch):
    monkeypatch.setattr(passwords, "_hasher", cheap_passwords.in_force)


def test_a_hash_costs_what_the_row_in_force_says():
    row = code_list("sign_in_limits")["argon2"].flags
    kept = hash_password("fire gode ord her")
    assert f"$m={row['memory']},t={row['time']},p={row['lanes']}$" in kept
    assert not is_outdated(kept)
    assert is_outdated(cheap_passwords.cheap().hash("fire gode ord her"))


def test_only_the_right_password_fits():
    kept = hash_password("fire gode ord her")
    assert verify_password(kept, "fire gode ord her")
    assert not verify_password(kept, "fire gode ord der")


def test_a_hash_tells_its_parameters_and_is_new_each_time():
    one, other = hash_password("samme"), hash_password("samme")
    assert one.startswith("$argon2id$")
    assert one != other


def test_nobody_and_a_broken_hash_never_fit():
    assert not verify_password(None, "nobody has this password")
    assert not verify_password("-", "-")


def test_an_unknown_name_costs_as_much_work_as_a_wrong_password():
    kept = hash_password("x")
    verify_password(None, "x")  # the hash of nobody is made once
    started = time.process_time()
    verify_password(kept, "y")
    known = time.process_time() - started
    started = time.process_time()
    verify_password(None, "y")
    unknown = time.process_time() - started
    assert 0.2 < unknown / known < 5
