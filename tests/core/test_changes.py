"""Topics of change."""

from eduapp.core.changes import Topic
from eduapp.people.learners.terms import LEARNERS_CHANGED
from eduapp.workshops.hours.terms import HOURS_CHANGED


def test_every_topic_a_feature_names_is_known():
    assert {LEARNERS_CHANGED, HOURS_CHANGED} <= Topic.every()


def test_a_name_is_one_topic_however_often_it_is_written():
    assert Topic("learners") == LEARNERS_CHANGED
    assert len({Topic("learners"), LEARNERS_CHANGED}) == 1
