from eduapp.core.i18n import speaking
from eduapp.exams.marking.rules import machine, told
from eduapp.exams.marking.rules.machine import mark
from eduapp.exams.marking.rules.told import lines
from eduapp.exams.questions.rules import question as q
from tests.support.given_questions import one_of_each


def test_the_rule_stands_beside_the_mark_in_words():
    found = mark(one_of_each()[q.MULTIPLE], [0, 2], 250)

    assert lines(found.told) == [
        "Chosen: “2”, 50 %.",
        "Chosen: “5”, −50 %.",
        "Points: 0 of 2.5 (0 %).",
    ]


def test_the_same_mark_reads_in_whatever_language_is_spoken():
    found = mark(one_of_each()[q.NUMBER], "3,141", 250)

    with speaking("nb"):
        assert "0,01" in lines(found.told)[0]
        assert "2,5" in lines(found.told)[1]
    with speaking("en"):
        assert "0.01" in lines(found.told)[0]


def test_said_to_be_false_reads_so():
    assert lines(mark(one_of_each()[q.TRUE_FALSE], False, 100).told)[0] == "Said to be false: 0 %."


def test_every_rule_has_its_words():
    rules = {value for name, value in vars(machine).items() if name.isupper() and isinstance(value, str)} - {
        machine.TRUTH
    }

    assert rules == set(told._SENTENCES)


def test_a_rule_of_a_newer_program_is_named_as_it_is_kept():
    assert lines([("by_voice", {"x": 1})]) == ["by_voice"]
