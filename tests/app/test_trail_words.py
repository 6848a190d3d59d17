"""The trail tells of rules and fields in words; one without a word would show its name in the code."""

import importlib
import pkgutil
from dataclasses import fields

import pytest

import eduapp
from eduapp.app.trail_words import TRAIL_WORDS
from eduapp.core.violations import Violation
from eduapp.education.courses.rules import AimFacts, CourseFacts, GroupFacts, ModuleFacts
from eduapp.education.courses.service import OpenGroup
from eduapp.education.places.rules import PlaceFacts
from eduapp.people.learners.rules import LearnerFacts

NOT_TOLD = {"course_id", "override", "command_id"}  # of a group: what is never changed


def overridable():
    """The name of every rule that may be set aside."""
    for module in pkgutil.walk_packages(eduapp.__path__, "eduapp."):
        if module.name.endswith(".rules") or ".rules." in module.name:
            importlib.import_module(module.name)
    waiting, found = [Violation], set()
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.overridable and kind.__module__.startswith("eduapp."):
            found.add(kind.__name__)
    return found


def test_every_rule_that_may_be_set_aside_has_a_word():
    assert {f"rule:{name}" for name in overridable()} == {
        key for key in TRAIL_WORDS if key.startswith("rule:")
    }


@pytest.mark.parametrize(
    "facts", [LearnerFacts, CourseFacts, GroupFacts, OpenGroup, ModuleFacts, AimFacts, PlaceFacts]
)
def test_every_field_that_can_be_changed_has_a_word(facts):
    names = {field.name for field in fields(facts)} - NOT_TOLD

    assert {name for name in names if f"field:{name}" not in TRAIL_WORDS} == set()
