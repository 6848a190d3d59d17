import pickle
from datetime import datetime

import pytest

from eduapp.certificates.signing.order import Order, UnfitKey
from eduapp.core.i18n import speaking
from tests.support import given_signing


def test_a_key_never_shows_what_is_secret():
    key = given_signing.the_authority().key

    assert repr(key.private) not in repr(key)
    assert "private" not in repr(Order(b"pdf", key, given_signing.MOMENT))


def test_an_order_travels():
    order = Order(b"pdf", given_signing.the_authority().key, given_signing.MOMENT)

    assert pickle.loads(pickle.dumps(order)) == order  # noqa: S301 - our own


def test_a_moment_without_a_zone_is_a_fault_of_ours():
    with pytest.raises(ValueError):
        Order(b"pdf", given_signing.the_authority().key, datetime(2026, 11, 19, 11, 30))


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_an_unfit_key_says_what_to_choose(language):
    with speaking(language):
        assert "P-256" in UnfitKey().sentence()
