import pytest

from eduapp.kiosk import link
from eduapp.kiosk.formats.faults import Fault


@pytest.mark.parametrize(
    "refusal",
    [
        *(link.WrongTicket, link.TicketLocked, link.SeatTaken, link.NoMore, link.NotOpen),
        *(link.OtherAnswers, link.OtherVersion),
    ],
)
def test_every_refusal_has_a_cause_for_the_room_and_one_thing_to_do_for_the_candidate(refusal):
    assert issubclass(refusal, Fault)
    assert refusal().sentence() != refusal().for_candidate() == "Ask the person in the room."


def test_no_contact_is_no_refusal():
    assert not issubclass(link.NoContact, Fault)
    assert link.NoContact().sentence()
