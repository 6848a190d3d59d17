"""A desk leaves and comes in as the same desk, and nothing else is taken for one."""

import json
from dataclasses import replace
from uuid import uuid4

import pytest

from eduapp.core.strict_json import Unfit
from eduapp.exams.marking import queries
from eduapp.exams.marking.formats.desk_facts import desk_bytes, given_from, read_desk
from eduapp.exams.marking.rules.desk import Desk, DeskAnswer, OtherMark, TalksWith
from eduapp.exams.marking.rules.final import TALKED, Given
from eduapp.exams.marking.rules.guide import guide_item
from eduapp.exams.marking.rules.marking import Asked
from eduapp.exams.questions.rules.showing import shown
from tests.support.given_marking import EXAMINER
from tests.support.given_questions import pictured, plain

WHOLE = Desk(
    *("Norsk", "24 November 2026", 2, 1, (), (DeskAnswer(Asked(101, 0, 0), given=Given(None, "5")),)),
    scale="1–6",
    grades=(("6", "6 sekser"), ("5", "5 femmer")),
)


@pytest.fixture
def desk(sealed):
    sealed.by_key()
    sealed.appoint(EXAMINER, 1)
    sealed.mark(EXAMINER, 101, points=1.5, note="Bra.")
    with sealed.database.acting_as(EXAMINER).reading() as session:
        found = queries.desk(session, sealed.sitting_id)
    seen = pictured(feedback=plain("Full uttelling for to av tre."))
    item = guide_item(10, uuid4(), 200, shown(seen), seen)
    pictures = {one.digest: one.content for one in seen.pictures}
    return replace(found, items=(*found.items, item), pictures=pictures)


def changed(desk, **how):
    return json.dumps(json.loads(desk_bytes(desk)) | how).encode()


def test_a_desk_with_every_kind_of_question_is_the_same_behind_it(desk):
    assert desk.items
    assert desk.pictures
    assert read_desk(desk_bytes(desk)) == desk


def test_so_is_one_whose_whole_is_graded():
    assert read_desk(desk_bytes(WHOLE)) == WHOLE


def test_of_what_both_gave_only_their_own_goes_along():
    both = (OtherMark(1, Given(137), "theirs"), OtherMark(2, Given(200), "own"))
    answers = (DeskAnswer(Asked(101, 1, 300), others=both),)
    talked = Desk("Norsk", "24 November 2026", 2, TALKED, (), answers, talks_with=TalksWith("Ida", "Liv"))

    assert b"theirs" not in desk_bytes(talked)
    assert read_desk(desk_bytes(talked)).answers[0].others == both[1:]
    assert read_desk(desk_bytes(talked)).talks
    assert read_desk(desk_bytes(talked)).talks_with == TalksWith("Ida", "Liv")
    assert read_desk(desk_bytes(replace(talked, talks_with=None))).talks_with is None


@pytest.mark.parametrize(
    "how",
    [
        {"format": 2},
        {"more": 1},
        {"talks_with": ["Ida"]},
        {"talks_with": ["Ida", 1]},
        {"place": 4},
        {"place": True},
        {"round": 3},
        {"answers": {}},
        {"answers": ["101"]},
        {"items": [{}]},
        {"grades": [["6"]]},
        {"pictures": {"a" * 64: "AAAA"}},
        {"pictures": {"a" * 64: "!"}},
        {"pictures": []},
    ],
)
def test_what_says_more_or_other_is_refused(how):
    with pytest.raises(Unfit):
        read_desk(changed(WHOLE, **how))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("number", 0),
        ("number", "101"),
        ("most", -1),
        ("given", [1]),
        ("given", [1.5, ""]),
        ("given", [None, 5]),
        ("before", [1, ""]),
        ("on_screen", 1),
        ("note", "x" * 501),
        ("lines", "words"),
    ],
)
def test_so_is_an_answer_that_is_none(name, value):
    told = json.loads(desk_bytes(WHOLE))
    told["answers"][0][name] = value
    with pytest.raises(Unfit):
        read_desk(json.dumps(told).encode())


def test_an_item_with_an_odd_question_is_refused(desk):
    for name, value in (("shown", {}), ("version", "7"), ("feedback", {"words": "x"}), ("right", [1])):
        told = json.loads(desk_bytes(replace(desk, pictures={})))
        told["items"][0][name] = value
        with pytest.raises(Unfit):
            read_desk(json.dumps(told).encode())


def test_no_mark_is_none():
    assert given_from(None) is None
