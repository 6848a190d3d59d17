import pytest

from eduapp.core.i18n import set_screen_language
from eduapp.kiosk.formats import faults
from eduapp.kiosk.ui.words import for_candidate


@pytest.mark.parametrize(
    "fault",
    [
        faults.WrongCode(),
        faults.NotOurs(place=3),
        faults.Foreign(place=3),
        faults.DamagedJournal(number=3, offset=99, cause="chain"),
    ],
)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_room_hears_the_cause_and_the_candidate_one_sentence(fault, language):
    set_screen_language(language)

    assert fault.sentence() != for_candidate(fault)
    assert len(for_candidate(fault).split(".")) == 2
