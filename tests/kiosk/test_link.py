import pytest

from eduapp.kiosk import link
from eduapp.kiosk.formats.faults import Fault
from eduapp.kiosk.ui.words import for_candidate


@pytest.mark.parametrize(
    "refusal",
    [
        *(link.WrongTicket, link.TicketLocked, link.SeatTaken, link.NoMore, link.NotOpen),
        *(link.NotOpenYet, link.OtherAnswers, link.OtherVersion),
    ],
)
def test_every_refusal_has_a_cause_for_the_room_and_one_thing_to_do_for_the_candidate(refusal):
    assert issubclass(refusal, Fault)
    assert refusal().sentence() != for_candidate(refusal()) == "Ask the person in the room."


def test_no_contact_is_no_refusal():
    assert not issubclass(link.NoContact, Fault)
    assert link.NoContact().sentence()
