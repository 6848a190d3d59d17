"""Measures come from a closed list, and one that takes away what is tested is told with its paragraph."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.core.codes import code_list
from eduapp.core.i18n import speaking
from eduapp.exams.arrangements import rules
from eduapp.exams.arrangements.rules import Measure, measures
from eduapp.exams.arrangements.rules.health_words import health_word
from tests.support.given_arrangements import AN_HOUR, BREAKS, MORE_TIME, OWN_ROOM, READER

EVERY = tuple(code_list(rules.MEASURES))
TESTED = frozenset(code_list(rules.SKILLS).keys())


def against(*some):
    return [one.name for one in measures.check_measures(some)]


def a_sound(code):
    """A measure of this kind as the list wants it."""
    amount, detail = code.said("amount"), code.said("detail")
    numbers = {amount: rules.bounds(code)[0]} if amount else {}
    return Measure(code.key, **numbers, detail=code_list(detail).keys()[0] if detail else "")


@pytest.mark.parametrize("code", EVERY, ids=lambda code: code.key)
def test_each_measure_of_the_list_can_be_granted(code):
    one = a_sound(code)
    assert against(one) == []
    assert one.label.startswith(code.said("short") or code.label)


@pytest.mark.parametrize("code", EVERY, ids=lambda code: code.key)
def test_no_measure_is_named_after_health_in_any_language(code):
    assert [health_word(code.labels[spoken]) for spoken in ("nb", "nn", "en")] == ["", "", ""]


def test_a_measure_tells_its_number_or_its_language():
    assert MORE_TIME.label == "more time: 25 %"
    assert AN_HOUR.label == "more time: 60 min"
    assert Measure("dictionary", detail="ar").label == "dictionary: Arabic"
    with speaking("nn"):
        assert OWN_ROOM.label == "eige rom"


@pytest.mark.parametrize(
    ("some", "names"),
    [
        ((), ["NothingGranted"]),
        ((Measure("rest_day"),), ["MeasureUnknown"]),
        ((OWN_ROOM, OWN_ROOM), ["GrantedTwice"]),
        ((Measure("extra_minutes"),), ["AmountImpossible"]),
        ((Measure("extra_minutes", minutes=600),), ["AmountImpossible"]),
        ((Measure("extra_minutes", minutes=60, percent=25),), ["AmountImpossible"]),
        ((Measure("extra_percent", minutes=60),), ["AmountImpossible"]),
        ((Measure("own_room", minutes=5),), ["AmountImpossible"]),
        ((Measure("paper_language"),), ["DetailUnknown"]),
        ((Measure("paper_language", detail="klingon"),), ["DetailUnknown"]),
        ((Measure("reader", detail="because of his eyes"),), ["DetailUnknown"]),
        ((Measure("dictionary", detail="ar"), Measure("dictionary", detail="en")), []),
        ((Measure("extra_percent"), Measure("speech", detail="nb")), ["AmountImpossible", "DetailUnknown"]),
    ],
)
def test_what_is_not_of_the_list_is_refused_all_at_once(some, names):
    assert against(*some) == names


def test_a_refusal_names_the_measure_and_what_to_write_and_stands_beside_its_field():
    [broken] = measures.check_measures([Measure("extra_percent", percent=300)])
    assert broken.sentence() == ("More time, a share of the time: write from 5 to 100, as the decision says.")
    assert broken.about == ("extra_percent",)


def test_a_reader_where_reading_is_tested_is_told_with_the_paragraph_and_may_be_set_aside():
    [warning] = rules.removed_skills([READER, OWN_ROOM], frozenset({"reading", "writing"}))
    assert warning.overridable
    assert warning.sentence() == (
        "“Somebody reads the paper aloud” takes away what the exam tests: reading "
        "(opplæringsforskrifta §§ 9-34, 15-23). Agree on another measure with whoever decided, "
        "or go on with a reason."
    )
    [named] = rules.removed_skills([READER], frozenset({"reading"}), name="Moe, Kari")
    assert named.sentence().startswith("Moe, Kari: “Somebody reads")


@pytest.mark.parametrize(
    ("kind", "skills"),
    [
        ("reader", {"reading"}),
        ("sound_file", {"reading"}),
        ("speech", {"reading"}),
        ("paper_language", {"reading", "language"}),
        ("writing_help", {"writing", "spelling", "handwriting"}),
        ("oral_answer", {"writing", "spelling", "handwriting"}),
        ("spelling_aid", {"spelling"}),
        ("computer", {"handwriting"}),
        ("calculator", {"calculating"}),
        ("dictionary", {"vocabulary"}),
        ("interpreter", {"listening", "speaking", "language"}),
        ("extra_minutes", {"speed"}),
        ("extra_percent", {"speed"}),
        *((kind, set()) for kind in ("breaks", "own_room", "small_group", "chosen_seat", "furniture")),
        *((kind, set()) for kind in ("large_print", "easy_font")),
    ],
)
def test_the_table_says_what_each_measure_takes_away(kind, skills):
    assert {skill for skill, _paragraph in rules.taken_away(kind)} == skills
    assert skills <= TESTED


def test_the_table_knows_every_measure_and_gives_a_paragraph_for_each_row():
    for code in EVERY:
        assert all("§" in paragraph for _skill, paragraph in rules.taken_away(code.key))


def test_the_table_is_dated():
    assert rules.removed_skills([READER], TESTED, date(2024, 7, 31)) == []
    assert rules.removed_skills([READER], TESTED, date(2024, 8, 1)) != []


@given(
    st.lists(st.sampled_from([a_sound(code) for code in EVERY]), unique=True),
    st.frozensets(st.sampled_from(sorted(TESTED))),
)
def test_each_pair_of_measure_and_tested_skill_is_warned_of_once(some, skills):
    pairs = {(one.kind, skill) for one in some for skill, _why in rules.taken_away(one.kind)}
    found = rules.removed_skills(some, skills)
    assert len(found) == len([pair for pair in pairs if pair[1] in skills])
    assert len({one.sentence() for one in found}) == len(found)


def test_breaks_take_nothing_away_and_numbers_have_a_source():
    assert rules.removed_skills([BREAKS], TESTED) == []
    assert rules.limit("soon", "days", date(2026, 11, 23)) == 60
    assert rules.limit("soon", "days", date(2020, 1, 1)) == 0
    assert rules.source_of("late") == ("who comes late gets no time back", "opplæringsforskrifta § 9-28")
