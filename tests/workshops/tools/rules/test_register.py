"""What is recorded of boards and tools, and everything that stands against it at once."""

from uuid import UUID

import pytest

from eduapp.core.codes import code_list
from eduapp.workshops.tools.rules.register import (
    BoardFacts,
    ToolFacts,
    amount_text,
    check_board,
    check_move,
    check_tool,
    check_withdrawing,
    position_text,
)
from tests.support import given

BOARD = BoardFacts("Hand tools", UUID(int=1))


def tool(**facts):
    return ToolFacts(**{"name": "Plane", "code": "V-01"} | facts)


def names(violations):
    return [one.name for one in violations]


def test_a_position_is_a_letter_and_a_number():
    assert (position_text(1, 1), position_text(26, 30)) == ("A1", "Z30")


def test_an_amount_has_its_unit():
    said = [amount_text(kind, 3) for kind in ("tool", "kit", "pieces", "weight")]
    assert said == ["3 pieces", "3 parts", "3 pieces", "3 g"]


def test_a_board_has_a_name_and_room_for_what_hangs_on_it():
    assert names(check_board(BOARD)) == []
    assert names(check_board(BoardFacts("", UUID(int=1), 0, 31), name_taken=True)) == [
        "NameMissing",
        "BoardNameTaken",
        "SizeImpossible",
    ]
    hanging = [tool(row=4, column=6)]
    assert names(check_board(BoardFacts("B", UUID(int=1), 3, 6), hanging)) == ["ToolsOutside"]
    assert names(check_board(BoardFacts("B", UUID(int=1), 4, 6, active=False), hanging)) == [
        "BoardHoldsTools"
    ]
    assert names(check_board(BoardFacts("B", UUID(int=1), 4, 6, active=False))) == []
    assert names(check_board(BOARD, hanging, may_move=False)) == ["BoardNotSettled"]
    assert names(check_board(BOARD, may_move=False)) == []


@pytest.mark.parametrize(
    ("facts", "against"),
    [
        ({}, []),
        ({"name": "", "code": ""}, ["NameMissing", "CodeMissing"]),
        ({"name": "x" * 61, "contents": "a\u202eb"}, ["TooLong", "HiddenCharacters"]),
        ({"kind": "saw", "tool_class": "d"}, ["NotInTheList", "NotInTheList"]),
        ({"row": 5}, ["OutsideTheBoard"]),
        ({"column": 0}, ["OutsideTheBoard"]),
        ({"amount": 2}, ["AmountImpossible"]),
        ({"kind": "kit"}, ["AmountImpossible"]),
        ({"kind": "kit", "amount": 4}, []),
        ({"kind": "pieces", "amount": 40, "tolerance": 1}, ["ToleranceOnlyWeighed"]),
        ({"kind": "weight", "amount": 500, "tolerance": 10}, []),
    ],
)
def test_everything_against_a_tool_is_told_at_once(facts, against):
    assert names(check_tool(tool(**facts), BOARD)) == against


def test_what_a_count_expects_is_not_changed_by_another_number():
    was = tool(kind="weight", amount=500)
    assert names(check_tool(tool(kind="weight", amount=300), BOARD, was)) == ["FixedOnceEntered"]
    assert names(check_tool(tool(kind="weight", amount=500, tolerance=5), BOARD, was)) == []
    archived = BoardFacts("B", UUID(int=1), active=False)
    assert names(check_tool(tool(), archived)) == ["BoardArchived"]


def test_rule_81_one_person_alone_calls_nothing_lost():
    def against(reason="broken", gone=None, out="", *, searched=False):
        return names(check_withdrawing("Plane", reason, gone, out, searched=searched))

    assert against() == []
    assert against("lost") == ["NotInTheList"]
    assert against(gone=given.TODAY, out="Vik, Ola", searched=True) == [
        "WithdrawnAlready",
        "StillOut",
        "SearchedFor",
    ]


def test_only_what_is_used_up_changes_its_amount():
    screws = tool(kind="weight", amount=500)
    assert names(check_move("Screws", screws, 500, -500, "used", None)) == []
    assert names(check_move("Screws", screws, 500, -501, "used", None)) == ["LessThanNothing"]
    assert names(check_move("Screws", screws, 500, 0, "lost", given.TODAY)) == [
        "WithdrawnAlready",
        "NotInTheList",
        "ChangeMissing",
    ]
    assert names(check_move("Plane", tool(), 1, -1, "used", None)) == ["NotAConsumable"]


def test_what_a_class_means_is_data_in_three_languages():
    for code in code_list("tool_classes"):
        assert set(code.flags["means"]) == {"nb", "nn", "en"}
    assert [code.key for code in code_list("tool_classes")] == ["a", "b", "c"]
