"""One digest over all of a paper; whatever differs later is named."""

import copy

import pytest

from eduapp.exams.papers.rules import frozen
from eduapp.exams.questions.rules.question import NUMBER, Text
from eduapp.exams.questions.rules.showing import Shown

FACTS = {
    "id": "p",
    "title": "Prøve",
    "course": "",
    "language": "nb",
    "minutes": 60,
    "instructions": "",
    "aids": [],
    "aids_note": "",
    "skills": [],
    "seed": "5eed",
    "items": [
        {"version": "v1", "points": 2, "heading": "", "keeps_order": False, "rule": 0, "shown": "s1"},
        {"version": "v2", "points": 1, "heading": "", "keeps_order": False, "rule": 1, "shown": "s2"},
    ],
    "rules": [[1, 1, "", "", "", "", "", ""]],
    "versions": {
        "A": {"seed": "a", "order": [[1, [0, 1], []], [2, [], []]]},
        "B": {"seed": "b", "order": [[2, [], []], [1, [1, 0], []]]},
    },
}


def changed(*path, value):
    facts = copy.deepcopy(FACTS)
    inner = facts
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return facts


CHANGES = [
    (("title",), "Eksamen", ["The paper: title is not as it was frozen."]),
    (("minutes",), 61, ["The paper: minutes is not as it was frozen."]),
    (("items", 1, "points"), 3, ["Question 2: points is not as it was frozen."]),
    (("items", 0, "shown"), "x", ["Question 1: what is asked is not as it was frozen."]),
    (("rules",), [], ["The rules are not as they were frozen."]),
    (("items",), FACTS["items"][:1], ["The paper has 1 questions; it was frozen with 2."]),
    (
        ("versions", "B", "order"),
        FACTS["versions"]["A"]["order"],
        ["Version B: order of questions and choices is not as it was frozen."],
    ),
    (("versions",), {"A": FACTS["versions"]["A"]}, ["Version B is gone."]),
    (("versions", "C"), FACTS["versions"]["A"], ["Version C was added."]),
]


@pytest.mark.parametrize(("path", "value", "told"), CHANGES)
def test_each_change_is_named_and_changes_the_digest(path, value, told):
    now = changed(*path, value=value)

    assert list(frozen.differences(FACTS, now)) == told
    assert frozen.digest(now) != frozen.digest(FACTS)


def test_what_is_the_same_has_no_differences_and_one_digest():
    again = dict(reversed(list(copy.deepcopy(FACTS).items())))

    assert list(frozen.differences(FACTS, again)) == []
    assert frozen.digest(again) == frozen.digest(FACTS)


def test_a_versions_digest_is_its_own():
    now = changed("versions", "B", "seed", value="x")

    assert frozen.version_digest(now, "A") == frozen.version_digest(FACTS, "A")
    assert frozen.version_digest(now, "B") != frozen.version_digest(FACTS, "B")


def test_what_is_asked_is_held_by_a_digest():
    one, other = (
        frozen.digest_of_shown(Shown(NUMBER, Text("Hva er pi?"), unit=unit)) for unit in ("m", "cm")
    )

    assert one != other
    assert len(one) == 64
