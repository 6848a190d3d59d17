"""What an act must say beside who and when."""

import pytest

from eduapp.exams.arrangements.rules import Measure
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts, check_candidates, check_facts
from tests.support.given_logs import Log, an_exam, who
from tests.support.given_room import minute


def named(found):
    return [type(one).__name__ for one in found]


@pytest.mark.parametrize(
    ("act", "facts", "names"),
    [
        (steps.CHECK_IN, Facts("photo_id"), []),
        (steps.CHECK_IN, Facts("known"), []),
        (steps.CHECK_IN, Facts("staff", person="Kari Lund"), []),
        (steps.CHECK_IN, Facts("staff"), ["PersonMissing"]),
        (steps.CHECK_IN, Facts(), ["CodeMissing"]),
        (steps.CHECK_IN, Facts("face"), ["CodeMissing"]),
        (steps.LEAVE, Facts("toilet"), ["PersonMissing"]),
        (steps.LEAVE, Facts("other", person="Berit"), ["WordsMissing"]),
        (steps.STAY_AWAY, Facts("documented"), []),
        (steps.HAND_IN, Facts(sheets=0), []),
        (steps.HAND_IN, Facts(), ["SheetsMissing"]),
        (steps.HAND_IN, Facts(sheets=-1), ["SheetsImpossible"]),
        (steps.BACK, Facts(sheets=4), ["SheetsImpossible"]),
        (steps.BACK, Facts(words="Kandidaten jukset"), ["VerdictWord"]),
        (steps.LEAVE, Facts("toilet", person="x" * 81), ["WordsTooLong"]),
    ],
)
def test_what_an_act_must_say(act, facts, names):
    assert named(check_facts(act, facts)) == names


def test_breaks_are_of_who_is_granted_some():
    log = Log(an_exam(measures={101: (Measure("breaks", minutes=30),)})).begin()
    people = [who(101), who(102)]

    found = list(check_candidates(log.day, steps.LEAVE, people, Facts("break"), minute("10:00")))

    assert named(found) == ["NoBreaksGranted"]
    assert "102" in found[0].sentence()


def test_who_leaves_in_the_first_hour_has_a_sentence_why():
    log = Log(an_exam()).begin()
    early = (log.day, steps.HAND_IN, [who(101)])

    [found] = check_candidates(*early, Facts(), minute("09:59"))
    assert "before 10:00" in found.sentence()
    assert "practice of the counties" in found.sentence()
    assert not list(check_candidates(*early, Facts(words="Wants to go"), minute("09:59")))
    assert not list(check_candidates(*early, Facts(), minute("10:00")))
