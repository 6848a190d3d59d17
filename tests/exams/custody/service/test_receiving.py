"""A bundle comes with its receipt, in one; its label is its own, and so is its seal."""

from uuid import UUID

import pytest

from eduapp.core.errors import NotAllowed, NotFound, Refused
from eduapp.exams.custody import service, terms
from tests.support import given
from tests.support.given_custody import a_bundle, an_exam, by_two, step, take_back, the_bundle


def refused(call):
    with pytest.raises(Refused) as refusal:
        call()
    return [one.name for one in refusal.value.violations]


def test_a_receipt_says_who_when_how_many_and_from_whom(database, sitting_id, notes):
    bundle_id = a_bundle(database, sitting_id, "  Version   A ", seal="P 1001", variant="A")
    row = the_bundle(database, bundle_id)
    assert (row.label, row.variant, row.standing.state, row.seal, row.turn) == (
        "Version A", "A", "sealed", "P 1001", 1,
    )  # fmt: skip
    [line] = row.log
    assert (line.event.kind, line.event.count, line.words, line.by) == (
        "received",
        30,
        "The county",
        given.OFFICE.name,
    )
    assert (row.balance.received, row.balance.unused) == (30, 30)
    assert notes[-1].action == terms.RECEIVED
    assert notes[-1].details["bundle"] == "Version A"
    assert notes[-1].details["reference"] == "P 1001"


def test_a_label_is_used_once_in_an_exam_and_again_in_another(database, sitting_id):
    a_bundle(database, sitting_id)
    assert refused(lambda: a_bundle(database, sitting_id, "VERSION A")) == ["LabelTaken"]
    a_bundle(database, an_exam(database))


def test_everything_against_it_is_said_at_once(database, sitting_id):
    assert refused(lambda: a_bundle(database, sitting_id, " ", "sandwiches", count=0)) == [
        "LabelMissing",
        "KindUnknown",
        "CountImpossible",
    ]


def test_a_seal_is_put_on_once_unless_that_was_a_mistake(database, sitting_id):
    first = a_bundle(database, sitting_id, seal="P 1001")
    assert refused(lambda: a_bundle(database, sitting_id, "Version B", seal="P 1001")) == ["SealUsed"]
    by_two(database, first, "opened", count=30)
    assert refused(lambda: step(database, first, "sealed", reference="P 1001")) == ["SealUsed"]
    mistaken = step(database, first, "sealed", reference="P 1002")
    take_back(database, first, mistaken)
    a_bundle(database, sitting_id, "Version B", seal="P 1002")


def test_who_may_not_record_learns_that_first_and_what_is_gone_is_said(database):
    order = service.ReceiveBundle(
        sitting_id=UUID(int=5), label="A", holds="question_papers", count=1, source="x"
    )
    with pytest.raises(NotAllowed):
        database.acting_as(given.TEACHER).execute(service.receive_bundle, order)
    with pytest.raises(NotFound):
        database.execute(service.receive_bundle, order)
