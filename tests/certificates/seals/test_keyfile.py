import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.certificates.seals import cbor, keyfile
from eduapp.certificates.seals.faults import NotAKeyFile, WrongGroup, WrongHalf, WrongPassword
from eduapp.certificates.seals.keyfile import halves, joined, printed_half, read_half
from eduapp.certificates.seals.keys import Role
from eduapp.core import box, crockford
from tests.support.given_seals import a_school

CHEAP = box.Cost(1, 64, 1)  # what is tested is not how slow a guess is
PASSWORD = "riktig hest batteri"


def closed(pair, password=PASSWORD, **told):
    return keyfile.close(pair, password, cost=CHEAP, **told)


def private(pair):
    return pair.role, pair.seal.private_bytes_raw(), pair.paper.private_numbers(), pair.certificate


def test_keys_come_back_by_their_password(school):
    for pair in (school.root, school.issuing):
        read = keyfile.read(closed(pair))

        assert (read.role, read.kid) == (pair.role, pair.kid)
        assert private(read.open(PASSWORD)) == private(pair)


@pytest.mark.parametrize("password", ["", "Riktig hest batteri", "riktig hest batteri "])
def test_another_password_opens_nothing(school, password):
    with pytest.raises(WrongPassword):
        keyfile.read(closed(school.issuing)).open(password)


def test_a_guess_costs_what_the_standard_asks_for(school):
    told = keyfile.read(keyfile.close(school.issuing, PASSWORD)).sealed.lock["argon2"]

    assert told == {"memory": 65536, "time": 3, "lanes": 4}


def test_nothing_of_the_keys_can_be_read_from_outside(school):
    content = closed(school.issuing)

    assert school.issuing.seal.private_bytes_raw() not in content
    assert school.issuing.certificate[40:60] not in content
    assert b"Fjordbyen" not in content


def test_two_halves_bring_the_keys_back_also_after_the_password_was_changed(school):
    first = keyfile.read(closed(school.root))
    secret = first.secret(PASSWORD)
    sheets = [" ".join(printed_half(half)) for half in halves(secret)]
    second = keyfile.read(closed(school.root, "et annet passord", secret=secret))

    for file in (first, second):
        assert private(file.recover(*map(read_half, sheets))) == private(school.root)
    with pytest.raises(WrongPassword):
        second.open(PASSWORD)


def test_one_half_is_nothing(school):
    file = keyfile.read(closed(school.root))
    one, other = halves(file.secret(PASSWORD))
    again, _ = halves(file.secret(PASSWORD))

    for pair in ((one, one), (one, again), (other, again), (one, bytes(32))):
        with pytest.raises(WrongHalf):
            file.recover(*pair)


def test_halves_of_another_file_do_not_open_this_one(school):
    file, other = keyfile.read(closed(school.root)), keyfile.read(closed(school.issuing))

    with pytest.raises(WrongHalf) as refused:
        file.recover(*halves(other.secret(PASSWORD)))
    assert school.root.kid.hex() in refused.value.sentence()


@given(st.binary(min_size=32, max_size=32), st.sampled_from([" ", "-", "\n", ""]), st.booleans())
def test_a_half_is_read_however_it_was_typed(half, between, small):
    groups = printed_half(half)
    typed = between.join(groups)

    assert [len(group) for group in groups] == [5] * 13
    assert read_half(typed.lower() if small else typed) == half


@given(st.binary(min_size=32, max_size=32))
def test_two_halves_are_the_secret(secret):
    assert joined(*halves(secret)) == secret


def group_named(typed):
    try:
        read_half(typed)
    except WrongGroup as refused:
        return refused.facts["group"]
    return 0


def test_a_wrong_group_is_named():
    rng = random.Random(5)
    named = 0
    for _round in range(400):
        half = rng.randbytes(32)
        groups = list(printed_half(half))
        at, letter = rng.randrange(13), rng.randrange(5)
        other = rng.choice([one for one in crockford.LETTERS if one != groups[at][letter]])
        groups[at] = groups[at][:letter] + other + groups[at][letter + 1 :]
        named += group_named(" ".join(groups)) == at + 1
    assert named > 370  # 31 of 32


