import pytest

from eduapp.certificates.keys.jobs import ByFile, ByHalves
from eduapp.certificates.keys.jobs.ceremony import prepared
from eduapp.certificates.keys.jobs.root import GroupOfHalf, WrongParts, WrongRoot, open_root, secret_of
from eduapp.certificates.seals import keyfile
from eduapp.certificates.seals.faults import NotAKeyFile, WrongHalf
from eduapp.core.errors import Unavailable
from tests.support import given, given_keys
from tests.support.given_keys import OTHER, PARTS, SCHOOL


def opened(database, way):
    keys = given_keys.keys_of(database)
    return open_root(way, keys.root, keys.root_certificate)


def test_the_file_opens_by_both_passwords_in_any_order(database, kept):
    for parts in (PARTS, PARTS[::-1]):
        found = opened(database, ByFile(path=kept.root_file, parts=parts))
        assert found.public == kept.prepared.root.public


@pytest.mark.parametrize("parts", [(PARTS[0], OTHER), (PARTS[0], PARTS[0]), ("", PARTS[1])])
def test_one_of_them_alone_opens_nothing(database, kept, parts):
    with pytest.raises(WrongParts):
        opened(database, ByFile(path=kept.root_file, parts=parts))


def test_both_halves_bring_it_back_without_any_file(database, kept):
    kept.root_file.unlink()
    found = opened(database, kept.by_halves)
    assert found.public == kept.prepared.root.public
    assert found.paper.private_numbers() == kept.prepared.root.paper.private_numbers()


def test_a_half_alone_brings_nothing_back(database, kept):
    one, other = kept.by_halves.halves
    with pytest.raises(WrongHalf):
        opened(database, ByHalves(halves=(one, one)))
    stranger = " ".join(prepared(SCHOOL, given.TODAY).printed(2))
    with pytest.raises(WrongHalf):
        opened(database, ByHalves(halves=(one, stranger)))
    assert opened(database, ByHalves(halves=(other, one)))


def test_the_group_that_was_mistyped_is_named_with_its_half(database, kept):
    one, other = kept.by_halves.halves
    groups = other.split()
    groups[4] = groups[4][:-1] + ("0" if groups[4][-1] != "0" else "1")
    with pytest.raises(GroupOfHalf) as caught:
        opened(database, ByHalves(halves=(one, " ".join(groups))))
    assert "second half" in caught.value.sentence()
    assert "group 5" in caught.value.sentence()


def test_a_root_of_another_school_is_told_apart(database, kept, tmp_path):
    order = given_keys.a_ceremony(tmp_path / "other")
    stranger = tmp_path / "stranger.key"
    password = "\n".join(sorted(PARTS))
    root, secret = order.prepared.root, order.prepared.secret
    stranger.write_bytes(keyfile.close(root, password, secret=secret, cost=given_keys.CHEAP))
    with pytest.raises(WrongRoot) as caught:
        opened(database, ByFile(path=stranger, parts=PARTS))
    assert kept.prepared.root.kid.hex() in caught.value.sentence()


def test_files_that_are_no_root_are_refused(database, kept, tmp_path):
    [issuing] = kept.written.folder.glob("issuing-*.key")
    damaged, large, gone = (tmp_path / name for name in ("damaged", "large", "gone"))
    damaged.write_bytes(kept.root_file.read_bytes()[:-1])
    large.write_bytes(kept.root_file.read_bytes() + bytes(100_000))
    for path in (issuing, large):
        with pytest.raises(NotAKeyFile):
            secret_of(ByFile(path=path, parts=PARTS))
    with pytest.raises(Unavailable):
        secret_of(ByFile(path=gone, parts=PARTS))


def test_no_password_or_half_is_in_the_words_for_a_log(kept):
    assert PARTS[0] not in repr(kept.by_file)
    assert kept.prepared.printed(1)[0] not in repr(kept.by_halves)
