import hashlib
import random

import pytest

from eduapp.certificates.signing import container, form
from tests.support import given_signing, tampered_papers

SCHOOL = given_signing.the_authority()
DIGEST = hashlib.sha256(b"a paper").digest()
MADE = container.container(DIGEST, SCHOOL.key)


def ours(read, digest=DIGEST):
    try:
        return form.is_ours(read, digest)
    except (ValueError, TypeError, KeyError):
        return False


def test_a_container_of_ours_is_ours():
    assert ours(MADE)


def test_it_is_about_one_paper():
    assert not ours(MADE, hashlib.sha256(b"another paper").digest())


def test_only_the_certificate_and_the_bare_signature_may_be_others_and_those_prove_themselves():
    """Whatever else is changed is another form; those two are what the cryptography is asked about."""
    dice = random.Random(7)
    leaf = MADE.index(SCHOOL.key.certificate)
    free = {*range(leaf, leaf + len(SCHOOL.key.certificate)), *range(len(MADE) - 72, len(MADE))}

    for _time in range(300):
        changed = tampered_papers.flipped(MADE, dice)
        place = next(at for at, (one, other) in enumerate(zip(MADE, changed, strict=True)) if one != other)
        assert place in free or not ours(changed)


@pytest.mark.parametrize("more", [b"\0", b"0", MADE])
def test_nothing_may_follow(more):
    assert not ours(MADE + more)


def test_the_first_value_is_cut_out_of_what_follows():
    assert form.first_value(MADE + bytes(100)) == MADE
    assert form.first_value(b"\x04\x02abzzz") == b"\x04\x02ab"
