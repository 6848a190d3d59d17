import pytest

from tests.support.kiosk_screens import assert_screens_accessible
from tests.support.kiosks import a_kiosk, at_work, put_away


@pytest.fixture
def kiosk(qapp, tmp_path):
    made = a_kiosk(tmp_path)
    yield made
    put_away(made)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 6, 7, 8, 9])
def test_every_kind_of_question_is_fit_for_everybody(kiosk, number):
    at_work(kiosk)

    assert_screens_accessible(kiosk, lambda kiosk: kiosk._go(number))
