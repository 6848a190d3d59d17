import pytest

from eduapp.core.i18n import set_screen_language
from eduapp.kiosk.formats import faults


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
def test_the_candidate_hears_one_sentence_and_the_room_the_cause(fault, language):
    set_screen_language(language)

    assert fault.sentence() != fault.for_candidate()
    assert len(fault.for_candidate().split(".")) == 2