def test_groups_that_changed_places_are_noticed():
    groups = list(printed_half(bytes(range(32))))
    groups[2], groups[7] = groups[7], groups[2]

    with pytest.raises(WrongGroup) as refused:
        read_half(" ".join(groups))
    assert refused.value.facts["group"] == 3
    assert "Group 3" in refused.value.sentence()


@pytest.mark.parametrize("count", [0, 1, 12])
def test_a_half_that_is_not_whole_is_told(count):
    with pytest.raises(WrongHalf):
        read_half(" ".join(printed_half(bytes(range(32)))[:count]))


def test_a_half_with_more_or_other_signs_is_told():
    groups = printed_half(bytes(range(32)))
    with pytest.raises((WrongHalf, WrongGroup)):
        read_half(" ".join((*groups, groups[-1])))
    with pytest.raises(WrongGroup) as refused:
        read_half(" ".join((*groups[:4], "AB!DE", *groups[5:])))
    assert refused.value.facts["group"] == 5
    with pytest.raises(WrongGroup):  # more than 32 bytes hold
        read_half(" ".join("ZZZZ" + keyfile._check_of(place, "ZZZZ") for place in range(1, 14)))


def test_five_hundred_damaged_files_open_for_nobody(school):
    rng = random.Random(65)
    sound = closed(school.issuing)
    for _round in range(500):
        content = bytearray(sound)
        at = rng.randrange(len(content))
        if rng.random() < 0.6:
            content[at] ^= 1 << rng.randrange(8)
        elif rng.random() < 0.5:
            del content[at:]
        else:
            content[at:at] = rng.randbytes(2)
        with pytest.raises((NotAKeyFile, WrongPassword)):
            keyfile.read(bytes(content)).open(PASSWORD)


def sealed(school, header=None, **changed):
    """A file of keys with some of what is inside changed, by somebody who has the password."""
    pair = school.issuing
    told = {
        0: 1,
        1: 2,
        2: pair.seal.private_bytes_raw(),
        3: pair.paper.private_numbers().private_value.to_bytes(32, "big"),
        4: pair.certificate,
    }
    told |= {int(key[1:]): value for key, value in changed.items()}
    header = header or {"kid": pair.kid.hex(), "role": "issuing"}
    return box.close(keyfile.MAGIC, header, cbor.encode(told), PASSWORD, cost=CHEAP)


@pytest.mark.parametrize(
    "change",
    [
        lambda s: {"k0": 2},
        lambda s: {"k1": 3},
        lambda s: {"k1": 1},
        lambda s: {"k2": bytes(31)},
        lambda s: {"k2": s.root.seal.private_bytes_raw()},
        lambda s: {"k3": bytes(32)},
        lambda s: {"k3": (7).to_bytes(32, "big")},
        lambda s: {"k4": s.root.certificate},
        lambda s: {"k4": a_school().issuing.certificate},
        lambda s: {"k4": b"none"},
        lambda s: {"header": {"kid": s.root.kid.hex(), "role": "issuing"}},
        lambda s: {"header": {"kid": s.issuing.kid.hex(), "role": "root"}},
    ],
)
def test_keys_that_do_not_belong_together_are_refused(school, change):
    assert keyfile.read(sealed(school)).open(PASSWORD).role is Role.ISSUING
    with pytest.raises(NotAKeyFile):
        keyfile.read(sealed(school, **change(school))).open(PASSWORD)


@pytest.mark.parametrize(
    "header", [{"kid": "xyz", "role": "root"}, {"kid": "00", "role": "other"}, {"kid": "00"}]
)
def test_a_header_that_is_none_of_ours_is_refused(school, header):
    with pytest.raises(NotAKeyFile):
        keyfile.read(sealed(school, header=header))


def test_a_secret_has_thirty_two_bytes():
    with pytest.raises(ValueError):
        halves(bytes(31))
