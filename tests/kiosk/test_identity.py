import argparse
import uuid

import pytest

from eduapp.kiosk.entering import enter
from eduapp.kiosk.identity import FILE_NAME, FOREIGN_FOLDER, digests, identity
from eduapp.kiosk.link import SeatTaken
from eduapp.kiosk.link_folder import FolderLink
from eduapp.kiosk.machine import Machine
from eduapp.kiosk.run import made
from tests.support.given_kiosk import CHEAP, CODE, NUMBER, OPENING
from tests.support.kiosks import Clockwork, a_stick, put_away

CARD, RADIO, DISK = "card:b8:27:eb:00:00:01", "card:b8:27:eb:00:00:02", "disk:wd-1"
HERE = Machine(frozenset({CARD, RADIO, DISK}), frozenset({"system:3d1219c7c4c5404a"}))
COPY = Machine(frozenset({"card:b8:27:eb:00:00:03", "card:b8:27:eb:00:00:04", "disk:wd-2"}), HERE.installed)


def read(folder):
    return (folder / FILE_NAME).read_text(encoding="ascii")


def test_a_pc_keeps_its_name(tmp_path):
    first = identity(tmp_path, HERE)

    assert uuid.UUID(first.kiosk)
    assert not first.is_copied
    assert identity(tmp_path, HERE) == first


def test_a_copy_of_the_disk_is_another_pc_and_says_so_once(tmp_path):
    first = identity(tmp_path, HERE)
    copy = identity(tmp_path, COPY)

    assert copy.kiosk != first.kiosk
    assert copy.is_copied
    assert identity(tmp_path, COPY).kiosk == copy.kiosk
    assert not identity(tmp_path, COPY).is_copied


@pytest.mark.parametrize(
    "built_in",
    [{CARD, DISK}, {CARD}, {CARD, RADIO, "disk:wd-9"}, {RADIO, DISK, "card:b8:27:eb:00:00:09"}],
    ids=["radio off", "disk hidden", "disk changed", "card changed"],
)
def test_a_part_that_goes_or_is_changed_leaves_the_pc_what_it_is(tmp_path, built_in):
    first = identity(tmp_path, HERE)

    assert identity(tmp_path, Machine(frozenset(built_in))) == first


def test_parts_that_are_changed_one_after_the_other_are_followed(tmp_path):
    first = identity(tmp_path, HERE)
    later = {RADIO, DISK, "card:b8:27:eb:00:00:09"}
    identity(tmp_path, Machine(frozenset(later)))

    assert identity(tmp_path, Machine(frozenset(later - {RADIO} | {"card:b8:27:eb:00:00:0a"}))) == first


def test_one_number_that_a_maker_gave_to_all_makes_no_two_pcs_the_same(tmp_path):
    same = "board:4711-4711"
    first = identity(tmp_path, Machine(frozenset({same, CARD})))

    assert identity(tmp_path, Machine(frozenset({same, RADIO}))).kiosk != first.kiosk


def test_where_nothing_built_in_can_be_read_the_installation_tells(tmp_path):
    first = identity(tmp_path, Machine(installed=frozenset({"system:aa"})))

    assert identity(tmp_path, Machine(installed=frozenset({"system:aa"}))) == first
    assert identity(tmp_path, Machine(installed=frozenset({"system:bb"}))).kiosk != first.kiosk


def test_a_pc_that_tells_nothing_keeps_the_name_it_has(tmp_path):
    first = identity(tmp_path, Machine())

    assert identity(tmp_path, Machine()) == first


@pytest.mark.parametrize(
    "text", ["nonsense", "", str(uuid.uuid4())], ids=["nonsense", "empty", "bound to none"]
)
def test_a_name_that_is_bound_to_no_pc_is_made_anew(tmp_path, text):
    (tmp_path / FILE_NAME).write_text(text, encoding="ascii")

    assert identity(tmp_path, HERE).kiosk != text
    assert identity(tmp_path, HERE) == identity(tmp_path, HERE)


def test_nothing_of_the_pc_can_be_read_from_what_is_kept(tmp_path):
    name = identity(tmp_path, HERE).kiosk
    kept = read(tmp_path).casefold()

    assert not any(fact.split(":", 1)[1] in kept for fact in (*HERE.built_in, *HERE.installed))
    assert next(iter(digests(name, {CARD}))) in kept
    assert digests(name, {CARD}) != digests(str(uuid.uuid4()), {CARD})


def test_a_folder_that_cannot_be_written_to_stops_nobody(tmp_path):
    (tmp_path / "own").write_bytes(b"a file where a folder should be")

    assert uuid.UUID(identity(tmp_path / "own", HERE).kiosk)


def test_seats_that_came_with_a_copy_open_nothing_there_and_nothing_is_deleted(tmp_path):
    own, link = tmp_path / "own", FolderLink(a_stick(tmp_path / "stick"), tmp_path / "own")
    first = identity(own, HERE)
    entered = enter(link, own, first.kiosk, Clockwork().clocks(), str(NUMBER), CODE, CHEAP)
    entered.begin_by_code(OPENING)
    entered.remember_key()
    entered.sitting.answer(9, "Written at the first one")
    entered.sitting.close()
    before = {path.name for path in own.iterdir()}
    copy = identity(own, COPY)

    with pytest.raises(SeatTaken):
        enter(link, own, copy.kiosk, Clockwork().clocks(), str(NUMBER), CODE, CHEAP)
    kept = {path.name for path in own.rglob("*") if path.is_file()}
    assert before <= kept
    assert {path.name for path in (own / FOREIGN_FOLDER).rglob("*.dagverk")} == {
        *(f"seat-{NUMBER}.dagverk", f"open-{NUMBER}.dagverk")
    }
    assert list(own.glob("*.journal"))


def test_a_kiosk_that_starts_on_a_copied_disk_goes_by_a_name_of_its_own(qapp, tmp_path):
    first = identity(tmp_path / "kiosk", HERE)
    asked = argparse.Namespace(
        seats=None, data=tmp_path, folder=tmp_path, one=None, out=None, leave=None, language="en"
    )
    kiosk = made(asked, qapp, CHEAP)

    assert kiosk.place.is_copied
    assert kiosk.place.kiosk not in {"", first.kiosk}
    put_away(kiosk)
