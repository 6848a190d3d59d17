import pytest

from eduapp.core.canonical import canonical


def test_the_same_facts_are_the_same_text():
    assert (
        canonical({"b": [1, "å"], "a": None})
        == '{"a":null,"b":[1,"å"]}'
        == canonical({"a": None, "b": [1, "å"]})
    )


def test_what_is_no_number_has_no_text():
    with pytest.raises(ValueError):
        canonical(float("nan"))
