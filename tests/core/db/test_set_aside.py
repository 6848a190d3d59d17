"""Whom the reason is about for which a rule was set aside."""

from uuid import UUID

import pytest

from eduapp.core.db.set_aside import OVERRIDDEN, about_whom
from eduapp.core.db.unit_of_work import AuditNote
from eduapp.core.violations import Override
from eduapp.people.audit import service
from eduapp.people.audit.models import AuditEntry
from tests.core.test_violations import Full
from tests.support import given

ANNA, BO = UUID(int=1), UUID(int=2)


def note(what):
    """`o`: a rule was set aside; a, b: something was done to Anna, Bo; x: to nobody."""
    people = {"a": ANNA, "b": BO}
    return AuditNote(OVERRIDDEN if what == "o" else "done", UUID(int=9), people.get(what), {})


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("xa", "xa"),
        ("oa", "(a)a"),
        ("ooa", "(a)(a)a"),
        ("oab", "(a)(b)ab"),
        ("oaob", "(a)a(b)b"),
        ("ao", "a(a)"),
        ("ox", "(-)x"),
        ("aoox", "a(-)(-)x"),
    ],
)
def test_it_is_about_whom_something_was_done_to_right_after(said, told):
    letters = {ANNA: "a", BO: "b", None: "-"}
    found = ""
    for one in about_whom([note(what) for what in said]):
        letter = letters[one.learner]
        found += f"({letter})" if one.action == OVERRIDDEN else letter.replace("-", "x")
    assert found == told


def test_the_reason_goes_with_what_else_is_told_of_the_person(database):
    anna = given.a_learner(database, "Anna Berg")
    with database.writing() as uow:
        uow.enforce([Full(free=0)], Override(frozenset({"Full"}), "Anna Berg needs it"))
        uow.audit("test.done", anna, anna)
    database.execute(service.shred_details, service.ShredDetails(learner_id=anna))
    with database.reading() as session:
        assert "Anna" not in str([one.details for one in session.query(AuditEntry)])
