"""Nothing on a paper touches anything else: any kind, layout and letters, with few words and with many.

Measured in millimetres between the ink of what is drawn, as the outlines of the fonts say it.
"""

import dataclasses
import itertools

import pytest

from eduapp.certificates.drawing import (
    Signer,
    check,
    draw,
    load_template,
    looks,
    sample_facts,
    template_names,
)
from eduapp.certificates.drawing.elements import Frame, Line, Text
from eduapp.certificates.drawing.emblem import Background, Logo
from eduapp.certificates.drawing.fields import values
from eduapp.certificates.drawing.page import _divided
from eduapp.certificates.drawing.phrases import NO_WORDS, spoken
from eduapp.certificates.drawing.places import settled
from eduapp.drawing.marks import MM, Rule
from eduapp.drawing.square import Cells
from tests.certificates.drawing import papers
from tests.support import ink, world_names

LOOKS = [look for name in template_names() for look in looks(name)]
LEAST = 2.0  # millimetres between two things
BETWEEN_LINES = 0.25  # millimetres of white between two lines of the column, or a line and a rule
EDGE = 10.0  # millimetres that a page without a frame keeps white
NEAR = 0.35  # millimetres: nobody sees it
LONG_SIGNERS = (
    Signer(name="Anne-Kristine Bjørnstad-Hammersmark Larsen", title="avdelingsleder for voksenopplæringen"),
    Signer(name="Per Arne Haugen", title="rektor ved Granli videregående skole"),
)
# Where so much is said in such large letters that the program refuses it, with how much is too much.
REFUSED = {
    ("kursbevis.card", True),
    ("deltakerbevis.card", True),
    ("deltakerbevis.large", True),
    ("opplaeringslogg.large", False),
    ("opplaeringslogg.large", True),
    ("praksisattest.large", False),
    ("praksisattest.large", True),
    ("praksisattest.landscape.easy", True),
}


def facts_of(look, length, *, checkable):
    kind = look.partition(".")[0]
    made = {
        "few": papers.bare,
        "usual": sample_facts,
        "many": lambda kind: papers.full(kind, signers=LONG_SIGNERS),
    }[length](kind)
    if checkable:
        made = dataclasses.replace(
            made,
            serial=papers.SERIAL,
            code=papers.code_of(),
            replaces="2026-00017" if length == "many" else "",
        )
    return made


def standing(facts, template):
    """Everything with a place of its own, and the boxes of its ink; and the ink of the column."""
    words = template.words.get(facts.language, NO_WORDS)
    with spoken(facts.language, words):
        said, column, _pages = _divided(facts, template, values(facts, words) | {"logo": ""})
        places = settled(facts, said, template)
    fixed = [
        (one, [box.moved(one.x, one.y) for box in ink.ink_of(one.block.marks)])
        for one in (*places.head, *places.foot)
    ]
    return places, fixed, [box.moved(places.body.left, places.body.top) for box in ink.ink_of(column.marks)]


def is_ground(element):
    return isinstance(element, Frame | Background | Logo)


CASES = [
    (look, length, checkable)
    for look, length, checkable in itertools.product(LOOKS, ("few", "usual", "many"), (False, True))
    if length != "many" or (look, checkable) not in REFUSED
]


def test_what_says_more_than_there_is_room_for_is_refused_and_nothing_else_is():
    refused = {
        (look, checkable)
        for look, checkable in itertools.product(LOOKS, (False, True))
        if check(facts_of(look, "many", checkable=checkable), look)
    }

    assert refused == REFUSED


@pytest.mark.parametrize(("look", "length", "checkable"), CASES)
def test_no_two_things_are_nearer_than_two_millimetres(look, length, checkable):
    facts, template = facts_of(look, length, checkable=checkable), load_template(look)
    _places, fixed, column = standing(facts, template)
    things = {one.fixed.where: ink.joined(boxes) for one, boxes in fixed if not is_ground(one.fixed.element)}
    things["column"] = ink.joined(column)
    near = {
        (first, second): round(ink.apart(one, other) / MM, 2)
        for (first, one), (second, other) in itertools.combinations(things.items(), 2)
        if one and other and ink.apart(one, other) < LEAST * MM
    }

    assert near == {}


@pytest.mark.parametrize(("look", "length", "checkable"), CASES)
def test_no_line_of_the_column_touches_another(look, length, checkable):
    facts, template = facts_of(look, length, checkable=checkable), load_template(look)
    _places, _fixed, column = standing(facts, template)

    assert [
        (one, other)
        for one, other in itertools.combinations(column, 2)
        if ink.apart(one, other) < BETWEEN_LINES * MM
    ] == []


