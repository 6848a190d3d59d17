import pytest

from eduapp.core import strict_json
from eduapp.core.strict_json import Unfit


def test_an_object_is_read():
    assert strict_json.read_facts('{"a":[1,{"b":"å"}]}'.encode()) == {"a": [1, {"b": "å"}]}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"1",
        b"[]",
        b"{",
        b'{"a":1,"a":2}',
        b'{"a":0.1}',
        b'{"a":NaN}',
        b"\xff\xfe",
        b'{"a":9007199254740993}',
    ],
)
def test_what_two_readers_could_take_for_two_things_is_refused(content):
    with pytest.raises(Unfit):
        strict_json.read_facts(content)


def test_nothing_is_deeper_than_needed():
    with pytest.raises(Unfit):
        strict_json.read_facts(b'{"a":' + b"[" * 20 + b"]" * 20 + b"}")
    with pytest.raises(Unfit):
        strict_json.read_facts(b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}")


def test_names_are_all_there_and_no_others():
    told = {"a": 1, "b": 2}

    assert strict_json.named(told, ("a",), ("b", "c")) is told
    with pytest.raises(Unfit):
        strict_json.named(told, ("a",))
    with pytest.raises(Unfit):
        strict_json.named(told, ("a", "b", "c"))


def test_values_are_of_their_kind_and_in_their_bounds():
    told = {"word": "abc", "count": 3, "truth": True, "hex": "00ff", "list": [1, 2]}

    assert strict_json.text(told, "word") == "abc"
    assert strict_json.whole(told, "count") == 3
    assert strict_json.hexadecimal(told, "hex", 2) == b"\x00\xff"
    assert strict_json.each(told, "list", str) == ("1", "2")
    for wrong in (
        lambda: strict_json.text(told, "word", 2),
        lambda: strict_json.text(told, "count"),
        lambda: strict_json.whole(told, "count", 4),
        lambda: strict_json.whole(told, "truth"),
        lambda: strict_json.hexadecimal(told, "hex", 3),
        lambda: strict_json.hexadecimal(told, "word", 2),
        lambda: strict_json.hexadecimal({"hex": "00FF"}, "hex", 2),
        lambda: strict_json.each(told, "list", str, 1),
        lambda: strict_json.each(told, "word", str),
    ):
        with pytest.raises(Unfit):
            wrong()
