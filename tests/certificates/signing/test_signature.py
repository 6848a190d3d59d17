import hashlib
import re

import pytest

from eduapp.certificates.signing import Order, container, form, signature
from eduapp.core.errors import Refused
from tests.support import given_signing
from tests.support.given_signing import MOMENT

SCHOOL = given_signing.the_authority()


def test_all_bytes_but_the_room_are_signed_and_the_room_is_what_is_in_it():
    whole = given_signing.a_signed_paper()

    (told,) = re.findall(rb"/ByteRange \[ 0 (\d+) (\d+) (\d+) +\]", whole)
    start, after, rest = map(int, told)
    assert after + rest == len(whole)
    made = form.first_value(bytes.fromhex(whole[start + 1 : after - 1].decode()))
    assert form.is_ours(made, hashlib.sha256(whole[:start] + whole[after:]).digest())
    assert whole[start:after] == signature.hole(made, after - start)


def test_there_is_one_revision_and_nothing_to_fall_back_on():
    whole = given_signing.a_signed_paper()

    assert whole.count(b"startxref") == whole.count(b"%%EOF") == 1
    assert b"/Prev" not in whole


def test_a_paper_of_several_pages_is_signed_on_its_first():
    whole = given_signing.a_signed_paper("praksisattest")

    assert whole.count(b"/ETSI.CAdES.detached") == 1
    assert whole.count(b"/Annots") == 1


def test_the_same_order_gives_the_same_bytes():
    order = Order(given_signing.an_archived_paper(), SCHOOL.key, MOMENT)

    assert signature.signed(order) == signature.signed(order) == given_signing.a_signed_paper()


@pytest.mark.parametrize("size", [0, -60])
def test_what_is_no_whole_paper_is_not_signed(size):
    with pytest.raises(Refused) as refused:
        signature.signed(Order(given_signing.an_archived_paper()[:size], SCHOOL.key, MOMENT))

    assert [one.name for one in refused.value.violations] == ["NotAPaper"]


def test_a_hole_is_filled_up_with_zeros():
    assert signature.hole(b"\x30\x01\xff", 12) == b"<3001ff0000>"
    assert len(signature.hole(bytes(10), 2 * container.room(SCHOOL.key))) == 2 * container.room(SCHOOL.key)