@pytest.mark.parametrize(("look", "length", "checkable"), CASES)
def test_all_stands_within_the_margins(look, length, checkable):
    facts, template = facts_of(look, length, checkable=checkable), load_template(look)
    frames = [one for one in template.fixed if isinstance(one.element, Frame)]
    left = max((one.x + LEAST * MM for one in frames), default=EDGE * MM)
    top = max((one.y + LEAST * MM for one in frames), default=EDGE * MM)
    right = min((one.x + one.width - LEAST * MM for one in frames), default=template.width - EDGE * MM)
    bottom = min(
        (one.y + one.element.height - LEAST * MM for one in frames), default=template.height - EDGE * MM
    )
    _places, fixed, column = standing(facts, template)

    for one, boxes in (*fixed, (None, column)):
        if one is None or not is_ground(one.fixed.element):
            for box in boxes:
                assert left <= box.left
                assert box.right <= right
                assert top <= box.top
                assert box.bottom <= bottom


@pytest.mark.parametrize("look", LOOKS)
def test_letterhead_ornament_and_column_share_an_axis(look):
    template = load_template(look)
    for checkable in (False, True):
        facts = facts_of(look, "usual", checkable=checkable)
        places, _fixed, _column = standing(facts, template)
        head = [one for one in places.head if isinstance(one.fixed.element, Text | Line)]
        middle = (places.body.left + places.body.right) / 2
        for one in head:
            whole = ink.joined(box.moved(one.x, one.y) for box in ink.ink_of(one.block.marks))
            at, wanted = (
                (whole.left, places.body.left)
                if template.axis == "left"
                else ((whole.left + whole.right) / 2, middle)
            )
            assert abs(at - wanted) <= 2 * NEAR * MM, one.fixed.where


@pytest.mark.parametrize("look", [look for look in LOOKS if load_template(look).axis == "left"])
def test_where_lines_begin_at_the_left_all_begin_under_each_other(look):
    places, fixed, column = standing(facts_of(look, "usual", checkable=False), load_template(look))

    lefts = [ink.joined(boxes).left for one, boxes in fixed if not is_ground(one.fixed.element)]

    assert max(abs(left - places.body.left) for left in [*lefts, ink.joined(column).left]) <= 2 * NEAR * MM


@pytest.mark.parametrize("look", LOOKS)
def test_the_square_stands_within_the_column_and_on_its_edge(look):
    facts, template = facts_of(look, "usual", checkable=True), load_template(look)
    places, _fixed, _column = standing(facts, template)
    [(cells, dx)] = [
        (mark, dx) for mark, dx, _dy in papers.placed(facts, template) if isinstance(mark, Cells)
    ]
    left, right = cells.x + dx, cells.x + dx + cells.size

    if template.encloses:  # a card: beside the column
        assert left > places.body.right
    else:
        assert abs(left - places.body.left) <= NEAR * MM
        assert right <= places.body.right


@pytest.mark.parametrize("look", [look for look in LOOKS if not look.partition(".")[2].startswith("card")])
def test_signature_lines_end_with_the_column(look):
    facts, template = facts_of(look, "usual", checkable=True), load_template(look)
    places, fixed, _column = standing(facts, template)
    [signed] = [one for one, _boxes in fixed if one.fixed.element.kind == "signature"]
    rules = [
        (mark, dx) for mark, dx, _dy in map(papers.unmoved, signed.block.marks) if isinstance(mark, Rule)
    ]
    if len(rules) > 1:
        assert max(rule.x + dx + rule.width for rule, dx in rules) + signed.x == pytest.approx(
            places.body.right
        )


@pytest.mark.parametrize(
    "look",
    [look for look in LOOKS if look.startswith(("kursbevis", "deltakerbevis")) and ".card" not in look],
)
def test_an_ordinary_certificate_is_one_page_in_every_form(look):
    assert papers.pages_of(draw(facts_of(look, "usual", checkable=True), look)) == 1


@pytest.mark.parametrize("name", world_names.NAMES.values(), ids=world_names.NAMES)
@pytest.mark.parametrize("look", ["kursbevis", "kursbevis.card", "kursbevis.easy", "opplaeringslogg"])
def test_letters_that_reach_far_up_or_down_touch_nothing(look, name):
    facts = dataclasses.replace(facts_of(look, "usual", checkable=True), name=name)
    _places, _fixed, column = standing(facts, load_template(look))

    assert [
        (one, other)
        for one, other in itertools.combinations(column, 2)
        if ink.apart(one, other) < BETWEEN_LINES * MM
    ] == []
