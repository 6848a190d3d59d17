"""A grade and an annulment are told, and appealed against, each as what it is."""

from datetime import date
from uuid import UUID

import pytest

from eduapp.core.i18n import LANGUAGES, speaking
from eduapp.exams.appeals.rules.final import Decided
from eduapp.exams.appeals.rules.starting import Notice
from eduapp.exams.appeals.rules.subjects import AnnulmentFacts, ResultFacts
from eduapp.exams.grading.rules.kinds import Graded, Kind

DAY = date(2026, 11, 23)
COMMON = {
    "id": UUID(int=1),
    "candidate_id": UUID(int=2),
    "learner_id": UUID(int=3),
    "number": 101,
    "sitting_id": UUID(int=4),
    "course_id": UUID(int=5),
    "course": "Matematikk",
    "day": DAY,
    "graded": Graded("written", "K16", "3", "upper_secondary", held_here=True),
    "fixed_on": DAY,
    "known_from": DAY,
    "superseded": False,
    "in_force": UUID(int=1),
    "told": True,
    "notice": Notice(DAY),
}


def grade(**said):
    return ResultFacts(**COMMON | said)


def annulment(ground="cheating", **said):
    own = {"ground": ground, "heard_on": DAY, "decider": "the county", "decided_by": "Liv Dahl"}
    return AnnulmentFacts(**COMMON | own | {"reason": "A slip under the sheet."} | said)


def test_each_has_the_kinds_the_law_has_against_it():
    assert [kind.key for kind in grade().kinds] == ["written_exam"]
    assert [kind.key for kind in annulment().kinds] == ["annulment"]
    assert [kind.key for kind in annulment("formal_error").kinds] == ["annulment"]
    assert annulment("appeal").kinds == []  # an instance has decided


@pytest.mark.parametrize(("subject", "kind"), [(grade, "written_exam"), (annulment, "annulment")])
def test_what_was_decided_leaves_no_other_appeal(subject, kind):
    decided = Decided(UUID(int=9), 1, Kind(kind), "upheld", DAY)
    assert subject(decided=(decided,)).kinds_left == []


def test_each_says_why_it_is_gone_and_what_it_became():
    assert (grade().gone.name, annulment().gone.name) == ("Superseded", "NotAnnulled")
    moved = {"superseded": True, "in_force": UUID(int=8)}
    assert grade(**moved, grade_in_force="4").corrected_to == "4 four"
    assert annulment().corrected_to == ""


def test_a_decision_is_told_with_ground_hearing_decision_reason_and_notice():
    assert grade().lines == (grade().label,) == ("3 three",)
    assert annulment().lines == (
        "Annulled: cheating or an attempt to cheat (opplæringsforskrifta §§ 9-42, 15-25).",
        "Heard on 23.11.2026.",
        "Decided on 23.11.2026 by Liv Dahl, the county.",
        "A slip under the sheet.",
        "The candidate was told on 23.11.2026.",
    )
    assert len(annulment(heard_on=None, notice=Notice()).lines) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_names_the_ground(language):
    with speaking(language):
        assert annulment().label.split(": ")[1] in annulment().lines[0]
