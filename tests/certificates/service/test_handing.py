"""Handing over: on which day, by whom, how, and to nobody but the holder."""

from datetime import timedelta

import pytest

from eduapp.certificates import queries, service, terms
from eduapp.core.errors import NotAllowed, NotFound, Refused
from tests.support import given, given_register


def hand_over(database, certificate_id, **changed):
    told = {"certificate_id": certificate_id, "on_day": given.TODAY, "how": "in_hand"} | changed
    return database.acting_as(given.OFFICE).execute(service.hand_over, service.HandOver(**told))


def test_it_is_kept_who_gave_it_when_and_how(database, school, notes):
    paper = given_register.a_paper(database)
    hand_over(database, paper)
    hand_over(database, paper, how="sent")  # a copy, byte for byte

    with database.reading() as session:
        rows = queries.endings(session, paper).handovers
    assert [(row.on_day, row.how, row.by) for row in rows] == [
        (given.TODAY, "in_hand", given.OFFICE.name),
        (given.TODAY, "sent", given.OFFICE.name),
    ]
    assert [note.action for note in notes][-2:] == [terms.HANDED_OVER] * 2


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"how": "told"}, "WayUnknown"),
        ({"on_day": given.TODAY + timedelta(days=1)}, "HandedOutOfTime"),
        ({"on_day": given.TODAY - timedelta(days=1)}, "HandedOutOfTime"),
    ],
)
def test_neither_before_it_was_issued_nor_in_the_future_nor_anyhow(database, school, changed, name):
    paper = given_register.a_paper(database)
    with pytest.raises(Refused) as refusal:
        hand_over(database, paper, **changed)
    assert [one.name for one in refusal.value.violations] == [name]


def test_a_replaced_paper_may_turn_up_and_be_given_a_revoked_one_not(database, school):
    paper = given_register.a_paper(database)
    given_register.replaced(database, paper)
    hand_over(database, paper)

    given_register.revoked(database, paper)
    with pytest.raises(Refused) as refusal:
        hand_over(database, paper)
    assert [one.name for one in refusal.value.violations] == ["NotInForce"]


def test_who_may_only_look_hands_over_nothing(database, school):
    paper = given_register.a_paper(database)
    order = service.HandOver(certificate_id=paper, on_day=given.TODAY, how="in_hand")
    with pytest.raises(NotAllowed):
        database.acting_as(given.AUDITOR).execute(service.hand_over, order)


def test_every_printing_is_told_and_of_no_paper_none(database, school, notes):
    paper = given_register.a_paper(database)
    database.execute(service.note_printed, service.NotePrinted(certificate_ids=(paper, paper)))
    assert [note.action for note in notes][-2:] == [terms.PRINTED] * 2

    with pytest.raises(NotFound):
        database.execute(service.note_printed, service.NotePrinted(certificate_ids=(given.LEADER.user_id,)))
