"""Rules from the field: each that touches a part that is built has a test under its number, or a decision."""

import re

from tests.architecture import source

# Waiting and allocating, attendance, timetable, reviews and plans, machines and tools, printing, operations.
TOUCHED = {*range(1, 46), 50, *range(57, 61), *range(62, 66), *range(79, 93)}
_NAMED = re.compile(
    r"(?<![a-z])rules?[_ ]((?:\d+(?:, | and |_and_|–| to )?)+)|\bR(\d+)\b|^- (\d+)\b",
    re.IGNORECASE | re.MULTILINE,
)
_SPAN = re.compile(r"(\d+)(?:–| to )(\d+)")


def numbers_in(text):
    found = set()
    for said in ("".join(filter(None, groups)) for groups in _NAMED.findall(text)):
        found.update(map(int, re.findall(r"\d+", said)))
        for first, last in _SPAN.findall(said):
            found.update(range(int(first), int(last) + 1))
    return found


def test_numbers_are_found_however_they_are_said():
    assert numbers_in("def test_rule_29_x; rules 62 to 65; R31; Rule 7: x") == {29, 62, 63, 64, 65, 31, 7}
    assert numbers_in("- 13 (levels); overrule 5; 40 rules") == {13}


def test_no_rule_was_forgotten():
    decided = numbers_in((source.ROOT / "DECISIONS.md").read_text(encoding="utf-8"))
    tests = (
        path for path in (source.ROOT / "tests").rglob("test_*.py") if path.name != "test_field_rules.py"
    )
    tested = set().union(*(numbers_in(path.read_text(encoding="utf-8")) for path in tests))
    source.none_of(
        [str(rule) for rule in sorted(TOUCHED - tested - decided)],
        "Write the number beside the test that holds the rule, or in DECISIONS.md why it is not held.",
    )
