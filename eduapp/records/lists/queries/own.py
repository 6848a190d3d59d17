"""Whose list it is: who does not reach everybody is given a list in whole, or told nothing of it.

What was frozen has names in it that no session can narrow, and a list with some left out would be a wrong
one: somebody would not be fetched. So what is on a list is asked of everybody, and judged here before any
of it is told.
"""

from collections.abc import Collection, Mapping

from sqlalchemy.orm import Session as Look

from eduapp.core.db.reach import others_among
from eduapp.records.lists import rules
from eduapp.records.lists.rules import Content, Subject


def kept_back(look: Look, versions: Mapping[Subject, Collection[Content | None]]) -> frozenset[Subject]:
    """Which lists have anybody on one of these versions whom whoever looks, or writes, does not reach."""
    people = {subject: rules.people_of(subject, *contents) for subject, contents in versions.items()}
    others = others_among(look, {id for on_it in people.values() for id in on_it})
    return frozenset(subject for subject, on_it in people.items() if on_it & others)


def is_kept_back(look: Look, subject: Subject, *contents: Content | None) -> bool:
    """The same of one list."""
    return subject in kept_back(look, {subject: contents})
