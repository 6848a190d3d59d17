import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.certificates.seals.faults import Fault, UnknownKey, WrongSignature
from eduapp.certificates.verification import lists
from eduapp.certificates.verification.lists import Lists, NotAList, NotLists
from tests.support.given_seals import a_school


def test_what_is_written_is_read_from_the_file_and_from_the_page(world, page):
    assert lists.read(lists.written(world.lists).encode()) == world.lists
    assert lists.read(page.read_bytes()) == world.lists
    assert world.lists.key_list().keys == world.keys.keys
    assert world.lists.status_list().entries == world.status.entries


def test_a_list_of_revoked_papers_may_be_missing(world):
    alone = Lists(world.lists.root, world.lists.keys)

    assert lists.read(lists.written(alone).encode()) == alone
    assert alone.status_list() is None


def test_lists_are_held_against_the_root_and_the_keys(world):
    other = a_school()

    with pytest.raises(UnknownKey):
        Lists(other.root.public, world.lists.keys).key_list()
    with pytest.raises((UnknownKey, WrongSignature)):
        Lists(world.lists.root, world.lists.keys, other.status_bytes()).status_list()


@pytest.mark.parametrize("name", ["format", "root", "keys", "status", "head"])
@pytest.mark.parametrize("value", ["", "%", 7, ["a"], {"a": 1}])
def test_another_form_is_refused(world, name, value):
    told = json.loads(lists.written(world.lists)) | {name: value}

    with pytest.raises(Fault):
        lists.read(json.dumps(told).encode()).status_list()


@given(st.binary(max_size=200))
def test_anything_else_is_no_file_of_keys(content):
    with pytest.raises(NotLists):
        lists.read(content)


def test_deep_or_large_files_do_no_harm(monkeypatch):
    with pytest.raises(NotLists):
        lists.read(b"[" * 100_000)
    monkeypatch.setattr(lists, "LARGEST", 10)
    with pytest.raises(NotLists):
        lists.read(b" " * 11)


def test_how_far_the_register_went_goes_along(world):
    told = replace(world.lists, head=(417, "9f3c 6a01 9f3c 6a01"))
    assert lists.read(lists.written(told).encode()) == told

    older = json.loads(lists.written(told))
    del older["head"]  # as it was written before heads went along
    assert lists.read(json.dumps(older).encode()) == world.lists


def test_a_list_is_found_by_itself_and_in_what_the_school_hands_out(world, page):
    told = lists.written(world.lists).encode()

    for content in (world.lists.status, told, page.read_bytes()):
        assert lists.status_in(content) == world.lists.status
    assert lists.read_status(lists.status_in(told), world.keys) == world.status


@pytest.mark.parametrize("content", [b"", b"Hei", b"%PDF-1.7 %%EOF", b"\x84"])
def test_what_is_no_list_is_called_none(world, content):
    with pytest.raises(NotAList):
        lists.read_status(lists.status_in(content), world.keys)


def test_a_file_without_the_list_has_none_to_give(world):
    with pytest.raises(NotAList):
        lists.status_in(lists.written(replace(world.lists, status=None)).encode())
    with pytest.raises(NotLists):
        lists.status_in(b'{"format": "of others"}')
