"""What is declared of an answer: keys, points and bounds."""

from decimal import Decimal

import pytest

from eduapp.exams.questions.formats.gift_text import Stopped
from eduapp.exams.questions.formats.qti_declared import declared_in, percent_of
from eduapp.exams.questions.formats.qti_names import plain
from eduapp.exams.questions.formats.xml_tree import tree_of
from tests.support import qti_items


def told(inside):
    (one,) = declared_in(plain(tree_of(qti_items.an_item(declared=inside).encode(), spaces=True))).values()
    return one


def test_keys_and_points_are_read():
    one = told(
        qti_items.declared(
            qti_items.KEY + qti_items.mapped(("A", "2"), ("B", "-1"), more='upperBound="2"'), "multiple"
        )
    )

    assert (one.cardinality, one.base_type, one.correct, one.line) == ("multiple", "identifier", ("A",), 2)
    assert [one.mapping.points(key) for key in "ABC"] == [2, -1, 0]
    assert (one.mapping.lower, one.mapping.upper) == (None, 2)
    assert one.is_mapped("map_response")
    assert not one.is_mapped("match_correct")
    assert one.is_mapped("")


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        ("<areaMapping/>", "NotTaken"),
        (qti_items.mapped(("A", "1,5")), "DecimalComma"),
        (qti_items.mapped(("A", "x")), "NotANumber"),
        (qti_items.mapped(("A", "1"), ("A", "2")), "NamedTwice"),
        (qti_items.mapped(("A", "1"), more='upperBound="x"'), "NotANumber"),
        (qti_items.KEY + qti_items.KEY.replace("A", "B"), "NamedTwice"),
        (qti_items.mapped(("A", "1")) + qti_items.mapped(("B", "1")), "NamedTwice"),
    ],
)
def test_what_cannot_be_read_is_named(inside, name):
    with pytest.raises(Stopped) as stop:
        told(qti_items.declared(inside))

    assert stop.value.reason.name == name


def test_a_way_of_marking_needs_its_key():
    one = told(qti_items.declared())

    assert one.has_key("match_correct")
    assert not told(qti_items.declared("")).has_key("")
    with pytest.raises(Stopped):
        one.has_key("map_response")
    with pytest.raises(Stopped):
        one.check_keys(["B"], "match_correct")


@pytest.mark.parametrize(
    ("points", "most", "percent"),
    [
        ("1", "3", "33.33333"),
        ("0.125", "1", "12.5"),
        ("1", "0", "0"),
        ("3", "1", "300"),
        ("1e90", "1e-90", "1e182"),
    ],
)
def test_points_become_percent(points, most, percent):
    assert percent_of(Decimal(points), Decimal(most)) == Decimal(percent)
